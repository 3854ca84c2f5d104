"""Where lines of outlines cross at a vertex: one that several of them pass through, or that lies on another's edge."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from steppeline.model.errors import InputError
from steppeline.model.outline import MICRO, Ring
from steppeline.model.text import message

Step = tuple[int, int]
Pass = tuple[Step, Step]
"""From a vertex to the one before it on the line, and to the one after it."""


def refuse_crossings_at_vertices(rings: Sequence[Ring], touches: NDArray[np.int64]) -> None:
    """Raise InputError, which names the place, when lines cross in a vertex of one of them. They may touch there.

    `touches` are the edges and the vertices that lie on them, as `outline_crossing.refuse_crossings` gives them.
    """
    points = np.concatenate(rings)
    before = np.concatenate([np.roll(ring, 1, axis=0) for ring in rings]) - points
    after = np.concatenate([np.roll(ring, -1, axis=0) for ring in rings]) - points
    _, number, count = np.unique(points, axis=0, return_inverse=True, return_counts=True)
    number = number.ravel()
    shared = np.flatnonzero(count[number] > 1)
    passes: dict[int, list[Pass]] = {}
    for at in shared.tolist():
        own = _step(before[at]), _step(after[at])
        passes.setdefault(int(number[at]), []).append(own)
        if any(_crosses(own, other) for other in passes[int(number[at])][:-1]):
            raise _crossing(points[at])
    for edge, at in touches.tolist():
        start, end = points[edge] - points[at], points[edge] + after[edge] - points[at]
        if _crosses((_step(start), _step(end)), (_step(before[at]), _step(after[at]))):
            raise _crossing(points[at])


def _step(there: NDArray[np.int64]) -> Step:
    return int(there[0]), int(there[1])


def _crossing(point: NDArray[np.int64]) -> InputError:
    longitude, latitude = (point / MICRO).tolist()
    return InputError(
        message(
            "its lines cross or run back over one another near longitude {longitude}, latitude {latitude}",
            longitude=f"{longitude:.4f}",
            latitude=f"{latitude:.4f}",
        )
    )


def _crosses(one: Pass, other: Pass) -> bool:
    """Whether exactly one end of the other lies on the left of the first."""
    return _is_between(*one, other[0]) != _is_between(*one, other[1])


def _is_between(first: Step, last: Step, step: Step) -> bool:
    """Whether one meets `step` when turning counter-clockwise from `first` to `last`."""
    turn = _turn(first, last)
    if turn > 0:
        return _turn(first, step) > 0 and _turn(step, last) > 0
    if turn < 0:
        return not (_turn(last, step) >= 0 and _turn(step, first) >= 0)
    is_straight = first[0] * last[0] + first[1] * last[1] < 0
    return is_straight and _turn(first, step) > 0


def _turn(first: Step, second: Step) -> int:
    """Positive where the second lies to the left of the first; exact."""
    return first[0] * second[1] - first[1] * second[0]
