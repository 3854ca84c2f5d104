"""How events spread over all of time: counted in columns, all of them and those that a filter leaves."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Integers, Mask
from steppeline.model.index import Index
from steppeline.model.tally import Tallies
from steppeline.model.viewport import Viewport
from steppeline.session.view_moves import EVERYTHING, NOTHING_TO_SHOW, span_of_rows

_BATCH = 1_000_000


class Spread:
    """The events of an index by the column that their middle lies in: a filter that changes little is counted at once.

    `span` is what they cover, in seconds; of an event without an end the part within is counted.
    """

    def __init__(self, index: Index) -> None:
        self.index = index
        self.span = span_of_rows(index, EVERYTHING) or NOTHING_TO_SHOW
        self._tallies = Tallies()
        self._whole: tuple[Viewport, int] | None = None
        self._columns = np.zeros(0, np.uint16)

    def follow(self, index: Index) -> None:
        """Tell of another index from now on; what is known of rows that it shares is kept."""
        if index is self.index:
            return
        span = span_of_rows(index, EVERYTHING) or NOTHING_TO_SHOW
        if span != self.span or not index.follows(self.index):
            self._whole = None
        self.index, self.span = index, span

    def counts(self, whole: Viewport, columns: int, visible: Mask) -> tuple[Integers, Integers]:
        """int64[columns] twice: all events, and the visible ones, in columns of equal width; at most 65,000."""
        if self._whole != (whole, columns):
            self._whole = whole, columns
            self._columns = np.zeros(0, np.uint16)
            self._tallies = Tallies()
        if len(self._columns) < len(self.index):
            later = self._columns_of(whole, columns, len(self._columns))
            self._columns = np.concatenate((self._columns, later))
        all_events = self.index.everything()
        self._tallies.forget_steps()
        everything, seen = (
            self._tallies.count(("column", role), self._columns, columns + 1, mask, everything=all_events)
            for role, mask in (("all", all_events), ("visible", visible))
        )
        return everything[:columns], seen[:columns]

    def _columns_of(self, whole: Viewport, columns: int, first_row: int) -> NDArray[np.uint16]:
        """uint16: the column of each event from a row on, the number of columns for those outside."""
        places = np.empty(len(self.index) - first_row, np.uint16)
        for first in range(0, len(places), _BATCH):
            batch = slice(first_row + first, first_row + first + _BATCH)
            starts, ends = (each[batch] for each in (self.index.earliest_start, self.index.latest_end))
            middles = (np.clip(starts, *self.span) + np.clip(ends, *self.span)) // 2
            # The last column whose edge, rounded down to whole seconds, is not after the middle.
            column = -(-(middles + 1 - whole.start) * columns // whole.span) - 1
            outside = (column < 0) | (column >= columns)
            places[first : first + _BATCH] = np.where(outside, columns, column)
        return places
