"""Dates as files write them, turned into EDTF with the precision they have: never a day that is not written.

What may mean two days (`03/04/2021`, where nothing in the file tells) is refused in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from steppeline.exchange.reading.month_names import MONTHS
from steppeline.model.date_entry import read_date
from steppeline.model.edtf import bounds_of
from steppeline.model.errors import InputError
from steppeline.model.text import message

_REMEMBERED = 200_000
_ISO = re.compile(
    r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:Z|UTC|[+-]\d\d:?\d\d)?)?"
)
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:,?[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?")
_HALF_DAY = re.compile(r"(.+\s)(\d{1,2})(:\d{2}(?::\d{2})?)\s*([ap])\.?m\.?", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
_NAMED_CLOCK = re.compile(
    r"(.*[^\W\d].*\d{4}),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*(?:GMT|UTC|Z)?(?:[+-]\d\d:?\d\d)?)?(?:\s*\([^()]*\))?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.](\d{4})")
_DAY_NAME = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\.?[\s-]+)?([^\W\d]+)\.?,?[\s-]+(\d{4})\s*(?:г\.?|года|year|ж\.?)?"
)
_NAME_DAY = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_YEAR_NAME = re.compile(r"(\d{4})\s*(?:ж\.|жылғы)?\s*(?:(\d{1,2})\s+)?([^\W\d]+)")
_DECADE = re.compile(r"(\d{3})0(?:s|-е|е)")
_ABOUT = re.compile(r"(?:c(?:a|irca)?\.?|about|around|около|ок\.|шамамен)\s*(?=\d)", re.IGNORECASE)
_BEFORE_CHRIST = re.compile(r"(\d{1,4})\s*(?:BCE?|B\.C\.(?:E\.)?|до н\. ?э\.)", re.IGNORECASE)
# A bare number of one or two digits is a year in no file, but a day, a row, a code.
_YEAR = re.compile(r"(-?)(\d{3,4}|\d{1,2}(?=\s*(?:г|AD|CE)))(?:\s*(?:г\.?|год|AD|CE))?")
_IN_WORDS = re.compile(r"[^\W\d_]{2}.*\d|\d.*[^\W\d_]{2}")
_RANGE = re.compile(r"(?:\s+[-–—]\s+|\s*[–—]\s*|\s+(?:to|until|till|по)\s+)")
_LONGEST = 300
"""Characters. Longer texts can be dates in EDTF alone, as sets; to look for anything else in them takes too long."""

_MIDNIGHT = ("00", "00", "00")


class DateReader:
    """Turns texts into EDTF, remembering what it has seen. `day_first` None refuses what may mean two days."""

    def __init__(self, *, day_first: bool | None = None) -> None:
        self.day_first = day_first
        self._seen: dict[tuple[str, str], str | InputError] = {}

    def span(self, start: str | None, end: str | None) -> str:
        """The EDTF date that lasts from `start` to `end`; either may be absent, the end "..". Raises InputError."""
        key = (start or "", end or "")
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            try:
                found = self._span(*key)
            except InputError as refusal:
                found = refusal
            self._seen[key] = found
        if isinstance(found, InputError):
            raise found
        return found

    def _span(self, start: str, end: str) -> str:
        start, end = start.strip(), end.strip()
        if not start and not end:
            raise InputError(message("there is no date"))
        if not end:
            return self.date(start)
        first, last = self.date(start) if start else "..", ".." if end == ".." else self.date(end)
        # A set or an interval is the whole of a date already.
        if first == last or not set("/[{").isdisjoint(first + last):
            return first
        return checked(f"{first}/{last}", f"{start} – {end}")

    def date(self, text: str) -> str:
        """The EDTF of one text. Raises InputError with what is wrong."""
        text = text.strip()
        if len(text) > _LONGEST:
            return checked(text, text)
        found = self._one(text)
        if found is not None:
            return checked(found, text)
        pieces = _RANGE.split(text)
        if len(pieces) == 2:
            first, last = (self._one(piece.strip()) for piece in pieces)
            if first is not None and last is not None:
                return checked(first if first == last else f"{first}/{last}", text)
        if not _IN_WORDS.search(text):
            return checked(text, text)
        try:
            return read_date(text)
        except InputError:
            return checked(text, text)

    def _one(self, text: str) -> str | None:
        text = _WEEKDAY.sub("", text, count=1) if _WEEKDAY.match(text) else text
        half = _HALF_DAY.fullmatch(text)
        if half is not None and 1 <= int(half[2]) <= 12:
            hour = int(half[2]) % 12 + (12 if half[4].lower() == "p" else 0)
            text = f"{half[1]}{hour:02}{half[3]}"
        iso = _ISO.fullmatch(text)
        if iso is not None:
            year, _, month, day, *clock = iso.groups()
            return _with_clock(f"{year}-{int(month):02}-{int(day):02}", clock)
        numbers = _NUMBERS.fullmatch(text)
        if numbers is not None:
            first, sign, second, year, *clock = numbers.groups()
            day, month = self._order(int(first), int(second), sign, text)
            return _with_clock(f"{year}-{month:02}-{day:02}", clock)
        compact = _COMPACT.fullmatch(text)
        if compact is not None:
            return _compact(*compact.groups())
        clocked = _NAMED_CLOCK.fullmatch(text)
        if clocked is not None:
            named = _named(clocked[1])
            return (
                named if named is None or len(named) < len("2021-09-28") else _with_clock(named, clocked.groups()[1:])
            )
        return _year_or_month(text) or _named(text)

    def _order(self, first: int, second: int, sign: str, text: str) -> tuple[int, int]:
        """Day and month."""
        if second > 12 >= first:
            return second, first
        if first > 12 or first == second or sign == "." or self.day_first:
            return first, second
        if self.day_first is None:
            raise InputError(
                message("“{text}” may mean two days; say whether the day or the month comes first", text=text)
            )
        return second, first


def checked(edtf: str, text: str) -> str:
    """`edtf`, if it is a date. Raises InputError that names `text`."""
    try:
        bounds_of(edtf)
    except InputError as refusal:
        raise InputError(message("“{text}” is no date: {reason}", text=text[:80], reason=refusal.sentence)) from None
    return edtf


def day_first_of(texts: Iterable[str | None]) -> bool | None:
    """Whether the day comes first in dates like 28/09/2021; None where they do not tell."""
    for text in texts:
        numbers = _NUMBERS.fullmatch((text or "").strip())
        if numbers is None or numbers[2] == ".":
            continue
        first, second = int(numbers[1]), int(numbers[3])
        if first > 12 >= second:
            return True
        if second > 12 >= first:
            return False
    return None


def edtf_of_moment(moment: date) -> str:
    """A cell of a workbook: a day, or a minute where a time is given that is not midnight."""
    if isinstance(moment, datetime) and (moment.hour or moment.minute or moment.second):
        return _with_clock(
            f"{moment:%Y}-{moment:%m}-{moment:%d}".rjust(10, "0"),
            [f"{moment.hour:02}", f"{moment.minute:02}", f"{moment.second:02}"],
        )
    return f"{moment.year:04}-{moment.month:02}-{moment.day:02}"


def _with_clock(day: str, clock: Sequence[str | None]) -> str:
    hour, minute, second = clock
    if hour is None or (hour.zfill(2), minute, second or "00") == _MIDNIGHT:
        return day
    return f"{day}T{hour.zfill(2)}:{minute}" + (f":{second}" if second not in (None, "00") else "")


def _compact(year: str, month: str, day: str) -> str:
    """As databases write partial dates: 20210900 is a month, 20210000 a year."""
    if month == "00":
        return year
    return f"{year}-{month}" if day == "00" else f"{year}-{month}-{day}"


def _year_or_month(text: str) -> str | None:
    if found := _YEAR_MONTH.fullmatch(text):
        return f"{found[1]}-{int(found[2]):02}"
    if found := _MONTH_YEAR.fullmatch(text):
        return f"{found[2]}-{int(found[1]):02}"
    if found := _DECADE.fullmatch(text):
        return f"{found[1]}X"
    if found := _BEFORE_CHRIST.fullmatch(text):
        before = int(found[1]) - 1
        return f"-{before:04}" if before else "0000"
    if found := _YEAR.fullmatch(text):
        return f"{found[1]}{int(found[2]):04}"
    if found := _ABOUT.match(text):
        year = _YEAR.fullmatch(text[found.end() :])
        return f"{year[1]}{int(year[2]):04}~" if year else None
    return None


def _named(text: str) -> str | None:
    """A date with the name of its month, in any of our languages."""
    day: str | None
    if found := _NAME_DAY.fullmatch(text):
        name, day, year = found.groups()
    elif found := _DAY_NAME.fullmatch(text):
        day, name, year = found.groups()
    elif found := _YEAR_NAME.fullmatch(text):
        year, day, name = found.groups()
    else:
        return None
    month = MONTHS.get(name.casefold())
    if month is None:
        return None
    return f"{year}-{month:02}" if day is None else f"{year}-{month:02}-{int(day):02}"
