"""What slides with the sheet: ground, grid, strips of counts, bars and glyphs. Kept as painted while the view pans.

The sheet lies on whole pixels of the device, so what was painted before is right at its new place, and only what comes
into view is painted. Whatever else is drawn depends on the edges of the view or on the pointer, and lies above.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

from steppeline.model.fold import Frame
from steppeline.ui.theme import Theme, mixed
from steppeline.ui.timeline.batches import Pixels, fill_boxes
from steppeline.ui.timeline.grid import grid_of
from steppeline.ui.timeline.layout import Layout
from steppeline.ui.timeline.look import Look
from steppeline.ui.timeline.mark_sprites import MarkSprites
from steppeline.ui.timeline.scene import LaneBox
from steppeline.ui.timeline.strips import StripPainter

_MARGIN = 128
"""Logical pixels painted beside the view, so that a slow pan paints now and then and not in each frame."""


class _Key(NamedTuple):
    """What a painted canvas is right for. Frames do not change: the same one looks the same."""

    frame: Frame
    width: int
    height: int
    now: int


@dataclass(frozen=True, eq=False)
class _Kept:
    """A painted canvas with a margin beside the view on either side, and where the corner of the sheet lies on it."""

    pixmap: QPixmap
    left: int
    top: int


class Canvas:
    """Paints in one theme on a device of one ratio."""

    def __init__(self, marks: MarkSprites, strips: StripPainter, theme: Theme) -> None:
        self._marks = marks
        self._strips = strips
        self._theme = theme
        self._seen: _Key | None = None
        self._kept: _Kept | None = None
        self._grid: tuple[Frame, tuple[Pixels, Pixels]] | None = None

    def draw(self, painter: QPainter, look: Look, layout: Layout, now: int) -> None:
        """Draw a look. What is later than `now` (seconds) is still to come and lies on a darker ground.

        What is seen for the first time is perhaps seen only once, as while the view is zoomed: it is not kept yet.
        """
        width, height = ceil(look.width * look.ratio), ceil(look.height * look.ratio)
        key = _Key(look.scene.frame, width, height, look.on_sheet(now))
        before, self._seen = self._seen, key
        if key == before:
            kept = self._kept = self._painted(key, look, layout)
            painter.drawPixmap(QPoint(0, 0), kept.pixmap, QRect(kept.left - look.left, 0, width, height))
        else:
            self._kept = None
            self._paint(painter, QRect(0, 0, width, height), look, layout, key)

    def _painted(self, key: _Key, look: Look, layout: Layout) -> _Kept:
        """The canvas as it was kept if it holds the view, else moved so that it does, and painted where it was not."""
        kept, self._kept = self._kept, None
        margin = round(_MARGIN * look.ratio)
        if kept is not None and kept.top == look.top and 0 <= kept.left - look.left <= 2 * margin:
            return kept
        whole, left = QRect(0, 0, key.width + 2 * margin, key.height), look.left + margin
        pixmap, parts = QPixmap(whole.size()) if kept is None else kept.pixmap, [whole]
        if kept is not None:
            across, down = left - kept.left, look.top - kept.top
            if abs(across) < whole.width() and abs(down) < whole.height():
                pixmap.scroll(across, down, whole)
                parts = _parts_that_came_in(whole, across, down)
        wider = replace(look, dx=left / look.ratio, width=look.width + 2 * _MARGIN)
        for part in parts:
            with QPainter(pixmap) as painter:
                self._paint(painter, part, wider, layout, key)
        return _Kept(pixmap, left, look.top)

    def _paint(self, painter: QPainter, part: QRect, look: Look, layout: Layout, key: _Key) -> None:
        painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
        boxes = look.boxes_in_view(part.top() / look.ratio - 1, (part.bottom() + 1) / look.ratio + 1)
        self._ground(painter, part, look, boxes, key.now + look.left)
        self._strips.draw(painter, look, boxes)
        left, top = part.left() - look.left, part.top() - look.top
        chosen = layout.within(left, top, left + part.width(), top + part.height())
        self._marks.bars(painter, layout, chosen, look.left, look.top)
        still = chosen[~layout.can_stick[chosen]]
        x, y = layout.anchor[still] + look.left, layout.middle[still] + look.top
        self._marks.glyphs(painter, x, y, layout.kinds[still], layout.statuses[still])

    def _ground(self, painter: QPainter, part: QRect, look: Look, boxes: tuple[LaneBox, ...], now: int) -> None:
        """The ground, the lines of the grid and those between lanes."""
        painter.fillRect(part, self._theme.panel)
        future = QRect(part)
        future.setLeft(max(now, part.left()))
        if future.isValid():
            painter.fillRect(future, mixed(self._theme.panel, self._theme.window, 0.5))
        faint = mixed(self._theme.panel, self._theme.line, 0.55)
        for colour, lines in zip((faint, self._theme.line), self._lines(look), strict=True):
            fill_boxes(painter, colour, lines + look.left, part.top(), width=1, height=part.height())
        feet = np.floor(np.array([box.bottom for box in boxes]) * look.ratio) + look.top
        fill_boxes(painter, self._theme.line, np.full(len(boxes), part.left()), feet, width=part.width(), height=1)

    def _lines(self, look: Look) -> tuple[Pixels, Pixels]:
        """Where on the sheet the lines of the grid are: at marks, and at the beginnings of periods."""
        if self._grid is None or self._grid[0] is not look.scene.frame:
            grid = grid_of(look.scene.frame.sheet)
            self._grid = look.scene.frame, (look.all_on_sheet(grid.marks), look.all_on_sheet(grid.periods))
        return self._grid[1]


def _parts_that_came_in(whole: QRect, across: int, down: int) -> list[QRect]:
    """The parts of a canvas that are not painted after it was moved by so many pixels."""
    width, height = whole.width(), whole.height()
    side = QRect(0 if across > 0 else width + across, 0, abs(across), height)
    end = QRect(max(across, 0), 0 if down > 0 else height + down, width - abs(across), abs(down))
    return [part for part in (side, end) if not part.isEmpty()]
