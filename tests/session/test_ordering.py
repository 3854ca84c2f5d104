"""Rows in an order, compared with plain lists of them."""

from __future__ import annotations

import numpy as np
import pytest
from dated_index import edited
from hypothesis import given
from hypothesis import strategies as st

from steppeline.model.arrays import Mask
from steppeline.session.ordering import Listing, Order, Positions, Reversed, Stack, by_keys, in_time

LONG = 5_000
"""Rows: several of the blocks in which they are counted, and a part of one."""


def _check(listing: Positions, expected: list[int]) -> None:
    """The listing has these rows, whichever way it is asked."""
    assert len(listing) == len(expected)
    assert listing.rows(0, len(expected)).tolist() == expected
    assert listing.rows(-5, len(expected) + 5).tolist() == expected
    middle = len(expected) // 2
    assert listing.rows(middle, middle + 3).tolist() == expected[middle : middle + 3]
    assert listing.positions(expected).tolist() == list(range(len(expected)))


@st.composite
def _masks(draw: st.DrawFn) -> tuple[np.random.Generator, Mask]:
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    share = draw(st.sampled_from([0.0, 0.001, 0.5, 1.0]))
    return random, random.random(draw(st.sampled_from([0, 1, 1_023, 1_024, LONG]))) < share


@given(_masks())
def test_lists_rows_as_they_stand(drawn: tuple[np.random.Generator, Mask]) -> None:
    _, mask = drawn
    _check(Listing(Order(len(mask)), mask), np.flatnonzero(mask).tolist())
    _check(Reversed(Listing(Order(len(mask)), mask)), np.flatnonzero(mask)[::-1].tolist())


@given(_masks())
def test_lists_rows_in_another_order(drawn: tuple[np.random.Generator, Mask]) -> None:
    random, mask = drawn
    base = random.permutation(len(mask)).astype(np.uint32)
    _check(Listing(Order(len(mask), base), mask), base[mask[base]].tolist())


@given(_masks(), st.booleans())
def test_lists_rows_that_came_later_where_they_belong(drawn: tuple[np.random.Generator, Mask], mixed: bool) -> None:
    random, mask = drawn
    later_count = min(7, len(mask))
    count = len(mask) - later_count
    base = random.permutation(count).astype(np.uint32)
    later = random.permutation(np.arange(count, len(mask))).astype(np.uint32)
    places = np.sort(random.integers(0, count + 1, later_count))
    whole = np.insert(base if mixed else np.arange(count, dtype=np.uint32), places, later)
    order = Order(count, base if mixed else None, later, places)
    _check(Listing(order, mask), whole[mask[whole]].tolist())


@given(_masks())
def test_lists_one_listing_after_another(drawn: tuple[np.random.Generator, Mask]) -> None:
    random, mask = drawn
    others = ~mask & (random.random(len(mask)) < 0.5)
    stack = Stack([Listing(Order(len(mask)), each) for each in (mask, others)])
    _check(stack, [*np.flatnonzero(mask).tolist(), *np.flatnonzero(others).tolist()])


def test_tells_of_rows_that_are_not_there_where_they_would_be() -> None:
    mask = np.array([True, False, True, False])
    assert Listing(Order(4), mask).positions([1, 3]).tolist() == [1, 2]
    assert Reversed(Listing(Order(4), mask)).positions([1]).tolist() == [0]


@given(
    st.dictionaries(st.integers(1, 40), st.integers(0, 9), min_size=1),
    st.sets(st.integers(1, 40)),
    st.dictionaries(st.integers(1, 60), st.integers(0, 9)),
)
def test_rows_of_edits_are_set_in_by_time(before: dict[int, int], gone: set[int], changed: dict[int, int]) -> None:
    index = edited(before, gone, changed)
    listed = Listing(in_time(index), index.everything()).rows(0, len(index))
    after = {number: start for number, start in before.items() if number not in gone} | changed
    assert index.ids[listed].tolist() == sorted(after, key=lambda number: (after[number], number))


@pytest.mark.parametrize("descending", [False, True])
def test_equal_keys_stay_in_time_whichever_way(descending: bool) -> None:
    index = edited({1: 10, 2: 20, 3: 30, 4: 40}, {2}, {3: 5, 9: 25})
    keys = np.zeros(len(index), np.uint32)
    keys[index.rows_of([1, 3, 9])] = 70_000
    order = by_keys(index, keys, descending=descending)
    ids = index.ids[Listing(order, index.everything()).rows(0, 9)].tolist()
    assert ids == ([3, 1, 9, 4] if descending else [4, 3, 1, 9])


def test_an_order_goes_on_with_the_rows_of_an_edit_at_its_end() -> None:
    index = edited({1: 10, 2: 20, 3: 30}, {2}, {9: 5})
    old = Order(3, np.array([2, 1, 0], np.uint32))
    listing = Listing(old.with_rows_of(index), index.everything())
    assert index.ids[listing.rows(0, 9)].tolist() == [3, 1, 9]
    assert old.with_rows_of(index).with_rows_of(index).later.tolist() == [3]
