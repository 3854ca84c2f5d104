"""Counting the rows of a mask by code, again and again while the mask changes: what is counted is what changed.

As in Square's Crossfilter, a count is corrected rather than made anew. Whatever is fewest is counted: the rows that
came and went, those that are there, or those that are not. Measured on 5,000,000 rows of two-byte codes (two cores, no
vector instructions beyond SSE2): to compare two masks 0.1 ms, to list the rows of one 2 ms, to look their codes up
2 ms, to count them 10 ms; a boolean index instead of the list takes 23 ms. A cube of counts by bin of time and code
would answer in less than a millisecond, but not for events of several regions, and not for what a query finds.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Codes, Integers, Mask


@dataclass(frozen=True, eq=False)
class _Step:
    """What leads from one mask to another: start from nothing or from the count before, add rows, take rows off."""

    is_anew: bool
    added: NDArray[np.intp]
    removed: NDArray[np.intp]


class Tallies:
    """Counts by code under changing masks. Each place (any name) remembers the mask it counted last, and the result.

    Rows may be added at the end of `codes` from one call to the next, never changed: masks then are longer.
    """

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[Mask, Integers]] = {}
        self._steps: list[tuple[Mask, Mask, _Step]] = []

    def count(self, place: Hashable, codes: Codes, code_count: int, mask: Mask) -> Integers:
        """int64[code_count]: how many of the rows in `mask`, bool[n], have each of `codes`, unsigned[n]."""
        nothing = np.zeros(0, np.bool_), np.zeros(0, np.int64)
        before, counted = self._last.get(place, nothing)
        if before is mask and len(counted) == code_count:
            return counted
        step = self._step(before, mask)
        counts = np.zeros(code_count, np.int64)
        if not step.is_anew:
            counts[: len(counted)] = counted
        for rows, sign in ((step.added, 1), (step.removed, -1)):
            if len(rows):
                counts += sign * np.bincount(codes[rows], minlength=code_count)
        self._last[place] = mask, counts
        return counts

    def _step(self, before: Mask, mask: Mask) -> _Step:
        for old, new, step in self._steps:
            if old is before and new is mask:
                return step
        step = _step(before, mask)
        # All places go from the same few masks to the same few others.
        self._steps = [*self._steps[-3:], (before, mask, step)]
        return step


def _step(before: Mask, mask: Mask) -> _Step:
    none = np.zeros(0, np.intp)
    if len(before) > len(mask):
        return _Step(is_anew=True, added=np.flatnonzero(mask), removed=none)
    common = mask[: len(before)]
    changed = before ^ common
    if np.count_nonzero(changed) + len(mask) - len(before) >= np.count_nonzero(mask):
        return _Step(is_anew=True, added=np.flatnonzero(mask), removed=none)
    rows = np.flatnonzero(changed)
    came = mask[rows]
    later = np.flatnonzero(mask[len(before) :]) + len(before)
    return _Step(is_anew=False, added=np.concatenate((rows[came], later)), removed=rows[~came])
