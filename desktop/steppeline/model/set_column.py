"""Columns of codes: of one code in each row, and of any number, kept as a dictionary of the sets that occur.

Few distinct sets of regions, actors or tags serve many events. So a row has the code of its set, and what is asked of
rows (which of them have this region? how many have each?) is asked of the sets, and then looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from steppeline.model.arrays import Codes, Integers, Mask, frozen, narrowed, repeated


class Column(Protocol):
    """What facets and lanes ask of a column, whatever a code of it stands for."""

    @property
    def codes(self) -> Codes:
        """One for each row."""

    @property
    def code_count(self) -> int:
        """All codes are below this."""

    def having(self, entities: Iterable[int]) -> Mask:
        """bool[codes]: the codes that stand for any of the entities."""

    def totals(self, per_code: Integers, entity_count: int) -> Integers:
        """int64[entities]: from how many rows have each code, how many have each entity."""


@dataclass(frozen=True, eq=False)
class CodeColumn:
    """One entity in each row: codes are entities. `code_count` is the number of these."""

    codes: Codes
    code_count: int

    def having(self, entities: Iterable[int]) -> Mask:
        """bool[codes]: the entities themselves."""
        return _marked(entities, self.code_count)

    def totals(self, per_code: Integers, entity_count: int) -> Integers:
        """int64[entities]: the same."""
        return per_code[:entity_count]


@dataclass(frozen=True, eq=False)
class Sets:
    """Sets of entities: set s has `members[offsets[s]:offsets[s + 1]]`, rising, none twice; int64, uint32.

    Raises ValueError for broken offsets.
    """

    offsets: Integers
    members: NDArray[np.uint32]
    is_checked: bool = False
    """The offsets are known to be sound."""

    def __post_init__(self) -> None:
        if self.is_checked:
            return
        if self.offsets[0] != 0 or self.offsets[-1] != len(self.members) or np.any(np.diff(self.offsets) < 0):
            raise ValueError("the offsets do not divide the members into sets")

    @classmethod
    def from_pairs(cls, numbers: ArrayLike, members: ArrayLike, size: int) -> Sets:
        """`size` sets, of which set `numbers[i]` has `members[i]`, in any order, repetitions ignored."""
        number_array, member_array = np.asarray(numbers, np.int64), np.asarray(members, np.int64)
        if number_array.shape != member_array.shape:
            raise ValueError("rows and codes differ in length")
        if len(number_array) and (number_array.min() < 0 or number_array.max() >= size or member_array.min() < 0):
            raise ValueError("a row or code is out of range")
        width = int(member_array.max(initial=0)) + 1
        pairs = number_array * width + member_array
        if np.any(np.diff(pairs) <= 0):
            pairs = np.sort(pairs)
            pairs = pairs[np.diff(pairs, prepend=-1) != 0]
        offsets = np.searchsorted(pairs, np.arange(size + 1, dtype=np.int64) * width)
        return cls(frozen(offsets.astype(np.int64)), frozen((pairs % width).astype(np.uint32)))

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @cached_property
    def sizes(self) -> Integers:
        """int64[sets]: how many members each has."""
        return np.diff(self.offsets)

    @cached_property
    def numbers(self) -> NDArray[np.int64]:
        """int64[members]: the set of each member."""
        return np.repeat(np.arange(len(self)), self.sizes)

    def having(self, entities: Iterable[int]) -> Mask:
        """bool[sets]: those with at least one of the entities."""
        mask = np.zeros(len(self), np.bool_)
        wanted = _marked(entities, int(self.members.max(initial=0)) + 1)
        mask[self.numbers[wanted[self.members]]] = True
        return mask

    def totals(self, per_set: Integers, entity_count: int) -> Integers:
        """int64[entities]: the sum of `per_set` over the sets that have each entity."""
        # Floats hold whole numbers up to 2⁵³ exactly.
        sums = np.bincount(self.members, per_set[self.numbers], entity_count)
        return sums.astype(np.int64)

    def mapped(self, entity_of: Integers) -> Sets:
        """The sets of what `entity_of` has in the place of each member."""
        return Sets.from_pairs(self.numbers, entity_of[self.members], len(self))

    def expanded(self, entities_of: Sets) -> Sets:
        """The sets of all that `entities_of` has for their members, which may be nothing."""
        sizes = entities_of.sizes[self.members]
        members = entities_of.members[ranges(entities_of.offsets[self.members], sizes)]
        return Sets.from_pairs(np.repeat(self.numbers, sizes), members, len(self))

    def united(self, other: Sets) -> Sets:
        """Each set with the members of the other's of the same number."""
        numbers, members = (self.numbers, other.numbers), (self.members, other.members)
        return Sets.from_pairs(np.concatenate(numbers), np.concatenate(members), len(self))

    def with_ancestors(self, parents: NDArray[np.int32]) -> Sets:
        """The sets with the parents, and theirs, of their members too (`parents[entity]`, −1: none)."""
        numbers, members = self.numbers, self.members.astype(np.int64)
        all_numbers, all_members = [numbers], [members]
        while len(members):
            above = parents[members]
            numbers, members = numbers[above >= 0], above[above >= 0].astype(np.int64)
            all_numbers.append(numbers)
            all_members.append(members)
        return Sets.from_pairs(np.concatenate(all_numbers), np.concatenate(all_members), len(self))

    def distinct(self) -> tuple[Sets, Integers]:
        """Each of the sets once, and int64[sets]: which of them each was."""
        keys = np.zeros(len(self), np.uint64)
        np.add.at(keys, self.numbers, _fingerprints(int(self.members.max(initial=0)) + 1)[self.members])
        _, first, number = np.unique(keys, return_index=True, return_inverse=True)
        # The empty set has no member to tell its key from a sum that happens to be 0.
        if self._differ(first[number]):
            raise ArithmeticError("two sets of entities have the same fingerprint")
        return self.chosen(first), number.astype(np.int64)

    def chosen(self, numbers: Integers) -> Sets:
        """These of the sets, in this order."""
        sizes = self.sizes[numbers]
        offsets = np.concatenate(([0], np.cumsum(sizes)))
        return Sets(frozen(offsets), frozen(self.members[ranges(self.offsets[numbers], sizes)]))

    def followed_by(self, other: Sets) -> Sets:
        """These sets, and behind them the others."""
        offsets = np.concatenate((self.offsets, other.offsets[1:] + self.offsets[-1]))
        return Sets(frozen(offsets), frozen(np.concatenate((self.members, other.members))))

    def _differ(self, like: Integers) -> bool:
        """Whether any set is another than the set `like[set]`."""
        if np.any(self.sizes != self.sizes[like]):
            return True
        return bool(np.any(self.members != self.members[ranges(self.offsets[like], self.sizes)]))


@dataclass(frozen=True, eq=False)
class SetColumn:
    """Any number of entities in each row: row r has those of the set `codes[r]`.

    The same set may occur more than once in `sets`; no row can tell.
    """

    codes: Codes
    sets: Sets

    @classmethod
    def from_pairs(cls, rows: ArrayLike, entities: ArrayLike, size: int) -> SetColumn:
        """The column of `size` rows in which `rows[i]` has `entities[i]`, in any order, repetitions ignored."""
        sets, codes = Sets.from_pairs(rows, entities, size).distinct()
        return cls(frozen(narrowed(codes, max(len(sets), _FEWEST_CODES))), sets)

    @classmethod
    def joined(cls, columns: Sequence[SetColumn]) -> SetColumn:
        """The rows of all columns, one after another, with one dictionary."""
        sets = columns[0].sets
        for column in columns[1:]:
            sets = sets.followed_by(column.sets)
        distinct, number = sets.distinct()
        firsts = np.cumsum([0, *(len(column.sets) for column in columns)])
        most = max(len(distinct), _FEWEST_CODES)
        codes = [
            narrowed(number[first : first + len(column.sets)], most)[column.codes]
            for first, column in zip(firsts.tolist(), columns, strict=False)
        ]
        return cls(frozen(np.concatenate(codes)), distinct)

    @property
    def code_count(self) -> int:
        """How many sets there are."""
        return len(self.sets)

    def codes_of(self, row: int) -> NDArray[np.uint32]:
        """The entities of one row, rising."""
        first, last = self.sets.offsets[int(self.codes[row]) : int(self.codes[row]) + 2]
        return self.sets.members[first:last]

    def having(self, entities: Iterable[int]) -> Mask:
        """bool[sets]: the sets with at least one of the entities."""
        return self.sets.having(entities)

    def totals(self, per_code: Integers, entity_count: int) -> Integers:
        """int64[entities]: from how many rows have each set, how many have each entity."""
        return self.sets.totals(per_code, entity_count)

    def with_ancestors(self, parents: NDArray[np.int32]) -> SetColumn:
        """The column in which each row also has the parents, and theirs, of its entities."""
        return SetColumn(self.codes, self.sets.with_ancestors(parents))


_FEWEST_CODES = 40_000
"""Sets get codes of two bytes from the start: where one byte is just enough, the next edit would need two."""


def ranges(first: Integers, sizes: Integers) -> Integers:
    """The whole numbers of all ranges that begin at `first` and are so long, one range after another."""
    before = np.cumsum(sizes) - sizes
    numbers: Integers = np.arange(sizes.sum(), dtype=np.int64) + repeated(first - before, sizes)
    return numbers


def _marked(entities: Iterable[int], size: int) -> Mask:
    marks = np.zeros(size, np.bool_)
    marks[[entity for entity in entities if entity < size]] = True
    return marks


def _fingerprints(size: int) -> NDArray[np.uint64]:
    """A number for each entity; the sums of two different sets of them are hardly ever the same.

    The finalizer of SplitMix64 (G. Steele, D. Lea, C. Flood: Fast splittable pseudorandom number generators, 2014).
    """
    mixed = np.arange(1, size + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
