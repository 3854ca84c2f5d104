"""The button on the map with what can be chosen of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from steppeline.session.view_state import ViewState
from steppeline.ui.map.player import SPEEDS, STEPS, Player
from steppeline.ui.theme import GRID, Theme


class MapMenu(QToolButton):
    """Borders, arcs, and ways around the map."""

    arcs_toggled = Signal(bool)
    everything_wanted = Signal()

    def __init__(self, state: ViewState, player: Player, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._player = player
        self.setText(self.tr("Layers"))
        self.setToolTip(self.tr("What the map shows (M)"))
        self.setAccessibleName(self.tr("What the map shows"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        menu = QMenu(self)
        group = QActionGroup(menu)
        self._viewed = self._add(menu, self.tr("Borders of the viewed date"), group)
        self._today = self._add(menu, self.tr("Today's borders"), group)
        menu.addSeparator()
        self._arcs = self._add(menu, self.tr("Arcs between regions that share events"))
        menu.addSeparator()
        self._play = menu.addAction("")
        self._fill_step(menu.addMenu(self.tr("Step")))
        self._fill_speed(menu.addMenu(self.tr("Speed")))
        menu.addSeparator()
        menu.addAction(self.tr("Show all regions")).triggered.connect(self.everything_wanted)
        self.setMenu(menu)
        self._viewed.triggered.connect(lambda: state.set_borders("viewed"))
        self._today.triggered.connect(lambda: state.set_borders("today"))
        self._arcs.toggled.connect(self.arcs_toggled)
        state.borders_changed.connect(self._on_borders_changed)
        self._play.triggered.connect(player.start_or_stop)
        player.changed.connect(self._on_player_changed)
        self._on_borders_changed()
        self._on_player_changed()

    def place(self, width: float, theme: Theme) -> None:
        """Stand in the upper right corner of a pane of this width, in a theme."""
        self.setFont(theme.font("caption"))
        self.setPalette(theme.palette())
        self.adjustSize()
        self.move(round(width) - self.width() - GRID, GRID)

    def show_arcs(self, wanted: bool) -> None:  # noqa: FBT001 - the value is the point
        """Tick arcs, or not."""
        self._arcs.setChecked(wanted)

    def _add(self, menu: QMenu, text: str, group: QActionGroup | None = None) -> QAction:
        action = menu.addAction(text)
        action.setCheckable(True)
        if group is not None:
            group.addAction(action)
        return action

    def _fill_step(self, menu: QMenu) -> None:
        names = {1: self.tr("A month"), 3: self.tr("A quarter"), 12: self.tr("A year")}
        group = QActionGroup(menu)
        for months in STEPS:
            action = self._add(menu, names[months], group)
            action.setChecked(months == self._player.months)
            action.triggered.connect(partial(setattr, self._player, "months", months))

    def _fill_speed(self, menu: QMenu) -> None:
        names = {1: self.tr("Slow"), 2: self.tr("Middling"), 4: self.tr("Fast")}
        group = QActionGroup(menu)
        for speed in SPEEDS:
            action = self._add(menu, names[speed], group)
            action.setChecked(speed == self._player.speed)
            action.triggered.connect(partial(setattr, self._player, "speed", speed))

    @Slot()
    def _on_player_changed(self) -> None:
        is_running = self._player.is_running
        self._play.setText(self.tr("Stop (P)") if is_running else self.tr("Play through time (P)"))

    @Slot()
    def _on_borders_changed(self) -> None:
        (self._today if self._state.borders == "today" else self._viewed).setChecked(True)
