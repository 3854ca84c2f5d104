"""Painting the rows on the screen: texts straight from the model.

A view of Qt asks the model seven times for each cell and lays out its text anew each time it paints; a screen of cells
takes it a whole frame. Here all rows are of one height and all texts of one line, so that little is left to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QStaticText, QTransform

from steppeline.ui.table.columns import COLUMNS
from steppeline.ui.table.event_model import EventModel
from steppeline.ui.table.lines import GLYPH_SIZE
from steppeline.ui.theme import GRID, Theme

ROW_HEIGHT = 6 * GRID
_MARGIN = GRID
_MOST_KEPT = 600


@dataclass(frozen=True)
class Cells:
    """A column on the screen: its number, where it begins, and how wide it is."""

    column: int
    left: int
    width: int


@dataclass(frozen=True)
class Screen:
    """What is to be drawn: rows at `positions`, the first with its top at `top`, and which of them stand out."""

    positions: range
    top: int
    width: int
    columns: Sequence[Cells]
    selected: frozenset[int]
    hovered: int | None = None
    current: int | None = None


class RowPainter:
    """Draws rows of an `EventModel`. Texts laid out are kept for as long as the font stays the same."""

    def __init__(self, model: EventModel, theme: Theme) -> None:
        self._model = model
        self._theme = theme
        self._palette = theme.palette()
        self._texts: dict[tuple[str, int], tuple[QStaticText, int]] = {}
        self.set_font(theme.font("body"))

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self._palette = theme.palette()

    def set_font(self, font: QFont) -> None:
        """Write in this font."""
        self._font = font
        self._metrics = QFontMetrics(font)
        self._above = (ROW_HEIGHT - self._metrics.height()) // 2
        self._texts.clear()

    def paint(self, painter: QPainter, screen: Screen) -> None:
        """Draw the rows; of the current one mark that the keyboard is there."""
        painter.setFont(self._font)
        rows = self._model.page(screen.positions.start, screen.positions.stop)
        for position, (row, is_certain) in zip(screen.positions, rows, strict=False):
            top = screen.top + (position - screen.positions.start) * ROW_HEIGHT
            box = QRect(0, top, screen.width, ROW_HEIGHT)
            self._paint_ground(painter, screen, position, box)
            painter.setPen(self._theme.text if is_certain or position in screen.selected else self._theme.muted)
            for cells in screen.columns:
                self._paint_cell(painter, row, cells, box, is_certain=is_certain)
            if position == screen.current:
                painter.setPen(self._theme.accent)
                painter.drawRect(box.adjusted(0, 0, -1, -1))

    def _paint_ground(self, painter: QPainter, screen: Screen, position: int, box: QRect) -> None:
        roles = QPalette.ColorRole
        if position in screen.selected:
            painter.fillRect(box, self._palette.color(roles.Highlight))
        elif position == screen.hovered:
            painter.fillRect(box, self._theme.hover)
        elif position % 2:
            painter.fillRect(box, self._palette.color(roles.AlternateBase))

    def _paint_cell(self, painter: QPainter, row: int, cells: Cells, box: QRect, *, is_certain: bool) -> None:
        column = COLUMNS[cells.column]
        left, width = cells.left + _MARGIN, cells.width - 2 * _MARGIN
        if column.has_glyph:
            icon = self._model.icon(row)
            if icon is not None:
                icon.paint(painter, left, box.top() + (box.height() - GLYPH_SIZE) // 2, GLYPH_SIZE, GLYPH_SIZE)
            left, width = left + GLYPH_SIZE + _MARGIN, width - GLYPH_SIZE - _MARGIN
        text = self._model.shown(row, cells.column, is_certain=is_certain)
        if text:
            laid_out, advance = self._laid_out(text, width)
            painter.drawStaticText(
                left + (width - advance if column.is_numeric else 0), box.top() + self._above, laid_out
            )

    def _laid_out(self, text: str, width: int) -> tuple[QStaticText, int]:
        """The text, cut to a width, and how wide it is. To lay text out takes longer than to draw it."""
        key = text, width
        known = self._texts.get(key)
        if known is None:
            if len(self._texts) > _MOST_KEPT:
                self._texts.clear()
            laid_out = QStaticText(self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width))
            laid_out.setTextFormat(Qt.TextFormat.PlainText)
            laid_out.prepare(QTransform(), self._font)
            known = self._texts[key] = laid_out, round(laid_out.size().width())
        return known
