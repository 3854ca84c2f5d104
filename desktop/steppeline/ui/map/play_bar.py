"""A slim bar on the map while time runs: how far each step goes, how fast, and stop."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from steppeline.ui.map.menu import MapMenu
from steppeline.ui.map.player import Player
from steppeline.ui.theme import GRID, Theme


class PlayBar(QFrame):
    """Shows itself while the player runs."""

    def __init__(self, player: Player, menu: MapMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._player = player
        self._room = QSize()
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("Play through time"))
        self._step = self._button(self.tr("Step"), menu.step_menu)
        self._speed = self._button(self.tr("Speed"), menu.speed_menu)
        self._stop = self._button(self.tr("Stop"))
        self._stop.clicked.connect(player.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        row.setSpacing(GRID)
        for button in (self._step, self._speed, self._stop):
            row.addWidget(button)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()
        player.changed.connect(self._on_player_changed)

    def place(self, room: QSize, theme: Theme) -> None:
        """Stand in the middle of the lower edge of so many pixels, in a theme."""
        self._room = room
        self.setPalette(theme.palette())
        for button in (self._step, self._speed, self._stop):
            button.setFont(theme.font("caption"))
        self._move()

    def _button(self, text: str, menu: QMenu | None = None) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if menu is not None:
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _move(self) -> None:
        self.adjustSize()
        self.move((self._room.width() - self.width()) // 2, self._room.height() - self.height() - GRID)

    @Slot()
    def _on_player_changed(self) -> None:
        self.setVisible(self._player.is_running)
        self._move()
