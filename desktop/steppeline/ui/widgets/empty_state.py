"""What stands in a pane that has nothing to show: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from steppeline.ui.theme import GRID, Theme


class EmptyState(QWidget):
    """A heading and a hint in the middle of the room there is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading, self._hint = QLabel(self), QLabel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * GRID, 4 * GRID, 6 * GRID, 4 * GRID)
        column.setSpacing(2 * GRID)
        column.addStretch(2)
        for label in (self._heading, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(3)
        self.setAutoFillBackground(True)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._heading.setFont(theme.font("title"))
        self._hint.setFont(theme.font("body"))
        palette = theme.palette()
        palette.setColor(palette.ColorRole.Window, theme.panel)
        for label, colour in ((self._heading, theme.muted), (self._hint, theme.faint)):
            palette.setColor(palette.ColorRole.WindowText, colour)
            label.setPalette(palette)
        self.setPalette(palette)

    def say(self, heading: str, hint: str) -> None:
        """Say why there is nothing, and what to do."""
        self._heading.setText(heading)
        self._hint.setText(hint)
