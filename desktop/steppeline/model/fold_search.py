"""Finding and counting events in a span of time, fast enough for every frame: sorted once, then searched.

Events are rows of arrays here, and nothing knows what a lane stands for. Folding asks but two questions: how many
events of each lane lie in each column of time, and which events of a span are at least so long. A source that can
answer these needs no columns.

An index has sorted rows and some that edits added; each of the two is a `Part`, and answers are put together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Codes, Integers, Mask, narrowed, repeated, rising_order
from steppeline.model.index import Index
from steppeline.model.middles import Middles, lengths, middles
from steppeline.model.set_column import Sets, ranges
from steppeline.model.time_order import TimeOrder, sorted_time_order
from steppeline.model.viewport import EARLIEST, LATEST


@dataclass(frozen=True, eq=False)
class Lanes:
    """Which of `count` lanes each event lies in: row r in those of the set `codes[r]` of `sets`."""

    count: int
    codes: Codes
    sets: Sets

    def pairs(self, rows: Integers) -> Pairs:
        """Every event of `rows` with every lane it lies in."""
        codes = self.codes[rows].astype(np.intp)
        sizes = self.sets.sizes[codes]
        lanes = self.sets.members[ranges(self.sets.offsets[codes], sizes)]
        return Pairs(np.repeat(rows, sizes), lanes.astype(np.int64))


Span: TypeAlias = tuple[int, int]


class Pairs(NamedTuple):
    """Events (rows, maybe repeated) and a lane of each; arrays of one length."""

    rows: Integers
    lanes: Integers


class Part:
    """The events of some rows of an index, `order`, in the lanes of one grouping. Costs a sort.

    `rows` are those of all pairs of a lane and an event sorted by lane and middle; lane l begins at `firsts[l]`.
    """

    def __init__(self, lanes: Lanes, order: TimeOrder) -> None:
        self.order = order
        # Rows that no longer stand may have codes that nothing has any more. Nobody will ask for them.
        by_middle = order.by_middle if len(lanes.sets) else order.by_middle[:0]
        codes, rows, middles = lanes.codes[by_middle], by_middle, order.middles.codes[: len(by_middle)]
        if np.all(lanes.sets.sizes == 1):
            of_pairs = lanes.sets.members.take(codes, mode="clip")
        else:
            sizes = lanes.sets.sizes.take(codes, mode="clip")
            rows, middles = repeated(rows, sizes), repeated(middles, sizes)
            of_pairs = lanes.sets.members[ranges(lanes.sets.offsets.take(codes, mode="clip"), sizes)]
        by_lane = rising_order(narrowed(of_pairs, lanes.count))
        self.rows = rows[by_lane]
        self._middles = Middles(middles[by_lane], order.middles.base)
        self.firsts: Integers = np.concatenate(([0], np.cumsum(np.bincount(of_pairs, minlength=lanes.count))))

    def places(self, lane: int, edges: Integers) -> Integers:
        """int64[edges]: how many pairs of lanes and events come before each moment of a lane, in the order of pairs."""
        return self._middles.places(int(self.firsts[lane]), int(self.firsts[lane + 1]), edges)


class Search:
    """All events of an index in the lanes of one grouping. Goes on from `before`, if that is of an index it follows."""

    def __init__(self, index: Index, lanes: Lanes, before: Search | None = None) -> None:
        self.index = index
        self.lanes = lanes
        goes_on = before is not None and index.follows(before.index) and _reaches(before.lanes, lanes, index)
        sorted_part = before.parts[0] if before is not None and goes_on else Part(lanes, sorted_time_order(index))
        later = np.arange(index.sorted_count, len(index))
        later = later[np.argsort(index.earliest_start[later], kind="stable")]
        tail = (Part(lanes, TimeOrder(index, later)),) if len(later) else ()
        self.parts: tuple[Part, ...] = (sorted_part, *tail)

    def middles_of(self, rows: Integers) -> Integers:
        """int64[rows]: the moments that events are counted at."""
        return middles(self.index, rows)

    def among(self, visible: Mask) -> Found:
        """The same of the `visible` events, bool[n], alone. Costs one pass over the events."""
        return Found(self, visible)


class Found:
    """The visible events of a search, to be counted by the middle of their bounds, and found by length.

    For each part there is a running count of the visible ones in the order of its pairs, so that to count in a span,
    or to find the tenth, is to look up the ends; None where all are visible.
    """

    def __init__(self, search: Search, visible: Mask) -> None:
        self.search = search
        self._visible = visible
        self._all_seen = bool(visible.all())
        self._seen = [None if self._all_seen else _running(visible, part.rows) for part in search.parts]

    def totals(self) -> Integers:
        """int64[lanes]: how many events each lane has, at any time."""
        totals = np.zeros(self.search.lanes.count, np.int64)
        for part, seen in zip(self.search.parts, self._seen, strict=True):
            totals += np.diff(_looked_up(seen, part.firsts))
        return totals

    def grid(self, lanes: Integers, edges: Integers) -> Grid:
        """The counts of some lanes between moments."""
        return Grid(self, lanes, edges)

    def rows_between(self, part: int, first: Integers, last: Integers) -> Integers:
        """The visible rows of a part between places in the order of its pairs, one range after another."""
        seen, rows = self._seen[part], self.search.parts[part].rows
        if seen is None:
            places = ranges(first, last - first)
        else:
            ranks = ranges(_looked_up(seen, first), _looked_up(seen, last) - _looked_up(seen, first))
            places = np.searchsorted(seen, ranks.astype(seen.dtype), side="right") - 1
        return rows[places].astype(np.int64)

    def counted(self, part: int, places: Integers) -> Integers:
        """int64: how many visible ones come before places in the order of the pairs of a part."""
        return _looked_up(self._seen[part], places)

    def with_middles(self, lane: int, start: int, end: int) -> Integers:
        """The rows of the events of a lane that have their middle in [start, end)."""
        one, zero = np.array([1]), np.array([0])
        return self.grid(np.array([lane]), np.array([start, end])).events(zero, zero, one).rows

    def of_lane(self, lane: int) -> Integers:
        """The events of a lane, by their middles."""
        ends = [(part.firsts[[lane]], part.firsts[[lane + 1]]) for part in self.search.parts]
        rows = np.concatenate([self.rows_between(at, *each) for at, each in enumerate(ends)])
        return rows if len(ends) == 1 else rows[np.argsort(self.search.middles_of(rows), kind="stable")]

    def long_events(self, lanes: Integers, span: Span, shortest: int, reach: int, enough: int) -> Pairs:
        """The events that overlap the half-open `span` and are at least `shortest` seconds long, in their `lanes`.

        Once there are more than `enough`, shorter ones may be missing, but none that is longer than `reach`.
        """
        found = [Pairs(np.zeros(0, np.int64), np.zeros(0, np.int64))]
        (start, end), count, wanted = span, 0, np.zeros(self.search.lanes.count, np.bool_)
        wanted[lanes] = True
        parts = self.search.parts
        exponents = sorted(
            {each for part in parts for each in part.order.exponents(shortest.bit_length())}, reverse=True
        )
        for exponent in exponents:
            if count > enough and 1 << exponent <= reach:
                break
            for part in parts:
                rows = part.order.long_rows(start, end, exponent)
                # Only the lowest class may hold some that are too short.
                needed = shortest if 1 << (exponent - 1) < shortest else 0
                pairs = self.search.lanes.pairs(self._fitting(rows, start, needed))
                inside = wanted[pairs.lanes]
                found.append(Pairs(pairs.rows[inside], pairs.lanes[inside]))
                count += len(found[-1].rows)
        return Pairs(*(np.concatenate(column) for column in zip(*found, strict=True)))

    def _fitting(self, rows: Integers, start: int, shortest: int) -> Integers:
        """The visible ones of the rows that end after `start` and are long enough."""
        if not self._all_seen:
            rows = rows[self._visible[rows]]
        rows = rows[self.search.index.latest_end.are_above(rows, start)]
        return rows[lengths(self.search.index, rows) >= shortest] if shortest else rows


class Grid:
    """How many events of each of `lanes` have their middle from one of `edges` to the next: int64[lanes, edges − 1]."""

    def __init__(self, found: Found, lanes: Integers, edges: Integers) -> None:
        self._found = found
        inside = np.clip(edges, EARLIEST, LATEST)
        self._places = [
            np.array([part.places(lane, inside) for lane in lanes.tolist()], np.int64).reshape(len(lanes), len(edges))
            for part in found.search.parts
        ]
        self._lanes = lanes
        self.counts = np.zeros((len(lanes), len(edges) - 1), np.int64)
        for part, places in enumerate(self._places):
            self.counts += np.diff(found.counted(part, places), axis=1)

    def events(self, lanes: Integers, first: Integers, last: Integers) -> Pairs:
        """The events with their middle between edges `first` and `last` of a lane: its place here, for each such."""
        rows, of_lanes = [], []
        for part, places in enumerate(self._places):
            start, end = places[lanes, first], places[lanes, last]
            sizes = self._found.counted(part, end) - self._found.counted(part, start)
            rows.append(self._found.rows_between(part, start, end))
            of_lanes.append(np.repeat(self._lanes[lanes], sizes))
        return Pairs(np.concatenate(rows), np.concatenate(of_lanes))


def counted(lanes: Integers, columns: Integers, lane_count: int, width: int) -> Integers:
    """int64[lanes, width]: how often each lane and column is named; columns outside are passed over."""
    inside = (columns >= 0) & (columns < width)
    places = lanes[inside] * width + columns[inside]
    return np.bincount(places, minlength=lane_count * width).reshape(lane_count, width)


def _running(visible: Mask, rows: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """uint32[rows + 1]: how many visible ones there are before each."""
    running = np.zeros(len(rows) + 1, np.uint32)
    np.cumsum(visible.take(rows, mode="clip"), out=running[1:])
    return running


def _looked_up(seen: NDArray[np.uint32] | None, places: Integers) -> Integers:
    return places if seen is None else seen[places].astype(np.int64)


def _reaches(before: Lanes, lanes: Lanes, index: Index) -> bool:
    """Whether the sorted rows lie in the same lanes as before."""
    size = len(before.sets)
    members = int(before.sets.offsets[-1])
    return (
        before.count == lanes.count
        and np.array_equal(before.sets.offsets, lanes.sets.offsets[: size + 1])
        and np.array_equal(before.sets.members, lanes.sets.members[:members])
        and len(lanes.codes) >= index.sorted_count
    )
