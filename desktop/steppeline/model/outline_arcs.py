"""Outlines taken apart into arcs, so that a border that two regions share is there once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from steppeline.model.outline import Ring


@dataclass(frozen=True, eq=False)
class Topology:
    """Arc i is `points[starts[i]:starts[i + 1]]`, micro-degrees.

    `rings` has the arcs of each ring, one after another; ~i is arc i from its end to its start.
    """

    points: Ring
    starts: NDArray[np.int64]
    rings: tuple[tuple[int, ...], ...]


def topology_of(rings: Sequence[Ring]) -> Topology:
    """Cut the rings where they begin or cease to go along with one another. At least one ring is needed.

    That is where a point has other neighbours in one ring than in another (M. Bostock's TopoJSON cuts there, too).
    """
    points = np.concatenate(rings)
    nodes = np.unique((points[:, 0] << 32) + points[:, 1], return_inverse=True)[1].astype(np.int64)
    ends = np.cumsum([len(ring) for ring in rings])[:-1]
    parts = np.split(nodes, ends)
    is_junction = _junctions(nodes, parts)
    arcs = _Arcs()
    taken = tuple(
        tuple(map(arcs.number, _cut(part, ring, is_junction[part]))) for part, ring in zip(parts, rings, strict=True)
    )
    starts = np.concatenate(([0], np.cumsum([len(arc) for arc in arcs.points])))
    return Topology(np.concatenate(arcs.points), starts, taken)


def _junctions(nodes: NDArray[np.int64], parts: Sequence[NDArray[np.int64]]) -> NDArray[np.bool_]:
    """For each node whether its neighbours differ from visit to visit."""
    before = np.concatenate([np.roll(part, 1) for part in parts])
    after = np.concatenate([np.roll(part, -1) for part in parts])
    low, high = np.minimum(before, after), np.maximum(before, after)
    first = np.unique(nodes, return_index=True)[1]
    differs = (low != low[first[nodes]]) | (high != high[first[nodes]])
    is_junction = np.zeros(len(first), np.bool_)
    is_junction[nodes[differs]] = True
    return is_junction


def _cut(nodes: NDArray[np.int64], ring: Ring, is_junction: NDArray[np.bool_]) -> list[tuple[NDArray[np.int64], Ring]]:
    """The arcs of a ring. One without junctions begins at its least node, wherever its first point is."""
    cuts = np.flatnonzero(is_junction)
    begin = int(cuts[0]) if len(cuts) else int(np.argmin(nodes))
    around, places = np.roll(nodes, -begin), np.roll(ring, -begin, axis=0)
    around, places = np.append(around, around[:1]), np.concatenate((places, places[:1]))
    bounds = [*(cuts - begin).tolist(), len(ring)] if len(cuts) else [0, len(ring)]
    return [(around[first : last + 1], places[first : last + 1]) for first, last in pairwise(bounds)]


class _Arcs:
    """All arcs so far, found again by their nodes in either direction."""

    def __init__(self) -> None:
        self.points: list[Ring] = []
        self._numbers: dict[bytes, int] = {}

    def number(self, arc: tuple[NDArray[np.int64], Ring]) -> int:
        nodes, points = arc
        found = self._numbers.get(nodes.tobytes())
        if found is not None:
            return found
        found = self._numbers.get(nodes[::-1].tobytes())
        if found is not None:
            return ~found
        self.points.append(points)
        return self._numbers.setdefault(nodes.tobytes(), len(self.points) - 1)
