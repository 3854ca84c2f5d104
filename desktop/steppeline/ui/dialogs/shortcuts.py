"""All shortcuts on one page, made from the menus."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMainWindow, QMenu, QTextBrowser, QVBoxLayout

from steppeline.ui.actions import WITHIN
from steppeline.ui.widgets.dialog_buttons import dialog_buttons

Row = tuple[str, str]


class ShortcutsDialog(QDialog):
    """Keys by menu, and what the mouse does on the timeline and the map."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Shortcuts"))
        page = QTextBrowser(self)
        page.setHtml("".join(_table(title, rows) for title, rows in shortcut_groups(window)))
        page.setAccessibleName(self.windowTitle())
        buttons = dialog_buttons(self, QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(page)
        column.addWidget(buttons)
        self.resize(620, 640)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


def shortcut_groups(window: QMainWindow) -> list[tuple[str, list[Row]]]:
    """All keys by menu, and what the mouse does: the title of each group, and its rows of words and keys."""
    groups = [(plain(menu.title()), list(_rows(menu))) for menu in _menus(window)]
    groups.append((QCoreApplication.translate("ShortcutsDialog", "Mouse on the timeline"), _mouse()))
    return [(title, rows) for title, rows in groups if rows]


def plain(text: str) -> str:
    """A menu's text without the mark of its letter."""
    return text.replace("&", "")


def full_text(action: QAction) -> str:
    """An action's text as it is understood outside of its menu."""
    within = action.property(WITHIN)
    text = plain(action.text())
    return f"{plain(within)}: {text}" if within else text


def searched_text(action: QAction) -> str:
    """The same without what it would be done to, which may be any words of the user's."""
    within = action.property(WITHIN)
    text = plain(action.iconText())
    return f"{plain(within)}: {text}" if within else text


def keys_of(action: QAction) -> str:
    """The shortcuts of an action as the user's system writes them."""
    return ", ".join(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts())


def _mouse() -> list[Row]:
    return [
        (
            QCoreApplication.translate("ShortcutsDialog", "Zoom at the pointer"),
            QCoreApplication.translate("ShortcutsDialog", "Wheel"),
        ),
        (
            QCoreApplication.translate("ShortcutsDialog", "Move in time"),
            QCoreApplication.translate("ShortcutsDialog", "Drag, or Shift and wheel"),
        ),
        (
            QCoreApplication.translate("ShortcutsDialog", "Filter to a span of time"),
            QCoreApplication.translate("ShortcutsDialog", "Ctrl and drag"),
        ),
        (
            QCoreApplication.translate("ShortcutsDialog", "Select, add to the selection"),
            QCoreApplication.translate("ShortcutsDialog", "Click, Ctrl and click"),
        ),
        (
            QCoreApplication.translate("ShortcutsDialog", "Zoom to an event"),
            QCoreApplication.translate("ShortcutsDialog", "Double click"),
        ),
    ]


def _menus(window: QMainWindow) -> Iterator[QMenu]:
    for action in window.menuBar().actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield menu


def _rows(menu: QMenu) -> Iterator[Row]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _rows(inner)
        elif action.shortcuts():
            yield full_text(action), keys_of(action)


def _table(title: str, rows: list[Row]) -> str:
    lines = "".join(
        f'<tr><td width="62%" style="padding:2px 0">{escape(words)}</td>'
        f'<td style="padding:2px 0; font-weight:600">{escape(keys)}</td></tr>'
        for words, keys in rows
    )
    return f'<h3>{escape(title)}</h3><table width="100%">{lines}</table>'
