"""Selected and hovered events: a ground beneath those that are drawn, a ring about those that are only counted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QRegion

from steppeline.model.index import Index
from steppeline.ui.theme import Theme
from steppeline.ui.timeline.look import Integers, Look, StandIns
from steppeline.ui.timeline.measures import GLYPH, ROW, STRIP
from steppeline.ui.timeline.scene import Scene

_MOST_RINGS = 400
"""Rings drawn at most: more of them hide what they are about."""

_BESIDE = 4
_BEYOND = 20
"""Pixels that the ground reaches beyond a bar, and at most beyond the view."""


@dataclass(frozen=True, eq=False)
class Marked:
    """Which events are highlighted: the numbers of bars, and rows of events that no bar stands for."""

    bars: NDArray[np.intp]
    counted: Integers


class Highlights:
    """Finds what is selected and hovered among what is drawn, and remembers it for a scene."""

    def __init__(self) -> None:
        self._rows: tuple[Index, tuple[int, ...], Integers] | None = None
        self._selected: tuple[Scene, Integers, Marked] | None = None

    def selected(self, scene: Scene, selection: tuple[int, ...]) -> Marked:
        """The selected events."""
        if self._rows is None or self._rows[0] is not scene.index or self._rows[1] is not selection:
            self._rows = scene.index, selection, _rows_of(scene.index, selection)
        rows = self._rows[2]
        if self._selected is None or self._selected[0] is not scene or self._selected[1] is not rows:
            self._selected = scene, rows, _marked(scene, rows)
        return self._selected[2]

    @staticmethod
    def hovered(scene: Scene, event: int | None) -> Marked:
        """The event under the pointer."""
        return _marked(scene, _rows_of(scene.index, () if event is None else (event,)))


def grounds(look: Look, marked: Marked) -> list[QRectF]:
    """What lies beneath the bars of the highlighted events that are in view."""
    if not len(marked.bars):
        return []
    bars, scene = look.scene.frame.bars, look.scene
    y = scene.middles[marked.bars] + look.dy
    left = np.minimum(bars.x0[marked.bars], bars.anchor[marked.bars] - GLYPH / 2) + look.dx - _BESIDE
    right = np.maximum(bars.x1[marked.bars], bars.anchor[marked.bars] + GLYPH / 2) + look.dx + _BESIDE
    seen = (right > 0) & (left < look.width) & (y > -ROW) & (y < look.height + ROW)
    left, right = np.maximum(left[seen], -_BEYOND), np.minimum(right[seen], look.width + _BEYOND)
    places = zip(left.tolist(), right.tolist(), y[seen].tolist(), strict=True)
    return [QRectF(x0, middle - ROW / 2 + 1, x1 - x0, ROW - 2) for x0, x1, middle in places]


def draw_grounds(painter: QPainter, boxes: list[QRectF], theme: Theme, *, is_selected: bool) -> None:
    """Draw what lies beneath bars."""
    painter.setPen(QPen(theme.accent, 1.5) if is_selected else Qt.PenStyle.NoPen)
    painter.setBrush(theme.selection if is_selected else theme.hover)
    for box in boxes:
        painter.drawRoundedRect(box, 4, 4)


def region_of(boxes: list[QRectF]) -> QRegion:
    """All that lies over these grounds."""
    region = QRegion()
    for box in boxes:
        region |= QRegion(box.toAlignedRect())
    return region


def rings(look: Look, marked: Marked) -> StandIns:
    """Where the rings of the highlighted events are that are only counted."""
    if not len(marked.counted):
        return StandIns(marked.counted, np.zeros(0), np.zeros(0))
    rows, x, y = look.stand_ins(marked.counted)
    seen = np.flatnonzero((x > -STRIP) & (x < look.width + STRIP) & (y > -STRIP) & (y < look.height + STRIP))
    seen = seen[:_MOST_RINGS]
    return StandIns(rows[seen], x[seen], y[seen])


def draw_rings(painter: QPainter, places: StandIns, theme: Theme, *, is_selected: bool) -> None:
    """Draw the rings; glyphs come above."""
    painter.setPen(QPen(theme.accent, 1.5))
    painter.setBrush(theme.selection if is_selected else theme.hover)
    for x, y in zip(places.x.tolist(), places.y.tolist(), strict=True):
        painter.drawEllipse(QPointF(x, y), STRIP / 2, STRIP / 2)


def _rows_of(index: Index, ids: tuple[int, ...]) -> Integers:
    rows = np.sort(index.rows_of(ids).astype(np.int64)) if ids else np.zeros(0, np.int64)
    found: Integers = rows[rows >= 0]
    return found


def _marked(scene: Scene, rows: Integers) -> Marked:
    drawn = scene.frame.bars.rows
    if not len(rows):
        return Marked(np.zeros(0, np.intp), rows)
    places = np.minimum(np.searchsorted(rows, drawn), len(rows) - 1)
    bars = np.flatnonzero(rows[places] == drawn)
    counted = np.setdiff1d(rows, drawn[bars], assume_unique=True)
    return Marked(bars, counted[scene.visible[counted]])
