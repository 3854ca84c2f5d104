"""Rows for marks: which of them lie one under another, so that none overlap and labels find room."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Pixels = NDArray[np.float64]

LEAST_SLOTS = 2
"""So many slots each lane may have, however little room there is."""


class Extents(NamedTuple):
    """What marks take up, sorted by lane and `left`: up to `right`, and up to `wanted` with a label. Pixels."""

    lanes: Integers
    left: Pixels
    right: Pixels
    wanted: Pixels


def pack(extents: Extents, slots: int, rows: int) -> Integers:
    """The slot in its lane for each mark, −1 where none of `slots` is free.

    Marks in one slot of a lane never overlap. A mark goes where neither its own label nor an earlier one is cut; if
    there is no such slot, where most is left of the earlier label. When all lanes together would have more than `rows`
    slots, the tallest get fewer, but not below LEAST_SLOTS.
    """
    chosen = _first_fit(extents, slots)
    heights = _heights(extents.lanes, chosen)
    if heights.sum() <= rows:
        return chosen
    fewer = max((limit for limit in range(slots) if np.minimum(heights, limit).sum() <= rows), default=0)
    return _first_fit(extents, min(slots, max(fewer, LEAST_SLOTS)))


def _heights(lanes: Integers, slots: Integers) -> Integers:
    heights = np.zeros(int(lanes.max(initial=-1)) + 1, np.int64)
    np.maximum.at(heights, lanes, slots + 1)
    return heights


def _first_fit(extents: Extents, most: int) -> Integers:
    chosen = np.full(len(extents.lanes), -1, np.int64)
    lane_before = -1
    rights: list[float] = []
    wanteds: list[float] = []
    for at, (lane, left, right, wanted) in enumerate(zip(*(column.tolist() for column in extents), strict=True)):
        if lane != lane_before:
            lane_before, rights, wanteds = lane, [], []
        slot = _free_slot(rights, wanteds, left, most)
        if slot < 0:
            continue
        if slot == len(rights):
            rights.append(right)
            wanteds.append(wanted)
        else:
            rights[slot], wanteds[slot] = right, wanted
        chosen[at] = slot
    return chosen


def _free_slot(rights: list[float], wanteds: list[float], left: float, most: int) -> int:
    best, most_room = -1, -1.0
    for slot, wanted in enumerate(wanteds):
        if wanted <= left:
            return slot
        room = left - rights[slot]
        if room > most_room and room >= 0:
            best, most_room = slot, room
    return len(rights) if len(rights) < most else best
