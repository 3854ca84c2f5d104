"""Draws the rows of a facet, and knows what lies where in them."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Literal

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from steppeline.model.text import Language
from steppeline.ui.filters.facet_model import ITEM_ROLE, EntityItem, FacetModel, MoreItem
from steppeline.ui.filters.facet_words import FacetWords
from steppeline.ui.filters.marks import Mark, draw_mark
from steppeline.ui.theme import GRID, Theme, mixed
from steppeline.ui.widgets.glyphs import glyph_path

Zone = Literal["arrow", "only", "row"]

ROW_HEIGHT = 7 * GRID
_BOX = 14
_ARROW = 4 * GRID
_INDENT = 4 * GRID
_GLYPH = 11
_GAP = int(1.5 * GRID)
_EDGE = 2 * GRID
_CERTAIN, _POSSIBLE, _ALL = 0.72, 0.86, 0.95
"""How much of the panel shows through the bars: words are written on them."""
_IMPLIED = 0.5
"""And through the box of what is chosen with what it lies in."""


@dataclass(frozen=True)
class _Places:
    """Where the parts of a row are, in pixels across."""

    arrow: int
    box: int
    glyph: int
    name: int
    only: int
    count: int
    total: int
    end: int


class FacetDelegate(QStyledItemDelegate):
    """A row: arrow, check box, glyph, name, "only" under the pointer, counts, and a bar for them behind the name.

    The bar is solid as far as events are certain, paler as far as they are possible, on a track for all there are.
    """

    def __init__(self, model: FacetModel, theme: Theme, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.highlighted: str | None = None
        self._model = model
        self._words = FacetWords(language)
        self._only = QCoreApplication.translate("FacetDelegate", "only")
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and fonts from now on."""
        self._theme = theme
        self._body, self._caption = theme.font("body"), theme.font("caption")
        for font in (self._body, self._caption):
            # Figures of one width, so that columns of them are straight.
            font.setFeature(QFont.Tag("tnum"), 1)
        self._widths: tuple[int, int] = (0, 0)
        self.measure()

    def measure(self) -> None:
        """Take the widths of the columns of figures from what the model shows."""
        count, total = self._model.widest
        is_narrowed = self._model.is_narrowed
        self._widths = (
            _width(count, self._body) if is_narrowed else 0,
            _width(self._total_text(total), self._caption if is_narrowed else self._body),
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are alike."""
        return QSize(0, ROW_HEIGHT)

    def zone_at(self, rect: QRect, item: EntityItem | MoreItem, position: QPoint) -> Zone:
        """What of a row at `rect` lies at `position`."""
        if isinstance(item, MoreItem):
            return "row"
        places = self._places(rect, item)
        if item.is_open is not None and position.x() < places.box - 2:
            return "arrow"
        return "only" if places.only - GRID <= position.x() < places.count - GRID else "row"

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        item = index.data(ITEM_ROLE)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_hovered or (isinstance(item, EntityItem) and item.key == self.highlighted):
            painter.fillRect(option.rect, self._theme.hover)
        if isinstance(item, MoreItem):
            self._paint_more(painter, option.rect, item)
        else:
            self._paint_entity(painter, option.rect, item, is_hovered=is_hovered)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5), GRID, GRID)
        painter.restore()

    def _places(self, rect: QRect, item: EntityItem | MoreItem) -> _Places:
        left = rect.left() + _EDGE + item.depth * _INDENT
        arrow = _ARROW if self._model.facet == "region" else 0
        box = left + arrow
        glyph = box + _BOX + _GAP
        has_glyph = isinstance(item, EntityItem) and item.kind is not None
        end = rect.right() + 1 - _EDGE
        total = end - self._widths[1]
        count = total - self._widths[0] - (GRID if self._widths[0] else 0)
        only = count - QFontMetrics(self._caption).horizontalAdvance(self._only) - 2 * GRID
        return _Places(left, box, glyph, glyph + (_GLYPH + _GAP if has_glyph else 0), only, count, total, end)

    def _paint_entity(self, painter: QPainter, rect: QRect, item: EntityItem, *, is_hovered: bool) -> None:
        places = self._places(rect, item)
        colour = self._theme.text if item.possible else self._theme.faint
        self._paint_bar(painter, rect, places, item)
        if item.is_open is not None:
            arrow = QRectF(places.arrow - 2, rect.top() + (ROW_HEIGHT - 10) / 2, 12, 10)
            draw_mark(painter, "down" if item.is_open else "right", arrow, self._theme.muted)
        self._paint_box(painter, QRectF(places.box + 0.5, rect.top() + 7.5, _BOX - 1, _BOX - 1), item)
        if item.kind is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.kind_colour(item.kind) if item.possible else self._theme.faint)
            centre = (places.glyph + _GLYPH / 2, rect.top() + ROW_HEIGHT / 2)
            painter.drawPath(glyph_path(item.kind.glyph, _GLYPH).translated(*centre))
        name_end = places.only if is_hovered else places.count - _GAP
        self._write(painter, rect, (places.name, name_end), item.name, colour=colour, font=self._body)
        if is_hovered:
            self._write(
                painter,
                rect,
                (places.only + GRID, places.count),
                self._only,
                colour=self._theme.accent,
                font=self._caption,
            )
        self._paint_counts(painter, rect, places, item, colour)

    def _paint_counts(self, painter: QPainter, rect: QRect, places: _Places, item: EntityItem, colour: QColor) -> None:
        right = Qt.AlignmentFlag.AlignRight
        total = self._total_text(self._words.number(item.total))
        if not self._model.is_narrowed:
            self._write(
                painter, rect, (places.total, places.end), total, colour=colour, font=self._body, alignment=right
            )
            return
        count = self._words.count(item.certain, item.possible)
        self._write(
            painter, rect, (places.count, places.total - GRID), count, colour=colour, font=self._body, alignment=right
        )
        self._write(
            painter,
            rect,
            (places.total, places.end),
            total,
            colour=self._theme.faint,
            font=self._caption,
            alignment=right,
        )

    def _paint_bar(self, painter: QPainter, rect: QRect, places: _Places, item: EntityItem) -> None:
        colour = self._theme.kind_colour(item.kind) if item.kind is not None else self._theme.accent
        left = places.name - GRID
        scale = (places.end + GRID - left) / max(item.largest, 1)
        painter.setPen(Qt.PenStyle.NoPen)
        for count, share in ((item.total, _ALL), (item.possible, _POSSIBLE), (item.certain, _CERTAIN)):
            painter.setBrush(mixed(colour, self._theme.panel, share))
            painter.drawRoundedRect(QRectF(left, rect.top() + 2, count * scale, ROW_HEIGHT - 4), 2, 2)

    def _paint_box(self, painter: QPainter, box: QRectF, item: EntityItem) -> None:
        is_marked = item.check is not Qt.CheckState.Unchecked
        fill = mixed(self._theme.accent, self._theme.panel, _IMPLIED) if item.implied else self._theme.accent
        painter.setPen(QPen(fill if is_marked else self._theme.faint, 1))
        painter.setBrush(fill if is_marked else self._theme.panel)
        painter.drawRoundedRect(box, 3, 3)
        if is_marked:
            mark: Mark = "tick" if item.check is Qt.CheckState.Checked else "dash"
            draw_mark(painter, mark, box.adjusted(1, 1, -1, -1), self._theme.accent_text)

    def _paint_more(self, painter: QPainter, rect: QRect, item: MoreItem) -> None:
        places = self._places(rect, item)
        self._write(painter, rect, (places.glyph, places.end), item.text, colour=self._theme.accent, font=self._body)

    def _write(
        self,
        painter: QPainter,
        rect: QRect,
        across: tuple[int, int],
        text: str,
        *,
        colour: QColor,
        font: QFont,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        box = QRect(across[0], rect.top(), max(across[1] - across[0], 0), ROW_HEIGHT)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        # Absolute: a name of a right-to-left script stands beside its box all the same.
        painter.drawText(box, alignment | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, shown)

    def _total_text(self, total: str) -> str:
        return f"/ {total}" if self._model.is_narrowed else total


def _width(text: str, font: QFont) -> int:
    """Pixels that hold `text` without eliding it, which happens at fractions of a pixel."""
    return ceil(QFontMetricsF(font).horizontalAdvance(text)) + 1
