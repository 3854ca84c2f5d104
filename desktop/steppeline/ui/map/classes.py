"""Classes of a choropleth: few round limits, told from one another by colour."""

from __future__ import annotations

from bisect import bisect_right

_SERIES = ((1, 2, 3, 5, 7), (1, 2, 3, 5), (1, 2, 5), (1, 3), (1,))
"""Highest values of the classes within a power of ten, from fine to coarse."""


def class_limits(most: int, classes: int) -> tuple[int, ...]:
    """The lowest value of each class, at most `classes` of them, for counts from 1 to `most`; none for no counts.

    Every number is a class of its own while there are enough; else limits grow by the finest series of round numbers
    that does. Counts of events are skewed: classes of equal width would leave all but the first empty.
    """
    if most <= classes:
        return tuple(range(1, most + 1))
    for series in _SERIES:
        limits = _limits(series, most, 10)
        if len(limits) <= classes:
            return limits
    power = 100
    while len(limits := _limits((1,), most, power)) > classes:
        power *= 10
    return limits


def class_of(count: int, limits: tuple[int, ...]) -> int | None:
    """The class that `count` belongs to, None for no events at all."""
    return bisect_right(limits, count) - 1 if count > 0 else None


def _limits(series: tuple[int, ...], most: int, power: int) -> tuple[int, ...]:
    lowest, factor = [1], 1
    while True:
        for highest in series:
            if highest * factor >= most:
                return tuple(lowest)
            lowest.append(highest * factor + 1)
        factor *= power
