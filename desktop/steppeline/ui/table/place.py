"""Where in the table the user was looking, to be found again when there are other rows."""

from __future__ import annotations

from steppeline.ui.table.event_model import EventModel
from steppeline.ui.table.rows_view import RowsView


class Place:
    """An event on the screen and how many rows below its top it was.

    That is the current event if it is on the screen, else the first one; at the top of the table it is the top.
    """

    def __init__(self) -> None:
        self._event: int | None = None
        self._below = 0
        self._is_left = False
        self.is_known = False

    def remember(self, view: RowsView, model: EventModel) -> None:
        """Note what is on the screen, before the rows change."""
        screen = view.on_screen()
        self.is_known, self._event = len(screen) > 0 and not self._is_left, None
        self._is_left = False
        if not self.is_known:
            return
        current = view.currentIndex().row()
        is_current = current in screen and view.is_selected(current)
        if is_current or screen.start > 0:
            position = current if is_current else screen.start
            self._event, self._below = model.id_at(position), position - screen.start

    def forget(self) -> None:
        """The user wants another order: where the rows were is of no interest."""
        self._is_left = True

    def restore(self, view: RowsView, model: EventModel) -> None:
        """Scroll to the place, if it is known."""
        if self.is_known and model.rowCount():
            position = None if self._event is None else model.position_near(self._event)
            view.scroll_to_position(0 if position is None else max(position - self._below, 0))
