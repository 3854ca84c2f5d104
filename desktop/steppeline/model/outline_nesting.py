"""Which rings lie within which: all rings of a region asked at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from steppeline.model.errors import InputError
from steppeline.model.outline import Ring
from steppeline.model.text import message

_AT_ONCE = 4_000_000
_MOST = 400_000_000
"""Pairs of an edge and a point beside it: some ten seconds. Real outlines come to a few millions."""

Pairs = NDArray[np.int64]


def nesting(rings: Sequence[Ring]) -> Pairs:
    """int64[n, 2]: the numbers of rings, outer and inner, for all that lie one within another.

    Rings must not cross. Each is stood for by the middle of its first edge: a ray from there to the east meets an
    outer ring an odd number of times. Raises InputError for rings too intricate to be looked through.
    """
    if len(rings) < 2:
        return np.empty((0, 2), np.int64)
    # Twice as large, so that middles of edges are whole numbers.
    points = np.array([ring[0] + ring[1] for ring in rings])
    order = np.argsort(points[:, 1], kind="stable")
    heights = points[order, 1]
    number = np.repeat(np.arange(len(rings)), [len(ring) for ring in rings])
    starts = 2 * np.concatenate(rings)
    ends = 2 * np.concatenate([np.roll(ring, -1, axis=0) for ring in rings])
    # An edge meets the rays at heights from its lower end up to, not including, its upper end.
    first = np.searchsorted(heights, np.minimum(starts[:, 1], ends[:, 1]))
    last = np.searchsorted(heights, np.maximum(starts[:, 1], ends[:, 1]))
    counts = last - first
    if int(counts.sum()) > _MOST:
        raise InputError(message("it has too many rings beside one another to be checked; simplify it first"))
    met = []
    for chosen in _chunks(counts):
        edges = np.repeat(chosen, counts[chosen])
        offset = np.arange(len(edges)) - np.repeat(np.cumsum(counts[chosen]) - counts[chosen], counts[chosen])
        asked = order[first[edges] + offset]
        is_east = _is_east(starts[edges], ends[edges], points[asked]) & (number[edges] != asked)
        met.append(number[edges[is_east]] * len(rings) + asked[is_east])
    pairs, times = np.unique(np.concatenate(met), return_counts=True)
    return np.column_stack(np.divmod(pairs[times % 2 == 1], len(rings)))


def _chunks(counts: Pairs) -> list[Pairs]:
    """The numbers of the edges that meet any ray, in parts of bounded work."""
    edges = np.flatnonzero(counts)
    parts = np.cumsum(counts[edges]) // _AT_ONCE
    return np.split(edges, np.flatnonzero(np.diff(parts)) + 1)


def _is_east(starts: Pairs, ends: Pairs, points: Pairs) -> NDArray[np.bool_]:
    """Whether the edge passes east of the point that lies between the heights of its ends."""
    along, beside = ends - starts, points - starts
    turn = along[:, 0] * beside[:, 1] - along[:, 1] * beside[:, 0]
    return np.asarray(((turn > 0) == (along[:, 1] > 0)) & (turn != 0))
