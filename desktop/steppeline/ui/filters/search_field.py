"""The line of the search box: what is mistaken in it is underlined, and told in a note below."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QLabel, QWidget

from steppeline.ui.filters.loupe_field import LoupeField
from steppeline.ui.theme import GRID, Theme, mixed
from steppeline.ui.widgets.plain_tip import plain_tip

_WAVE = 2.0
_WIDEST_NOTE = 120 * GRID


class SearchField(LoupeField):
    """A query. `completion_wanted`: the user asks what may be typed here."""

    completion_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._mistake: tuple[int, int] | None = None
        self._note = QLabel()
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setAutoFillBackground(True)
        self._note.setMargin(2 * GRID)
        self._note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        super().__init__(theme, parent)
        # A child from the start, so that it goes with the field; shown, it moves to the window.
        self._note.setParent(self)
        self._note.hide()

    def set_theme(self, theme: Theme) -> None:
        """Wear these colours."""
        super().set_theme(theme)
        palette = theme.palette()
        palette.setColor(QPalette.ColorRole.Window, mixed(theme.error, theme.panel, 0.86))
        self._note.setPalette(palette)
        self._note.setFont(theme.font("body"))

    @property
    def mistake(self) -> str:
        """What is said to be mistaken, "" for nothing."""
        return self._note.text()

    def set_mistake(self, sentence: str, start: int = 0, end: int = 0) -> None:
        """Say what is mistaken in the characters [start, end); "" for nothing."""
        self._mistake = (start, end) if sentence else None
        self._note.setText(sentence)
        self.setToolTip(plain_tip(sentence))
        self.setAccessibleDescription(sentence)
        self.show_note()
        self.update()

    def show_note(self) -> None:
        """Show the note below the line while there is a mistake and someone types; else hide it."""
        window = self.window()
        if not (self._mistake and self.hasFocus()):
            self._note.hide()
            return
        if self._note.parentWidget() is not window:
            self._note.setParent(window)
        corner = self.mapTo(window, QPoint(0, self.height() + GRID))
        width = min(max(self.width(), 80 * GRID), _WIDEST_NOTE, window.width() - 2 * GRID)
        left = max(min(corner.x(), window.width() - width - GRID), GRID)
        self._note.setGeometry(left, corner.y(), width, self._note.heightForWidth(width))
        self._note.show()
        self._note.raise_()

    def hide_note(self) -> None:
        """Give way to something else below the line."""
        self._note.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow down and Ctrl+Space ask for completion, besides what a line knows."""
        is_space = event.key() == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if is_space or event.key() == Qt.Key.Key_Down:
            self.completion_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The note is back."""
        super().focusInEvent(event)
        self.show_note()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The note would be in the way of other work; the line stays underlined."""
        super().focusOutEvent(event)
        self.hide_note()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, and a wave under what is mistaken."""
        super().paintEvent(event)
        if self._mistake is None:
            return
        left, right = self._across(*self._mistake)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(QRectF(self.rect()).adjusted(5 * GRID, 0, -GRID, 0))
        painter.setPen(QPen(self.theme.error, 1.25))
        painter.drawPath(_wave(left, right, self.cursorRect().bottom() - 1.0))
        painter.end()

    def _across(self, start: int, end: int) -> tuple[float, float]:
        """Where characters begin and end, in pixels: the line tells of its cursor, its layout of the distance to it."""
        layout = QTextLayout(self.text(), self.font())
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        here, first, last = (_x(line, at) for at in (self.cursorPosition(), start, max(end, start + 1)))
        cursor = self.cursorRect().center().x()
        left, right = sorted((cursor + first - here, cursor + last - here))
        return left, max(right, left + 2 * GRID)


def _x(line: QTextLine, character: int) -> float:
    """Where a character begins. Not as its annotation has it, PySide gives a pair of the place and the character."""
    return cast("tuple[float, int]", line.cursorToX(character))[0]


def _wave(left: float, right: float, bottom: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, bottom))
    x, is_up = left, True
    while x < right:
        x += _WAVE
        path.lineTo(QPointF(x, bottom - _WAVE if is_up else bottom))
        is_up = not is_up
    return path
