"""Draws the rows of a facet, and knows what lies where in them."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Literal, NamedTuple

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
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from steppeline.model.reference import Kind
from steppeline.model.text import Language
from steppeline.ui.filters.facet_model import EntityItem, FacetModel, MoreItem
from steppeline.ui.filters.facet_words import FacetWords
from steppeline.ui.filters.marks import Mark, draw_mark
from steppeline.ui.filters.row_texts import RowTexts
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


class _Paints(NamedTuple):
    """What a row is painted with: `glyph` in the colour itself, `bars` for all, possible and certain events."""

    glyph: QBrush
    bars: tuple[QBrush, QBrush, QBrush]


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
        self._body = RowTexts(_with_even_figures(theme.font("body")))
        self._caption = RowTexts(_with_even_figures(theme.font("caption")))
        self._only_width = self._caption.width(self._only) + 2 * GRID
        self._paints: dict[str | None, _Paints] = {}
        self._glyphs: dict[str, QPainterPath] = {}
        self._seen: tuple[tuple[str, str], bool] | None = None
        self.measure()

    def measure(self) -> bool:
        """Take the widths of the columns of figures from what the model shows. Whether they are others now."""
        seen = self._model.widest, self._model.is_narrowed
        if seen == self._seen:
            return False
        self._seen = seen
        (count, total), is_narrowed = seen
        self._widths = (
            _width(count, self._body.font) if is_narrowed else 0,
            _width(self._total_text(total), (self._caption if is_narrowed else self._body).font),
        )
        self._placed: dict[tuple[int, int, int, bool], _Places] = {}
        return True

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
        item, rect = self._model.item(index.row()), option.rect
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_hovered or (isinstance(item, EntityItem) and item.key == self.highlighted):
            painter.fillRect(rect, self._theme.hover)
        if isinstance(item, MoreItem):
            self._paint_more(painter, rect, item)
        else:
            self._paint_entity(painter, rect, item, is_hovered=is_hovered)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), GRID, GRID)
        painter.restore()

    def _places(self, rect: QRect, item: EntityItem | MoreItem) -> _Places:
        has_glyph = isinstance(item, EntityItem) and item.kind is not None
        key = rect.left(), rect.right(), item.depth, has_glyph
        if key not in self._placed:
            self._placed[key] = self._place(*key)
        return self._placed[key]

    def _place(self, first: int, last: int, depth: int, has_glyph: bool) -> _Places:  # noqa: FBT001 - part of a key
        left = first + _EDGE + depth * _INDENT
        box = left + (_ARROW if self._model.facet == "region" else 0)
        glyph = box + _BOX + _GAP
        end = last + 1 - _EDGE
        total = end - self._widths[1]
        count = total - self._widths[0] - (GRID if self._widths[0] else 0)
        name = glyph + (_GLYPH + _GAP if has_glyph else 0)
        return _Places(left, box, glyph, name, count - self._only_width, count, total, end)

    def _paint_entity(self, painter: QPainter, rect: QRect, item: EntityItem, *, is_hovered: bool) -> None:
        places, paints, top = self._places(rect, item), self._paints_of(item.kind), rect.top()
        _paint_bars(painter, top, places, item, paints)
        if item.is_open is not None:
            arrow = QRectF(places.arrow - 2, top + (ROW_HEIGHT - 10) / 2, 12, 10)
            draw_mark(painter, "down" if item.is_open else "right", arrow, self._theme.muted)
        if item.kind is not None:
            painter.setBrush(paints.glyph if item.possible else self._theme.faint)
            centre = (places.glyph + _GLYPH / 2, top + ROW_HEIGHT / 2)
            painter.drawPath(self._glyph(item.kind.glyph).translated(*centre))
        self._paint_box(painter, QRectF(places.box + 0.5, top + 7.5, _BOX - 1, _BOX - 1), item)
        painter.setPen(self._theme.text if item.possible else self._theme.faint)
        name_end = places.only if is_hovered else places.count - _GAP
        self._body.write(painter, _cell(top, places.name, name_end), item.name)
        self._paint_counts(painter, top, places, item)
        if is_hovered:
            painter.setPen(self._theme.accent)
            self._caption.write(painter, _cell(top, places.only + GRID, places.count), self._only)

    def _paint_counts(self, painter: QPainter, top: int, places: _Places, item: EntityItem) -> None:
        """The figures at the right; the pen has the colour of the words."""
        total, place = self._total_text(self._words.number(item.total)), _cell(top, places.total, places.end)
        if not self._model.is_narrowed:
            self._body.write(painter, place, total, at_right=True)
            return
        count = self._words.count(item.certain, item.possible)
        self._body.write(painter, _cell(top, places.count, places.total - GRID), count, at_right=True)
        painter.setPen(self._theme.faint)
        self._caption.write(painter, place, total, at_right=True)

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
        painter.setPen(self._theme.accent)
        self._body.write(painter, _cell(rect.top(), places.glyph, places.end), item.text)

    def _paints_of(self, kind: Kind | None) -> _Paints:
        key = None if kind is None else kind.colour
        if key not in self._paints:
            colour = self._theme.accent if kind is None else self._theme.kind_colour(kind)
            every, possible, certain = (
                QBrush(mixed(colour, self._theme.panel, share)) for share in (_ALL, _POSSIBLE, _CERTAIN)
            )
            self._paints[key] = _Paints(QBrush(colour), (every, possible, certain))
        return self._paints[key]

    def _glyph(self, name: str) -> QPainterPath:
        if name not in self._glyphs:
            self._glyphs[name] = glyph_path(name, _GLYPH)
        return self._glyphs[name]

    def _total_text(self, total: str) -> str:
        return f"/ {total}" if self._model.is_narrowed else total


def _paint_bars(painter: QPainter, top: int, places: _Places, item: EntityItem, paints: _Paints) -> None:
    """One bar on the other, without outlines; the pen is gone afterwards."""
    left = places.name - GRID
    scale = (places.end + GRID - left) / max(item.largest, 1)
    painter.setPen(Qt.PenStyle.NoPen)
    for count, brush in zip((item.total, item.possible, item.certain), paints.bars, strict=True):
        if count:
            painter.setBrush(brush)
            painter.drawRoundedRect(QRectF(left, top + 2, count * scale, ROW_HEIGHT - 4), 2, 2)


def _cell(top: int, left: int, right: int) -> QRect:
    """A part of a row."""
    return QRect(left, top, max(right - left, 0), ROW_HEIGHT)


def _with_even_figures(font: QFont) -> QFont:
    """A font with figures of one width, so that columns of them are straight."""
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _width(text: str, font: QFont) -> int:
    """Pixels that hold `text` without eliding it, which happens at fractions of a pixel."""
    return ceil(QFontMetricsF(font).horizontalAdvance(text)) + 1
