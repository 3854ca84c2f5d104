"""The view of the table's rows: one row is one event, for mouse and keyboard alike."""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain, islice

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from steppeline.ui.table.event_model import EventModel, runs
from steppeline.ui.table.lines import GLYPH_SIZE
from steppeline.ui.table.row_painter import ROW_HEIGHT, Cells, RowPainter, Screen
from steppeline.ui.theme import GRID, Theme

_FLAGS = QItemSelectionModel.SelectionFlag


class RowsView(QTableView):
    """Shows an `EventModel`. Where rows are hidden or moved by a filter, what was seen stays where it was."""

    pointer_left = Signal()
    """The pointer is over no row any more."""
    opened = Signal()
    """Enter was pressed: the user wants to read on."""
    edited = Signal()
    """F2 was pressed: the current cell is to be edited."""
    copied = Signal()
    """The selected rows are wanted in the clipboard."""

    def __init__(self, model: EventModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._events = model
        self._painter = RowPainter(model, theme)
        self._hovered: int | None = None
        self._runs: list[tuple[int, int]] = []
        vertical = self.verticalHeader()
        vertical.hide()
        vertical.setSectionResizeMode(vertical.ResizeMode.Fixed)
        vertical.setDefaultSectionSize(ROW_HEIGHT)
        self.setModel(model)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setIconSize(QSize(GLYPH_SIZE, GLYPH_SIZE))
        # Tab leaves the table; the arrows walk in it.
        self.setTabKeyNavigation(False)
        self._set_up_header()
        self.selectionModel().selectionChanged.connect(self._on_selected)

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._painter.set_theme(theme)
        self.setPalette(theme.palette())
        self.set_font(theme.font("body"))
        self.horizontalHeader().setFont(theme.font("caption"))
        self.viewport().update()

    def set_font(self, font: QFont) -> None:
        """Write in this font."""
        self.setFont(font)
        self._painter.set_font(font)

    def set_hovered(self, position: int | None) -> None:
        """Draw this row on another ground."""
        for each in (self._hovered, position):
            if each is not None:
                self.viewport().update(self._place(each))
        self._hovered = position

    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(last - first + 1 for first, last in self._runs)

    def selected_positions(self, most: int) -> list[int]:
        """The positions of the first selected rows, the current one before them."""
        positions = list(islice(chain.from_iterable(range(first, last + 1) for first, last in self._runs), most))
        current = self.currentIndex().row()
        if current >= 0 and self.is_selected(current):
            positions = [current, *(position for position in positions if position != current)][:most]
        return positions

    def select_positions(self, positions: list[int], *, bring_into_view: bool) -> None:
        """Select these rows and no others, the first as the current one."""
        model, selection = self.model(), QItemSelection()
        last = model.columnCount() - 1
        for first_row, last_row in runs(sorted(positions)):
            selection.select(model.index(first_row, 0), model.index(last_row, last))
        self.selectionModel().select(selection, _FLAGS.ClearAndSelect)
        if positions:
            column = max(self.currentIndex().column(), 0)
            current = model.index(positions[0], column)
            self.selectionModel().setCurrentIndex(current, _FLAGS.NoUpdate)
            if bring_into_view:
                self.scrollTo(current.siblingAtColumn(self.horizontalHeader().logicalIndexAt(1)))

    def on_screen(self) -> range:
        """The positions of the rows that are at least partly on the screen."""
        offset, count = self.verticalOffset(), self._events.rowCount()
        first = min(offset // ROW_HEIGHT, count)
        return range(first, min(-(-(offset + self.viewport().height()) // ROW_HEIGHT), count))

    def scroll_to_position(self, position: int) -> None:
        """Let the screen begin with this row, as far as there are rows to fill it."""
        self.updateGeometries()
        self.verticalScrollBar().setValue(position)

    def reset(self) -> None:
        """The model has other rows: nothing is selected."""
        super().reset()
        self._runs = []

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts of the window; to look for them in a million rows would block it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, the keys for copying copy; the rest walks, Home and End to the first and the last row.

        Where nothing is selected, the first step goes to the current row: the view makes the first one current.
        """
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self.selectionModel().hasSelection():
            self.selectRow(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_F2:
            self.edited.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            position = 0 if event.key() == Qt.Key.Key_Home else self._events.rowCount() - 1
            self._go_to(position, is_extended=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """F2 edits a cell here; elsewhere it is the window's."""
        is_wanted = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_wanted and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2:
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Notice that the pointer leaves."""
        if event.type() == QEvent.Type.Leave:
            self.pointer_left.emit()
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows of which something is to be drawn."""
        shown, dirty = self.on_screen(), event.rect()
        first = max((dirty.top() + self.verticalOffset()) // ROW_HEIGHT, shown.start)
        last = min((dirty.bottom() + self.verticalOffset()) // ROW_HEIGHT + 1, shown.stop)
        positions = range(first, max(last, first))
        screen = Screen(
            positions,
            self._place(first).top(),
            self.viewport().width(),
            self._cells(dirty),
            frozenset(filter(self.is_selected, positions)),
            self._hovered,
            self.currentIndex().row() if self.hasFocus() else None,
        )
        painter = QPainter(self.viewport())
        self._painter.paint(painter, screen)
        painter.end()

    def _go_to(self, position: int, *, is_extended: bool) -> None:
        """Make a row the current one, and select it, or all rows up to it from where the selection began."""
        model, current = self.model(), self.currentIndex().row()
        begin = position
        if is_extended and current >= 0:
            run = next((run for run in self._runs if current in run), (current, current))
            begin = run[1] if current == run[0] else run[0]
        column = max(self.currentIndex().column(), 0)
        self.selectionModel().setCurrentIndex(model.index(position, column), _FLAGS.NoUpdate)
        ends = sorted((begin, position))
        selection = QItemSelection(model.index(ends[0], 0), model.index(ends[1], model.columnCount() - 1))
        self.selectionModel().select(selection, _FLAGS.ClearAndSelect)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        # To draw a section Qt asks row by row whether all of its column is selected; of this selection it never is.
        header.setSelectionModel(QItemSelectionModel(self._events, header))
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setFixedHeight(7 * GRID)
        header.setMinimumSectionSize(10 * GRID)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def cell_place(self, position: int, column: int) -> QRect:
        """Where a cell lies in the viewport."""
        header = self.horizontalHeader()
        row = self._place(position)
        return QRect(header.sectionViewportPosition(column), row.top(), header.sectionSize(column), row.height())

    def _place(self, position: int) -> QRect:
        return QRect(0, position * ROW_HEIGHT - self.verticalOffset(), self.viewport().width(), ROW_HEIGHT)

    def _cells(self, dirty: QRect) -> list[Cells]:
        header = self.horizontalHeader()
        every = (
            Cells(column, header.sectionViewportPosition(column), header.sectionSize(column))
            for column in range(header.count())
            if not header.isSectionHidden(column)
        )
        return [each for each in every if each.left <= dirty.right() and each.left + each.width > dirty.left()]

    def is_selected(self, position: int) -> bool:
        """Whether a row is selected."""
        place = bisect_right(self._runs, (position, self._events.rowCount())) - 1
        return place >= 0 and position <= self._runs[place][1]

    @Slot()
    def _on_selected(self) -> None:
        selection = self.selectionModel().selection()
        self._runs = sorted({(each.top(), each.bottom()) for each in selection.toList()})
