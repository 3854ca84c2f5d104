"""Where the arrow keys go: along a lane, and from lane to lane."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from steppeline.session.view_moves import Direction
from steppeline.ui.timeline.scene import Scene


def lanes_of(scene: Scene, row: int) -> list[int]:
    """The lanes that the event of a row lies in."""
    lanes: list[int] = scene.found.search.lanes.pairs(np.array([row], np.int64)).lanes.tolist()
    return lanes


def along(scene: Scene, lane: int, row: int, direction: Direction) -> int | None:
    """The row of the next (1) or previous (-1) event of the lane in the order of time; None at the end."""
    rows, index = _visible(scene, lane), scene.index
    if index.tail_count:
        # What edits added stands behind all others, whenever it was.
        rows = rows[np.lexsort((index.ids[rows], index.earliest_start[rows]))]
        place = int(np.flatnonzero(rows == row)[0]) + direction
    else:
        rows = np.sort(rows)
        place = int(np.searchsorted(rows, row, side="right" if direction == 1 else "left")) - (direction == -1)
    return int(rows[place]) if 0 <= place < len(rows) else None


def across(scene: Scene, lane: int, moment: int, direction: Direction) -> tuple[int, int] | None:
    """The lane below (1) or above (-1), and the row of its event nearest to a moment; None at the end."""
    lanes = [box.lane for box in scene.boxes if box.events]
    place = lanes.index(lane) + direction if lane in lanes else 0
    return nearest(scene, lanes[place], moment) if 0 <= place < len(lanes) else None


def nearest(scene: Scene, lane: int, moment: int) -> tuple[int, int]:
    """The lane, which has visible events, and the row of that whose middle is nearest to a moment."""
    rows = _visible(scene, lane)
    distances = np.abs(scene.found.search.middles_of(rows) - moment)
    return lane, int(rows[int(np.argmin(distances))])


def _visible(scene: Scene, lane: int) -> NDArray[np.int64]:
    rows = scene.found.of_lane(lane)
    return rows[scene.visible[rows]]
