"""The small card beside the pointer: what the thing under it is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from steppeline.ui.theme import GRID, Theme

_WIDEST = 340
_OFFSET = 4 * GRID
_LONGEST_TITLE = 240


class Card(QWidget):
    """A title and lines of muted text, plain text always. The pointer goes through it.

    It belongs to `owner`, but lies over the whole window, so that a low pane does not cut it.
    """

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        owner.destroyed.connect(self.deleteLater)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title, self._lines = QLabel(self), QLabel(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        self._layout.setSpacing(GRID)
        for label in (self._title, self._lines):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            self._layout.addWidget(label)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        for label, role, colour in ((self._title, "strong", theme.text), (self._lines, "caption", theme.muted)):
            label.setFont(theme.font("strong" if role == "strong" else "caption"))
            palette = label.palette()
            palette.setColor(label.foregroundRole(), colour)
            label.setPalette(palette)
        self.update()

    def show_at(self, pointer: QPoint, title: str, lines: list[str]) -> None:
        """Show it beside a point of the owner, inside of the window."""
        window = self._owner.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        cut = title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}…"
        if (cut, "\n".join(lines)) != (self._title.text(), self._lines.text()):
            self._title.setText(cut)
            self._lines.setText("\n".join(lines))
            self._fit()
        self.move(self._place(self._owner.mapTo(window, pointer), window.rect()))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.line, 1))
        painter.setBrush(self._theme.raised)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def _fit(self) -> None:
        margins = self._layout.contentsMargins()
        beside = margins.left() + margins.right()
        natural = max(
            label.fontMetrics().boundingRect(QRect(0, 0, 10_000, 10_000), 0, label.text()).width() + 2
            for label in (self._title, self._lines)
        )
        width = min(natural + beside, _WIDEST)
        self.resize(width, self._layout.heightForWidth(width))

    def _place(self, pointer: QPoint, room: QRect) -> QPoint:
        x, y = pointer.x() + _OFFSET, pointer.y() + _OFFSET
        if x + self.width() > room.width():
            x = pointer.x() - self.width() - _OFFSET
        if y + self.height() > room.height():
            y = pointer.y() - self.height() - _OFFSET
        return QPoint(max(0, min(x, room.width() - self.width())), max(0, min(y, room.height() - self.height())))
