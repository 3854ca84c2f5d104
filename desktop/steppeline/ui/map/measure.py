"""What the colours of areas stand for: events, events a year, or figures; in a few classes, or as one run of shades."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from steppeline.model.calendar import OPEN
from steppeline.model.cross_filter import Visible
from steppeline.model.filter import Filter, TimeClause
from steppeline.ui.map.census import Tally
from steppeline.ui.map.classes import class_limits, class_of, rate_limits

SHADES = 64
"""Colours of a run: more could not be told apart."""
_YEAR = 365.2425 * 86_400
"""Seconds."""
_TIME = "time"
"""Under this name the control of time filters."""


@dataclass(frozen=True)
class Measure:
    """What is measured and how it is coloured, as it was chosen: figures of a `family`, by its key, or else events."""

    is_yearly: bool = False
    is_continuous: bool = False
    family: str = ""


COUNTS = Measure()


class Shading(NamedTuple):
    """The number of the class or shade of each unit, None for no events, and the lowest values of classes.

    `least` and `most` are the outermost values above zero. `years` are what counts were divided by; None for counts.
    """

    numbers: tuple[int | None, ...]
    limits: tuple[float, ...] = ()
    least: float = 0.0
    most: float = 0.0
    years: float | None = None
    is_continuous: bool = False


def shade(tallies: Sequence[Tally | None], measure: Measure, years: float | None, classes: int) -> Shading:
    """Classes, at most so many, or shades of the possible events; `years` if they are measured by the year."""
    values = [tally.possible / (years or 1) if tally is not None else 0 for tally in tallies]
    return _shaded(values, measure, years, classes)


def shade_figures(values: Sequence[float | None], measure: Measure, classes: int) -> Shading:
    """Classes, at most so many, or shades; none for zero and for what is not known; below zero only shades."""
    numbers = [value or 0.0 for value in values]
    if min(numbers, default=0.0) >= 0:
        return _shaded(numbers, measure, None, classes, is_whole=False)
    return _shaded(numbers, replace(measure, is_continuous=True), None, classes, is_whole=False)


def _shaded(
    values: Sequence[float], measure: Measure, years: float | None, classes: int, *, is_whole: bool = True
) -> Shading:
    most = max((value for value in values if value), default=0.0)
    least = min((value for value in values if value), default=0.0)
    if measure.is_continuous:
        span = most - least
        numbers = [_shade_of((value - least) / span if span else 1.0) if value else None for value in values]
        return Shading(tuple(numbers), (), least, most, years, is_continuous=True)
    has_counts = is_whole and years is None
    limits = class_limits(round(most), classes) if has_counts else rate_limits(least, most, classes)
    return Shading(tuple(class_of(value, limits) for value in values), limits, least, most, years)


def years_of(visible: Visible, current: Filter, source: str) -> float:
    """The years that the events come from: those of the clause of time, else from the first beginning to the last.

    The events are those that the view called `source` is shown. Fewer than a year of theirs count as one: a single
    event is none of many a year.
    """
    clause = current.clause_of(_TIME)
    if isinstance(clause, TimeClause) and clause.start > -OPEN and clause.end < OPEN:
        return (clause.end - clause.start) / _YEAR
    rows = np.flatnonzero(visible.others(source).result)
    first = visible.index.earliest_start.extremes(rows)
    last = visible.index.latest_start.extremes(rows)
    if first is None or last is None:
        return 1.0
    start = clause.start if isinstance(clause, TimeClause) and clause.start > -OPEN else first[0]
    end = clause.end if isinstance(clause, TimeClause) and clause.end < OPEN else last[1]
    return max((end - start) / _YEAR, 1.0)


def _shade_of(share: float) -> int:
    return round(share * (SHADES - 1))
