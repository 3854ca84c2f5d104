"""A chip: one clause that is in force, in words, with a cross. Clicking it, or Delete, takes the clause away."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from steppeline.ui.filters.marks import draw_mark
from steppeline.ui.theme import GRID, Theme, mixed

HEIGHT = 6 * GRID
LONGEST = 90 * GRID
"""Pixels; longer words are elided."""

_CROSS = 10
_PADDING = 2 * GRID


class Chip(QAbstractButton):
    """`removed` is emitted when the user wants to be rid of it. `is_mistaken`: its clause cannot be answered."""

    removed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_mistaken = False
        self._said: tuple[str, str, str] | None = None
        self.theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.removed)

    def say(self, brief: str, full: str, mistake: str = "") -> None:
        """Show a clause in a few words; the tip has it in full, and why it finds nothing if it does."""
        said = brief, full, mistake
        if said == self._said:
            return
        self._said = said
        self.is_mistaken = bool(mistake)
        self.setText(brief)
        self.setAccessibleName(self.tr("Remove filter: {clause}").format(clause=full))
        self.setToolTip("\n".join(filter(None, (full, mistake, self.tr("Click to remove")))))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As long as its words, up to LONGEST."""
        words = ceil(QFontMetricsF(self.theme.font("body")).horizontalAdvance(self.text())) + 1
        return QSize(min(words + _CROSS + GRID + 2 * _PADDING, LONGEST), HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace remove, besides what presses any button."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded box, the words, the cross."""
        theme = self.theme
        tone = theme.error if self.is_mistaken else theme.accent
        is_warm = self.underMouse() or self.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tone if self.hasFocus() else mixed(tone, theme.panel, 0.6), 1))
        painter.setBrush(mixed(tone, theme.panel, 0.78 if is_warm else 0.88))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), GRID, GRID)
        cross = QRectF(self.width() - _PADDING - _CROSS, (self.height() - _CROSS) / 2, _CROSS, _CROSS)
        draw_mark(painter, "cross", cross, tone if is_warm else theme.muted)
        words = QRectF(self.rect()).adjusted(_PADDING, 0, -_PADDING - _CROSS - GRID, 0)
        font = theme.font("body")
        shown = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.setFont(font)
        painter.setPen(theme.text)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
