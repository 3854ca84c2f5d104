"""What rows are sorted by where that is text of the casefile: a rank for each row, kept and added to after edits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Integers, frozen, rising_order
from steppeline.model.index import Index
from steppeline.session.ordering_collation import Collation, Read, Slice, rank_texts

_MOST_ADDED = 100
"""Beyond so many new rows all texts are read anew."""
_SLICE = 65_536


@dataclass(frozen=True, eq=False)
class TextRanks:
    """uint32[n] for the rows of `index`: texts by the order of the language, the same for equal ones.

    Rows without a text have `last`.
    """

    index: Index
    ranks: NDArray[np.uint32]
    last: int

    def rows_added(self, index: Index) -> Integers | None:
        """The rows that stand in `index` and are not known here; None if they are too many, or all others."""
        if not index.follows(self.index) or len(index) - len(self.ranks) > _MOST_ADDED:
            return None
        return np.flatnonzero(index.everything()[len(self.ranks) :]) + len(self.ranks)


def text_ranks(
    index: Index, read: Read, language: str, before: TextRanks | None, pause: Callable[[], None]
) -> TextRanks:
    """The ranks of an index, from those of an index `before` it if they serve. `pause` is called often; may raise."""
    collation = Collation(language)

    def read_slices(ids: Integers | None) -> Iterator[Slice]:
        for each in read(ids):
            pause()
            yield each

    added = None if before is None else before.rows_added(index)
    if before is not None and added is not None:
        return _extended(before, index, added, read_slices, collation)
    ids, found = rank_texts(read_slices, collation, index.event_count)
    last = int(found.max(initial=-1)) + 1
    ranks = np.full(len(index), last, np.uint32)
    for start in range(0, len(ids), _SLICE):
        rows = index.rows_of(ids[start : start + _SLICE])
        ranks[rows[rows >= 0]] = found[start : start + _SLICE][rows >= 0]
    return TextRanks(index, frozen(ranks), last)


def _extended(before: TextRanks, index: Index, added: Integers, read: Read, collation: Collation) -> TextRanks:
    """Find the place of each new text among those that are there, which move on by as many as come before them."""
    ordered = rising_order(before.ranks)
    ordered = ordered[index.everything()[ordered] & (before.ranks[ordered] < before.last)]
    texts = dict(_texts(read, index.ids[added].astype(np.int64)))
    ranks = np.concatenate((before.ranks, np.full(len(index) - len(before.ranks), before.last, np.uint32)))
    last = before.last
    for row in added.tolist():
        text = texts.get(int(index.ids[row]))
        if text is None:
            continue
        place, is_there = _place(text, ordered, index, read, collation)
        rank = int(ranks[ordered[place]]) if place < len(ordered) else last
        if not is_there:
            ranks += ranks >= rank
            last += 1
        ranks[row] = rank
        ordered = np.insert(ordered, place, row)
    return TextRanks(index, frozen(ranks), last)


def _place(text: str, ordered: NDArray[np.intp], index: Index, read: Read, collation: Collation) -> tuple[int, bool]:
    """How many of the rows have texts before this one, and whether the next has an equal one."""
    key = collation.key(text)
    low, high, is_there = 0, len(ordered), False
    while low < high:
        middle = (low + high) // 2
        other = next((found for _, found in _texts(read, index.ids[ordered[middle : middle + 1]].astype(np.int64))), "")
        compared = collation.key(other).compare(key)
        if compared < 0:
            low = middle + 1
        else:
            high, is_there = middle, is_there or compared == 0
    return low, is_there


def _texts(read: Read, ids: Integers) -> Iterator[tuple[int, str]]:
    for numbers, texts in read(ids):
        yield from zip(numbers.tolist(), texts, strict=True)
