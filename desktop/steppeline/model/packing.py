"""Rows for marks: which of them lie one under another, so that none overlap and labels find room."""

from __future__ import annotations

from bisect import bisect_right
from math import inf
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Pixels = NDArray[np.float64]

LEAST_SLOTS = 2
"""So many slots each lane may have for the sake of labels, however little room there is."""

LEAST_SLOTS_FOR_MARKS = 4
"""So many it may have where marks would find no place at all."""


class Extents(NamedTuple):
    """What marks take up, sorted by lane and `left`: up to `right`, and up to `wanted` with a label. Pixels."""

    lanes: Integers
    left: Pixels
    right: Pixels
    wanted: Pixels


def pack(extents: Extents, slots: int, rows: int, width: float) -> Integers:
    """The slot in its lane for each mark, −1 where none of `slots` is free; lanes are `width` pixels long.

    Marks in one slot of a lane never overlap. A mark goes where neither its own label nor an earlier one is cut; if
    there is no such slot, where most is left of the earlier label. When all lanes together would have more than `rows`
    slots, the tallest get fewer, down to LEAST_SLOTS, and LEAST_SLOTS_FOR_MARKS where marks overlap.
    """
    # Marks that would fill more than all rows need not be tried: what each lane wishes for is known from their lengths.
    wished = np.ceil(np.bincount(extents.lanes, extents.wanted - extents.left) / width)
    if wished.sum() <= rows:
        chosen = _first_fit(extents, slots, slots)
        wished = _heights(extents.lanes, chosen)
        if wished.sum() <= rows:
            return chosen
    # The most slots for each lane with which all have few enough.
    fewer = bisect_right(range(slots), rows, key=lambda limit: np.minimum(wished, limit).sum()) - 1
    for_labels, for_marks = max(fewer, LEAST_SLOTS), max(fewer, LEAST_SLOTS_FOR_MARKS)
    return _first_fit(extents, min(slots, for_labels), min(slots, for_marks))


def _heights(lanes: Integers, slots: Integers) -> NDArray[np.float64]:
    heights = np.zeros(int(lanes.max(initial=-1)) + 1)
    np.maximum.at(heights, lanes, slots + 1)
    return heights


def _first_fit(extents: Extents, for_labels: int, for_marks: int) -> Integers:
    lanes, lefts = extents.lanes.tolist(), extents.left.tolist()
    rights, wanteds = extents.right.tolist(), extents.wanted.tolist()
    chosen: list[int] = []
    lane_before = -1
    # Of the last mark in each slot of the lane, where it ends without and with its label.
    ends: list[float] = []
    label_ends: list[float] = []
    # Before this no slot of the lane is free, and no more may be opened.
    free_from = -inf
    # One loop without calls: it runs for each mark in each frame that is not panned to.
    for lane, left, right, wanted in zip(lanes, lefts, rights, wanteds, strict=True):
        if lane != lane_before:
            lane_before, ends, label_ends, free_from = lane, [], [], -inf
        if left < free_from:
            chosen.append(-1)
            continue
        slot, slots = 0, len(ends)
        while slot < slots and label_ends[slot] > left:
            slot += 1
        if slot == slots >= for_labels:
            if slots and (first_end := min(ends)) <= left:
                slot = ends.index(first_end)
            elif slots >= for_marks:
                chosen.append(-1)
                continue
        if slot == slots:
            ends.append(right)
            label_ends.append(wanted)
        else:
            ends[slot], label_ends[slot] = right, wanted
        if len(ends) >= max(for_labels, for_marks):
            free_from = min(ends)
        chosen.append(slot)
    return np.array(chosen, np.int64)
