"""A small card on the map: a heading and some lines, near the pointer, never off the canvas."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from steppeline.ui.theme import GRID, Theme

_PADDING = 2.0 * GRID
_RADIUS = 4.0
_OFFSET = QPointF(14, 16)
_MARGIN = 1.0 * GRID


@dataclass(frozen=True)
class CardText:
    """What a card says: what it is about, what counts most, and the rest."""

    heading: str
    amount: str
    lines: tuple[str, ...] = ()


class Card:
    """Paints cards in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def draw(self, painter: QPainter, text: CardText, at: QPointF, canvas: QRectF) -> None:
        """Draw beside `at`: below and to the right, or where there is room on the canvas."""
        rows = self._rows(text, canvas.width() - 2 * (_MARGIN + _PADDING))
        size = QSizeF(
            max(QFontMetricsF(font).horizontalAdvance(words) for font, _, words in rows) + 2 * _PADDING,
            sum(QFontMetricsF(font).lineSpacing() for font, _, words in rows) + 2 * _PADDING,
        )
        box = _placed(size, at, canvas)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.line, 1))
        painter.setBrush(self._theme.raised)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        top = box.top() + _PADDING
        for font, colour, words in rows:
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(QPointF(box.left() + _PADDING, top + metrics.ascent()), words)
            top += metrics.lineSpacing()
        painter.restore()

    def _rows(self, text: CardText, room: float) -> list[tuple[QFont, QColor, str]]:
        theme = self._theme
        rows = [
            (theme.font("strong"), theme.text, text.heading),
            (theme.font("body"), theme.text, text.amount),
            *((theme.font("caption"), theme.muted, line) for line in text.lines),
        ]
        return [
            (font, colour, QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room))
            for font, colour, words in rows
            if words
        ]


def _placed(size: QSizeF, at: QPointF, canvas: QRectF) -> QRectF:
    left, top = at.x() + _OFFSET.x(), at.y() + _OFFSET.y()
    if left + size.width() > canvas.right() - _MARGIN:
        left = at.x() - _OFFSET.x() - size.width()
    if top + size.height() > canvas.bottom() - _MARGIN:
        top = at.y() - _OFFSET.y() - size.height()
    left = max(min(left, canvas.right() - _MARGIN - size.width()), canvas.left() + _MARGIN)
    top = max(min(top, canvas.bottom() - _MARGIN - size.height()), canvas.top() + _MARGIN)
    return QRectF(QPointF(left, top), size)
