"""Rows for marks: which of them lie one under another, so that none overlap and labels find room."""

from __future__ import annotations

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
    fewer = max((limit for limit in range(slots) if np.minimum(wished, limit).sum() <= rows), default=0)
    for_labels, for_marks = max(fewer, LEAST_SLOTS), max(fewer, LEAST_SLOTS_FOR_MARKS)
    return _first_fit(extents, min(slots, for_labels), min(slots, for_marks))


def _heights(lanes: Integers, slots: Integers) -> NDArray[np.float64]:
    heights = np.zeros(int(lanes.max(initial=-1)) + 1)
    np.maximum.at(heights, lanes, slots + 1)
    return heights


def _first_fit(extents: Extents, for_labels: int, for_marks: int) -> Integers:
    chosen = np.full(len(extents.lanes), -1, np.int64)
    lane_before = -1
    rights: list[float] = []
    wanteds: list[float] = []
    for at, (lane, left, right, wanted) in enumerate(zip(*(column.tolist() for column in extents), strict=True)):
        if lane != lane_before:
            lane_before, rights, wanteds = lane, [], []
        slot = _free_slot(rights, wanteds, left, for_labels)
        if slot < 0 and len(rights) < for_marks:
            slot = len(rights)
        if slot < 0:
            continue
        if slot == len(rights):
            rights.append(right)
            wanteds.append(wanted)
        else:
            rights[slot], wanteds[slot] = right, wanted
        chosen[at] = slot
    return chosen


def _free_slot(rights: list[float], wanteds: list[float], left: float, for_labels: int) -> int:
    best, most_room = -1, -1.0
    for slot, wanted in enumerate(wanteds):
        if wanted <= left:
            return slot
        room = left - rights[slot]
        if room > most_room and room >= 0:
            best, most_room = slot, room
    return len(rights) if len(rights) < for_labels else best
