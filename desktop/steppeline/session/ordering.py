"""Rows in an order, and those of a mask among them: from a position to the row and back without a list of all rows.

Ten million positions as numbers would be made, and thrown away, at each change of a filter. Counts of what is seen, by
blocks of rows, take a two-hundredth of that; the rows of one screen are looked for within a few blocks (rank and
select on bit vectors: G. Jacobson, Space-efficient static trees and graphs, 1989).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from steppeline.model.arrays import Codes, Integers, Mask, frozen, rising_order
from steppeline.model.index import Index

Rows = NDArray[np.uint32]

_BLOCK = 1_024
_WORD = 8
_SLICE = 65_536


@dataclass(frozen=True, eq=False)
class Order:
    """The rows below `count` in the order `base` (None: as they stand), with the rows `later` set in among them.

    `places[i]`, rising, says how many of the base come before `later[i]`.
    """

    count: int
    base: Rows | None = None
    later: Rows = field(default_factory=lambda: np.zeros(0, np.uint32))
    places: Integers = field(default_factory=lambda: np.zeros(0, np.int64))

    @cached_property
    def inverse(self) -> Rows:
        """uint32[count]: the place of each row in the base."""
        if self.base is None:
            return np.arange(self.count, dtype=np.uint32)
        inverse = np.zeros(self.count, np.uint32)
        inverse[self.base] = np.arange(len(self.base), dtype=np.uint32)
        return frozen(inverse)

    def places_of(self, rows: Integers) -> Integers:
        """int64[rows]: the places of rows of the base in it."""
        return rows if self.base is None else self.inverse[rows].astype(np.int64)

    def with_rows_of(self, index: Index) -> Order:
        """The order with the rows that `index` has beyond those known here, at the end."""
        known = max(self.count, int(self.later.max(initial=0)) + 1)
        if len(index) <= known:
            return self
        new = np.arange(known, len(index), dtype=np.uint32)
        last = self.count if self.base is None else len(self.base)
        places = np.concatenate((self.places, np.full(len(new), last, np.int64)))
        return Order(self.count, self.base, np.concatenate((self.later, new)), places)


def in_time(index: Index) -> Order:
    """By earliest start, then id: the rows as they stand, and those of edits set in among them."""
    count = index.sorted_count
    if len(index) == count:
        return Order(count)
    later = np.arange(count, len(index))
    starts = index.earliest_start[later]
    by_start = np.lexsort((index.ids[later], starts))
    first, ids = index.earliest_start, index.ids
    places = []
    for row, start in zip(later[by_start].tolist(), starts[by_start].tolist(), strict=True):
        low, high = first.place(start, count), first.place(start + 1, count)
        places.append(low + int(np.searchsorted(ids[low:high], ids[row])))
    return Order(count, None, later[by_start].astype(np.uint32), np.array(places, np.int64))


def by_keys(index: Index, keys: NDArray[Any], *, descending: bool = False) -> Order:
    """The order of unsigned keys[n], equal ones in time; `descending` turns keys round, not equal ones."""
    if descending:
        keys = keys.max(initial=0) - keys
    keys = _narrow(keys)
    if len(index) == index.sorted_count:
        return Order(len(keys), frozen(rising_order(keys).astype(np.uint32)))
    in_order = index.rows_in_time()
    return Order(len(keys), frozen(in_order[rising_order(keys[in_order])].astype(np.uint32)))


def _narrow(keys: NDArray[Any]) -> Codes:
    most = int(keys.max(initial=0))
    kinds = (np.uint8, np.uint16, np.uint32)
    return keys.astype(next(kind for kind in kinds if most <= np.iinfo(kind).max), copy=False)


class Positions(Protocol):
    """Rows, each at its position."""

    def __len__(self) -> int: ...

    def rows(self, start: int, stop: int) -> Integers:
        """int64[stop - start]: the rows at these positions, as far as there are so many."""

    def positions(self, rows: ArrayLike) -> Integers:
        """int64[rows]: the position of each; for a row that is not there, one near by."""


class Listing:
    """The rows of a mask in an order, each at its position. The mask must be of an index that has all the rows."""

    def __init__(self, order: Order, mask: Mask) -> None:
        self.mask = mask
        self._order = order
        seen = mask[: order.count] if order.base is None else _taken(mask, order.base)
        self._base = _Ranks(seen)
        self._later = np.flatnonzero(mask[order.later])
        # Where those that came later stand: behind the rows of the base before them, and behind each other.
        self._later_at = self._base.before(order.places[self._later]) + np.arange(len(self._later))

    def __len__(self) -> int:
        return self._base.count + len(self._later)

    def rows(self, start: int, stop: int) -> Integers:
        """int64[stop - start]: the rows at these positions, as far as there are so many."""
        start, stop = max(start, 0), min(stop, len(self))
        first, last = np.searchsorted(self._later_at, (start, stop)).tolist()
        base = self._base.places(start - first, max(stop - last, start - first))
        if self._order.base is not None:
            base = self._order.base[base].astype(np.int64)
        later = self._order.later[self._later[first:last]].astype(np.int64)
        return np.insert(base, self._later_at[first:last] - start - np.arange(last - first), later)

    def positions(self, rows: ArrayLike) -> Integers:
        """int64[rows]: how many rows of the mask come before each: its position, if it is in the mask itself."""
        wanted = np.asarray(rows, np.int64)
        positions = np.zeros(len(wanted), np.int64)
        later_rank = _found(self._order.later, wanted)
        is_later = later_rank >= 0
        before = np.searchsorted(self._later, later_rank[is_later])
        places = self._order.places[later_rank[is_later]]
        positions[is_later] = self._base.before(places) + before
        ranks = self._base.before(self._order.places_of(wanted[~is_later]))
        among = self._later_at - np.arange(len(self._later_at))
        positions[~is_later] = ranks + np.searchsorted(among, ranks, side="right")
        return positions


class Reversed:
    """A listing from its end to its beginning."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing

    def __len__(self) -> int:
        return len(self._listing)

    def rows(self, start: int, stop: int) -> Integers:
        """int64[stop - start]: the rows at these positions, as far as there are so many."""
        count = len(self)
        return self._listing.rows(count - min(stop, count), count - max(start, 0))[::-1]

    def positions(self, rows: ArrayLike) -> Integers:
        """int64[rows]: as of a listing."""
        return len(self) - 1 - self._listing.positions(rows)


class Stack:
    """Listings one after another."""

    def __init__(self, listings: Sequence[Listing]) -> None:
        self._listings = listings
        self._starts = np.cumsum([0, *map(len, listings)])

    def __len__(self) -> int:
        return int(self._starts[-1])

    def rows(self, start: int, stop: int) -> Integers:
        """int64[stop - start]: the rows at these positions, as far as there are so many."""
        parts = zip(self._listings, self._starts.tolist(), strict=False)
        return np.concatenate([listing.rows(start - first, max(stop - first, 0)) for listing, first in parts])

    def positions(self, rows: ArrayLike) -> Integers:
        """int64[rows]: as of a listing; for a row that is in none, as of the first."""
        wanted = np.asarray(rows, np.int64)
        found = self._listings[0].positions(wanted)
        for listing, first in zip(self._listings[1:], self._starts[1:].tolist(), strict=False):
            is_here = listing.mask[wanted]
            found[is_here] = listing.positions(wanted[is_here]) + first
        return found


class _Ranks:
    """Counting and finding the true ones of bool[n]."""

    def __init__(self, seen: Mask) -> None:
        self._seen = seen
        self._starts = np.concatenate(([0], np.cumsum(_block_counts(seen))))

    @property
    def count(self) -> int:
        """How many there are."""
        return int(self._starts[-1])

    def before(self, places: Integers) -> Integers:
        """int64[places]: how many there are before each place."""
        blocks = places // _BLOCK
        inner = [
            np.count_nonzero(self._seen[block * _BLOCK : place])
            for block, place in zip(blocks.tolist(), places.tolist(), strict=True)
        ]
        return self._starts[blocks] + np.array(inner, np.int64)

    def places(self, start: int, stop: int) -> Integers:
        """int64[stop - start]: where those from `start` to `stop`, counted from 0, are."""
        if start >= stop:
            return np.zeros(0, np.int64)
        first = int(np.searchsorted(self._starts, start, side="right")) - 1
        last = int(np.searchsorted(self._starts, stop))
        skipped = start - int(self._starts[first])
        found = np.flatnonzero(self._seen[first * _BLOCK : last * _BLOCK])[skipped : skipped + stop - start]
        return found + first * _BLOCK


def _block_counts(seen: Mask) -> Integers:
    """int64[blocks]: how many of each block are true, the last block as long as it is.

    Eight bytes are added at once; in a block of 1,024 no byte of the sum comes to more than 128.
    """
    whole = len(seen) // _BLOCK * _BLOCK
    words = seen[:whole].view(np.uint64).reshape(-1, _BLOCK // _WORD)
    counts = words.sum(axis=1, dtype=np.uint64).view(np.uint8).reshape(-1, _WORD).sum(axis=1, dtype=np.int64)
    return np.concatenate((counts, [np.count_nonzero(seen[whole:])]))


def _taken(mask: Mask, rows: Rows) -> Mask:
    """`mask[rows]`. In slices: numpy makes long numbers of the rows before it takes."""
    taken = np.empty(len(rows), np.bool_)
    for start in range(0, len(rows), _SLICE):
        part = slice(start, start + _SLICE)
        mask.take(rows[part], out=taken[part], mode="clip")
    return taken


def _found(among: Rows, wanted: Integers) -> Integers:
    """int64[wanted]: where each is in `among`, −1 where it is not."""
    if not len(among):
        return np.full(len(wanted), -1, np.int64)
    order = np.argsort(among)
    places = np.minimum(np.searchsorted(among, wanted, sorter=order), len(among) - 1)
    found = order[places]
    return np.where(among[found] == wanted, found, -1)
