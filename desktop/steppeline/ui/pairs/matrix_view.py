"""The matrix on the screen: scrolled under fixed headers, walked through with the arrows, pointed at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from steppeline.ui.pairs.matrix import NO_MATRIX, Matrix
from steppeline.ui.pairs.matrix_painter import ROW, Cell, Geometry, MatrixPainter
from steppeline.ui.theme import Theme

Words = Callable[[Cell], str]
"""What a cell, or a header, is in words."""

_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}

_LEAST = 2 * ROW


class MatrixView(QAbstractScrollArea):
    """Shows a matrix; `current` is where the keyboard is, `chosen` are the cells of the filter."""

    picked = Signal(int, int, bool)
    """A cell was clicked, or Enter pressed on it; of a header the other number is −1. With Ctrl it is to be added."""

    def __init__(self, theme: Theme, locale: QLocale, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._locale = locale
        self._words = words
        self._painter = MatrixPainter(NO_MATRIX, theme, locale)
        self.chosen: frozenset[Cell] = frozenset()
        self.hovered: Cell | None = None
        self.current: Cell = (0, 0)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setMinimumHeight(_LEAST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Matrix of pairs of regions"))
        self.viewport().setMouseTracking(True)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(ROW)

    @property
    def matrix(self) -> Matrix:
        """What is shown."""
        return self._painter.matrix

    @property
    def note(self) -> str:
        """Which events it counts."""
        return self._painter.note

    def show_matrix(self, matrix: Matrix, chosen: frozenset[Cell], note: str) -> None:
        """Show another matrix, or other cells as chosen; `note` says what it is of.

        The keyboard stays with the regions it was at.
        """
        if matrix is not self.matrix or note != self.note:
            self.current = _moved(self.matrix, matrix, self.current)
            self.hovered = None
            self._painter = MatrixPainter(matrix, self._theme, self._locale, note)
            self._set_bars()
        self.chosen = chosen
        self._tell()
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self.setPalette(theme.palette())
        self._painter = MatrixPainter(self.matrix, theme, self._locale, self.note)
        self._set_bars()
        self.viewport().update()

    def geometry_now(self) -> Geometry:
        """Where things lie at the moment."""
        size, across, down = (
            self.viewport().size(),
            self.horizontalScrollBar().value(),
            self.verticalScrollBar().value(),
        )
        return self._painter.geometry(size.width(), size.height(), across, down)

    def cell_at(self, point: QPoint) -> Cell | None:
        """The cell or header at a point of the viewport; None in the corner and beside the matrix."""
        at = self.geometry_now()
        row = -1 if point.y() < at.top else (point.y() - at.top + at.down) // ROW
        column = -1 if point.x() < at.left else (point.x() - at.left + at.across) // at.cell
        is_there = row < len(self.matrix.rows) and column < len(self.matrix.columns)
        return (row, column) if is_there and (row, column) != (-1, -1) else None

    def go_to(self, row: int, column: int) -> None:
        """Let the keyboard be at the cell nearest to this one, and bring it into view."""
        rows, columns = len(self.matrix.rows), len(self.matrix.columns)
        if rows and columns:
            self.current = min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)
            self._bring_into_view()
            self._tell()
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw everything."""
        painter, at = QPainter(self.viewport()), self.geometry_now()
        self._painter.draw(painter, at, self.hovered)
        # Between two lines of the ground, a frame is seen on every colour.
        self._painter.outline(painter, at, self.chosen, self._theme.panel, 4)
        self._painter.outline(painter, at, self.chosen, self._theme.accent, 2)
        if self.hasFocus() and self.matrix.rows and self.matrix.columns:
            self._painter.outline(painter, at, [self.current], self._theme.text, 1.5)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more, or less, to scroll."""
        super().resizeEvent(event)
        self._set_bars()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._tell()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, with Ctrl to the end; Home, End and the page keys too. Enter filters, with Ctrl it adds."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        row, column = self.current
        at = self.geometry_now()
        page = max((at.height - at.top) // ROW - 1, 1)
        key = Qt.Key(event.key())
        if key in _STEPS:
            down, across = _STEPS[key]
            far = max(len(self.matrix.rows), len(self.matrix.columns)) if is_control else 1
            self.go_to(row + down * far, column + across * far)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(row, 0 if key == Qt.Key.Key_Home else len(self.matrix.columns) - 1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go_to(row + (page if key == Qt.Key.Key_PageDown else -page), column)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.matrix.rows and self.matrix.columns:
                self.picked.emit(row, column, is_control)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the row and the column under the pointer."""
        self._hover(self.cell_at(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is clicked."""
        found = self.cell_at(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or found is None:
            return
        if min(found) >= 0:
            self.go_to(*found)
        self.picked.emit(*found, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what is under the pointer; notice that it leaves."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.cell_at(event.pos())
            QToolTip.showText(event.globalPos(), self.note if found is None else self._words(found), self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def _hover(self, cell: Cell | None) -> None:
        if cell != self.hovered:
            self.hovered = cell
            self.viewport().update()

    def _set_bars(self) -> None:
        at = self.geometry_now()
        for bar, whole, room in (
            (self.horizontalScrollBar(), len(self.matrix.columns) * at.cell, at.width - at.left),
            (self.verticalScrollBar(), len(self.matrix.rows) * ROW, at.height - at.top),
        ):
            bar.setRange(0, max(whole - room, 0))
            bar.setPageStep(max(room, 1))

    def _bring_into_view(self) -> None:
        at = self.geometry_now()
        box, body = at.box(*self.current), at.body
        for bar, before, after in (
            (self.horizontalScrollBar(), box.left() - body.left(), box.right() - body.right()),
            (self.verticalScrollBar(), box.top() - body.top(), box.bottom() - body.bottom()),
        ):
            bar.setValue(bar.value() + (before if before < 0 else max(after, 0)))

    def _tell(self) -> None:
        """Tell screen readers which cell the keyboard is at."""
        words = self._words(self.current) if self.matrix.rows and self.matrix.columns else ""
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            if self.hasFocus():
                QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))


def _moved(before: Matrix, now: Matrix, cell: Cell) -> Cell:
    """Where the regions of a cell are in another matrix; at its beginning if they are not."""
    row, column = cell
    if row >= len(before.rows) or column >= len(before.columns):
        return 0, 0
    key, other = before.rows[row], before.columns[column]
    return (
        now.rows.index(key) if key in now.rows else 0,
        now.columns.index(other) if other in now.columns else 0,
    )
