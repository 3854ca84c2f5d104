"""The moments at which events are counted: half-way between their earliest start and their latest end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Integers, rising_order
from steppeline.model.index import Index
from steppeline.model.viewport import EARLIEST, LATEST

FARTHEST = 2**61
"""Bounds are cut to this before they are subtracted: the distance of two open ones does not fit 64 bits."""

_BATCH = 1_000_000
"""Rows that are looked at at once: in full width they take four times the memory of the columns."""

_TOP = int(np.iinfo(np.uint32).max)


@dataclass(frozen=True, eq=False)
class Middles:
    """Moments from EARLIEST to LATEST − 1, rising or not: events without a start or an end are at either of these.

    Narrow, `codes` is uint32[n]: seconds after `base`, 0 for EARLIEST and the highest number for LATEST − 1. Else they
    are int64 seconds.
    """

    codes: NDArray[Any]
    base: int = 0

    @classmethod
    def of(cls, seconds: Integers) -> Middles:
        """Those of these moments, narrow if they allow it."""
        inner = seconds
        if len(seconds) and (seconds.min() <= EARLIEST or seconds.max() >= LATEST - 1):
            inner = seconds[(seconds > EARLIEST) & (seconds < LATEST - 1)]
        least, greatest = (int(inner.min()), int(inner.max())) if len(inner) else (0, 0)
        if greatest - least > _TOP - 2:
            return cls(seconds)
        codes = np.clip(seconds - (least - 1), 0, _TOP).astype(np.uint32)
        codes[seconds == EARLIEST] = 0
        codes[seconds == LATEST - 1] = _TOP
        return cls(codes, least - 1)

    def order(self) -> NDArray[np.intp]:
        """intp[n]: their places from the earliest to the latest."""
        return rising_order(self.codes) if self.codes.dtype == np.uint32 else np.argsort(self.codes, kind="stable")

    def places(self, first: int, last: int, moments: Integers) -> Integers:
        """int64[moments]: the places of those from `first` to `last`, which must rise, before each moment."""
        codes = self.codes[first:last]
        if codes.dtype != np.uint32:
            return np.searchsorted(codes, moments) + first
        wanted = np.clip(moments - self.base, 1, _TOP).astype(np.uint32)
        places = np.searchsorted(codes, wanted)
        places[moments <= EARLIEST] = 0
        places[moments >= LATEST] = last - first
        return places + first


def middles(index: Index, rows: Integers | slice) -> Integers:
    """int64[rows]: the middles of events, seconds."""
    return _middle(*_ends(index, rows))


def lengths(index: Index, rows: Integers | slice) -> Integers:
    """int64[rows]: seconds from the earliest start to the latest end of events."""
    start, end = _ends(index, rows)
    return end - start


def measures(index: Index, rows: Integers | None) -> tuple[Middles, NDArray[np.uint8]]:
    """The middles of rows (None: the sorted ones), and the exponents of the powers of two their lengths are below."""
    count = index.sorted_count if rows is None else len(rows)
    of_all, exponents = np.empty(count, np.int64), np.empty(count, np.uint8)
    for first in range(0, count, _BATCH):
        batch = slice(first, min(first + _BATCH, count))
        chosen = batch if rows is None else rows[batch]
        start, end = _ends(index, chosen)
        of_all[batch] = _middle(start, end)
        exponents[batch] = np.frexp((end - start).astype(np.float64))[1]
    return Middles.of(of_all), exponents


def _middle(start: Integers, end: Integers) -> Integers:
    # Shifted and not divided: that takes a tenth of the time.
    cut: Integers = np.clip((start + end) >> 1, EARLIEST, LATEST - 1)
    return cut


def _ends(index: Index, rows: Integers | slice) -> tuple[Integers, Integers]:
    start, end = index.earliest_start[rows], index.latest_end[rows]
    return np.maximum(start, -FARTHEST), np.minimum(end, FARTHEST)
