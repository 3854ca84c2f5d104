"""The tool bar: search, and the commands that are wanted at every step."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton

from steppeline.model.text import message
from steppeline.ui.actions import Actions
from steppeline.ui.command import Submenu
from steppeline.ui.commands import LANES, SAVED_VIEWS, TIME
from steppeline.ui.desk import Desk
from steppeline.ui.icons import Icons
from steppeline.ui.theme import GRID

MENUS: tuple[tuple[Submenu, str], ...] = ((TIME, "calendar-range"), (LANES, "rows-3"), (SAVED_VIEWS, "bookmark"))
COMMANDS = (
    ("go.back", "go.forward"),
    ("view.closer", "view.farther", "view.fit"),
    ("edit.undo", "edit.redo"),
    ("help.palette",),
)

_NARROW = 1000


class ToolBar(QToolBar):
    """Search at the left, as wide as there is room; then menus; then commands in groups."""

    def __init__(self, desk: Desk, actions: Actions, icons: Icons) -> None:
        super().__init__(desk.language.say(message("Tools")), desk.window)
        self.setObjectName("tools")
        self.setMovable(False)
        self.setIconSize(QSize(5 * GRID, 5 * GRID))
        self._menus: list[tuple[QToolButton, str]] = []
        search = desk.panes.search
        self.addWidget(search)
        for submenu, icon in MENUS:
            self._add_menu(actions.submenu(submenu), icon)
        for group in COMMANDS:
            self.addSeparator()
            for key in group:
                self.addAction(actions.action(key))
        self.set_icons(icons)

    def set_icons(self, icons: Icons) -> None:
        """Wear other colours. The commands' own icons come with their actions."""
        for button, icon in self._menus:
            button.setIcon(icons.icon(icon))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the menus are told by their icons alone; the search needs it more."""
        is_narrow = self.width() < _NARROW
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if is_narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button, _ in self._menus:
            button.setToolButtonStyle(style)
        super().resizeEvent(event)

    def _add_menu(self, menu: QMenu, icon: str) -> None:
        button = QToolButton(self, autoRaise=True, popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        button.setText(menu.title())
        button.setToolTip(menu.title())
        button.setAccessibleName(menu.title())
        self.addWidget(button)
        self._menus.append((button, icon))
