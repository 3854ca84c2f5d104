"""Finding and counting events in a span of time, fast enough for every frame: sorted once, then searched.

Events are rows of arrays here, and nothing knows what a lane stands for. Folding asks but two questions: how many
events of each lane lie in each column of time, and which events of a span are at least so long. A source that can
answer these needs no columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from steppeline.model.viewport import EARLIEST, LATEST

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]

FARTHEST = 2**61
"""Bounds are cut to this before they are subtracted: the distance of two open ones does not fit 64 bits."""

_LANE_BITS = 40
"""A key holds a lane above so many bits of time; the ends of time are less than 2⁴⁰ seconds apart."""


class Spans(Protocol):
    """Four bounds for each event, int64[n] seconds; the index is one."""

    @property
    def earliest_start(self) -> Integers:
        """It does not begin before."""

    @property
    def latest_start(self) -> Integers:
        """It has begun by then."""

    @property
    def earliest_end(self) -> Integers:
        """It does not end before."""

    @property
    def latest_end(self) -> Integers:
        """It has ended by then."""


@dataclass(frozen=True, eq=False)
class Lanes:
    """Which of `count` lanes each event lies in; a negative lane is no lane.

    Without `offsets` the lane of row r is `codes[r]`. With them, int64[n + 1], it lies in each of
    `codes[offsets[r]:offsets[r + 1]]`, no lane named twice.
    """

    count: int
    codes: NDArray[np.integer[Any]]
    offsets: Integers | None = None

    def pairs(self, rows: Integers) -> Pairs:
        """Every event of `rows` with every lane it lies in."""
        if self.offsets is None:
            lanes = self.codes[rows].astype(np.int64)
        else:
            first = self.offsets[rows]
            lengths = self.offsets[rows + 1] - first
            lanes = self.codes[ranges(first, lengths)].astype(np.int64)
            rows = np.repeat(rows, lengths)
        there = lanes >= 0
        return Pairs(rows, lanes) if there.all() else Pairs(rows[there], lanes[there])


class Pairs(NamedTuple):
    """Events (rows, maybe repeated) and a lane of each; arrays of one length."""

    rows: Integers
    lanes: Integers


class Search:
    """All events of an index in the lanes of one grouping, sorted. Made once for both; costs a sort."""

    def __init__(self, spans: Spans, lanes: Lanes) -> None:
        self.spans = spans
        self.lanes = lanes
        start = np.maximum(spans.earliest_start, -FARTHEST)
        end = np.minimum(spans.latest_end, FARTHEST)
        self.middles = np.clip((start + end) // 2, EARLIEST, LATEST - 1)
        pairs = lanes.pairs(np.arange(len(start), dtype=np.int64))
        keys = _keys(pairs.lanes, self.middles[pairs.rows])
        order = np.argsort(keys, kind="stable")
        self._keys, self._rows = keys[order], pairs.rows[order].astype(np.int32)
        exponents = np.frexp((end - start).astype(np.float64))[1].astype(np.int8)
        by_length = np.lexsort((start, exponents))
        self._long_rows = by_length.astype(np.int32)
        self._exponents, self._starts = exponents[by_length], start[by_length]

    def among(self, visible: Mask) -> Found:
        """The same of the `visible` events, bool[n], alone. Costs one pass over the events."""
        seen, seen_long = visible[self._rows], visible[self._long_rows]
        return Found(
            self,
            self._keys[seen],
            self._rows[seen],
            np.searchsorted(self._exponents[seen_long], np.arange(65, dtype=np.int8)),
            self._starts[seen_long],
            self._long_rows[seen_long],
        )

    def totals(self, visible: Mask) -> Integers:
        """int64[lanes]: how many of the `visible` events each lane has, at any time."""
        return np.bincount(self._keys[visible[self._rows]] >> _LANE_BITS, minlength=self.lanes.count)

    def lengths(self, rows: Integers) -> Integers:
        """int64[rows]: seconds from the earliest start to the latest end."""
        end = np.minimum(self.spans.latest_end[rows], FARTHEST)
        lengths: Integers = end - np.maximum(self.spans.earliest_start[rows], -FARTHEST)
        return lengths


@dataclass(frozen=True, eq=False)
class Found:
    """The visible events, to be counted by the middle of their bounds, and found by length.

    `keys` is sorted, a lane and a middle each, `rows` the event of each. `starts` and `long_rows` are sorted by the
    exponent of the power of two that a length is below, and by start; exponent e has them from `exponents[e]` on.
    """

    search: Search
    keys: Integers
    rows: NDArray[np.int32]
    exponents: NDArray[np.intp]
    starts: Integers
    long_rows: NDArray[np.int32]

    def counts(self, edges: Integers) -> Integers:
        """int64[lanes, edges − 1]: how many events have their middle from one edge to the next."""
        lane_count, width = self.search.lanes.count, len(edges) - 1
        if len(self.keys) < lane_count * len(edges):
            middles = (self.keys & ((1 << _LANE_BITS) - 1)) + EARLIEST
            columns = np.searchsorted(edges, middles, side="right") - 1
            return counted(self.keys >> _LANE_BITS, columns, lane_count, width)
        lanes = np.arange(lane_count, dtype=np.int64)[:, np.newaxis]
        inside = np.clip(edges, EARLIEST, LATEST)
        places = np.searchsorted(self.keys, _keys(lanes, inside).ravel()).reshape(lane_count, len(edges))
        return np.diff(places, axis=1)

    def totals(self) -> Integers:
        """int64[lanes]: how many events each lane has, at any time."""
        lanes = np.arange(self.search.lanes.count + 1, dtype=np.int64)
        return np.diff(np.searchsorted(self.keys, lanes << _LANE_BITS))

    def of_lane(self, lane: int) -> Integers:
        """The events of a lane, by their middles."""
        first, last = np.searchsorted(self.keys, np.array([lane, lane + 1], np.int64) << _LANE_BITS)
        return self.rows[first:last].astype(np.int64)

    def with_middles(self, lanes: Integers, start: Integers, end: Integers) -> Pairs:
        """The events of each of `lanes` that have their middle in the [start, end) given for it."""
        first = np.searchsorted(self.keys, _keys(lanes, np.clip(start, EARLIEST, LATEST)))
        last = np.searchsorted(self.keys, _keys(lanes, np.clip(end, EARLIEST, LATEST)))
        places = ranges(first, last - first)
        return Pairs(self.rows[places].astype(np.int64), self.keys[places] >> _LANE_BITS)

    def long_events(self, start: int, end: int, shortest: int, reach: int, enough: int) -> Pairs:
        """The events that overlap [start, end) and are at least `shortest` seconds long, in all their lanes.

        Once there are more than `enough`, shorter ones may be missing, but none that is longer than `reach`.
        """
        found = [Pairs(np.zeros(0, np.int64), np.zeros(0, np.int64))]
        count = 0
        for exponent in range(63, shortest.bit_length() - 1, -1):
            if count > enough and 1 << exponent <= reach:
                break
            found.append(self.search.lanes.pairs(self._of_exponent(start, end, exponent, shortest)))
            count += len(found[-1].rows)
        return Pairs(*(np.concatenate(column) for column in zip(*found, strict=True)))

    def _of_exponent(self, start: int, end: int, exponent: int, shortest: int) -> Integers:
        """The events of `shortest` seconds or more, below 2 to this power but not below half of it, in [start, end)."""
        first, last = self.exponents[exponent], self.exponents[exponent + 1]
        starts = self.starts[first:last]
        begin, finish = np.searchsorted(starts, [max(start - (1 << min(exponent, 62)), -FARTHEST), end])
        rows = self.long_rows[first + begin : first + finish].astype(np.int64)
        fits = (self.search.lengths(rows) >= shortest) & (self.search.spans.latest_end[rows] > start)
        return rows[fits]


def counted(lanes: Integers, columns: Integers, lane_count: int, width: int) -> Integers:
    """int64[lanes, width]: how often each lane and column is named; columns outside are passed over."""
    inside = (columns >= 0) & (columns < width)
    places = lanes[inside] * width + columns[inside]
    return np.bincount(places, minlength=lane_count * width).reshape(lane_count, width)


def ranges(first: Integers, lengths: Integers) -> Integers:
    """The whole numbers of all ranges that begin at `first` and are so long, one range after another."""
    before = np.cumsum(lengths) - lengths
    numbers: Integers = np.arange(lengths.sum(), dtype=np.int64) + np.repeat(first - before, lengths)
    return numbers


def _keys(lanes: Integers, moments: Integers) -> Integers:
    keys: Integers = (lanes << _LANE_BITS) + (moments - EARLIEST)
    return keys
