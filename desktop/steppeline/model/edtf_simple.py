"""Reading one EDTF date, the piece of intervals and sets: year, month or season, day, time, qualifiers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product

from steppeline.model.calendar import HOUR, MINUTE, days_in_month
from steppeline.model.edtf_forms import EXACT, WIDENING, SimpleDate
from steppeline.model.edtf_pattern import SEASONS, DatePattern, Precision, Unit
from steppeline.model.edtf_scanner import Scanner
from steppeline.model.text import counted, message

FARTHEST_YEAR = 100_000_000_000
"""Either way; in seconds it stays well below OPEN."""

_QUALIFIER = re.compile(r"[?~%]")
_YEAR = re.compile(r"-?[0-9X]{4}(?![0-9X])")
_LONG_YEAR = re.compile(r"Y-?[1-9][0-9]*")
_EXPONENT = re.compile(r"E[1-9][0-9]*")
_SIGNIFICANT = re.compile(r"S[1-9][0-9]*")
_TWO_DIGITS = re.compile(r"[0-9X]{2}(?![0-9X])")
_CLOCK = re.compile(r"([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(?![0-9:])")
_ZONE = re.compile(r"Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?(?![0-9:])")


@dataclass
class _Qualifiers:
    """Which of the parts read so far are uncertain or approximate.

    A mark left of a part is about that part alone, a mark right of it also about all before it. `widened_at` are the
    parts at which an approximation stands.
    """

    parts: list[str] = field(default_factory=list)
    uncertain: set[str] = field(default_factory=set)
    approximate: set[str] = field(default_factory=set)
    widened_at: set[str] = field(default_factory=set)

    def note(self, mark: str, parts: Sequence[str], at: str) -> None:
        if mark and mark in "?%":
            self.uncertain.update(parts)
        if mark and mark in "~%":
            self.approximate.update(parts)
            self.widened_at.add(at)


def parse_simple(scanner: Scanner) -> SimpleDate:
    """The one date that fills the scanner's stretch of text. Raises InputError with the place of the mistake."""
    qualifiers = _Qualifiers()
    left = scanner.take(_QUALIFIER)
    if scanner.sees("Y"):
        pattern, estimate, year_text = _long_year(scanner)
    else:
        pattern, estimate, year_text = _year(scanner)
    _qualify(scanner, qualifiers, "year", left)
    if estimate is None and not year_text.startswith("Y") and scanner.skip("-"):
        pattern = _month_and_rest(scanner, qualifiers, pattern)
    if scanner.rest:
        rest = scanner.rest if len(scanner.rest) <= 20 else scanner.rest[:20] + "…"
        scanner.fail(message("“{rest}” cannot stand here; write dates such as 2021-09-28 or 2021.", rest=rest))
    first, last = pattern.first(), pattern.last()
    if first is None or last is None:
        scanner.fail(message("No day of the calendar fits this date; correct its day."), scanner.start)
    widenings = [WIDENING[_precision_at(part, pattern)] for part in qualifiers.widened_at]
    return SimpleDate(
        pattern,
        first,
        last,
        year_text,
        tuple(qualifiers.parts),
        tuple(part for part in qualifiers.parts if part in qualifiers.uncertain),
        tuple(part for part in qualifiers.parts if part in qualifiers.approximate),
        max(widenings, default=EXACT),
        estimate,
    )


def _qualify(scanner: Scanner, qualifiers: _Qualifiers, part: str, left: str) -> None:
    qualifiers.parts.append(part)
    qualifiers.note(left, [part], part)
    qualifiers.note(scanner.take(_QUALIFIER), qualifiers.parts, part)


def _precision_at(part: str, pattern: DatePattern) -> Precision:
    years = DatePattern("year", pattern.years)
    precisions: dict[str, Precision] = {
        "year": years.precision,
        "month": "month",
        "season": "season",
        "day": "day",
        "time": pattern.unit,
    }
    return precisions[part]


def _long_year(scanner: Scanner) -> tuple[DatePattern, int | None, str]:
    start = scanner.position
    scanner.need(_LONG_YEAR, message("After Y comes a year of more than four digits, such as Y12000."))
    scanner.take(_EXPONENT)
    base, _, exponent = scanner.text[start + 1 : scanner.position].partition("E")
    digits = len(base.lstrip("-")) + int(exponent[:3] or "0")
    year = int(base) * 10 ** int(exponent or "0") if digits <= 12 else FARTHEST_YEAR + 1
    if abs(year) > FARTHEST_YEAR:
        scanner.fail(message("The year is too far away; years run to 100 thousand million either way."), start)
    if abs(year) <= 9_999:
        scanner.fail(message("A year of four digits is written without Y."), start, scanner.position)
    pattern, estimate = _significant(scanner, year, len(str(abs(year))))
    return pattern, estimate, scanner.text[start : scanner.position]


def _year(scanner: Scanner) -> tuple[DatePattern, int | None, str]:
    start = scanner.position
    text = scanner.need(
        _YEAR,
        message("A year has four digits, such as 2021, with X for an unknown digit; a longer year begins with Y."),
    )
    if text == "-0000":
        scanner.fail(message("There is no year −0000; the year before year 1 is 0000."), start, scanner.position)
    if "X" not in text:
        pattern, estimate = _significant(scanner, int(text), 4)
        return pattern, estimate, text
    return DatePattern("year", _years_like(text)), None, text


def _significant(scanner: Scanner, year: int, digits: int) -> tuple[DatePattern, int | None]:
    """A year of which only the first `S` digits are known to be right: any year that begins with them."""
    start = scanner.position
    text = scanner.take(_SIGNIFICANT)
    if not text:
        return DatePattern("year", range(year, year + 1)), None
    known = int(text[1:3])
    if len(text) > 3 or known > digits:
        scanner.fail(
            message("A year of {digits} digits cannot have more significant ones.", digits=digits),
            start,
            scanner.position,
        )
    step = 10 ** (digits - known)
    low = abs(year) // step * step
    years = range(low, low + step) if year >= 0 else range(-low - step + 1, -low + 1)
    return DatePattern("year", years), year


def _years_like(text: str) -> range | tuple[int, ...]:
    digits = text.removeprefix("-")
    known = digits.rstrip("X")
    negative = digits != text
    if "X" not in known:
        step = 10 ** (4 - len(known))
        low = int(known or "0") * step
        # There is no year −0.
        return range(-low - step + 1, -low + (1 if low else 0)) if negative else range(low, low + step)
    years = (int("".join(choice)) for choice in product(*("0123456789" if digit == "X" else digit for digit in digits)))
    return tuple(sorted(-year for year in years if year)) if negative else tuple(years)


def _month_and_rest(scanner: Scanner, qualifiers: _Qualifiers, pattern: DatePattern) -> DatePattern:
    left = scanner.take(_QUALIFIER)
    start = scanner.position
    text = scanner.need(_TWO_DIGITS, message("A month has two digits, such as 09."))
    if text.isdecimal() and int(text) in SEASONS:
        _qualify(scanner, qualifiers, "season", left)
        return DatePattern("season", pattern.years, season=int(text))
    months = _numbers_like(text, 12)
    if not months:
        scanner.fail(
            message("Month {month} does not exist; months run from 01 to 12.", month=text), start, scanner.position
        )
    _qualify(scanner, qualifiers, "month", left)
    if scanner.skip("-"):
        return _day_and_time(scanner, qualifiers, pattern.years, months)
    return DatePattern("month", pattern.years, months)


def _day_and_time(
    scanner: Scanner, qualifiers: _Qualifiers, years: range | tuple[int, ...], months: tuple[int, ...]
) -> DatePattern:
    left = scanner.take(_QUALIFIER)
    start = scanner.position
    text = scanner.need(_TWO_DIGITS, message("A day has two digits, such as 05."))
    days = _numbers_like(text, 31)
    if not days:
        scanner.fail(message("Day {day} does not exist; days run from 01 to 31.", day=text), start, scanner.position)
    if len(years) == len(months) == 1 and days[0] > (count := days_in_month(years[0], months[0])):
        scanner.fail(
            counted(
                "Day {day} does not exist in this month, which has {count} day.",
                "Day {day} does not exist in this month, which has {count} days.",
                count,
                day=text,
            ),
            start,
            scanner.position,
        )
    _qualify(scanner, qualifiers, "day", left)
    if not scanner.skip("T"):
        return DatePattern("day", years, months, days)
    if not len(years) == len(months) == len(days) == 1:
        scanner.fail(message("A time needs a whole date without X."), scanner.position - 1)
    unit, time = _time(scanner)
    _qualify(scanner, qualifiers, "time", "")
    return DatePattern(unit, years, months, days, time=time)


def _time(scanner: Scanner) -> tuple[Unit, int]:
    start = scanner.position
    text = scanner.need(_CLOCK, message("A time has two digits each for hours and minutes, such as T10:30."))
    hour, minute, second = (*(int(part) for part in text.split(":")), 0)[:3]
    if hour > 23 or minute > 59 or second > 59:
        scanner.fail(message("There is no such time; times run from 00:00:00 to 23:59:59."), start, scanner.position)
    scanner.take(_ZONE)
    unit: Unit = "second" if len(text) == len("10:30:00") else "minute"
    return unit, hour * HOUR + minute * MINUTE + second


def _numbers_like(text: str, highest: int) -> tuple[int, ...]:
    """The numbers from 1 to `highest` whose two digits fit `text`, where X fits any."""
    if text.isdecimal():
        return (int(text),) if 1 <= int(text) <= highest else ()
    return tuple(
        number
        for number in range(1, highest + 1)
        if all(wanted in ("X", digit) for wanted, digit in zip(text, f"{number:02}", strict=True))
    )
