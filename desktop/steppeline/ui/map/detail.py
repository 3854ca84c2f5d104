"""Outlines in as much detail as can be seen at a scale, as paths to paint."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import floor, log2

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream, QRectF
from PySide6.QtGui import QPainterPath

from steppeline.ui.map.outlines import Arcs, Ring, Unit
from steppeline.ui.map.projection import Floats

_FINEST = 0.25
"""Kilometres: the outlines themselves are no finer."""
_SHARE_OF_PIXEL = 0.6
_ROUNDS = 6
"""Each takes away up to half of the points; the later ones find next to nothing."""
_MOVE, _LINE = 0, 1
_ODD_EVEN = 0
_MOST_LINES = 100
"""Paths of outlines and borders that are kept."""


def level_of(scale: float) -> int:
    """The level of detail for `scale` kilometres a pixel of the screen; each level is twice as coarse as the last."""
    return max(floor(log2(scale * _SHARE_OF_PIXEL / _FINEST)), 0)


def thinned(arcs: Arcs, tolerance: float) -> Arcs:
    """The arcs without the points that lie less than `tolerance` kilometres off the line between those beside them.

    In each round a point goes only when those beside it stay, so that what goes is measured against what is left. Ends
    stay, so that what met still meets; neighbours share their arcs and so cannot come apart.
    """
    ends = np.zeros(len(arcs.points), np.bool_)
    ends[arcs.starts[:-1]] = ends[arcs.starts[1:] - 1] = True
    left = np.arange(len(arcs.points))
    x, y = arcs.points.T.copy()
    for _ in range(_ROUNDS):
        away = _squares_away(x, y)
        away[ends[left]] = np.inf
        goes = away < tolerance**2
        goes[1:-1] &= (away[1:-1] <= away[:-2]) & (away[1:-1] < away[2:])
        if not goes.any():
            break
        left, x, y = left[~goes], x[~goes], y[~goes]
    keep = np.zeros(len(arcs.points), np.bool_)
    keep[left] = True
    counts = np.concatenate(([0], np.cumsum(keep)))
    return Arcs(arcs.points[keep], counts[arcs.starts])


def _squares_away(x: Floats, y: Floats) -> Floats:
    """How far each point lies off the line through those beside it, squared; from these where they are one point."""
    away = np.full(len(x), np.inf)
    if len(x) > 2:
        across, along = x[2:] - x[:-2], y[2:] - y[:-2]
        aside, behind = x[1:-1] - x[:-2], y[1:-1] - y[:-2]
        length = across * across + along * along
        area = across * behind - along * aside
        with np.errstate(divide="ignore", invalid="ignore"):
            away[1:-1] = np.where(length > 0, area * area / length, aside * aside + behind * behind)
    return away


class Detail:
    """The paths of one level of detail, in kilometres, each made when it is first asked for."""

    def __init__(self, arcs: Arcs, level: int) -> None:
        self.arcs = thinned(arcs, _FINEST * 2.0**level) if level else arcs
        self._areas: dict[int, tuple[tuple[Ring, ...], QPainterPath]] = {}
        self._boxes: dict[int, tuple[Sequence[tuple[Ring, ...]], Floats]] = {}
        self._lines: dict[bytes, QPainterPath] = {}

    def area(self, rings: tuple[Ring, ...]) -> QPainterPath:
        """What the rings enclose. Rings that come to less than a pixel are left out."""
        # To compare hundreds of numbers for each area of each picture takes longer than to paint it.
        made = self._areas.get(id(rings))
        if made is None:
            lines = (np.concatenate([self._line(arc) for arc in ring]) for ring in rings)
            made = self._areas[id(rings)] = rings, path_of([line for line in lines if len(line) > 3])
        return made[1]

    def in_view(self, areas: Sequence[tuple[Ring, ...]], seen: QRectF) -> list[int]:
        """The positions of those of the areas whose bounds meet what is seen, kilometres."""
        left, top, right, bottom = self._bounds(areas).T
        meets = (left < seen.right()) & (right > seen.left()) & (top < seen.bottom()) & (bottom > seen.top())
        return np.flatnonzero(meets).tolist()

    def meeting(
        self, areas: Sequence[tuple[Ring, ...]], among: Sequence[int], others: Sequence[int], reach: float
    ) -> list[int]:
        """The positions, of those `among`, of the areas whose bounds come within `reach` kilometres of the `others`."""
        bounds = self._bounds(areas)
        ours, theirs = bounds[among], bounds[others] + np.array([-reach, -reach, reach, reach])
        left, top, right, bottom = (ours[:, None, side] for side in range(4))
        meets = (left < theirs[:, 2]) & (right > theirs[:, 0]) & (top < theirs[:, 3]) & (bottom > theirs[:, 1])
        return [at for at, is_met in zip(among, meets.any(axis=1).tolist(), strict=True) if is_met]

    def _bounds(self, areas: Sequence[tuple[Ring, ...]]) -> Floats:
        """float64[areas, 4]: left, top, right, bottom in kilometres."""
        made = self._boxes.get(id(areas))
        if made is None:
            boxes = np.array([self.area(rings).controlPointRect().getCoords() for rings in areas])
            made = self._boxes[id(areas)] = areas, boxes.reshape(-1, 4)
        return made[1]

    def lines(self, arcs: Sequence[int] | np.ndarray[tuple[int], np.dtype[np.intp]]) -> QPainterPath:
        """The arcs as lines."""
        name = np.asarray(arcs, np.intp).tobytes()
        path = self._lines.get(name)
        if path is None:
            if len(self._lines) >= _MOST_LINES:
                self._lines.clear()
            lines = (self._line(int(arc)) for arc in arcs)
            path = self._lines[name] = path_of([line for line in lines if len(line) > 1])
        return path

    def points(self, units: Iterable[Unit]) -> Floats:
        """float64[n, 2]: the points of these outlines."""
        return np.concatenate([self._line(arc) for unit in units for ring in unit.rings for arc in ring])

    def _line(self, arc: int) -> Floats:
        forward = arc if arc >= 0 else ~arc
        line = self.arcs.points[self.arcs.starts[forward] : self.arcs.starts[forward + 1]]
        return line if arc >= 0 else line[::-1]


def path_of(lines: Sequence[Floats]) -> QPainterPath:
    """The path that moves to the first point of each line and draws to its others.

    A path takes its points from a stream in one go (the format of QDataStream, big-endian: their number, for each its
    type, x and y, then where the last line starts, and the rule of filling); one call for each point takes 30 times as
    long.
    """
    if not lines:
        return QPainterPath()
    points = np.concatenate(lines)
    lengths = [len(line) for line in lines]
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    elements = np.empty(len(points), np.dtype([("type", ">i4"), ("x", ">f8"), ("y", ">f8")]))
    elements["type"] = _LINE
    elements["type"][starts] = _MOVE
    elements["x"], elements["y"] = points.T
    ends = np.array([starts[-1], _ODD_EVEN], ">i4")
    encoded = np.array([len(points)], ">i4").tobytes() + elements.tobytes() + ends.tobytes()
    path, memory = QPainterPath(), QByteArray(encoded)
    # Not with a mode: that stream would point to the bytes without keeping them.
    stream = QDataStream(memory)
    stream >> path
    return path
