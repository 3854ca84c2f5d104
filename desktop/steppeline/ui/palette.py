"""The command palette: all commands of the window, found by a few of their letters."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Slot
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QMainWindow, QTreeView, QVBoxLayout

from steppeline.ui.dialogs.shortcuts import full_text, keys_of, searched_text
from steppeline.ui.theme import GRID

WIDTH, HEIGHT = 560, 380
_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class Palette(QDialog):
    """A line and a list below the top edge of the window. Enter does what is marked, Escape nothing."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setWindowTitle(self.tr("All commands"))
        blank = QPixmap(4 * GRID, 4 * GRID)
        blank.fill(Qt.GlobalColor.transparent)
        self._no_icon = QIcon(blank)
        self._actions = [action for action in window.actions() if action.text()]
        self._line = QLineEdit(self, placeholderText=self.tr("What do you want to do?"))
        self._line.setAccessibleName(self.windowTitle())
        self._line.installEventFilter(self)
        self._model = QStandardItemModel(0, 2, self)
        self._list = QTreeView(self, rootIsDecorated=False, headerHidden=True, uniformRowHeights=True)
        self._list.setModel(self._model)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self._list.clicked.connect(self._do)
        header = self._list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.addWidget(self._line)
        column.addWidget(self._list)
        self.resize(WIDTH, HEIGHT)
        top = window.mapToGlobal(window.rect().topLeft())
        self.move(top.x() + (window.width() - WIDTH) // 2, top.y() + 12 * GRID)
        self._line.textChanged.connect(self._find)
        self._line.setFocus()
        self._find()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that move the mark go from the line to the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self._list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do(self._list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _icon(self, action: QAction) -> QIcon:
        """The action's icon, or an empty one as wide, so that all texts begin at one line."""
        return self._no_icon if action.icon().isNull() else action.icon()

    @Slot()
    def _find(self) -> None:
        self._model.setRowCount(0)
        for action in best(self._line.text(), self._actions):
            text, keys = QStandardItem(self._icon(action), full_text(action)), QStandardItem(keys_of(action))
            text.setData(action)
            text.setSizeHint(QSize(1, 7 * GRID))
            keys.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for item in (text, keys):
                item.setEnabled(action.isEnabled())
            self._model.appendRow([text, keys])
        if self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(0, 0))

    @Slot(QModelIndex)
    def _do(self, index: QModelIndex) -> None:
        action = index.siblingAtColumn(0).data(Qt.ItemDataRole.UserRole + 1) if index.isValid() else None
        if isinstance(action, QAction) and action.isEnabled():
            self.close()
            action.trigger()


def best(letters: str, actions: Iterable[QAction]) -> list[QAction]:
    """The actions whose texts have the letters in this order, the best matches first; those that can be done lead."""
    found = [(score(letters, searched_text(action)), action) for action in actions]
    matching = [(points, action) for points, action in found if points is not None]
    matching.sort(key=lambda match: (not match[1].isEnabled(), -match[0]))
    return [action for _, action in matching]


def score(letters: str, text: str) -> int | None:
    """How well `text` matches what was typed, None if not at all. Case and blanks typed do not matter.

    Each letter counts one point, three more at the beginning of a word, five more right after the letter before it: a
    word as it was typed is better than letters picked from many.
    """
    wanted, within = "".join(letters.casefold().split()), text.casefold()
    ways: dict[int, int] = {-1: 0}
    for letter in wanted:
        # The best score for each place the letter may be found at, given where the one before was found.
        ways = {
            place: max(
                points
                + 1
                + (3 if place == 0 or not within[place - 1].isalnum() else 0)
                + (5 if place == last + 1 else 0)
                for last, points in ways.items()
                if last < place
            )
            for place in range(min(ways) + 1, len(within))
            if within[place] == letter
        }
        if not ways:
            return None
    return max(ways.values())
