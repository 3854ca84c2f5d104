"""The slim title of a dock: its name, which is also the handle it is dragged by, and a button that hides it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from steppeline.ui.icons import Icons
from steppeline.ui.theme import GRID, Theme


class DockTitle(QWidget):
    """The title bar of `dock`. Mouse events that nobody takes reach the dock, which moves by them."""

    def __init__(self, dock: QDockWidget, theme: Theme, icons: Icons) -> None:
        super().__init__(dock)
        self._theme = theme
        self._label = QLabel(dock.windowTitle(), self)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._hide = QToolButton(self, autoRaise=True)
        self._hide.setToolTip(self.tr("Hide"))
        self._hide.setIconSize(QSize(3 * GRID, 3 * GRID))
        self._hide.setAccessibleName(self.tr("Hide {pane}").replace("{pane}", dock.windowTitle()))
        self._hide.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID // 2, GRID, GRID // 2)
        row.addWidget(self._label, 1)
        row.addWidget(self._hide)
        dock.windowTitleChanged.connect(self._label.setText)
        self.set_theme(theme, icons)

    def set_theme(self, theme: Theme, icons: Icons) -> None:
        """Wear other colours."""
        self._theme = theme
        self._label.setFont(theme.font("strong"))
        self._hide.setIcon(icons.icon("x"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, and the line that parts it from what lies below."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.window)
        painter.setPen(self._theme.line)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
