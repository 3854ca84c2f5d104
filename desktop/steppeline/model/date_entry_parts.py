"""One date in plain English ("28 september 2021", "some day in march 44 bc", "about autumn 2021") as EDTF.

The text has gone through `date_entry_words.plain`. What is not understood is None; nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from steppeline.model.date_entry_words import MONTH_NAMES
from steppeline.model.edtf import parse
from steppeline.model.edtf_forms import SimpleDate
from steppeline.model.errors import InputError

_SEASONS = ("spring", "summer", "autumn", "winter")
_SUB_YEARS = {
    **{name: 21 + place for place, name in enumerate(_SEASONS)},
    **{f"northern {name}": 25 + place for place, name in enumerate(_SEASONS)},
    **{f"southern {name}": 29 + place for place, name in enumerate(_SEASONS)},
    **{f"{name} quarter": 33 + place for place, name in enumerate(("first", "second", "third", "fourth"))},
    **{f"{name} third": 37 + place for place, name in enumerate(("first", "second", "last"))},
    **{f"{name} half": 40 + place for place, name in enumerate(("first", "second"))},
}
_EDTF = re.compile(r"y?-?[\dx]{3,}[\dxte:s-]*")
_CLOCK = re.compile(r"(?:(.+?),? (?:at |в )?(\d{1,2}:\d\d(?::\d\d)?))|(?:(\d{1,2}:\d\d(?::\d\d)?) (.+))")
_PART_OF_YEAR = re.compile(r"(.+?),? (?:of )?(\d+ bc|\d{3,}|year written \S+|unknown year)")
_MONTH_DAY_YEAR = re.compile(r"([a-z]+) (\d{1,2}),? (\d{3,}|\d+ bc)")
_YEAR_DAY_MONTH = re.compile(r"(\d{3,}),? (\d{1,2}) ([a-z]+)")
_NUMERIC = re.compile(
    r"(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d{4})[./](\d{1,2})[./](\d{1,2})|(\d{1,2})[./](\d{4})|(\d{4})[./](\d{1,2})"
)
_SPLIT_WINTER = re.compile(r"winter (?:of )?(\d{4})(?:/| – )(\d{4}|\d\d)")
_QUALIFIED = re.compile(r"(.+) \((approximate|uncertain): ([a-z, ]+)\)")
_YEARS = re.compile(r"some year from (\d+(?: bc)?) to (\d+(?: bc)?)(?:, estimated (\d+(?: bc)?))?")
_DECADE = re.compile(r"some year in (\d{3})0s|(\d{3})0s")
_CENTURY = re.compile(r"(\d{1,2})th century")
_LIST = re.compile(r", | or ")


@dataclass(frozen=True)
class Piece:
    """One date: the text of its year, month or season, day and time, and which of them are in doubt or approximate."""

    parts: tuple[tuple[str, str], ...]
    approximate: frozenset[str] = frozenset()
    uncertain: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """Its parts: year, month, …"""
        return frozenset(name for name, _ in self.parts)

    def text(self) -> str:
        """As EDTF."""
        marks = {name: self._mark(name) for name, _ in self.parts}
        if len(set(marks.values())) == 1:
            return _joined(dict(self.parts)) + next(iter(marks.values()))
        return _joined({name: marks[name] + text for name, text in self.parts})

    def _mark(self, name: str) -> str:
        if name in self.approximate:
            return "%" if name in self.uncertain else "~"
        return "?" if name in self.uncertain else ""


def _joined(parts: dict[str, str]) -> str:
    date = "-".join(text for name, text in parts.items() if name != "time")
    return f"{date}T{parts['time']}" if "time" in parts else date


def piece(text: str) -> Piece | None:
    """The one date that the text says, with its qualifiers."""
    if found := _QUALIFIED.fullmatch(text):
        inner = piece(found[1])
        names = frozenset(found[3].split(", "))
        if inner is None or not names <= inner.names:
            return None
        if found[2] == "approximate":
            return replace(inner, approximate=names)
        return replace(inner, uncertain=names)
    for beginning in ("possibly ", "about ", "throughout ", "~"):
        if text.startswith(beginning):
            return _marked(piece(text.removeprefix(beginning).strip()), beginning)
    if text.endswith("?"):
        return _marked(piece(text.removesuffix("?").strip()), "possibly ")
    return _written(text) or _with_time(text) or _numeric(text) or _in_words(text)


def _marked(inner: Piece | None, mark: str) -> Piece | None:
    if inner is None or mark == "throughout ":
        return inner
    if mark == "possibly ":
        return replace(inner, uncertain=inner.uncertain or inner.names)
    return replace(inner, approximate=inner.approximate or inner.names)


def _written(text: str) -> Piece | None:
    """A date written as EDTF without qualifiers."""
    if not _EDTF.fullmatch(text):
        return None
    edtf = text.upper()
    try:
        form = parse(edtf).form
    except InputError:
        return None
    if not isinstance(form, SimpleDate):
        return None
    date, _, time = edtf.partition("T")
    texts = [form.year_text, *date[len(form.year_text) :].lstrip("-").split("-")] if "S" not in date else [date]
    texts = [each for each in texts if each] + ([time] if time else [])
    return Piece(tuple(zip(form.parts, texts, strict=True)))


def _with_time(text: str) -> Piece | None:
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    day = piece((found[1] or found[4]).strip())
    clock = found[2] or found[3]
    if day is None or day.names != {"year", "month", "day"}:
        return None
    return Piece((*day.parts, ("time", clock.zfill(len("00:00") if clock.count(":") == 1 else len("00:00:00")))))


def _numeric(text: str) -> Piece | None:
    """Numbers with dots, day first, as they are written wherever dots are; year first also with strokes."""
    found = _NUMERIC.fullmatch(text)
    if found is None:
        return None
    day = found[1] or found[6]
    month = found[2] or found[5] or found[7] or found[10]
    year = found[3] or found[4] or found[8] or found[9]
    parts = (("year", year), ("month", month.zfill(2)))
    return Piece((*parts, ("day", day.zfill(2))) if day else parts)


def _in_words(text: str) -> Piece | None:
    if found := _MONTH_DAY_YEAR.fullmatch(text):
        return _in_words(f"{found[2]} {found[1]} {found[3]}")
    if found := _YEAR_DAY_MONTH.fullmatch(text):
        return _in_words(f"{found[2]} {found[3]} {found[1]}")
    if found := _SPLIT_WINTER.fullmatch(text):
        is_next = int(found[2]) % 100 == (int(found[1]) + 1) % 100
        return Piece((("year", found[1]), ("season", "24"))) if is_next else None
    for beginning in ("some time in ", "some time "):
        if text.startswith(beginning):
            return _in_words(text.removeprefix(beginning))
    if year := _year(text):
        return Piece((("year", year),))
    if found := _PART_OF_YEAR.fullmatch(text):
        year, rest = _year(found[2]), _part_of_year(found[1])
        if year and rest:
            return Piece((("year", year), *rest))
    for comma in re.finditer(", ", text):
        for of_year, of_part in (
            (text[: comma.start()], text[comma.end() :]),
            (text[comma.end() :], text[: comma.start()]),
        ):
            year, rest = _year(of_year), _part_of_year(of_part)
            if year and rest:
                return Piece((("year", year), *rest))
    return None


def year_number(text: str) -> int | None:
    """The year that "2021" or "44 bc" is, None for anything else; years before 100 have their noughts or era."""
    if found := re.fullmatch(r"(\d+) bc", text):
        return 1 - int(found[1]) if int(found[1]) else None
    return int(text) if re.fullmatch(r"\d{3,12}", text) else None


def year_text(year: int) -> str:
    """A year of the calendar as EDTF."""
    if abs(year) > 9_999:
        return f"Y{year}"
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


def _year(text: str) -> str | None:
    number = year_number(text)
    if number is not None:
        return year_text(number)
    if found := _DECADE.fullmatch(text):
        return f"{found[1] or found[2]}X"
    if found := _CENTURY.fullmatch(text):
        return f"{int(found[1]) - 1:02}XX" if int(found[1]) else None
    if found := _YEARS.fullmatch(text):
        return _one_of_years(found[1], found[2], found[3])
    if text == "unknown year":
        return "XXXX"
    written = text.removeprefix("year written ").upper()
    return written if written != text.upper() and re.fullmatch(r"-?[\dX]{4}", written) else None


def _one_of_years(first: str, last: str, estimate: str | None) -> str | None:
    """The year with unknown digits, or with significant ones, that is any from the first to the last."""
    low, high = year_number(first), year_number(last)
    if low is None or high is None:
        return None
    if estimate is not None:
        year = year_number(estimate)
        candidates = [] if year is None else [f"{year_text(year)}S{digits}" for digits in range(1, 13)]
    else:
        ends = {year_text(low), year_text(high)}
        candidates = [each[:-count] + "X" * count for each in ends for count in range(1, 5) if "Y" not in each]
    return next((each for each in candidates if _spans_years(each, low, high)), None)


def _spans_years(text: str, low: int, high: int) -> bool:
    try:
        form = parse(text).form
    except InputError:
        return False
    return isinstance(form, SimpleDate) and (form.pattern.years[0], form.pattern.years[-1]) == (low, high)


def _part_of_year(text: str) -> tuple[tuple[str, str], ...] | None:
    text = text.removesuffix(" of").removesuffix(",")
    if text in _SUB_YEARS:
        return (("season", str(_SUB_YEARS[text])),)
    if months := _months(text):
        return (("month", months),)
    if text in ("some day", "some day in"):
        return (("month", "XX"), ("day", "XX"))
    for pattern in (
        r"(some) day in (.+)",
        r"(some) day of (.+)",
        r"day (.+?) of (.+)",
        r"some day from (\d+ to \d+) (?:of )?(\w+)",
        r"((?:\d+, )*\d+(?: or \d+)?) (?:of )?(\w+)",
    ):
        found = re.fullmatch(pattern, text)
        days, months = (_days(found[1]), _months(found[2])) if found else (None, None)
        if days and months:
            return (("month", months), ("day", days))
    return None


def _days(text: str) -> str | None:
    """What "28", "5, 15 or 25", "20 to 29", "some" is as the two digits of a day."""
    if text == "some":
        return "XX"
    if found := re.fullmatch(r"(\d+) to (\d+)", text):
        return _masks(31).get(tuple(range(int(found[1]), int(found[2]) + 1)))
    numbers = _LIST.split(text)
    if not all(number.isdecimal() and len(number) <= 2 for number in numbers):
        return None
    if len(numbers) == 1:
        return numbers[0].zfill(2)
    return _masks(31).get(tuple(map(int, numbers)))


def _months(text: str) -> str | None:
    """What "march", "some month", "some month from january to september", "march or may" is as two digits."""
    if text == "some month":
        return "XX"
    if found := re.fullmatch(r"some month from (\w+) to (\w+)", text):
        first, last = _month(found[1]), _month(found[2])
        return None if first is None or last is None else _masks(12).get(tuple(range(first, last + 1)))
    numbers = tuple(_month(name) for name in _LIST.split(text))
    if None in numbers:
        return None
    return f"{numbers[0]:02}" if len(numbers) == 1 else _masks(12).get(numbers)


def _month(name: str) -> int | None:
    return MONTH_NAMES.index(name) + 1 if name in MONTH_NAMES else None


@cache
def _masks(highest: int) -> dict[tuple[int | None, ...], str]:
    """The two characters, with X for an unknown digit, that stand for these numbers of 1 to `highest`."""
    masks: dict[tuple[int | None, ...], str] = {}
    for tens in "0123X":
        for ones in "0123456789X":
            fitting = tuple(
                number
                for number in range(1, highest + 1)
                if tens in ("X", str(number // 10)) and ones in ("X", str(number % 10))
            )
            if fitting and "X" in tens + ones:
                masks.setdefault(fitting, tens + ones)
    return masks
