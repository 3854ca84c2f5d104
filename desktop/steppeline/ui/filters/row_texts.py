"""Texts of one font that are written over and over: measured, cut and shaped once, and drawn from then on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QStaticText

_REMEMBERED = 300


class RowTexts:
    """Writes lines of `font`, in the middle of the height they are given."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetrics(font)
        self._height = QFontMetricsF(font).height()
        self._shaped: dict[tuple[str, int], tuple[QStaticText, float]] = {}

    def width(self, text: str) -> int:
        """Logical pixels that a text takes, about."""
        return self._metrics.horizontalAdvance(text)

    def write(self, painter: QPainter, box: QRect, text: str, *, at_right: bool = False) -> None:
        """Write a text at the left or the right of `box`, cut to its width. The painter's pen gives the colour.

        A text of a right-to-left script stands at the same side as any other.
        """
        room = max(box.width(), 0)
        if (text, room) not in self._shaped:
            if len(self._shaped) >= _REMEMBERED:
                self._shaped.clear()
            self._shaped[text, room] = self._shape(text, room)
        shaped, width = self._shaped[text, room]
        left = box.left() + (room - width if at_right else 0)
        painter.setFont(self.font)
        painter.drawStaticText(QPointF(left, box.top() + (box.height() - self._height) / 2), shaped)

    def _shape(self, text: str, room: int) -> tuple[QStaticText, float]:
        shaped = QStaticText(self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room))
        shaped.setTextFormat(Qt.TextFormat.PlainText)
        shaped.prepare(font=self.font)
        return shaped, shaped.size().width()
