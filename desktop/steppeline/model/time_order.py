"""The rows of an index in two orders of time, which serve all groupings: by middle, and by length and start."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Integers, rising_order
from steppeline.model.calendar import OPEN
from steppeline.model.index import Index
from steppeline.model.middles import Middles, measures

_OPEN_EXPONENT = 60
"""No event that has both a start and an end is as long as two to the power above this, in seconds."""


class TimeOrder:
    """Some rows of an index, sorted; costs three sorts. `rows` must be sorted by start; None: the sorted ones of it.

    `by_middle` are the rows by their middles, `middles` these. By length, rows stand in classes of equal exponents of
    two, sorted by start within each, so that the longest events of a span are found first.
    """

    def __init__(self, index: Index, rows: Integers | None = None) -> None:
        self._starts = index.earliest_start
        self._count = index.sorted_count
        self._are_all = rows is None
        middles, exponents = measures(index, rows)
        order = middles.order()
        self.middles = Middles(middles.codes[order], middles.base)
        self.by_middle = _named(rows, order)
        self._by_length = _named(rows, rising_order(exponents))
        self._class_ends = np.cumsum(np.bincount(exponents, minlength=65))

    def long_rows(self, start: int, end: int, exponent: int) -> Integers:
        """Rows of all events with lengths from half of two to this power, below it, that may overlap [start, end)."""
        first, last = (int(self._class_ends[at]) for at in (exponent - 1, exponent))
        rows = self._by_length[first:last]
        if not len(rows):
            return np.zeros(0, np.int64)
        # Events without a start have the greatest lengths, and begin before anything that can be asked for.
        before = -OPEN if exponent > _OPEN_EXPONENT else start - (1 << exponent) + 1
        begin, finish = (self._first_from(rows, at) for at in (before, end))
        return rows[begin:finish].astype(np.int64)

    def exponents(self, least: int) -> list[int]:
        """The exponents, from `least` on, of which there are events, the greatest first."""
        sizes = np.diff(self._class_ends).tolist()
        return [exponent for exponent in range(64, max(least, 1) - 1, -1) if sizes[exponent - 1]]

    def _first_from(self, rows: NDArray[np.uint32], moment: int) -> int:
        """The place of the first of the rows, sorted by start, that does not begin before the moment."""
        if self._are_all:
            return int(np.searchsorted(rows, np.uint32(self._starts.place(moment, self._count))))
        return int(np.searchsorted(self._starts[rows], moment))


def sorted_time_order(index: Index) -> TimeOrder:
    """The order of the sorted rows of an index, made once for it and all that follow from it."""
    if index.growth.time_order is None:
        index.growth.time_order = TimeOrder(index)
    return index.growth.time_order


def _named(rows: Integers | None, places: NDArray[Any]) -> NDArray[np.uint32]:
    return (places if rows is None else rows[places]).astype(np.uint32)
