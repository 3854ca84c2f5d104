"""What stands in the place of the map when its outlines cannot be read."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from steppeline.ui.theme import GRID, Theme


def draw_trouble(painter: QPainter, room: QRectF, sentence: str, theme: Theme) -> None:
    """Draw a sentence in the middle of the room."""
    painter.fillRect(room, theme.window)
    painter.setPen(theme.muted)
    painter.setFont(theme.font("body"))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(room.adjusted(4 * GRID, 4 * GRID, -4 * GRID, -4 * GRID), flags, sentence)
