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
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Codes, Integers, Mask


@dataclass(frozen=True, eq=False)
class _Step:
    """What leads from the mask `start` to `end`: `size` rows to be counted in addition or taken off."""

    start: Mask
    end: Mask
    size: int

    @cached_property
    def rows(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The rows to be added, and those to be taken off."""
        common = self.end[: len(self.start)]
        changed = np.flatnonzero(self.start ^ common)
        came = self.end[changed]
        later = np.flatnonzero(self.end[len(self.start) :]) + len(self.start)
        return np.concatenate((changed[came], later)), changed[~came]


Place: TypeAlias = tuple[Hashable, Hashable]
"""A column, and what its rows are counted for."""

_ALL = "all"
_NOTHING = np.zeros(0, np.bool_)
_NO_COUNTS = np.zeros(0, np.int64)


class Tallies:
    """Counts by code under changing masks. For each place the mask counted last is remembered along with the counts.

    Rows may be added at the end of `codes` from one call to the next, never changed: masks then are longer.
    """

    def __init__(self) -> None:
        self._last: dict[tuple[Hashable, Hashable], tuple[Mask, Integers]] = {}
        self._steps: list[_Step] = []

    def forget_steps(self) -> None:
        """Other masks come now: let go of what led to the last ones. Counts are kept."""
        self._steps = []

    def count(self, place: Place, codes: Codes, code_count: int, mask: Mask, *, everything: Mask) -> Integers:
        """int64[code_count]: how many of the rows in `mask`, bool[n], have each of `codes`, unsigned[n].

        `everything`, bool[n], are all rows there are; those of `mask` are among them.
        """
        # Whoever counts everything counts the same: it is done once for all of them.
        column, role = (place[0], _ALL) if mask is everything else place
        known = [self._last[place] for place in ((column, role), (column, _ALL)) if place in self._last]
        for counted_mask, counts in known:
            if counted_mask is mask and len(counts) == code_count:
                return counts
        ways = [(self._step(start, mask), counts) for start, counts in (*known, (_NOTHING, _NO_COUNTS))]
        step, counted = min(ways, key=lambda way: way[0].size)
        counts = np.zeros(code_count, np.int64)
        counts[: len(counted)] = counted
        for rows, sign in zip(step.rows, (1, -1), strict=True):
            if len(rows):
                counts += sign * np.bincount(codes[rows], minlength=code_count)
        self._last[column, role] = mask, counts
        return counts

    def _step(self, start: Mask, end: Mask) -> _Step:
        for step in self._steps:
            if step.start is start and step.end is end:
                return step
        step = _Step(start, end, _size(start, end))
        # All columns go from the same few masks to the same few others.
        self._steps = [*self._steps[1 - _STEPS_KEPT :], step]
        return step


_STEPS_KEPT = 12


def _size(start: Mask, end: Mask) -> int:
    """How many rows differ; more than there are if rows were taken away, from which no way leads on."""
    if len(start) > len(end):
        return len(start) + len(end)
    return int(np.count_nonzero(start ^ end[: len(start)]) + np.count_nonzero(end[len(start) :]))
