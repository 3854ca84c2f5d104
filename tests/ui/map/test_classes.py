"""Classes: round limits, no count without a class."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppeline.ui.map.classes import class_limits, class_of

most = st.one_of(st.integers(0, 200), st.integers(0, 10**9))


@given(most, st.integers(2, 9))
def test_limits_ascend_from_one_to_the_most(most: int, classes: int) -> None:
    limits = class_limits(most, classes)
    assert len(limits) <= classes
    assert list(limits) == sorted(set(limits))
    assert limits[:1] == ((1,) if most else ())
    assert all(limit <= most for limit in limits)


@given(st.data(), st.integers(1, 10**7))
def test_every_count_has_its_class(data: st.DataObject, most: int) -> None:
    limits = class_limits(most, 7)
    count = data.draw(st.integers(1, most))
    number = class_of(count, limits)
    assert number is not None
    assert limits[number] <= count
    assert number == len(limits) - 1 or count < limits[number + 1]


@pytest.mark.parametrize(
    ("most", "limits"),
    [
        (0, ()),
        (5, (1, 2, 3, 4, 5)),
        (7, (1, 2, 3, 4, 5, 6, 7)),
        (32, (1, 2, 3, 6, 11, 21)),
        (100, (1, 2, 3, 6, 11, 21, 51)),
        (1000, (1, 2, 4, 11, 31, 101, 301)),
        (10**6, (1, 2, 11, 101, 1001, 10_001, 100_001)),
    ],
)
def test_limits_are_round(most: int, limits: tuple[int, ...]) -> None:
    assert class_limits(most, 7) == limits


def test_nothing_has_no_class() -> None:
    assert class_of(0, (1, 2)) is None
