"""The view of the table's rows: one row is one event, for mouse and keyboard alike."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from steppeline.ui.table.event_model import GLYPH_SIZE, EventModel
from steppeline.ui.theme import GRID, Theme

_ROW_HEIGHT = 6 * GRID


class RowsView(QTableView):
    """Shows an `EventModel`."""

    pointer_left = Signal()
    """The pointer is over no row any more."""
    opened = Signal()
    """Enter was pressed: the user wants to read on."""
    copied = Signal()
    """The selected rows are wanted in the clipboard."""

    def __init__(self, model: EventModel, parent: QWidget) -> None:
        super().__init__(parent)
        vertical = self.verticalHeader()
        vertical.hide()
        vertical.setSectionResizeMode(vertical.ResizeMode.Fixed)
        vertical.setDefaultSectionSize(_ROW_HEIGHT)
        self.setModel(model)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setIconSize(QSize(GLYPH_SIZE, GLYPH_SIZE))
        # Tab leaves the table; the arrows walk in it.
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setFixedHeight(7 * GRID)
        header.setMinimumSectionSize(10 * GRID)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def selected_positions(self) -> list[int]:
        """The positions of the selected rows, the current one first."""
        ranges = self.selectionModel().selection().toList()
        positions = sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})
        current = self.currentIndex().row()
        if current in positions:
            positions.remove(current)
            positions.insert(0, current)
        return positions

    def select_positions(self, positions: list[int]) -> None:
        """Select these rows and no others, the first as the current one, and bring it into view."""
        model, selection = self.model(), QItemSelection()
        last = model.columnCount() - 1
        for first_row, last_row in _runs(sorted(positions)):
            selection.select(model.index(first_row, 0), model.index(last_row, last))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flags.ClearAndSelect)
        if positions:
            column = max(self.currentIndex().column(), 0)
            current = model.index(positions[0], column)
            self.selectionModel().setCurrentIndex(current, flags.NoUpdate)
            self.scrollTo(current.siblingAtColumn(self.horizontalHeader().logicalIndexAt(1)))

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts of the window; to look for them in a million rows would block it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, the keys for copying copy; the rest walks.

        Where nothing is selected, the first step goes to the current row: the view makes the first one current.
        """
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self.selectionModel().hasSelection():
            self.selectRow(self.currentIndex().row())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Notice that the pointer leaves."""
        if event.type() == QEvent.Type.Leave:
            self.pointer_left.emit()
        return super().viewportEvent(event)


class RowDelegate(QStyledItemDelegate):
    """Draws the whole row of the event that is hovered, here or elsewhere, on another ground."""

    def __init__(self, is_hovered: Callable[[int], bool], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_hovered = is_hovered
        self.theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Set the ground."""
        super().initStyleOption(option, index)
        if self._is_hovered(index.row()):
            option.backgroundBrush = QBrush(self.theme.hover)


def _runs(positions: list[int]) -> list[tuple[int, int]]:
    """Ascending positions as runs of neighbours, (first, last): a thousand rows in a row are one thing to select."""
    runs: list[tuple[int, int]] = []
    for position in positions:
        if runs and runs[-1][1] == position - 1:
            runs[-1] = (runs[-1][0], position)
        else:
            runs.append((position, position))
    return runs
