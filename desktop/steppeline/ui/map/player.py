"""Lets time run: moves the view on by a step again and again, and counts what lies in it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from steppeline.model.calendar import civil_of, seconds_of
from steppeline.model.filter import TimeClause
from steppeline.session.view_state import ViewState

SOURCE = "time"
"""The control whose clause goes along with the view."""


class Player(QObject):
    """Moves the view and the clause of time by `months`, `speed` steps a second, until the last event or a stop.

    With the view goes a clause of time, so that all panes tell of what is in view. Whoever moves the view or the clause
    meanwhile stops it.
    """

    changed = Signal()
    """It runs, or has stopped."""

    def __init__(self, state: ViewState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.months = 3
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.step)
        self._is_stepping = False
        self.speed = 2
        state.viewport_changed.connect(self._on_moved)
        state.filter_changed.connect(self._on_moved)

    @property
    def is_running(self) -> bool:
        """Whether time runs."""
        return self._timer.isActive()

    @property
    def speed(self) -> int:
        """Steps a second."""
        return 1000 // self._timer.interval()

    @speed.setter
    def speed(self, steps: int) -> None:
        self._timer.setInterval(1000 // steps)

    def start(self) -> None:
        """Begin with what is in view."""
        if not self.is_running:
            self._show(self._state.viewport.start, self._state.viewport.end)
            self._timer.start()
            self.changed.emit()

    @Slot()
    def stop(self) -> None:
        """Stay at what is in view."""
        if self.is_running:
            self._timer.stop()
            self.changed.emit()

    @Slot()
    def start_or_stop(self) -> None:
        """Begin, or stay."""
        if self.is_running:
            self.stop()
        else:
            self.start()

    @Slot()
    def step(self) -> None:
        """Go on by one step. Past the last event, stop."""
        viewport, index = self._state.viewport, self._state.visible.index
        bounds = index.latest_start.extremes(slice(None))
        if not self._state.is_settled:
            return
        if bounds is None or viewport.start > bounds[1]:
            self.stop()
        else:
            start = months_later(viewport.start, self.months)
            self._show(start, start + viewport.span)

    def _show(self, start: int, end: int) -> None:
        self._is_stepping = True
        viewport = self._state.viewport
        self._state.set_viewport(viewport.fit(start, end, 0.0))
        self._state.set_clause(SOURCE, TimeClause(start, end))
        self._is_stepping = False

    @Slot()
    def _on_moved(self) -> None:
        if not self._is_stepping:
            self.stop()


def months_later(moment: int, months: int) -> int:
    """The same second of a month so many months later, or of its last day where that month is shorter."""
    civil = civil_of(moment)
    first = seconds_of(civil.year, civil.month)
    count = civil.year * 12 + civil.month - 1 + months
    target, following = (seconds_of(*_year_and_month(each)) for each in (count, count + 1))
    return min(target + (moment - first), following - 1)


def _year_and_month(count: int) -> tuple[int, int]:
    """Year and month (1 to 12) of a month counted from the year 0."""
    return count // 12, count % 12 + 1
