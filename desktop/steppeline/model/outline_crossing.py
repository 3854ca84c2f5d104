"""Where the edges of outlines cross one another, exactly, however many there are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from steppeline.model.errors import InputError
from steppeline.model.outline import MICRO, Ring
from steppeline.model.text import message

_FAN = 4
_AT_ONCE = 100_000
_MOST = 300_000_000
"""Pairs of boxes to be compared: half a minute. A coast of two million points needs a quarter of that."""

Numbers = NDArray[np.int64]


def refuse_crossings(rings: Sequence[Ring]) -> Numbers:
    """Raise InputError, which names the place, when two edges cross or run along each other. They may touch.

    int64[touches, 2]: the edges on which a vertex lies between the ends, and these vertices. An edge has the number of
    the vertex that it begins in, vertices are numbered through all rings.

    Edges that follow each other lie near each other, so boxes around four of them, around four such boxes, and so on,
    leave few pairs to be compared.
    """
    starts = np.concatenate(rings)
    ends = np.concatenate([np.roll(ring, -1, axis=0) for ring in rings])
    levels = _boxes(np.minimum(starts, ends), np.maximum(starts, ends))
    top = len(levels) - 1
    first, second = np.triu_indices(len(levels[top][0]))
    waiting, compared = [(top, first, second)], 0
    touches = [np.zeros((0, 2), np.int64)]
    while waiting:
        level, first, second = waiting.pop()
        compared += len(first)
        if compared > _MOST:
            raise InputError(message("its lines are too tangled to be checked; simplify it first"))
        meets = _meet(levels[level], first, second)
        first, second = first[meets], second[meets]
        if level == 0:
            touches += _refuse(starts, ends, first, second)
            continue
        for at in range(0, len(first), _AT_ONCE // _FAN**2):
            some = slice(at, at + _AT_ONCE // _FAN**2)
            waiting.append((level - 1, *_children(first[some], second[some], len(levels[level - 1][0]))))
    return np.concatenate(touches)


def _boxes(low: Numbers, high: Numbers) -> list[tuple[Numbers, Numbers]]:
    """The boxes of the edges, of four edges each, of four such boxes each, … down to a few."""
    levels = [(low, high)]
    while len(low) > _FAN**2:
        cuts = np.arange(0, len(low), _FAN)
        low, high = np.minimum.reduceat(low, cuts), np.maximum.reduceat(high, cuts)
        levels.append((low, high))
    return levels


def _meet(boxes: tuple[Numbers, Numbers], first: Numbers, second: Numbers) -> NDArray[np.bool_]:
    low, high = boxes
    return np.asarray(np.all((low[first] <= high[second]) & (low[second] <= high[first]), axis=1))


def _children(first: Numbers, second: Numbers, count: int) -> tuple[Numbers, Numbers]:
    """All pairs, each once, of a box in one of the first with a box in the second beside it."""
    left, right = (each.ravel() for each in np.meshgrid(np.arange(_FAN), np.arange(_FAN)))
    one = (first[:, None] * _FAN + left).ravel()
    other = (second[:, None] * _FAN + right).ravel()
    wanted = (one < count) & (other < count) & (one <= other)
    return one[wanted], other[wanted]


def _refuse(starts: Numbers, ends: Numbers, first: Numbers, second: Numbers) -> list[Numbers]:
    different = first != second
    first, second = first[different], second[different]
    a, b, c, d = starts[first], ends[first], starts[second], ends[second]
    sides = np.sign([_turn(a, b, c), _turn(a, b, d), _turn(c, d, a), _turn(c, d, b)])
    crosses = (sides[0] * sides[1] < 0) & (sides[2] * sides[3] < 0)
    longest = np.maximum(np.minimum(a, b), np.minimum(c, d)), np.minimum(np.maximum(a, b), np.maximum(c, d))
    runs_along = np.all(sides == 0, axis=0) & np.any(longest[0] < longest[1], axis=1)
    share = _turn(c, d, a) / np.where(crosses, _turn(c, d, a) - _turn(c, d, b), 1)
    for which, at in ((crosses, a + (b - a) * share[:, None]), (runs_along, longest[0])):
        if which.any():
            longitude, latitude = (at[which][0] / MICRO).tolist()
            raise InputError(
                message(
                    "its lines cross or run back over one another near longitude {longitude}, latitude {latitude}",
                    longitude=f"{longitude:.4f}",
                    latitude=f"{latitude:.4f}",
                )
            )
    # The edge that begins in a vertex speaks for it.
    return [_touched(starts, ends, first, second, sides[0]), _touched(starts, ends, second, first, sides[2])]


def _touched(starts: Numbers, ends: Numbers, edges: Numbers, vertices: Numbers, side: Numbers) -> Numbers:
    """Those pairs whose vertex lies on the edge between its ends; `side` is the one on which the vertex lies."""
    low, high = np.minimum(starts[edges], ends[edges]), np.maximum(starts[edges], ends[edges])
    place = starts[vertices]
    within = np.all((low <= place) & (place <= high), axis=1)
    is_end = np.all(place == starts[edges], axis=1) | np.all(place == ends[edges], axis=1)
    on_it = (side == 0) & within & ~is_end
    return np.stack([edges[on_it], vertices[on_it]], axis=1)


def _turn(start: Numbers, end: Numbers, point: Numbers) -> Numbers:
    """Positive where the point lies to the left of the way from start to end; exact in 64 bits."""
    along, beside = end - start, point - start
    return np.asarray(along[:, 0] * beside[:, 1] - along[:, 1] * beside[:, 0])
