"""What a date becomes when it is dragged along a time axis: a date no more precise than the axis, or than it was."""

from __future__ import annotations

from typing import Literal

from steppeline.model.calendar import DAY, civil_of
from steppeline.model.date_entry_parts import year_text
from steppeline.model.edtf import parse
from steppeline.model.edtf_forms import Interval, SimpleDate
from steppeline.model.errors import InputError

End = Literal["start", "end", "whole"]
"""What is dragged: an end of the date, or all of it."""

Unit = Literal["day", "month", "year"]

_UNITS: tuple[Unit, ...] = ("day", "month", "year")
_LENGTHS: dict[Unit, int] = {"day": DAY, "month": 30 * DAY, "year": 365 * DAY}
_LEAST_PIXELS = 4
"""What a unit must measure on the axis for the pointer to tell one from the next."""

_QUALIFIERS = "?~%"


def unit_at(seconds_per_pixel: float) -> Unit:
    """The unit of the calendar that a pointer can choose on an axis of this scale."""
    fine = (unit for unit in _UNITS if _LENGTHS[unit] >= _LEAST_PIXELS * seconds_per_pixel)
    return next(fine, "year")


def can_be_dragged(edtf: str) -> bool:
    """Whether the date is a plain day, month or year, with qualifiers or without, or lies between two of these."""
    return _parts(edtf) is not None


def dragged(edtf: str, part: End, since: int, to: int, unit: Unit) -> str | None:
    """The date after `part` of it went from the moment `since` to the moment `to` (seconds), in whole units.

    None where it cannot be dragged, or would end before it begins. The part that is not dragged stays as it is.
    """
    parts = _parts(edtf)
    if parts is None:
        return None
    start, end = parts
    if part == "whole":
        start, end = _moved(start, to - since, unit), _moved(end, to - since, unit)
    elif part == "start":
        start = _text(to, unit)
    else:
        end = _text(to, unit)
    made = start if start == end else f"{start}/{end}"
    try:
        parse(made)
    except InputError:
        return None
    return made


def _parts(edtf: str) -> tuple[str, str] | None:
    """The texts of its start and its end; both the same for one date."""
    try:
        form = parse(edtf).form
    except InputError:
        return None
    if isinstance(form, SimpleDate):
        return (edtf, edtf) if _is_plain(form, edtf) else None
    if not isinstance(form, Interval):
        return None
    texts = edtf.split("/")
    for date, text in zip((form.start, form.end), texts, strict=True):
        if isinstance(date, SimpleDate) and not _is_plain(date, text):
            return None
    return texts[0], texts[1]


def _is_plain(date: SimpleDate, text: str) -> bool:
    marks = sum(text.count(mark) for mark in _QUALIFIERS)
    is_marked_as_a_whole = marks == 0 or (marks == 1 and text[-1] in _QUALIFIERS)
    return date.first == date.last and date.pattern.unit in _UNITS and is_marked_as_a_whole and date.estimate is None


def _moved(text: str, by: int, unit: Unit) -> str:
    """One date later by so many seconds, in the coarser of its own unit and the given one; a missing end stays."""
    if text in ("", ".."):
        return text
    mark = text[-1] if text[-1] in _QUALIFIERS else ""
    date = parse(text).form
    if not isinstance(date, SimpleDate):
        raise TypeError("ends of plain dates are plain")
    own: Unit = next(each for each in _UNITS if each == date.pattern.unit)
    coarser = max(own, unit, key=_UNITS.index)
    first, last = date.first
    # The middle decides, so that months of unequal lengths do not slip into the one before.
    return _text((first + last) // 2 + by, coarser) + mark


def _text(moment: int, unit: Unit) -> str:
    """The unit in which the moment lies, as EDTF."""
    civil = civil_of(moment)
    if unit == "year" or abs(civil.year) > 9_999:
        return year_text(civil.year)
    month = f"{year_text(civil.year)}-{civil.month:02}"
    return month if unit == "month" else f"{month}-{civil.day:02}"
