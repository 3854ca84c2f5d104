"""Where the marks of a time axis stand: a pure function of the viewport over a table of nice steps.

A mark says which parts of its date to show and holds no text: the window words it by its locale, `tick_words` without.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from steppeline.model.calendar import DAY, HOUR, MINUTE, Civil, civil_of, seconds_of
from steppeline.model.viewport import Viewport

Unit = Literal["second", "minute", "hour", "day", "week", "month", "year"]
Parts = Literal["time with seconds", "time", "day", "date", "month", "month and year", "year"]

WEEK = 7 * DAY
_SHORTEST_YEAR = 365 * DAY
_MONDAY = seconds_of(1970, 1, 5)


@dataclass(frozen=True, slots=True)
class Step:
    """The distance between two marks: `count` units, never shorter than `seconds`."""

    unit: Unit
    count: int
    seconds: int


STEPS: tuple[Step, ...] = (
    *(Step("second", count, count) for count in (1, 2, 5, 10, 15, 30)),
    *(Step("minute", count, count * MINUTE) for count in (1, 2, 5, 10, 15, 30)),
    *(Step("hour", count, count * HOUR) for count in (1, 2, 3, 6, 12)),
    *(Step("day", count, count * DAY) for count in (1, 2)),
    *(Step("week", count, count * WEEK) for count in (1, 2)),
    *(Step("month", count, days * DAY) for count, days in ((1, 28), (2, 59), (3, 90), (6, 181))),
    *(
        Step("year", count, count * _SHORTEST_YEAR)
        for count in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
    ),
)

_OWN_PARTS: dict[Unit, Parts] = {
    "second": "time with seconds",
    "minute": "time",
    "hour": "time",
    "day": "day",
    "week": "day",
    "month": "month",
    "year": "year",
}
# What the row under the marks counts, so that their short labels can be understood. A year needs no context.
_CONTEXT: dict[Unit, tuple[Step, Parts]] = {
    "second": (Step("day", 1, DAY), "date"),
    "minute": (Step("day", 1, DAY), "date"),
    "hour": (Step("day", 1, DAY), "date"),
    "day": (Step("month", 1, 28 * DAY), "month and year"),
    "week": (Step("month", 1, 28 * DAY), "month and year"),
    "month": (Step("year", 1, _SHORTEST_YEAR), "year"),
}


class TickLabel(NamedTuple):
    """Which parts of which date to show."""

    parts: Parts
    civil: Civil


class Tick(NamedTuple):
    """A mark at a moment (seconds), `pixel` from the left edge of the view."""

    seconds: int
    pixel: float
    label: TickLabel


class Period(NamedTuple):
    """A day, month or year under the marks: [start, end) in seconds, its part in view from `left` to `right` pixels."""

    start: int
    end: int
    left: float
    right: float
    label: TickLabel


class Ticks(NamedTuple):
    """The marks of an axis from left to right, and the row of periods beneath that covers the whole view.

    The row is empty under years.
    """

    step: Step
    marks: tuple[Tick, ...]
    periods: tuple[Period, ...]


def ticks(viewport: Viewport, minimum_spacing: float = 80.0) -> Ticks:
    """The marks in view, both its ends included, at least `minimum_spacing` pixels apart and at least two.

    The step is the shortest of the table that keeps the spacing. Where the view is too narrow for two such marks they
    come closer; where the table ends too, with its longest step. Marks stand on calendar boundaries: weeks on Mondays,
    years on multiples counted from the turn of the era both ways, so that 200 BC, 100 BC, AD 1, AD 100 follow.
    """
    wanted = minimum_spacing * viewport.seconds_per_pixel
    position = next((at for at, step in enumerate(STEPS) if step.seconds >= wanted), len(STEPS) - 1)
    moments = _moments(STEPS[position], viewport)
    while len(moments) < 2 and position > 0:
        position -= 1
        moments = _moments(STEPS[position], viewport)
    step = STEPS[position]
    parts = _OWN_PARTS[step.unit]
    marks = tuple(Tick(at, _pixel(viewport, at), TickLabel(parts, civil_of(at))) for at in moments)
    return Ticks(step, marks, _periods(step.unit, viewport))


def _moments(step: Step, viewport: Viewport) -> list[int]:
    first, last = _index(step, viewport.start), _index(step, viewport.end)
    moments = (_moment(step, index) for index in range(first, last + 1))
    return [moment for moment in moments if moment >= viewport.start]


def _periods(unit: Unit, viewport: Viewport) -> tuple[Period, ...]:
    if unit not in _CONTEXT:
        return ()
    step, parts = _CONTEXT[unit]
    indexes = range(_index(step, viewport.start), _index(step, viewport.end - 1) + 1)
    return tuple(_period(viewport, _moment(step, index), _moment(step, index + 1), parts) for index in indexes)


def _period(viewport: Viewport, start: int, end: int, parts: Parts) -> Period:
    left = _pixel(viewport, max(start, viewport.start))
    right = _pixel(viewport, min(end, viewport.end))
    return Period(start, end, left, right, TickLabel(parts, civil_of(start)))


def _pixel(viewport: Viewport, seconds: int) -> float:
    return (seconds - viewport.start) * viewport.pixels / viewport.span


def _index(step: Step, seconds: int) -> int:
    """The number of the last mark of this step at or before a moment."""
    if step.unit == "month":
        civil = civil_of(seconds)
        return (12 * civil.year + civil.month - 1) // step.count
    if step.unit == "year":
        year = civil_of(seconds).year
        return year // step.count if year > 0 or step.count == 1 else (year - 1) // step.count
    return (seconds - _origin(step.unit)) // step.seconds


def _moment(step: Step, index: int) -> int:
    """The moment (seconds) of the mark with this number; the inverse of `_index`."""
    if step.unit == "month":
        year, month = divmod(index * step.count, 12)
        return seconds_of(year, month + 1)
    if step.unit == "year":
        return seconds_of(_year(step.count, index))
    return index * step.seconds + _origin(step.unit)


def _year(count: int, index: int) -> int:
    """Mark 0 is AD 1, mark −1 stands on the year `count` BC, which is 1 − `count` as the calendar counts."""
    if count == 1 or index > 0:
        return index * count
    return index * count + 1


def _origin(unit: Unit) -> int:
    return _MONDAY if unit == "week" else 0
