"""Dates as people write them, in English, Russian or EDTF, and in Kazakh as far as months go: to EDTF.

"autumn 2021", "between 28 and 30 Sep 2021", "не позднее 2003", "5.01.2022". What our own date words say is understood
again. Nothing is guessed: what may mean two things is refused with both of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from steppeline.model.calendar import days_in_month
from steppeline.model.date_entry_parts import Piece, piece, year_number
from steppeline.model.date_entry_words import plain
from steppeline.model.date_words import date_words
from steppeline.model.edtf import parse
from steppeline.model.errors import InputError
from steppeline.model.text import message

LONGEST = 2_000
"""Characters that are looked at."""

_EDTF_LOOK = re.compile(r"[\dXxYEST:.,/~?%\[\]{}+Z -]+")
_SLASHED = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})")
_SHORT_YEAR = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d\d")
_FROM_TO = re.compile(r"(?:from )?(.+?)(?: to | – )(.+)")
_BETWEEN = re.compile(r"between (.+) and (.+)")
_EARLY = re.compile(r"(early|mid|late)(?: in)?[ -](.+)")
_ROUND_DECADE = re.compile(r"(\d\d)00s")
_STAGES = {"early": 0, "mid": 1, "late": 2}


class AmbiguousDateError(InputError):
    """A text that may mean several dates; `readings` are these as EDTF."""

    def __init__(self, text: str, readings: tuple[str, ...]) -> None:
        one, *_, other = readings
        super().__init__(
            message(
                "“{text}” may be {one} or {other}; write {first} or {second}.",
                text=text,
                one=date_words(one),
                other=date_words(other),
                first=one,
                second=other,
            ),
            0,
            len(text),
        )
        self.readings = readings


def read_date(text: str) -> str:
    """The EDTF text of what was written. Raises AmbiguousDateError where it may mean several dates, else InputError."""
    text = text.strip()
    try:
        parse(text)
    except InputError as refusal:
        return _checked(text, refusal)
    return text


def _checked(text: str, refusal: InputError) -> str:
    """The date in words; `refusal` is why it is no EDTF."""
    if not text or len(text) > LONGEST:
        raise refusal
    _refuse_ambiguous(text)
    edtf = _read(plain(text))
    if edtf is None and _EDTF_LOOK.fullmatch(text):
        raise refusal
    if edtf is None:
        example = message("28 September 2021, autumn 2021, about 1998, between 28 and 30 September 2021")
        raise InputError(
            message("“{text}” is not understood as a date; write such as {example}.", text=text, example=example),
            0,
            len(text),
        )
    try:
        parse(edtf)
    except InputError as mistake:
        raise InputError(mistake.sentence, 0, len(text)) from mistake
    return edtf


def _refuse_ambiguous(text: str) -> None:
    if _SHORT_YEAR.fullmatch(text):
        raise InputError(message("Write the year of “{text}” with four digits.", text=text), 0, len(text))
    if (found := _SLASHED.fullmatch(text)) and found[1] != found[3] and max(int(found[1]), int(found[3])) <= 12:
        one, other, year = found[1].zfill(2), found[3].zfill(2), found[4]
        raise AmbiguousDateError(text, (f"{year}-{other}-{one}", f"{year}-{one}-{other}"))
    words = plain(text)
    if found := _ROUND_DECADE.fullmatch(words):
        raise AmbiguousDateError(text, (f"{found[1]}0X", f"{found[1]}XX"))
    if words.startswith("up-to "):
        inner = piece(words.removeprefix("up-to "))
        earlier = None if inner is None else _beside(inner, -1)
        if inner is not None and earlier is not None:
            raise AmbiguousDateError(text, (f"[..{earlier.text()}]", f"../{inner.text()}"))


def _read(words: str) -> str | None:
    """A whole text in plain English as EDTF."""
    if found := _SLASHED.fullmatch(words):
        return _day_and_month(found)
    one = piece(words)
    if one is not None:
        return one.text()
    for beginning, opening, closing in (("one of ", "[", "]"), ("each of ", "{", "}")):
        if words.startswith(beginning):
            members = _members(words.removeprefix(beginning).split(", "))
            return None if members is None else opening + ",".join(members) + closing
    return _one_sided(words) or _early(words) or _two_sided(words) or _alternatives(words)


def _day_and_month(found: re.Match[str]) -> str:
    """Numbers of which one is too great for a month, or both are the same."""
    day, month = (found[1], found[3]) if int(found[3]) <= 12 else (found[3], found[1])
    return f"{found[4]}-{month.zfill(2)}-{day.zfill(2)}"


def _one_sided(words: str) -> str | None:
    for pattern, made in (
        (r"within (.+)", "{0}/{0}"),
        (r"from (.+), end unknown", "{0}/"),
        (r"start unknown, until (.+)|until (.+), start unknown", "/{0}"),
        (r"since (.+)|(.+) onwards", "{0}/.."),
        (r"until (.+)|(.+) and before", "../{0}"),
        (r"not later than (.+)|(.+) or earlier", "[..{0}]"),
        (r"not earlier than (.+)|(.+) or later", "[{0}..]"),
        (r"(.+) and earlier", "{{..{0}}}"),
        (r"(.+) and later", "{{{0}..}}"),
    ):
        found = re.fullmatch(pattern, words)
        inner = piece(next(filter(None, found.groups()))) if found else None
        if inner is not None:
            return made.format(inner.text())
    for beginning, step, made in (("before ", -1, "[..{0}]"), ("after ", 1, "[{0}..]")):
        inner = piece(words.removeprefix(beginning)) if words.startswith(beginning) else None
        beside = None if inner is None else _beside(inner, step)
        if beside is not None:
            return made.format(beside.text())
    return None


def _beside(one: Piece, step: int) -> Piece | None:
    """The year, month or day before or after a plain one of these."""
    texts = dict(one.parts)
    if one.approximate or one.uncertain or not all(re.fullmatch(r"\d+", text) for text in texts.values()):
        return None
    year, month, day = int(texts["year"]), int(texts.get("month", 0)), int(texts.get("day", 0))
    if one.names == {"year"}:
        return Piece((("year", f"{year + step:04}"),))
    if one.names <= {"year", "month", "day"} and 1 <= month <= 12:
        day += step if day else 0
        if "day" not in texts or not 1 <= day <= days_in_month(year, month):
            years, month = divmod(month - 1 + step, 12)
            year, month = year + years, month + 1
            day = 1 if step > 0 else days_in_month(year, month)
        parts = (("year", f"{year:04}"), ("month", f"{month:02}"), ("day", f"{day:02}"))
        return Piece(parts if "day" in texts else parts[:2])
    return None


def _early(words: str) -> str | None:
    """Early, mid, late: a third of the days of a month, of a year, of the years of a decade."""
    found = _EARLY.fullmatch(words)
    one = piece(found[2]) if found else None
    if found is None or one is None or one.approximate or one.uncertain:
        return None
    stage, texts = _STAGES[found[1]], dict(one.parts)
    year, month = texts["year"], texts.get("month", "")
    if one.names == {"year", "month"} and (year + month).isdecimal() and 1 <= int(month) <= 12:
        first, last = ((1, 10), (11, 20), (21, days_in_month(int(year), int(month))))[stage]
        return f"[{year}-{month}-{first:02}..{year}-{month}-{last}]"
    if one.names == {"year"} and year.isdecimal():
        return f"{year}-{37 + stage}"
    if one.names == {"year"} and re.fullmatch(r"\d{3}X", year):
        first, last = ((0, 3), (4, 6), (7, 9))[stage]
        return f"[{year[:3]}{first}..{year[:3]}{last}]"
    return None


def _two_sided(words: str) -> str | None:
    between = _BETWEEN.fullmatch(words)
    if between is not None:
        ends = _ends(between[1], between[2])
        return None if ends is None else f"[{ends[0]}..{ends[1]}]"
    if found := re.fullmatch(r"some year from (\d+(?: bc)?) to (\d+(?: bc)?)", words):
        return None if year_number(found[1]) is None else f"[{found[1]}..{found[2]}]"
    for first, last in _splits(words.removeprefix("from "), (" to ", " – ")):
        ends = _ends(first, last)
        if ends is not None:
            return f"{ends[0]}/{ends[1]}"
    return None


def _alternatives(words: str) -> str | None:
    """One of several: "28 or 30 september 2021"."""
    options = re.split(r", | or ", words)
    last = piece(options[-1])
    if len(options) < 2 or last is None:
        return None
    texts = [_inheriting(option, options[-1]) for option in options[:-1]]
    known = [text for text in texts if text is not None]
    return f"[{','.join((*known, last.text()))}]" if len(known) == len(texts) else None


def _splits(words: str, separators: Iterable[str]) -> Iterable[tuple[str, str]]:
    for separator in separators:
        for found in re.finditer(separator, words):
            yield words[: found.start()], words[found.end() :]


def _ends(first: str, last: str) -> tuple[str, str] | None:
    end = piece(last)
    start = _inheriting(first, last)
    return None if end is None or start is None else (start, end.text())


def _inheriting(first: str, last: str) -> str | None:
    """The date `first`, to which month and year may be missing that stand in `last`: "28" before "30 sep 2021"."""
    has_year = re.search(r"\d{3,}[?~%]?$| bc$|[\dx]{4}", first)
    words = [] if has_year or "(" in last else last.split()
    for count in range(1, len(words)):
        inherited = piece(f"{first} {' '.join(words[count:])}")
        if inherited is not None:
            return inherited.text()
    alone = piece(first)
    return None if alone is None else alone.text()


def _members(listed: list[str]) -> list[str] | None:
    """The members of a set, of which each may hold commas itself: the shortest that can be read come first."""
    if not listed:
        return []
    for count in range(1, min(len(listed), 12) + 1):
        member = _member(", ".join(listed[:count]))
        rest = None if member is None else _members(listed[count:])
        if member is not None and rest is not None:
            return [member, *rest]
    return None


def _member(words: str) -> str | None:
    one = piece(words)
    if one is not None:
        return one.text()
    for pattern, made in (
        (r"(.+) (?:or|and) (?:earlier|before)", "..{0}"),
        (r"(.+) (?:or|and) later", "{0}.."),
    ):
        found = re.fullmatch(pattern, words)
        inner = piece(found[1]) if found else None
        if inner is not None:
            return made.format(inner.text())
    for first, last in _splits(words, (" to ", " – ")):
        ends = _ends(first, last)
        if ends is not None:
            return f"{ends[0]}..{ends[1]}"
    return None
