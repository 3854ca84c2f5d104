"""Sorting texts as a language does, few of them or millions.

A collator compares two texts well but slowly: to sort a million titles by it takes half a minute, all of it in Python.
So millions of texts become rows of small numbers, one for each letter, that numpy sorts; what order the letters are in
is asked of the collator. As in the Unicode Collation Algorithm (UTS #10), the letters of the whole text decide first,
whatever their case and accents; where they are equal, the collator itself decides. Numbers are sorted by value.
What this cannot do are letters that count as several, such as ß: they are sorted behind all that begins alike.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cmp_to_key
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCollator, QCollatorSortKey, QLocale

from steppeline.model.arrays import Integers

Slice = tuple[Integers, list[str]]
"""int64[k] ids of events, and k texts."""
Read = Callable[[Integers | None], Iterator[Slice]]
"""Reads the texts of these events, or of all, in slices."""

SEPARATOR = "\x1f"
"""Stands between texts, and in none."""

_DEPTH = 24
"""Letters that are compared at once: three long numbers for each text."""
_DEEPEST = 12
_FEW = 1_000
_LENGTHS = 0xE000
"""Letters from here on, which no text has, say how long a number is: the longer one is the greater one."""
_LONGEST_NUMBER = 64
_END, _BETWEEN, _FIRST_LETTER = 0, 1, 2
_INVISIBLE = 0xAD
_UNKNOWN = 0xFFFF
_SKIPPED = 0xFFFE
"""What does not count at first: accents by themselves, invisible characters."""


class Collation:
    """The order of texts in a language."""

    def __init__(self, language: str) -> None:
        self._collator = QCollator(QLocale(language))
        self._collator.setNumericMode(True)

    def key(self, text: str) -> QCollatorSortKey:
        """What the text is to be compared by."""
        return self._collator.sortKey(text)

    def ranks(self, texts: Sequence[str]) -> Integers:
        """The place of each of a few texts among them, equal ones alike; empty ones last."""
        keys = {text: self.key(text) for text in set(texts)}
        distinct = sorted(keys, key=lambda text: (not text, keys[text]))
        rank = {text: place for place, text in enumerate(distinct)}
        return np.array([rank[text] for text in texts], np.int64)

    def counts_for_nothing(self, letter: str) -> bool:
        """Whether a letter is passed over unless all else is equal."""
        is_less, is_more = f"a{letter}a", f"x{letter}y"
        return self._is_before(is_less, "ab") and self._is_before("xx", is_more)

    def alphabet(self, letters: Iterable[str]) -> list[list[str]]:
        """The letters in order, together where only accents or case tell them apart."""
        ordered = sorted(letters, key=lambda letter: (self.key(letter), letter))
        groups: list[list[str]] = []
        for letter in ordered:
            # If the two are equal but for that, what follows them decides.
            if groups and not self._is_before(f"{groups[-1][-1]}b", f"{letter}a"):
                groups[-1].append(letter)
            else:
                groups.append([letter])
        return groups

    def _is_before(self, one: str, other: str) -> bool:
        return self._collator.compare(one, other) < 0


def rank_texts(read: Read, collation: Collation, most: int) -> tuple[Integers, Integers]:
    """The events (int64[m] ids) that `read` has texts of, at most so many, and int64[m] the rank of each text.

    Equal texts have the same. For threads. Reads each text once, and again those that begin as others do.
    """
    letters = _Letters(collation)
    ids, digests = np.empty(most, np.int64), np.empty(most, np.int64)
    matrix = np.empty((most, _DEPTH), np.uint8)
    count = 0
    for numbers, texts in read(None):
        # What has come to the casefile meanwhile is in no index yet.
        part = slice(count, min(count + len(texts), most))
        size = part.stop - part.start
        begins = letters.matrix(texts[:size], 0)
        matrix = matrix.astype(np.result_type(matrix, begins), copy=False)
        ids[part], digests[part], matrix[part] = numbers[:size], list(map(hash, texts[:size])), begins
        count = part.stop
    _, first, text_of = np.unique(digests[:count], return_index=True, return_inverse=True)
    del digests
    columns = letters.columns(matrix[first])
    del matrix
    ranks = _deepened(_distinct(columns), ids[first], read, letters)
    return ids[:count], _settled(ranks, ids[first], read, collation)[text_of]


def _deepened(ranks: Integers, ids: Integers, read: Read, letters: _Letters) -> Integers:
    """The ranks, told apart further by the letters that follow."""
    for depth in range(_DEPTH, _DEEPEST * _DEPTH, _DEPTH):
        tied = _tied(ranks)
        if len(tied) <= _FEW:
            break
        matrix, places = [], []
        for numbers, texts in read(ids[tied]):
            matrix.append(letters.matrix(texts, depth))
            places.append(numbers)
        columns = letters.columns(np.concatenate([each.astype(np.uint16) for each in matrix]))
        if not any(column.any() for column in columns):
            break
        finer = [np.zeros(len(ranks), column.dtype) for column in columns]
        where = _where(ids, tied, np.concatenate(places))
        for column, part in zip(finer, columns, strict=True):
            column[where] = part
        ranks = _distinct([ranks, *finer])
    return ranks


def _settled(ranks: Integers, ids: Integers, read: Read, collation: Collation) -> Integers:
    """The ranks, told apart by the collator."""
    tied = _tied(ranks)
    if not len(tied):
        return ranks
    groups: dict[int, list[tuple[int, QCollatorSortKey]]] = defaultdict(list)
    for numbers, texts in read(ids[tied]):
        for place, text in zip(_where(ids, tied, numbers).tolist(), texts, strict=True):
            groups[int(ranks[place])].append((place, collation.key(text)))
    finer = np.zeros(len(ranks), np.int64)
    for group in groups.values():
        group.sort(key=cmp_to_key(_compared))
        for rank, (place, _) in enumerate(group):
            is_same = rank and _compared(group[rank - 1], group[rank]) == 0
            finer[place] = finer[group[rank - 1][0]] if is_same else rank
    return _distinct([ranks, finer])


def _compared(one: tuple[int, QCollatorSortKey], other: tuple[int, QCollatorSortKey]) -> int:
    return one[1].compare(other[1])


def _tied(ranks: Integers) -> Integers:
    """Where there are ranks that occur more than once."""
    return np.flatnonzero(np.bincount(ranks)[ranks] > 1)


def _where(ids: Integers, among: Integers, wanted: Integers) -> Integers:
    """The places, of those `among`, that have the ids `wanted`."""
    order = among[np.argsort(ids[among], kind="stable")]
    return order[np.searchsorted(ids[order], wanted)]


def _distinct(columns: Sequence[NDArray[Any]]) -> Integers:
    """int64[n]: the rank of each row by the first column, then the next; equal rows have the same."""
    order = np.lexsort(columns[::-1])
    is_other = np.zeros(len(order), np.bool_)
    for column in columns:
        ordered = column[order]
        is_other[1:] |= ordered[1:] != ordered[:-1]
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.cumsum(is_other)
    return ranks


class _Letters:
    """Numbers for letters, given out as they are met; which order they are in is said at the end."""

    def __init__(self, collation: Collation) -> None:
        self._collation = collation
        self._number_of = np.full(0x110000, _UNKNOWN, np.uint16)
        self._number_of[ord(SEPARATOR)] = _BETWEEN
        self._met: list[str] = []

    def matrix(self, texts: Sequence[str], depth: int) -> NDArray[Any]:
        """unsigned[texts, _DEPTH]: the numbers of the letters from `depth` on, 0 behind the last."""
        if not len(texts):
            return np.zeros((0, _DEPTH), np.uint8)
        joined = unicodedata.normalize("NFC", SEPARATOR.join([*texts, ""]))
        points = np.frombuffer(joined.encode("utf-32-le", "replace"), np.uint32)
        numbers = self._numbers(_with_lengths(points))
        numbers = numbers[numbers != _SKIPPED]
        ends = np.flatnonzero(numbers == _BETWEEN)
        starts = np.concatenate(([0], ends[:-1] + 1)) + depth
        places = starts[:, np.newaxis] + np.arange(_DEPTH)
        letters: NDArray[Any] = numbers[np.minimum(places, len(numbers) - 1)]
        letters[places >= ends[:, np.newaxis]] = _END
        return letters.astype(np.uint8) if len(self._met) + _FIRST_LETTER <= 0x100 else letters

    def columns(self, matrix: NDArray[Any]) -> list[NDArray[np.uint64]]:
        """The matrix as a few long numbers for each row, by which texts are sorted."""
        weights = np.zeros(len(self._met) + _FIRST_LETTER, np.uint16)
        for weight, group in enumerate(self._alphabet(), 1):
            weights[self._number_of[[ord(letter) for letter in group]]] = weight
        if weights.max(initial=0) < 0x100:
            ordered = weights.astype(np.uint8)[matrix]
            return list(ordered.view(">u8").astype(np.uint64).T)
        return list(weights[matrix].astype(">u2").view(">u8").astype(np.uint64).T)

    def _numbers(self, points: NDArray[np.uint32]) -> NDArray[np.uint16]:
        numbers = self._number_of[points]
        if (numbers == _UNKNOWN).any():
            for point in np.unique(points[numbers == _UNKNOWN]).tolist():
                self._number_of[point] = self._number(chr(point))
            numbers = self._number_of[points]
        return numbers

    def _number(self, letter: str) -> int:
        small = letter.lower()
        if len(small) == 1 and self._number_of[ord(small)] != _UNKNOWN:
            return int(self._number_of[ord(small)])
        if not _is_length(letter) and self._collation.counts_for_nothing(letter):
            return _SKIPPED
        self._met.append(letter)
        number = len(self._met) + _FIRST_LETTER - 1
        # Capital and small letters differ in nothing that counts yet.
        self._number_of[ord(small) if len(small) == 1 else ord(letter)] = number
        return number

    def _alphabet(self) -> list[list[str]]:
        """All letters in order; lengths of numbers where the digits are, which come before all letters."""
        lengths = sorted(letter for letter in self._met if _is_length(letter))
        groups = self._collation.alphabet(letter for letter in self._met if not _is_length(letter))
        first = next((place for place, group in enumerate(groups) if group[0].isalnum()), len(groups))
        return [*groups[:first], *([length] for length in lengths), *groups[first:]]


def _is_length(letter: str) -> bool:
    return _LENGTHS <= ord(letter) <= _LENGTHS + _LONGEST_NUMBER


def _with_lengths(points: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The letters with the length of each number before it, and without zeros at its beginning."""
    digits = np.flatnonzero((points >= ord("0")) & (points <= ord("9")))
    if not len(digits):
        return points
    is_first = np.diff(digits, prepend=-2) != 1
    number = np.cumsum(is_first) - 1
    is_zero = points[digits] == ord("0")
    others = np.cumsum(~is_zero)
    others_before = (others - ~is_zero)[is_first]
    counts = others > others_before[number]
    lengths = np.minimum(np.bincount(number[counts], minlength=number[-1] + 1), _LONGEST_NUMBER)
    points = points.copy()
    points[digits[~counts]] = _INVISIBLE
    return np.insert(points, digits[is_first], (_LENGTHS + lengths).astype(np.uint32))
