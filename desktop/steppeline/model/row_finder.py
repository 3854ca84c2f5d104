"""From the ids of events to their rows."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from steppeline.model.arrays import Mask

_SPARSE = 4
"""A table of all ids is made unless they reach so many times beyond their number."""


class RowFinder:
    """Finds the rows that ids are in. What it needs for that is made when it is first asked."""

    def __init__(self, ids: NDArray[np.integer[Any]]) -> None:
        self._ids = ids

    def rows_of(self, ids: ArrayLike) -> NDArray[np.intp]:
        """intp[ids]: the row of each id, −1 where there is none."""
        wanted = np.asarray(ids, np.int64).ravel()
        if not len(self._ids):
            return np.full(len(wanted), -1, np.intp)
        if self._are_dense:
            inside = (wanted >= 0) & (wanted < len(self._table))
            return np.where(inside, self._table[np.where(inside, wanted, 0)], -1).astype(np.intp)
        sorted_ids, rows = self._sorted
        places = np.minimum(np.searchsorted(sorted_ids, wanted), len(sorted_ids) - 1)
        return np.where(sorted_ids[places] == wanted, rows[places], -1)

    @cached_property
    def _are_dense(self) -> bool:
        return int(self._ids.min()) >= 0 and int(self._ids.max()) <= _SPARSE * len(self._ids)

    @cached_property
    def _table(self) -> NDArray[np.int32]:
        table = np.full(int(self._ids.max()) + 1, -1, np.int32)
        table[self._ids] = np.arange(len(self._ids), dtype=np.int32)
        return table

    @cached_property
    def _sorted(self) -> tuple[NDArray[np.integer[Any]], NDArray[np.intp]]:
        rows = np.argsort(self._ids)
        # A sorted copy: searching through a sorter costs two cache misses a step instead of one.
        return self._ids[rows], rows


class GrownRowFinder:
    """Finds rows where some at the end were added later, and some no longer stand (bool[n])."""

    def __init__(self, first: RowFinder, first_count: int, ids: NDArray[np.integer[Any]], standing: Mask) -> None:
        self._first = first
        self._standing = standing
        self._later_rows = np.flatnonzero(standing[first_count:]) + first_count
        self._later = RowFinder(ids[self._later_rows])

    def rows_of(self, ids: ArrayLike) -> NDArray[np.intp]:
        """intp[ids]: the row of each id that stands, −1 where there is none."""
        first, later = self._first.rows_of(ids), self._later.rows_of(ids)
        rows = np.where((first >= 0) & self._standing[first], first, -1)
        if not len(self._later_rows):
            return rows
        return np.where(later >= 0, self._later_rows[later], rows)
