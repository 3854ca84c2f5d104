"""Packed columns in terms of the entities that there are now."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Integers, Mask, narrowed
from steppeline.model.moments import Moments
from steppeline.model.set_column import SetColumn, Sets
from steppeline.store.packed.chunks import Empty, damaged
from steppeline.store.packed.content import SETS, DateText, EntityNumbers, PackedColumns

_GONE = -1


class CurrentColumns:
    """The `Source` of columns that were packed, with codes as the entities are now.

    Only events that have `changed` since (their numbers, ascending) may name an entity that is gone; their rows no
    longer stand. Raises UnusableError where others do.
    """

    def __init__(self, packed: PackedColumns, numbers: EntityNumbers, changed: Integers) -> None:
        self._packed = packed
        self._changed = changed
        self._sizes = {table: len(now) for table, now in numbers.items()}
        self._code_of = {table: _places(packed.numbers[table], now) for table, now in numbers.items()}

    def array(self, name: str, empty: Empty = np.empty) -> NDArray[Any]:
        """One of ARRAYS or ROW_LISTS."""
        array = self._packed.array(name, empty)
        if name != "kind":
            return array
        code_of, size = self._code_of["kind"], self._sizes["kind"]
        if _is_same(code_of) and size <= np.iinfo(array.dtype).max:
            return array
        self._check_gone((code_of == _GONE)[array])
        now = empty(len(array), narrowed(np.zeros(0, np.int64), size).dtype)
        now[:] = np.maximum(code_of, 0)[array]
        return now

    def moments(self, name: str, empty: Empty = np.empty) -> Moments:
        """One of MOMENTS."""
        return self._packed.moments(name, empty)

    def sets(self, name: str, empty: Empty = np.empty) -> SetColumn:
        """One of SETS."""
        column, code_of = self._packed.sets(name, empty), self._code_of[SETS[name]]
        if _is_same(code_of):
            return column
        sets = column.sets
        members = code_of[sets.members]
        is_gone = members == _GONE
        if is_gone.any():
            spoilt = np.zeros(len(sets), np.bool_)
            spoilt[sets.numbers[is_gone]] = True
            self._check_gone(spoilt[column.codes])
        return SetColumn(column.codes, Sets.from_pairs(sets.numbers[~is_gone], members[~is_gone], len(sets)))

    def dates(self) -> list[DateText]:
        """The dates of the rows to recheck, each once."""
        return self._packed.dates()

    def _check_gone(self, rows: Mask) -> None:
        if not np.isin(self._packed.array("ids")[rows], self._changed).all():
            raise damaged()


def _places(before: Integers, now: Integers) -> Integers:
    """int64: the place among the numbers `now` of each that was there `before`, −1 of those that are gone."""
    if not len(now):
        return np.full(len(before), _GONE, np.int64)
    places = np.minimum(np.searchsorted(now, before), len(now) - 1)
    return np.where(now[places] == before, places, _GONE)


def _is_same(code_of: Integers) -> bool:
    return bool(np.array_equal(code_of, np.arange(len(code_of))))
