"""The figures of a series as values on an axis: what was said of which period, and how far the sayings differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from math import floor, log10

from steppeline.model.calendar import OPEN
from steppeline.model.edtf import parse
from steppeline.model.errors import InputError
from steppeline.model.event import Figure

EXPECTED = frozenset({"forecast", "target", "estimate"})
"""Natures of figures that nobody has measured yet."""

SCALES = (1e12, 1e9, 1e6, 1e3, 1.0)
"""Powers of ten that have a word of their own, largest first."""


@dataclass(frozen=True)
class Value:
    """One figure that an event states, in the unit itself; `low` and `high` are its range, equal if it has none.

    [start, end) is its period in seconds.
    """

    event: int
    figure: Figure
    start: int
    end: int
    number: float
    low: float
    high: float

    @property
    def is_expected(self) -> bool:
        """Whether it was foreseen or guessed rather than reported."""
        return self.figure.nature in EXPECTED


@dataclass(frozen=True)
class Spread:
    """How far apart lie the values that were reported of one period."""

    start: int
    end: int
    low: float
    high: float


@dataclass(frozen=True)
class SeriesValues:
    """What can be drawn of a series: values sorted by period, in the `unit` and `currency` that most of them have.

    `left_out` figures are in another unit, have no number, or tell no period.
    """

    values: tuple[Value, ...]
    unit: str | None
    currency: str | None
    left_out: int

    @cached_property
    def spreads(self) -> list[Spread]:
        """The periods of which different values were reported."""
        reported = [value for value in self.values if not value.is_expected]
        groups = [list(group) for _, group in groupby(reported, key=lambda value: (value.start, value.end))]
        spreads = [
            Spread(group[0].start, group[0].end, min(each.low for each in group), max(each.high for each in group))
            for group in groups
        ]
        return [spread for spread in spreads if spread.high > spread.low]


def series_values(figures: Iterable[tuple[int, Figure]]) -> SeriesValues:
    """The values of figures that are given with the ids of their events."""
    stated = list(figures)
    units = Counter((figure.unit, figure.currency) for _, figure in stated)
    if not units:
        return SeriesValues((), None, None, 0)
    (unit, currency), _ = units.most_common(1)[0]
    values = [
        value
        for event, figure in stated
        if (figure.unit, figure.currency) == (unit, currency) and (value := _value(event, figure)) is not None
    ]
    values.sort(key=lambda value: (value.start, value.end, value.number))
    return SeriesValues(tuple(values), unit, currency, len(stated) - len(values))


def _value(event: int, figure: Figure) -> Value | None:
    when = figure.period or figure.as_of
    numbers = [number * figure.scale for number in (figure.number, figure.low, figure.high) if number is not None]
    if when is None or not numbers:
        return None
    try:
        bounds = parse(when).bounds("throughout")
    except InputError:
        return None
    start, end = bounds.earliest_start, bounds.latest_end
    if start == -OPEN or end == OPEN:
        return None
    number = numbers[0] if figure.number is not None else sum(numbers) / len(numbers)
    return Value(event, figure, start, end, number, min(numbers), max(numbers))


def axis_steps(values: Sequence[Value], most: int) -> list[float]:
    """Round numbers from below the lowest to above the highest value, at most about `most`; zero among them."""
    low = min([0.0, *(value.low for value in values)])
    high = max([0.0, *(value.high for value in values)])
    step = _nice((high - low) / max(most - 1, 1)) if high > low else 1.0
    first, last = floor(low / step), -floor(-high / step)
    return [number * step for number in range(first, max(last, first + 1) + 1)]


def _nice(rough: float) -> float:
    """The least of 1, 2, 5 times a power of ten that is not below `rough`."""
    power = 10.0 ** floor(log10(rough))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * (1 - 1e-9))


def scale_of(steps: Sequence[float]) -> float:
    """The power of ten of SCALES in which the numbers on an axis are best given."""
    largest = max(abs(step) for step in steps)
    return next((scale for scale in SCALES if largest >= scale), 1.0)
