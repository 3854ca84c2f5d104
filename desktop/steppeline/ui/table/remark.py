"""A few words in the corner of the table: they lie above the rows, so that nothing moves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QTableView

from steppeline.ui.theme import GRID, Theme


class Remark(QLabel):
    """Hidden when there is nothing to say. The pointer goes through it."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view, textFormat=Qt.TextFormat.PlainText, wordWrap=False)
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMargin(GRID)
        self.setAutoFillBackground(True)
        view.viewport().installEventFilter(self)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        palette = theme.palette()
        palette.setColor(self.backgroundRole(), theme.raised)
        palette.setColor(self.foregroundRole(), theme.text)
        self.setPalette(palette)
        self.setFont(theme.font("caption"))

    def say(self, words: str) -> None:
        """Show these words."""
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
        self._settle()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the corner."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        self.adjustSize()
        box = self._view.viewport().geometry()
        self.resize(min(self.width(), box.width()), self.height())
        self.move(box.right() + 1 - self.width(), box.bottom() + 1 - self.height())
