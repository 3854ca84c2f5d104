"""Walking over the map with the arrow keys: which region lies next in a direction."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import hypot

_WIDEST = 0.5
"""Cosine of the angle, 60°, up to which something still lies in a direction."""
_BESIDE = 0.5
"""How much nearer a region counts that shares a border."""
_ASIDE = 2.0
"""How much farther a region counts the more it lies aside."""

Point = tuple[float, float]


def next_in_direction(
    places: Mapping[int, Point], here: Point, direction: Point, neighbours: Collection[int] = ()
) -> int | None:
    """Which of `places` (x, y) is reached from `here` in `direction` (of length 1); None when none lies there."""

    def effort(number: int) -> float | None:
        across, along = places[number][0] - here[0], places[number][1] - here[1]
        distance = hypot(across, along)
        if not distance:
            return None
        cosine = (across * direction[0] + along * direction[1]) / distance
        if cosine < _WIDEST:
            return None
        return distance * (1 + _ASIDE * (1 - cosine)) * (_BESIDE if number in neighbours else 1)

    efforts = {number: found for number in places if (found := effort(number)) is not None}
    return min(efforts, key=lambda number: efforts[number], default=None)
