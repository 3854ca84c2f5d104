"""What a stated figure allows: the lowest and highest number that would agree with it."""

from __future__ import annotations

import math
from typing import NamedTuple

from steppeline.model.event import Figure

PERCENT_UNITS = ("percent", "%")
TOLERANCE = 0.05
"""How far, as a share, numbers may lie apart before they are said to differ."""
_ABOUT = 0.05
"""How far, of itself, a number stated as "about" may be off."""


class Reach(NamedTuple):
    """Lowest and highest number, in single units; infinite where a bound is open."""

    low: float
    high: float

    def distance(self, other: Reach) -> float:
        """How far apart two reaches are; 0 when they overlap."""
        return max(max(self.low, other.low) - min(self.high, other.high), 0.0)

    def gap(self, other: Reach) -> float:
        """How far apart two reaches are, as a share of the smaller of the facing ends; 0 when they overlap."""
        distance = self.distance(other)
        if distance == 0:
            return 0.0
        size = min(abs(max(self.low, other.low)), abs(min(self.high, other.high)))
        return distance / size if size else math.inf


def reach_of(figure: Figure) -> Reach | None:
    """The reach of a figure, its range, bound and scale considered; None when it states no number."""
    stated = [value for value in (figure.number, figure.low, figure.high) if value is not None]
    if not stated:
        return None
    low, high = min(stated), max(stated)
    if figure.bound == "about":
        low, high = low - abs(low) * _ABOUT, high + abs(high) * _ABOUT
    if figure.bound == "at least":
        high = math.inf
    if figure.bound == "at most":
        low = -math.inf
    return Reach(low * figure.scale, high * figure.scale)
