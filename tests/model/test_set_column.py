"""Columns of sets: each row has its own, whatever the dictionary behind them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppeline.model import arrays
from steppeline.model.set_column import SetColumn, Sets

ROWS = 6
PAIRS = st.lists(st.tuples(st.integers(0, ROWS - 1), st.integers(0, 9)))
Pairs = list[tuple[int, int]]


def column_of(pairs: Pairs) -> SetColumn:
    return SetColumn.from_pairs([row for row, _ in pairs], [entity for _, entity in pairs], ROWS)


def sets_of(pairs: Pairs) -> list[set[int]]:
    return [{entity for at, entity in pairs if at == row} for row in range(ROWS)]


@given(PAIRS)
def test_each_row_has_its_entities_once_and_rising(pairs: Pairs) -> None:
    column = column_of(pairs)
    assert [column.codes_of(row).tolist() for row in range(ROWS)] == [sorted(some) for some in sets_of(pairs)]
    assert len(column.sets) == len({frozenset(some) for some in sets_of(pairs)})


@given(PAIRS, st.frozensets(st.integers(0, 12)), st.lists(st.integers(0, 9), min_size=ROWS, max_size=ROWS))
def test_sets_answer_for_their_rows(pairs: Pairs, wanted: frozenset[int], weights: list[int]) -> None:
    column, sets = column_of(pairs), sets_of(pairs)
    assert column.having(wanted)[column.codes].tolist() == [bool(some & wanted) for some in sets]
    per_set = np.bincount(column.codes, weights, column.code_count).astype(np.int64)
    sums = [sum(weight for some, weight in zip(sets, weights, strict=True) if entity in some) for entity in range(13)]
    assert column.totals(per_set, 13).tolist() == sums


@given(st.lists(PAIRS, min_size=1, max_size=4))
def test_joined_columns_have_all_rows_and_each_set_once(columns: list[Pairs]) -> None:
    joined = SetColumn.joined([column_of(pairs) for pairs in columns])
    sets = [some for pairs in columns for some in sets_of(pairs)]
    assert [set(joined.codes_of(row).tolist()) for row in range(len(sets))] == sets
    assert len(joined.sets) == len({frozenset(some) for some in sets})


@given(PAIRS, st.lists(st.integers(-1, 8), min_size=10, max_size=10))
def test_ancestors_come_along(pairs: Pairs, above: list[int]) -> None:
    # A parent has a smaller number than its children: so no circle.
    parents = np.array([parent if parent < entity else -1 for entity, parent in enumerate(above)], np.int32)
    column = column_of(pairs).with_ancestors(parents)
    for row, some in enumerate(sets_of(pairs)):
        wanted = set(some)
        for entity in some:
            while (entity := int(parents[entity])) >= 0:
                wanted.add(entity)
        assert set(column.codes_of(row).tolist()) == wanted


def test_broken_offsets_are_refused() -> None:
    with pytest.raises(ValueError, match="offsets"):
        Sets(np.array([0, 2, 1], np.int64), np.array([4], np.uint32))


@given(st.lists(st.integers(0, 3), min_size=1, max_size=40), st.integers(1, 9))
def test_values_are_repeated_in_slices_as_at_once(counts: list[int], size: int) -> None:
    values, how_often = np.arange(len(counts), dtype=np.uint32), np.array(counts, np.int64)
    assert np.array_equal(arrays.repeated(values, how_often, at_once=size), np.repeat(values, how_often))
