"""Paints a matrix: cells as one image, a pixel each, that is stretched; numbers and names over it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QLocale, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPaintEngine, QPainter, QPen, QStaticText

from steppeline.ui.pairs.matrix import Matrix, short_names
from steppeline.ui.theme import GRID, Theme, contrast, mixed

ROW = 22
_LONGEST_NAME = 200
_MARGIN = 2 * GRID
_DOUBT = 4.0
_PAPERS = frozenset({QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf})
_TEXTS = (QColor("#ffffff"), QColor("#1c2127"))

Cell = tuple[int, int]
"""Row and column; −1 stands for the header."""


@dataclass(frozen=True)
class Geometry:
    """Where things lie in a pane of this size, in pixels: headers stay, cells are moved by `across` and `down`."""

    left: int
    top: int
    cell: int
    across: int
    down: int
    width: int
    height: int

    def box(self, row: int, column: int) -> QRect:
        """Where a cell lies; of −1 the header."""
        x = 0 if column < 0 else self.left + column * self.cell - self.across
        y = 0 if row < 0 else self.top + row * ROW - self.down
        return QRect(x, y, self.left if column < 0 else self.cell, self.top if row < 0 else ROW)

    def rows(self, count: int) -> range:
        """The rows that are at least partly seen."""
        return range(self.down // ROW, min(count, -(-(self.down + self.height - self.top) // ROW)))

    def columns(self, count: int) -> range:
        """The columns that are at least partly seen."""
        return range(self.across // self.cell, min(count, -(-(self.across + self.width - self.left) // self.cell)))

    @property
    def body(self) -> QRect:
        """Where cells are seen."""
        return QRect(self.left, self.top, max(self.width - self.left, 0), max(self.height - self.top, 0))


class MatrixPainter:
    """Paints one matrix in one theme, with a `note` on what it is of. Texts are laid out once."""

    def __init__(self, matrix: Matrix, theme: Theme, locale: QLocale, note: str = "") -> None:
        self.matrix = matrix
        self.note = note
        self._titles = short_names(matrix.column_names)
        self._theme = theme
        self._locale = locale
        self._font = theme.font("caption")
        self._metrics = QFontMetricsF(self._font)
        self._numbers: dict[int, tuple[QStaticText, QPointF]] = {}
        self._elided: dict[tuple[str, int], str] = {}
        is_light = theme.name == "light"
        self._ground = theme.panel if is_light else mixed(theme.panel, theme.line, 0.15)
        self._quiet = mixed(theme.panel, theme.line, 0.35)

    def geometry(self, width: int, height: int, across: int, down: int) -> Geometry:
        """How the matrix lies in a pane: headers as wide as their names, but not more than a part of the pane."""
        rows, columns = (self._widest(names) for names in (self.matrix.row_names, self._titles))
        left = min(rows, _LONGEST_NAME, max(width * 2 // 5, 20 * GRID))
        top = min(columns, _LONGEST_NAME, max(height * 2 // 5, 14 * GRID))
        return Geometry(left, top, self.cell, across, down, width, height)

    @cached_property
    def cell(self) -> int:
        """The width of a column: room for the highest number."""
        return max(ROW, round(self._metrics.horizontalAdvance(self._text(self.matrix.most))) + 2 * GRID)

    def draw(self, painter: QPainter, at: Geometry, hovered: Cell | None) -> None:
        """Everything but what is chosen."""
        painter.setFont(self._font)
        painter.fillRect(QRect(0, 0, at.width, at.height), self._theme.panel)
        rows, columns = at.rows(len(self.matrix.rows)), at.columns(len(self.matrix.columns))
        if not rows or not columns:
            return
        painter.setClipRect(at.body)
        self._cells(painter, at, rows, columns)
        if hovered is not None:
            self._band(painter, at, hovered)
        self._lines(painter, at, rows, columns)
        self._write_numbers(painter, at, rows, columns)
        painter.setClipping(False)
        self._headers(painter, at, rows, columns, hovered)
        self._write_note(painter, at)

    def outline(self, painter: QPainter, at: Geometry, cells: Iterable[Cell], colour: QColor, width: float) -> None:
        """Frames around cells."""
        painter.setClipRect(QRect(0, 0, at.width, at.height))
        painter.setPen(QPen(colour, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = width / 2
        for row, column in cells:
            box = at.box(row, column)
            painter.setClipRect(at.body if row >= 0 and column >= 0 else QRect(0, 0, at.width, at.height))
            painter.drawRect(QRectF(box).adjusted(inset, inset, -inset, -inset))
        painter.setClipping(False)

    @cached_property
    def _classes(self) -> NDArray[np.uint8]:
        """uint8[rows, columns]: 0 without events, 1 in a row or column without any, then the colours from few to many.

        Each colour stands for numbers so many times higher than the one before: counts are skewed.
        """
        counts, colours = self.matrix.counts.possible, len(self._theme.sequential)
        share = np.log(np.maximum(counts, 1)) / np.log(max(self.matrix.most, colours) + 1)
        classes = np.where(counts > 0, 2 + (share * colours).astype(np.int64), 0)
        met_rows, met_columns = self.matrix.met
        classes[~met_rows] = 1
        classes[:, ~met_columns] = 1
        return classes.astype(np.uint8)

    @cached_property
    def _colours(self) -> list[QColor]:
        return [self._ground, self._quiet, *self._theme.sequential]

    def _cells(self, painter: QPainter, at: Geometry, rows: range, columns: range) -> None:
        seen = np.ascontiguousarray(self._classes[rows.start : rows.stop, columns.start : columns.stop])
        if painter.paintEngine().type() in _PAPERS:
            # Where a page is looked at, an image of so few pixels would be smoothed to a blur.
            for (row, column), number in np.ndenumerate(seen):
                painter.fillRect(at.box(rows[row], columns[column]), self._colours[number])
            return
        pixels = np.array([colour.rgb() for colour in self._colours], np.uint32)[seen]
        image = QImage(pixels.tobytes(), len(columns), len(rows), 4 * len(columns), QImage.Format.Format_RGB32)
        first, last = at.box(rows[0], columns[0]), at.box(rows[-1], columns[-1])
        painter.drawImage(first.united(last), image)

    def _lines(self, painter: QPainter, at: Geometry, rows: range, columns: range) -> None:
        first, last = at.box(rows[0], columns[0]), at.box(rows[-1], columns[-1])
        left, top, right, bottom = first.left(), first.top(), last.right() + 1, last.bottom() + 1
        across = [QLineF(left, y + 0.5, right, y + 0.5) for y in range(top + ROW - 1, bottom, ROW)]
        down = [QLineF(x + 0.5, top, x + 0.5, bottom) for x in range(left + at.cell - 1, right, at.cell)]
        painter.setPen(QPen(mixed(self._theme.panel, self._theme.line, 0.7), 1))
        painter.drawLines([*across, *down])

    def _write_numbers(self, painter: QPainter, at: Geometry, rows: range, columns: range) -> None:
        window = slice(rows.start, rows.stop), slice(columns.start, columns.stop)
        possible, certain = (each[window] for each in self.matrix.counts)
        classes, origin = self._classes[window], at.box(rows[0], columns[0]).topLeft()
        for number, colour in enumerate(self._colours):
            found = np.nonzero((classes == number) & (possible > 0))
            if not len(found[0]):
                continue
            painter.setPen(max(_TEXTS, key=lambda text: contrast(text, colour)))
            for row, column, count in zip(*(each.tolist() for each in found), possible[found].tolist(), strict=True):
                text, shift = self._number(count)
                x, y = origin.x() + column * at.cell + shift.x(), origin.y() + row * ROW + shift.y()
                painter.drawStaticText(QPointF(x, y), text)
        doubted = zip(*(each.tolist() for each in np.nonzero(certain < possible)), strict=True)
        corners = [
            QRectF(origin.x() + (column + 1) * at.cell - _DOUBT - 2, origin.y() + row * ROW + 1, _DOUBT, _DOUBT)
            for row, column in doubted
        ]
        painter.setPen(QPen(self._theme.panel, 1))
        painter.setBrush(self._theme.warning)
        painter.drawRects(corners)

    def _number(self, count: int) -> tuple[QStaticText, QPointF]:
        """The text of a count, and where it is written in a cell."""
        if count not in self._numbers:
            text = QStaticText(self._text(count))
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.prepare(font=self._font)
            size = text.size()
            self._numbers[count] = (
                text,
                QPointF(round((self.cell - size.width()) / 2), round((ROW - size.height()) / 2)),
            )
        return self._numbers[count]

    def _band(self, painter: QPainter, at: Geometry, hovered: Cell) -> None:
        band = QColor(self._theme.accent)
        band.setAlphaF(0.14)
        row, column = hovered
        last_row, last_column = len(self.matrix.rows) - 1, len(self.matrix.columns) - 1
        if row >= 0:
            painter.fillRect(at.box(row, 0).united(at.box(row, last_column)), band)
        if column >= 0:
            painter.fillRect(at.box(0, column).united(at.box(last_row, column)), band)

    def _headers(self, painter: QPainter, at: Geometry, rows: range, columns: range, hovered: Cell | None) -> None:
        met_rows, met_columns = self.matrix.met
        row_at, column_at = hovered or (-1, -1)
        painter.setClipRect(QRect(0, at.top, at.left, at.height))
        for row in rows:
            painter.setPen(self._pen(is_met=bool(met_rows[row]), is_hovered=row == row_at))
            box = at.box(row, -1).adjusted(_MARGIN, 0, -GRID, 0)
            name = self._fitting(self.matrix.row_names[row], box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, name)
        painter.setClipRect(QRect(at.left, 0, at.width, at.top))
        for column in columns:
            painter.setPen(self._pen(is_met=bool(met_columns[column]), is_hovered=column == column_at))
            box = at.box(-1, column)
            painter.save()
            painter.translate(box.left(), at.top - GRID)
            painter.rotate(-90)
            upright = QRect(0, 0, at.top - GRID - _MARGIN // 2, at.cell)
            name = self._fitting(self._titles[column], upright.width())
            painter.drawText(upright, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
            painter.restore()
        painter.setClipping(False)

    def _write_note(self, painter: QPainter, at: Geometry) -> None:
        """What the matrix is of, in the corner that headers leave free."""
        corner = QRect(0, 0, at.left, at.top).adjusted(_MARGIN, GRID, -GRID, -GRID)
        painter.setPen(self._theme.muted)
        painter.drawText(corner, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, self.note)

    def _pen(self, *, is_met: bool, is_hovered: bool) -> QColor:
        if is_hovered:
            return self._theme.accent
        return self._theme.text if is_met else self._theme.faint

    def _fitting(self, name: str, width: int) -> str:
        if (name, width) not in self._elided:
            self._elided[name, width] = self._metrics.elidedText(name, Qt.TextElideMode.ElideRight, width)
        return self._elided[name, width]

    def _widest(self, names: Iterable[str]) -> int:
        return round(max(map(self._metrics.horizontalAdvance, names), default=0)) + _MARGIN + 2 * GRID

    def _text(self, count: int) -> str:
        return self._locale.toString(count)
