"""Packing: no overlaps, labels kept whole while there is room, and no more rows than there are."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from steppeline.model.packing import LEAST_SLOTS, LEAST_SLOTS_FOR_MARKS, Extents, pack

WIDTH = 1_000.0

Mark = tuple[int, float, float, float]


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    """Lane, left, length and length of the label of some marks, in order."""
    each = st.tuples(st.integers(0, 3), st.integers(0, 900), st.integers(1, 300), st.integers(0, 120))
    return sorted(
        (lane, left, left + length, left + length + label)
        for lane, left, length, label in draw(st.lists(each, max_size=25))
    )


def extents(some: list[Mark]) -> Extents:
    lanes = np.array([lane for lane, *_ in some], np.int64)
    places = np.array([places for _, *places in some], np.float64).reshape(-1, 3)
    return Extents(lanes, places[:, 0].copy(), places[:, 1].copy(), places[:, 2].copy())


@given(marks(), st.integers(0, 6), st.integers(0, 20))
def test_marks_of_a_slot_do_not_overlap(some: list[Mark], slots: int, rows: int) -> None:
    chosen = pack(extents(some), slots, rows, WIDTH).tolist()
    assert all(-1 <= slot < slots or slot == -1 for slot in chosen)
    for at, (lane, left, _, _) in enumerate(some):
        for other in range(at):
            if some[other][0] == lane and chosen[other] == chosen[at] >= 0:
                assert some[other][2] <= left


@given(marks(), st.integers(0, 20))
def test_rows_are_kept_to_but_for_the_least(some: list[Mark], rows: int) -> None:
    chosen = pack(extents(some), 12, rows, WIDTH)
    heights = [
        max((slot + 1 for (lane, *_), slot in zip(some, chosen, strict=True) if lane == at), default=0)
        for at in range(4)
    ]
    assert sum(heights) <= rows or max(heights) <= max(LEAST_SLOTS_FOR_MARKS, rows)


def test_with_room_no_label_is_cut() -> None:
    crowded = [(0, 10.0 * at, 10.0 * at + 8, 10.0 * at + 60) for at in range(6)]
    assert pack(extents(crowded), 12, 12, WIDTH).tolist() == [0, 1, 2, 3, 4, 5]


def test_without_room_labels_are_cut_before_marks_are_left_out() -> None:
    crowded = [(0, 10.0 * at, 10.0 * at + 8, 10.0 * at + 60) for at in range(6)]
    chosen = pack(extents(crowded), 12, LEAST_SLOTS, WIDTH).tolist()
    assert chosen == [0, 1, 0, 1, 0, 1]


def test_marks_that_overlap_get_more_slots_than_labels_do() -> None:
    same = [(0, 0.0, 50.0, 50.0)] * 6
    assert pack(extents(same), 12, 1, WIDTH).tolist() == [0, 1, 2, 3, -1, -1]


def plainly_packed(some: list[Mark], slots: int) -> list[int]:
    """Each mark in the first slot where the label before it ends, else in a new one, else where most is left of it."""
    chosen: list[int] = []
    for at, (lane, left, _, _) in enumerate(some):
        last = {slot: other for slot, other in zip(chosen, some[:at], strict=True) if other[0] == lane and slot >= 0}
        free = [slot for slot in sorted(last) if last[slot][3] <= left]
        if not free and len(last) < slots:
            free = [len(last)]
        if not free:
            free = sorted((slot for slot in last if last[slot][2] <= left), key=lambda slot: (last[slot][2], slot))
        chosen.append(free[0] if free else -1)
    return chosen


@given(marks(), st.integers(0, 6))
def test_packing_equals_its_plain_description(some: list[Mark], slots: int) -> None:
    assert pack(extents(some), slots, 1_000, WIDTH).tolist() == plainly_packed(some, slots)
