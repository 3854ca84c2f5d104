"""Joining parts of a region that share a border: above all those that were cut apart at the antimeridian."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from steppeline.model.outline import MICRO, TURN, Polygon, Ring, rings_of, twice_area
from steppeline.model.outline_nesting import nesting

_HALF_TURN = 180 * MICRO
Point = tuple[int, int]


def joined(polygons: Sequence[Polygon]) -> tuple[Polygon, ...]:
    """The same area without the edges that two rings go along in opposite directions.

    On a meridian where maps are cut the two sides may have different points; they are given the same ones first.
    """
    rings = _with_points_of_the_cut(rings_of(polygons))
    keys = np.concatenate([_keys(ring) for ring in rings])
    nodes = np.unique(keys, return_inverse=True)[1]
    number = np.repeat(np.arange(len(rings)), [len(ring) for ring in rings])
    following = np.concatenate([np.roll(part, -1) for part in np.split(nodes, np.flatnonzero(np.diff(number)) + 1)])
    count = int(nodes.max()) + 1
    goes = np.isin(nodes * count + following, following * count + nodes)
    if not goes.any():
        return tuple(polygons)
    touched = np.unique(number[goes])
    left = np.isin(number, touched) & ~goes
    points = np.concatenate(rings)
    whole = [ring for at, ring in enumerate(rings) if at not in set(touched.tolist())]
    return _assembled([*whole, *_loops(points[left], nodes[left], following[left])])


def _keys(ring: Ring) -> Ring:
    """A number for each point."""
    return np.asarray((ring[:, 0] << 32) + ring[:, 1])


def _with_points_of_the_cut(rings: Sequence[Ring]) -> list[Ring]:
    """The rings with all points that any of them has on a meridian of ±180° or 0° within their extent."""
    everything = np.concatenate(rings)
    west, east = int(everything[:, 0].min()), int(everything[:, 0].max())
    result = list(rings)
    for cut in range(-TURN, 2 * TURN, _HALF_TURN):
        if west < cut < east:
            heights = np.unique(everything[everything[:, 0] == cut, 1])
            result = [_with_heights(ring, cut, heights) for ring in result]
    return result


def _with_heights(ring: Ring, cut: int, heights: Ring) -> Ring:
    following = np.roll(ring, -1, axis=0)
    pieces: list[Ring] = []
    begin = 0
    for at in np.flatnonzero((ring[:, 0] == cut) & (following[:, 0] == cut)).tolist():
        low, high = sorted((int(ring[at, 1]), int(following[at, 1])))
        between = heights[(heights > low) & (heights < high)]
        if len(between):
            between = between if ring[at, 1] == low else between[::-1]
            pieces += [ring[begin : at + 1], np.column_stack((np.full(len(between), cut), between))]
            begin = at + 1
    return np.concatenate([*pieces, ring[begin:]]) if pieces else ring


def _loops(points: Ring, nodes: Ring, following: Ring) -> list[Ring]:
    """The rings that edges, from points (with the numbers of nodes) to following ones, make up."""
    place = dict(zip(nodes.tolist(), points.tolist(), strict=True))
    leaving: defaultdict[int, list[int]] = defaultdict(list)
    for start, end in zip(nodes.tolist(), following.tolist(), strict=True):
        leaving[start].append(end)
    loops: list[Ring] = []
    for first in list(leaving):
        while leaving[first]:
            path, position = [first], {first: 0}
            while leaving[path[-1]]:
                node = leaving[path[-1]].pop()
                if node in position:
                    # Where it comes to itself, a ring is complete; the way goes on from there.
                    loop = path[position[node] :]
                    loops.append(np.array([place[each] for each in loop], np.int64))
                    for each in loop[1:]:
                        del position[each]
                    del path[position[node] + 1 :]
                else:
                    position[node] = len(path)
                    path.append(node)
    return [loop for loop in loops if len(loop) > 2]


def _assembled(rings: Sequence[Ring]) -> tuple[Polygon, ...]:
    """Polygons of rings by the way they run; a hole belongs to the smallest that surrounds it."""
    areas = [twice_area(ring) for ring in rings]
    holes: defaultdict[int, list[Ring]] = defaultdict(list)
    around: defaultdict[int, list[int]] = defaultdict(list)
    for outer, inner in nesting(rings).tolist():
        if areas[outer] > 0 > areas[inner]:
            around[inner].append(outer)
    for inner, outers in around.items():
        holes[min(outers, key=lambda at: areas[at])].append(rings[inner])
    return tuple((ring, *holes[at]) for at, ring in enumerate(rings) if areas[at] > 0)
