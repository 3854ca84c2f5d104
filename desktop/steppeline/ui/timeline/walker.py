"""Walking from event to event with the keyboard: each step selects one and brings it into view."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from steppeline.session.view_moves import Direction, brought_into_view
from steppeline.session.view_state import ViewState
from steppeline.ui.timeline.scene import Scene
from steppeline.ui.timeline.walk import across, along, lanes_of, nearest


class Walker:
    """Knows in which lane the keyboard walks, as an event may lie in several."""

    def __init__(self, view_state: ViewState, scene: Callable[[], Scene]) -> None:
        self._state = view_state
        self._scene = scene
        self.lane: int | None = None
        """The lane that was walked or clicked in last; None before that."""

    def along(self, direction: Direction) -> None:
        """Select the next (1) or previous (-1) event of the same lane."""
        row = self.current_row()
        lane = self.lane_of(row)
        if row is None or lane is None:
            self._start()
            return
        found = along(self._scene(), lane, row, direction)
        if found is not None:
            self._go_to(lane, found)

    def across(self, direction: Direction) -> None:
        """Select the event of the lane below (1) or above (-1) that is nearest in time."""
        scene, row = self._scene(), self.current_row()
        lane = self.lane_of(row)
        if row is None or lane is None:
            self._start()
            return
        found = across(scene, lane, int(scene.found.search.middles_of(np.array([row]))[0]), direction)
        if found is not None:
            self._go_to(*found)

    def to_end(self, direction: Direction) -> None:
        """Select the first (-1) or last (1) visible event."""
        visible = self._state.visible
        rows = visible.index.rows_in_time()[::-direction]
        seen = visible.result[rows]
        if seen.any():
            row = int(rows[seen.argmax()])
            self._go_to(lanes_of(self._scene(), row)[0], row)

    def current_row(self) -> int | None:
        """The row of the current event; None if there is none, or it is not visible."""
        selection, visible = self._state.selection, self._state.visible
        rows = visible.index.rows_of(selection[:1])
        return int(rows[0]) if len(rows) and rows[0] >= 0 and visible.result[rows[0]] else None

    def lane_of(self, row: int | None) -> int | None:
        """The lane the keyboard walks in: the one it was in if the event is there, too, else its first."""
        if row is None:
            return None
        lanes = lanes_of(self._scene(), row)
        return self.lane if self.lane in lanes else lanes[0]

    def _start(self) -> None:
        scene, viewport = self._scene(), self._state.viewport
        lane = next((box.lane for box in scene.boxes if box.events), None)
        if lane is not None:
            self._go_to(*nearest(scene, lane, viewport.start + viewport.span // 2))

    def _go_to(self, lane: int, row: int) -> None:
        index = self._state.visible.index
        self.lane = lane
        self._state.set_viewport(brought_into_view(self._state.viewport, index, row))
        self._state.select([int(index.ids[row])])
