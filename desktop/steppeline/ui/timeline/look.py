"""How a scene is looked at: where the sheet lies on the canvas, and what of it can be seen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from steppeline.model.fold import Bars
from steppeline.ui.timeline.measures import GAP, GLYPH, LEAST_LABEL, ROW, STRIP
from steppeline.ui.timeline.scene import LaneBox, Scene

Integers = NDArray[np.int64]
Pixels = NDArray[np.float64]

_SHORT_BAR = 5 * GLYPH
"""The label of a bar no longer than this stands behind it if there is room; in a longer one, behind the glyph."""

_FAR = 100_000.0
"""Pixels. Moments farther away are drawn so far away: painters cannot take their coordinates."""


def labels_left(bars: Bars) -> NDArray[np.float64]:
    """float64[bars]: the pixels of the sheet at which labels begin, unless the view begins later."""
    behind_glyph = bars.anchor + GLYPH / 2 + GAP
    behind_bar = np.maximum(behind_glyph, bars.x1 + GAP)
    is_short = (bars.x1 - bars.x0 <= _SHORT_BAR) & (bars.room - GAP - behind_bar >= LEAST_LABEL)
    return np.where(is_short, behind_bar, behind_glyph)


class StandIns(NamedTuple):
    """Events (rows) and the places of their middles on the canvas, logical pixels; arrays of one length."""

    rows: Integers
    x: NDArray[np.float64]
    y: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Look:
    """A scene whose upper left corner lies at (`dx`, `dy`) of a canvas of this size, in logical pixels.

    On a screen the corner lies on a whole pixel of the device, of which `ratio` make a logical one; what is painted can
    then slide as it is. On paper it lies where it lies, and `ratio` is 1.
    """

    scene: Scene
    dx: float
    dy: float
    width: int
    height: int
    covered: int = 0
    """Pixels at the right that a scroll bar lies over."""

    ratio: float = 1.0

    @property
    def left(self) -> int:
        """The corner's place across, in pixels of the device."""
        return round(self.dx * self.ratio)

    @property
    def top(self) -> int:
        """The corner's place down, in pixels of the device."""
        return round(self.dy * self.ratio)

    @property
    def readable_width(self) -> int:
        """Pixels from the left edge in which words can be read."""
        return self.width - self.covered

    def x_of(self, moment: int) -> float:
        """Where a moment (seconds) lies: like all on the sheet, a whole number of device pixels from its corner."""
        return self.on_sheet(moment) / self.ratio + self.dx

    def all_x_of(self, moments: Sequence[int]) -> list[float]:
        """The same of several moments."""
        places: list[float] = (self.all_on_sheet(moments) / self.ratio + self.dx).tolist()
        return places

    def on_sheet(self, moment: int) -> int:
        """Pixels of the device from the sheet's corner to a moment."""
        return int(self.all_on_sheet([moment])[0])

    def all_on_sheet(self, moments: Sequence[int]) -> Pixels:
        """The same of several moments, as float64[moments]."""
        sheet = self.scene.frame.sheet
        pixels = (np.array(moments, np.int64) - sheet.start) * sheet.pixels / sheet.span
        whole: Pixels = np.rint(np.clip(pixels, -_FAR, _FAR) * self.ratio)
        return whole

    def bars_in_view(self) -> NDArray[np.intp]:
        """The numbers of the bars that, or whose labels, can be seen."""
        bars, middles = self.scene.frame.bars, self.scene.middles + self.dy
        in_time = (bars.room + self.dx > 0) & (np.minimum(bars.x0, bars.anchor - GLYPH) + self.dx < self.width)
        return np.flatnonzero(in_time & (middles > -ROW) & (middles < self.height + ROW))

    def stand_ins(self, rows: Integers) -> StandIns:
        """Where the events of some rows would be, in each of their lanes, if they were drawn: on the counts."""
        search = self.scene.found.search
        pairs = search.lanes.pairs(rows)
        heights = np.full(search.lanes.count, np.nan)
        for box in self.scene.boxes:
            heights[box.lane] = (box.top if box.strip is None else box.strip) + STRIP / 2
        x, y = self.scene.frame.sheet.pixel_of(search.middles_of(pairs.rows)), heights[pairs.lanes]
        there = ~np.isnan(y)
        return StandIns(pairs.rows[there], x[there] + self.dx, y[there] + self.dy)

    def boxes_in_view(self, top: float = 0.0, bottom: float | None = None) -> tuple[LaneBox, ...]:
        """The lanes of which something lies between two heights of the canvas: those that can be seen."""
        boxes = self.scene.boxes
        first = bisect_right(boxes, top - self.dy, key=lambda box: box.bottom)
        end = bisect_left(boxes, (self.height if bottom is None else bottom) - self.dy, key=lambda box: box.top)
        return boxes[first:end]
