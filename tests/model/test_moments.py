"""Moments in four bytes: nothing is lost, whatever they are, and comparisons are those of the moments themselves."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from steppeline.model.arrays import rising_order
from steppeline.model.calendar import OPEN
from steppeline.model.middles import Middles
from steppeline.model.moments import Moments, encoded
from steppeline.model.viewport import EARLIEST, LATEST

OUTER = st.sampled_from((-OPEN, 1 - OPEN, OPEN - 1, OPEN))
NEAR = st.integers(1_600_000_000, 1_600_000_300)
LIFETIME = st.integers(0, 2**32)
FAR = st.integers(EARLIEST, LATEST)
COLUMNS = st.one_of(*(st.lists(st.one_of(each, OUTER), max_size=12) for each in (NEAR, LIFETIME, FAR)))


@given(COLUMNS)
def test_a_column_gives_back_what_it_was_given(seconds: list[int]) -> None:
    column = Moments.of(np.array(seconds, np.int64))
    assert column[:].tolist() == seconds
    assert [int(column[row]) for row in range(len(seconds))] == seconds


def test_a_century_takes_four_bytes_and_the_ages_eight() -> None:
    assert Moments.of(np.array([0, 2**32 - 6, OPEN])).is_narrow
    assert not Moments.of(np.array([0, 2**32 - 4])).is_narrow


@given(COLUMNS, st.one_of(NEAR, LIFETIME, FAR, OUTER, st.integers(-(2**63) + 2, 2**63 - 2)))
def test_comparisons_are_those_of_the_moments(seconds: list[int], moment: int) -> None:
    ordered = sorted(seconds)
    column = Moments.of(np.array(ordered, np.int64))
    assert column.below(moment).tolist() == [each < moment for each in ordered]
    assert column.above(moment).tolist() == [each > moment for each in ordered]
    assert column.place(moment, len(ordered)) == sum(each < moment for each in ordered)


@given(COLUMNS)
def test_extremes_leave_open_bounds_out(seconds: list[int]) -> None:
    closed = [each for each in seconds if abs(each) < OPEN - 1]
    expected = (min(closed), max(closed)) if closed else None
    assert Moments.of(np.array(seconds, np.int64)).extremes(slice(None)) == expected


@given(COLUMNS, COLUMNS)
def test_what_fits_can_be_added(seconds: list[int], more: list[int]) -> None:
    column, added = Moments.of(np.array(seconds, np.int64)), np.array(more, np.int64)
    if column.is_narrow and column.fits(added):
        assert Moments(encoded(added, column.base), column.base)[:].tolist() == more


@given(st.lists(st.one_of(LIFETIME, FAR, st.sampled_from((EARLIEST, LATEST - 1))), max_size=12), st.lists(FAR))
def test_places_among_middles_are_those_of_the_moments(seconds: list[int], moments: list[int]) -> None:
    seconds = [min(max(each, EARLIEST), LATEST - 1) for each in sorted(seconds)]
    middles = Middles.of(np.array(seconds, np.int64))
    wanted = [*moments, EARLIEST, LATEST, *seconds]
    places = middles.places(0, len(seconds), np.array(wanted, np.int64))
    assert places.tolist() == [sum(each < moment for each in seconds) for moment in wanted]


@given(st.lists(st.integers(0, 2**32 - 1)), st.sampled_from((np.uint8, np.uint16, np.uint32)))
def test_the_order_of_counting_is_that_of_comparing(numbers: list[int], dtype: type[np.unsignedinteger]) -> None:  # type: ignore[type-arg]
    values: NDArray[np.unsignedinteger] = np.array(numbers, np.uint32).astype(dtype)  # type: ignore[type-arg]
    assert rising_order(values).tolist() == np.argsort(values, kind="stable").tolist()
