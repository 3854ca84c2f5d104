"""Classes of a choropleth: few round limits, told from one another by colour."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import floor, log10

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


def rate_limits(least: float, most: float, classes: int) -> tuple[float, ...]:
    """The lowest value of each class, at most `classes` of them, for rates from `least` to `most`: 1, 2, 5, 10 …

    The first one is 0 where more classes would be needed to come down to the least.
    """
    if most <= 0:
        return ()
    power = floor(log10(most))
    rounds = (factor * 10.0**each for each in range(power, power - classes, -1) for factor in (5, 2, 1))
    limits: list[float] = []
    for limit in (each for each in rounds if each < most):
        if len(limits) == classes - 1:
            break
        limits.insert(0, limit)
        if limit <= least:
            return tuple(limits)
    return (0.0, *limits)


def class_of(count: float, limits: Sequence[float]) -> int | None:
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
