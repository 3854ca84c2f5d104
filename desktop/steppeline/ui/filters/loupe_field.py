"""A line to type what is sought: a loupe in front, Escape empties it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from steppeline.ui.filters.marks import draw_mark
from steppeline.ui.theme import GRID, Theme

_LOUPE = 14


class LoupeField(QLineEdit):
    """Escape empties the line; `left` tells of Escape in an empty one, `entered` of getting the focus."""

    entered = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextMargins(_LOUPE + 2 * GRID, 0, 0, 0)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear these colours."""
        self.theme = theme
        self.setPalette(theme.palette())
        self.setFont(theme.font("body"))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """See the class."""
        super().focusInEvent(event)
        self.entered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, and the loupe in its margin."""
        super().paintEvent(event)
        painter = QPainter(self)
        if not self.hasFocus():
            # Qt derives its frame from the colour of the window, and on a dark panel nobody would see it.
            painter.setPen(self.theme.line)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        box = QRectF(1.5 * GRID, (self.height() - _LOUPE) / 2, _LOUPE, _LOUPE)
        draw_mark(painter, "loupe", box, self.theme.muted)
        painter.end()
