"""The commands of one window as Qt's actions, and the menus made from them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from steppeline.model.errors import WorldError
from steppeline.model.text import message
from steppeline.session.settings import RECENT_CASEFILES
from steppeline.ui.command import Command, Menu, Submenu
from steppeline.ui.commands import COMMANDS, MENUS
from steppeline.ui.desk import Desk
from steppeline.ui.icons import Icons
from steppeline.ui.widgets.plain_tip import plain_tip

WITHIN = "within"
"""Property of an action in a submenu: the submenu's title."""


class Actions(QObject):
    """An action for each command, kept enabled and checked as the command says. Its parent is the window."""

    def __init__(self, desk: Desk, icons: Icons) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._actions = {command.key: self._action(command) for command in COMMANDS}
        self._filling: dict[str, Callable[[QMenu], None]] = {
            "recent": self._fill_recent,
            "saved views": self._fill_saved_views,
        }
        # Many signals in one turn of the event loop ask for one look at all commands.
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self.refresh)
        view, document = desk.view, desk.document
        for signal in (view.history_changed, view.selection_changed, view.filter_changed, view.grouping_changed):
            signal.connect(self._turn.start)
        document.changed.connect(self._turn.start)
        desk.program.settings.changed.connect(self._turn.start)
        self.set_icons(icons)
        self.refresh()

    def action(self, key: str) -> QAction:
        """The action of a command."""
        return self._actions[key]

    def fill_menu_bar(self) -> None:
        """Put all menus into the window's menu bar."""
        for menu in MENUS:
            self._fill(self._desk.window.menuBar().addMenu(self._desk.language.say(menu.text)), menu)

    def submenu(self, submenu: Submenu) -> QMenu:
        """A menu of its own with what stands in a submenu."""
        menu = QMenu(self._desk.language.say(submenu.text), self._desk.window)
        if submenu.contents:
            menu.aboutToShow.connect(partial(self._fill_anew, submenu.contents, menu))
            # A menu that is empty is not opened at all, and would never be filled.
            self._fill_anew(submenu.contents, menu)
        for command in submenu.commands:
            action = self._actions[command.key]
            # By itself, in the palette, "Past year" would not say what it is about.
            action.setProperty(WITHIN, menu.title())
            menu.addAction(action)
        menu.aboutToShow.connect(self.refresh)
        return menu

    def set_icons(self, icons: Icons) -> None:
        """Wear other colours."""
        for command in COMMANDS:
            if command.icon:
                self._actions[command.key].setIcon(icons.icon(command.icon))

    @Slot()
    def refresh(self) -> None:
        """Ask every command whether it can be done, whether it is on, and to what it would be done."""
        for command in COMMANDS:
            action = self._actions[command.key]
            action.setEnabled(command.is_enabled(self._desk))
            if command.is_checked is not None:
                action.setChecked(command.is_checked(self._desk))
            action.setText(self._text(command))
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(plain_tip(f"{action.text()} ({keys})" if keys else action.text()))

    def _action(self, command: Command) -> QAction:
        action = QAction(self._text(command), self, checkable=command.is_checked is not None)
        action.setObjectName(command.key)
        action.setIconText(self._desk.language.say(command.text))
        action.setShortcuts([QKeySequence(keys) for keys in command.shortcuts])
        action.triggered.connect(lambda: self._run(command))
        self._desk.window.addAction(action)
        return action

    def _run(self, command: Command) -> None:
        command.run(self._desk)
        self._turn.start()

    def _text(self, command: Command) -> str:
        what = command.what(self._desk) if command.what is not None else None
        text = self._desk.language.say(command.text)
        return text if what is None else f"{text}: {self._desk.language.say(what)}"

    def _fill(self, menu: QMenu, content: Menu) -> None:
        for position, section in enumerate(content.sections):
            if position:
                menu.addSeparator()
            for entry in section:
                if isinstance(entry, Submenu):
                    menu.addMenu(self.submenu(entry))
                else:
                    menu.addAction(self._actions[entry.key])
        menu.aboutToShow.connect(self.refresh)

    def _fill_anew(self, contents: str, menu: QMenu) -> None:
        menu.clear()
        self._filling[contents](menu)

    def _fill_recent(self, menu: QMenu) -> None:
        recent: tuple[str, ...] = self._desk.program.settings.get(RECENT_CASEFILES)
        for path in map(Path, recent):
            if path != self._desk.document.path:
                _entry(menu, path.name, partial(self._desk.program.open, path)).setToolTip(plain_tip(str(path)))
        menu.setToolTipsVisible(True)
        if menu.isEmpty():
            menu.addAction(QCoreApplication.translate("Actions", "No other casefile was open yet")).setEnabled(False)

    def _fill_saved_views(self, menu: QMenu) -> None:
        views = self._desk.document.saved_views()
        for name, state in views.items():
            _entry(menu, name, partial(self._restore, state))
        if views:
            menu.addSeparator()
        menu.addAction(self._actions["view.save"])
        if views:
            forget = menu.addMenu(QCoreApplication.translate("Actions", "Delete a saved view"))
            for name in views:
                _entry(forget, name, partial(self._delete, name))

    def _restore(self, state: str) -> None:
        try:
            self._desk.view.restore(state)
        except WorldError as failure:
            self._desk.program.notices.fail(failure)

    def _delete(self, name: str) -> None:
        self._desk.document.delete_view(name)
        self._desk.program.notices.tell(message("The view “{name}” is deleted; Undo brings it back.", name=name))


def _entry(menu: QMenu, text: str, run: Callable[[], object]) -> QAction:
    """An entry with a text that is not ours: an ampersand in it is meant."""
    action = QAction(text.replace("&", "&&"), menu)
    # Not `run` itself: Qt would hand it whether the action is checked.
    action.triggered.connect(lambda: run())  # noqa: PLW0108
    menu.addAction(action)
    return action
