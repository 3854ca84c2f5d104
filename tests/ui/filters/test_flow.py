"""Boxes in lines: none is lost, clipped or over another."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from steppeline.ui.filters.flow import flow


def test_a_box_that_does_not_fit_begins_a_line() -> None:
    placed = flow([QSize(60, 10), QSize(30, 20), QSize(50, 10)], 100, 5)
    assert placed == [QRect(0, 5, 60, 10), QRect(65, 0, 30, 20), QRect(0, 25, 50, 10)]


def test_a_box_wider_than_the_line_is_narrowed() -> None:
    assert flow([QSize(300, 10)], 100, 5) == [QRect(0, 0, 100, 10)]
    assert flow([], 100, 5) == []


@given(st.lists(st.integers(1, 150)), st.integers(1, 200))
def test_all_boxes_lie_within_the_width_and_beside_each_other(widths: list[int], width: int) -> None:
    placed = flow([QSize(each, 20) for each in widths], width, 6)
    assert len(placed) == len(widths)
    assert all(box.left() >= 0 and box.right() < width for box in placed)
    assert not any(one.intersects(other) for one, other in combinations(placed, 2))
