"""What is to be drawn for a viewport: wide events become bars, all others are counted per pixel, none is dropped.

Events are rows of arrays here, and nothing knows what a lane stands for. All that is needed is counts per pixel and
lane, and the events wide enough to be bars: a source that can tell these two needs no columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from steppeline.model.viewport import Viewport

Seconds = NDArray[np.int64]
Rows = NDArray[np.int64]
Pixels = NDArray[np.float64]
Mask = NDArray[np.bool_]

OFFSCREEN = 10_000.0
"""Bars end at most so many pixels outside the view: painters cannot take the coordinates of an open bound."""

_FARTHEST = np.int64(2**61)
"""Bounds are cut to this before they are subtracted: the distance of two open ones does not fit 64 bits."""


class Spans(Protocol):
    """Four bounds for each event, int64[n] seconds; the index is one."""

    @property
    def earliest_start(self) -> Seconds:
        """It does not begin before."""

    @property
    def latest_start(self) -> Seconds:
        """It has begun by then."""

    @property
    def earliest_end(self) -> Seconds:
        """It does not end before."""

    @property
    def latest_end(self) -> Seconds:
        """It has ended by then."""


@dataclass(frozen=True, eq=False)
class Lanes:
    """Which of `count` lanes each event lies in; a negative lane is no lane.

    Without `offsets` the lane of row r is `codes[r]`. With them, int64[n + 1], it lies in each of
    `codes[offsets[r]:offsets[r + 1]]`, no lane named twice.
    """

    count: int
    codes: NDArray[np.integer[Any]]
    offsets: Rows | None = None

    def pairs(self, rows: Rows) -> tuple[Rows, Rows]:
        """Every event of `rows` with every lane it lies in: rows (repeated) and lanes, of equal length."""
        if self.offsets is None:
            lanes = self.codes[rows].astype(np.int64)
        else:
            first = self.offsets[rows]
            lengths = self.offsets[rows + 1] - first
            before = np.cumsum(lengths) - lengths
            lanes = self.codes[np.arange(lengths.sum()) + np.repeat(first - before, lengths)].astype(np.int64)
            rows = np.repeat(rows, lengths)
        there = lanes >= 0
        return (rows, lanes) if there.all() else (rows[there], lanes[there])


@dataclass(frozen=True, slots=True)
class Detail:
    """How much is drawn one by one: bars of at least `width` pixels, so many of them, so many one under another."""

    width: int = 4
    bars: int = 3_000
    slots: int = 24


class Bars(NamedTuple):
    """Bars sorted by lane, then start; arrays of one length.

    Between `x0` and `x1` the event may be, between `x_certain0` and `x_certain1` it surely is (pixels; both in the
    middle where it is sure nowhere). No two bars of a lane that overlap have the same `slot` under its upper edge.
    """

    rows: Rows
    lanes: Rows
    slots: Rows
    x0: Pixels
    x_certain0: Pixels
    x_certain1: Pixels
    x1: Pixels


@dataclass(frozen=True, eq=False)
class Frame:
    """What is to be drawn for `viewport`; its arrays are read-only.

    Every event and lane of it that may overlap the view (by the bounds) is either one of `bars` or counted once in
    `density`, int32[lanes, pixels], at the pixel in the middle of what the view shows of it. `heights`, int32[lanes],
    tells how many bars lie one under another.
    """

    viewport: Viewport
    bars: Bars
    density: NDArray[np.int32]
    heights: NDArray[np.int32]


def fold(spans: Spans, lanes: Lanes, visible: Mask, viewport: Viewport, detail: Detail | None = None) -> Frame:
    """The frame of the `visible` events, bool[n].

    Bars are the events whose bounds are at least `detail.width` pixels apart. When there are too many, the longest are
    drawn; what finds no room in its lane is counted too.
    """
    detail = detail or Detail()
    in_view = visible & (spans.earliest_start < viewport.end) & (spans.latest_end > viewport.start)
    rows, in_lanes = lanes.pairs(np.flatnonzero(in_view))
    start, end = spans.earliest_start[rows], spans.latest_end[rows]
    lengths = np.minimum(end, _FARTHEST) - np.maximum(start, -_FARTHEST)
    drawn = _longest(lengths, -(-detail.width * viewport.span // viewport.pixels), detail.bars)
    drawn = drawn[np.lexsort((rows[drawn], -lengths[drawn], start[drawn], in_lanes[drawn]))]
    slots = _pack(in_lanes[drawn], start[drawn], end[drawn], detail.slots)
    drawn, slots = drawn[slots >= 0], slots[slots >= 0]
    counted = np.ones(len(rows), np.bool_)
    counted[drawn] = False
    pixels = _middle_pixels(start[counted], end[counted], viewport)
    frame = Frame(
        viewport,
        _bars(spans, rows[drawn], in_lanes[drawn], slots, viewport),
        _density(in_lanes[counted], pixels, lanes.count, viewport.pixels),
        _heights(in_lanes[drawn], slots, lanes.count),
    )
    for array in (*frame.bars, frame.density, frame.heights):
        array.setflags(write=False)
    return frame


def _longest(lengths: Seconds, shortest: int, most: int) -> Rows:
    """Positions of the lengths from `shortest` on; when there are more than `most`, of the longest (the first ones)."""
    wide = np.flatnonzero(lengths >= shortest)
    if len(wide) <= most:
        return wide
    if most == 0:
        return wide[:0]
    among = lengths[wide]
    limit = np.partition(among, len(wide) - most)[len(wide) - most]
    longer = wide[among > limit]
    return np.concatenate((longer, wide[among == limit][: most - len(longer)]))


def _middle_pixels(start: Seconds, end: Seconds, viewport: Viewport) -> Rows:
    """The pixel in the middle of what is shown of each span; whole numbers throughout, so exact."""
    begin = np.maximum(start, viewport.start) - viewport.start
    finish = np.minimum(end, viewport.end) - viewport.start
    middle: Rows = (begin + finish) // 2 * viewport.pixels // viewport.span
    return middle


def _density(lanes: Rows, pixels: Rows, lane_count: int, width: int) -> NDArray[np.int32]:
    counts = np.bincount(lanes * width + pixels, minlength=lane_count * width)
    return counts.astype(np.int32).reshape(lane_count, width)


def _heights(lanes: Rows, slots: Rows, lane_count: int) -> NDArray[np.int32]:
    heights = np.zeros(lane_count, np.int32)
    np.maximum.at(heights, lanes, slots.astype(np.int32) + 1)
    return heights


def _bars(spans: Spans, rows: Rows, lanes: Rows, slots: Rows, viewport: Viewport) -> Bars:
    def pixels(bound: Seconds) -> Pixels:
        return np.clip(viewport.pixel_of(bound), -OFFSCREEN, viewport.pixels + OFFSCREEN)

    x0, x1 = pixels(spans.earliest_start[rows]), pixels(spans.latest_end[rows])
    latest_start, earliest_end = spans.latest_start[rows], spans.earliest_end[rows]
    nowhere = latest_start >= earliest_end
    middle = (x0 + x1) / 2
    x_certain0 = np.where(nowhere, middle, pixels(latest_start))
    x_certain1 = np.where(nowhere, middle, pixels(earliest_end))
    return Bars(rows, lanes, slots, x0, x_certain0, x_certain1, x1)


def _pack(lanes: Rows, start: Seconds, end: Seconds, most: int) -> Rows:
    """For spans sorted by lane and start, the first slot in its lane that is free; −1 when all `most` are taken."""
    slots: list[int] = []
    lane_before = -1
    free: list[int] = []
    taken: list[tuple[int, int]] = []
    for lane, begin, finish in zip(lanes.tolist(), start.tolist(), end.tolist(), strict=True):
        if lane != lane_before:
            lane_before, free, taken = lane, list(range(most)), []
        while taken and taken[0][0] <= begin:
            heappush(free, heappop(taken)[1])
        if free:
            slots.append(heappop(free))
            heappush(taken, (finish, slots[-1]))
        else:
            slots.append(-1)
    return np.array(slots, np.int64)
