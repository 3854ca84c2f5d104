"""Dates for formats that know plain dates alone: as coarse as what is known, and none where nothing is known."""

from __future__ import annotations

from typing import NamedTuple

from steppeline.model.calendar import DAY, Civil, civil_of
from steppeline.model.edtf import Bounds
from steppeline.model.edtf_bounds import is_open

YEAR, MONTH, WHOLE_DAY, MOMENT = 1, 2, 3, 6
"""How many parts of a civil date say something: year, month, day, hour, minute, second."""

_FIRST_YEAR, _LAST_YEAR = 1, 9999


class PlainDates(NamedTuple):
    """The first and the last of the years, months or days (or the moments) that an event may touch.

    Both say `parts` parts; `last` is the last one touched, not the one after. None is an end that is not known.
    """

    first: Civil | None
    last: Civil | None
    parts: int


def plain_dates(bounds: Bounds) -> PlainDates:
    """From the earliest start to the latest end, in the coarsest units that say it exactly."""
    start = None if is_open(bounds.earliest_start) else bounds.earliest_start
    end = None if is_open(bounds.latest_end) else bounds.latest_end
    edges = [moment for moment in (start, end) if moment is not None]
    if bounds.latest_start > bounds.earliest_start and not is_open(bounds.latest_start):
        edges.append(bounds.latest_start + 1)
    parts = max(map(_parts, edges), default=YEAR)
    first = None if start is None else civil_of(start)
    last = None if end is None else civil_of(end - 1 if parts < MOMENT else end)
    return PlainDates(first, last, parts)


def is_one(dates: PlainDates) -> bool:
    """Whether it is a single year, month or day."""
    return dates.first is not None and dates.last is not None and shown(dates.first, dates) == shown(dates.last, dates)


def shown(civil: Civil, dates: PlainDates) -> tuple[int, ...]:
    """The parts of a date that say something."""
    return tuple(civil)[: dates.parts]


def is_common(civil: Civil | None) -> bool:
    """Whether other programs can take it: of a year from 1 to 9999."""
    return civil is not None and _FIRST_YEAR <= civil.year <= _LAST_YEAR


def _parts(moment: int) -> int:
    """The parts that the beginning of a year, month or day needs."""
    if moment % DAY:
        return MOMENT
    _, month, day, *_ = civil_of(moment)
    if day != 1:
        return WHOLE_DAY
    return MONTH if month != 1 else YEAR
