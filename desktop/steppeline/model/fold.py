"""What is to be drawn of many events: those that find room are drawn one by one, all others are counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Integers
from steppeline.model.fold_search import Found, Pairs, counted
from steppeline.model.middles import FARTHEST, lengths, middles
from steppeline.model.moments import Moments
from steppeline.model.packing import Extents, pack
from steppeline.model.sheet import CELL, COLUMN, Sheet

Pixels = NDArray[np.float64]

OFFSCREEN = 10_000.0
"""Bars end at most so many pixels outside the sheet: painters cannot take the coordinates of an open bound."""


@dataclass(frozen=True, slots=True)
class Detail:
    """How much is drawn one by one, and how much room it takes. Widths in pixels.

    Whatever is narrower than `mark` takes that much. Of narrow events at most `crowd` to a cell of a lane are drawn,
    and at most `narrow` in all; of the others the `wide` longest. Beside each, `label` pixels are wished for. Marks lie
    in at most `slots` slots of a lane, in `rows` of all lanes if that is possible.
    """

    mark: int = 14
    crowd: int = 4
    narrow: int = 900
    wide: int = 700
    label: int = 112
    slots: int = 30
    rows: int = 48


class Bars(NamedTuple):
    """What is drawn one by one, sorted by lane, slot and place; arrays of one length, pixels from the sheet's start.

    Between `x0` and `x1` the event may be, between `x_certain0` and `x_certain1` it surely is (both in the middle where
    it is sure nowhere). Its glyph stands at `anchor`; a label may run on up to `room`, where the next one begins.
    """

    rows: Integers
    lanes: Integers
    slots: Integers
    x0: Pixels
    x_certain0: Pixels
    x_certain1: Pixels
    x1: Pixels
    anchor: Pixels
    room: Pixels


@dataclass(frozen=True, eq=False)
class Frame:
    """What is to be drawn of `lanes` of a sheet, int64[k], rising; its arrays are read-only.

    Every event that may overlap the view in the middle of the sheet is, in each of these lanes that it lies in, either
    one of `bars` or counted once in `density`, int32[k, columns]: where its middle is, or if it is longer than the
    margin of the sheet in the middle of what the sheet shows of it. Bars of at least `mark` pixels are wide. `heights`,
    int32[k], tells how many bars lie one under another.
    """

    sheet: Sheet
    mark: int
    lanes: Integers
    bars: Bars
    density: NDArray[np.int32]
    heights: NDArray[np.int32]


def fold(found: Found, sheet: Sheet, detail: Detail | None = None, lanes: Integers | None = None) -> Frame:
    """The frame of the events found in some lanes (rising), or in all.

    An event is wide if its bounds are at least `detail.mark` pixels apart. When too many are, only those longer than
    all that are left out are drawn; when too many are narrow, they are drawn only in cells that hold few others.
    """
    detail = detail or Detail()
    lanes = np.arange(found.search.lanes.count) if lanes is None else lanes
    index, counts = found.search.index, _Counts(found, sheet, lanes)
    shortest = -(-detail.mark * sheet.span // sheet.pixels)
    reach = max(sheet.margin, shortest)
    long = found.long_events(lanes, (sheet.start, sheet.end), shortest, reach, detail.wide)
    long_lengths = lengths(index, long.rows)
    is_drawn = _longest(long_lengths, detail.wide)
    wide = _chosen(long, is_drawn)
    few = counts.in_sparse_cells(counts.all - counts.by_middle(wide), detail)
    few = _chosen(few, lengths(index, few.rows) < shortest)
    candidates = _joined(wide, few)
    narrow = np.arange(len(candidates.rows)) >= len(wide.rows)
    bars, has_room = _bars(found, candidates, narrow, sheet, detail)
    is_drawn[is_drawn] = has_room[~narrow]
    is_beyond = long_lengths > reach
    density = counts.all - counts.by_middle(_chosen(candidates, has_room & narrow))
    density -= counts.by_middle(_chosen(long, is_drawn | is_beyond))
    density += counts.by_shown_middle(_chosen(long, ~is_drawn & is_beyond))
    heights = _heights(bars, found.search.lanes.count)[lanes]
    frame = Frame(sheet, detail.mark, lanes, bars, density.astype(np.int32), heights)
    for array in (*frame.bars, frame.lanes, frame.density, frame.heights):
        array.setflags(write=False)
    return frame


class _Counts:
    """Counts of events by lane and column of a sheet; `all` of them by their middles. int64[lanes, columns]."""

    def __init__(self, found: Found, sheet: Sheet, lanes: Integers) -> None:
        self._index = found.search.index
        self._sheet = sheet
        self._lanes = lanes
        self._grid = found.grid(lanes, sheet.edges())
        self.all = self._grid.counts

    def by_middle(self, pairs: Pairs) -> Integers:
        return self._counted(pairs, middles(self._index, pairs.rows))

    def by_shown_middle(self, pairs: Pairs) -> Integers:
        start = np.maximum(self._index.earliest_start[pairs.rows], self._sheet.start)
        end = np.minimum(self._index.latest_end[pairs.rows], self._sheet.end)
        return self._counted(pairs, (start + end) // 2)

    def in_sparse_cells(self, counts: Integers, detail: Detail) -> Pairs:
        """The events with their middle in cells of which the counts are low."""
        per_cell = CELL // COLUMN
        cells = counts.reshape(len(counts), counts.shape[1] // per_cell, per_cell).sum(axis=2)
        of_size = np.bincount(np.minimum(cells, detail.crowd + 1).ravel(), minlength=detail.crowd + 2)
        in_all = np.cumsum(of_size * np.arange(detail.crowd + 2))
        limit = int(np.searchsorted(in_all[: detail.crowd + 1], detail.narrow, side="right")) - 1
        lanes, places = np.nonzero((cells > 0) & (cells <= limit))
        return self._grid.events(lanes, places * per_cell, (places + 1) * per_cell)

    def _counted(self, pairs: Pairs, moments: Integers) -> Integers:
        places = np.searchsorted(self._lanes, pairs.lanes)
        return counted(places, self._sheet.column_of(moments), len(self._lanes), self._sheet.columns)


def _longest(lengths: Integers, most: int) -> NDArray[np.bool_]:
    """bool[lengths]: those longer than all others, as many as possible up to `most`; equals are treated alike."""
    if len(lengths) <= most:
        return np.ones(len(lengths), np.bool_)
    too_short = np.partition(lengths, len(lengths) - most - 1)[len(lengths) - most - 1]
    longer: NDArray[np.bool_] = lengths > too_short
    return longer


def _bars(
    found: Found, pairs: Pairs, narrow: NDArray[np.bool_], sheet: Sheet, detail: Detail
) -> tuple[Bars, NDArray[np.bool_]]:
    """The bars of those of `pairs` that find room, and bool[pairs]: which do."""
    x0, x_certain0, x_certain1, x1 = _places(found, pairs.rows, sheet)
    middle, half = (x0 + x1) / 2, detail.mark / 2
    has_head = ~narrow & (x_certain1 - x_certain0 >= 2 * detail.mark)
    anchor = np.where(has_head, x_certain0 + half, np.where(narrow, middle, (x_certain0 + x_certain1) / 2))
    left, right = np.where(narrow, middle - half, x0), np.where(narrow, middle + half, x1)
    wanted = np.maximum(right, anchor + half + detail.label)
    order = np.lexsort((pairs.rows, left, pairs.lanes))
    extents = Extents(pairs.lanes[order], left[order], right[order], wanted[order])
    slots = np.empty(len(order), np.int64)
    slots[order] = pack(extents, detail.slots, detail.rows, sheet.width)
    drawn = slots >= 0
    order = np.lexsort((left, slots, pairs.lanes))
    order = order[drawn[order]]
    lanes, slots_drawn = pairs.lanes[order], slots[order]
    bars = Bars(
        rows=pairs.rows[order],
        lanes=lanes,
        slots=slots_drawn,
        x0=x0[order],
        x_certain0=x_certain0[order],
        x_certain1=x_certain1[order],
        x1=x1[order],
        anchor=anchor[order],
        room=_room(lanes, slots_drawn, left[order], sheet),
    )
    return bars, drawn


def _room(lanes: Integers, slots: Integers, left: Pixels, sheet: Sheet) -> Pixels:
    """For bars sorted by lane, slot and place: where the next one in the slot begins, or else the sheet ends."""
    room = np.full(len(left), float(sheet.width))
    followed = (lanes[1:] == lanes[:-1]) & (slots[1:] == slots[:-1])
    room[:-1][followed] = left[1:][followed]
    return room


def _places(found: Found, rows: Integers, sheet: Sheet) -> tuple[Pixels, Pixels, Pixels, Pixels]:
    """The pixels of the bounds: earliest start, latest start, earliest end, latest end."""
    spans = found.search.index

    def pixels(bound: Moments) -> Pixels:
        cut = np.clip(bound[rows], -FARTHEST, FARTHEST)
        return np.clip(sheet.pixel_of(cut), -OFFSCREEN, sheet.width + OFFSCREEN)

    x0, x1 = pixels(spans.earliest_start), pixels(spans.latest_end)
    nowhere = spans.latest_start[rows] >= spans.earliest_end[rows]
    middle = (x0 + x1) / 2
    x_certain0 = np.where(nowhere, middle, pixels(spans.latest_start))
    x_certain1 = np.where(nowhere, middle, pixels(spans.earliest_end))
    return x0, x_certain0, x_certain1, x1


def _heights(bars: Bars, lane_count: int) -> NDArray[np.int32]:
    heights = np.zeros(lane_count, np.int32)
    np.maximum.at(heights, bars.lanes, bars.slots.astype(np.int32) + 1)
    return heights


def _chosen(pairs: Pairs, mask: NDArray[np.bool_]) -> Pairs:
    return Pairs(pairs.rows[mask], pairs.lanes[mask])


def _joined(one: Pairs, other: Pairs) -> Pairs:
    return Pairs(np.concatenate((one.rows, other.rows)), np.concatenate((one.lanes, other.lanes)))
