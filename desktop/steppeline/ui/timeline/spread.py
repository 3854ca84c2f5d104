"""How events spread over all of time: counted in columns, all of them and those that a filter leaves."""

from __future__ import annotations

import numpy as np

from steppeline.model.index import Index, Integers, Mask
from steppeline.model.viewport import Viewport
from steppeline.session.view_moves import NOTHING_TO_SHOW, span_of_rows


class Spread:
    """The events of an index sorted by their middles, so that counting any of them costs one pass.

    `span` is what they cover, in seconds; of an event without an end the part within is counted.
    """

    def __init__(self, index: Index) -> None:
        self.index = index
        self.span = span_of_rows(index, np.arange(len(index))) or NOTHING_TO_SHOW
        start, end = (np.clip(bound, *self.span) for bound in (index.earliest_start, index.latest_end))
        middles = (start + end) // 2
        self._order = np.argsort(middles, kind="stable")
        self._middles = middles[self._order]

    def counts(self, whole: Viewport, columns: int, visible: Mask) -> tuple[Integers, Integers]:
        """int64[columns] twice: all events, and the visible ones, in columns of equal width."""
        edges = whole.start + np.arange(columns + 1, dtype=np.int64) * whole.span // columns
        places = np.searchsorted(self._middles, edges)
        seen = np.concatenate(([0], np.cumsum(visible[self._order])))
        return np.diff(places), np.diff(seen[places])
