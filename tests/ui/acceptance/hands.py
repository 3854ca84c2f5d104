"""What a user's hands do to a widget. Real X11 hands have the same methods (x11_session.py)."""

from __future__ import annotations

from typing import Literal, Protocol

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Held = Literal["", "Shift", "Ctrl"]

NOTCH = 120
STRIDE = 25
"""Pixels that the pointer of a drag moves at once."""

_MODIFIERS = {
    "": Qt.KeyboardModifier.NoModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
}


class Hands(Protocol):
    """Pointer and keyboard. Places are pixels from the upper left corner of a widget."""

    def point(self, widget: QWidget, at: QPoint) -> None:
        """Move the pointer to a place."""

    def click(self, widget: QWidget, at: QPoint, held: Held = "", times: int = 1) -> None:
        """Click there."""

    def drag(self, widget: QWidget, start: QPoint, end: QPoint, held: Held = "") -> None:
        """Press at one place, release at another."""

    def wheel(self, widget: QWidget, at: QPoint, notches: int, held: Held = "") -> None:
        """Turn the wheel there, away from the user if positive."""

    def key(self, keys: str) -> None:
        """Press keys as Qt writes them: "Alt+Left"."""

    def type(self, text: str) -> None:
        """Type a text."""


class TestHands:
    """Qt's own: events that do not differ, for widgets, from those of a display."""

    __test__ = False

    def point(self, widget: QWidget, at: QPoint) -> None:
        QTest.mouseMove(widget, at + QPoint(1, 1))
        QTest.mouseMove(widget, at)

    def click(self, widget: QWidget, at: QPoint, held: Held = "", times: int = 1) -> None:
        self.point(widget, at)
        click = QTest.mouseClick if times == 1 else QTest.mouseDClick
        click(widget, Qt.MouseButton.LeftButton, _MODIFIERS[held], at)

    def drag(self, widget: QWidget, start: QPoint, end: QPoint, held: Held = "") -> None:
        self.point(widget, start)
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, _MODIFIERS[held], start)
        for place in places_between(start, end):
            QTest.mouseMove(widget, place)
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, _MODIFIERS[held], end)

    def wheel(self, widget: QWidget, at: QPoint, notches: int, held: Held = "") -> None:
        self.point(widget, at)
        turn = NOTCH if notches > 0 else -NOTCH
        for _ in range(abs(notches)):
            event = QWheelEvent(
                QPointF(at),
                QPointF(widget.mapToGlobal(at)),
                QPoint(),
                QPoint(0, turn),
                Qt.MouseButton.NoButton,
                _MODIFIERS[held],
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(widget, event)

    def key(self, keys: str) -> None:
        window = QGuiApplication.focusWindow()
        assert window is not None, "no window has the keyboard"
        QTest.keySequence(window, QKeySequence(keys))

    def type(self, text: str) -> None:
        for letter in text:
            self.key(letter.upper() if letter != " " else "Space")


def places_between(start: QPoint, end: QPoint) -> list[QPoint]:
    """Where the pointer of a drag comes by, the end included."""
    strides = max((end - start).manhattanLength() // STRIDE, 1)
    return [start + (end - start) * (number / strides) for number in range(1, strides + 1)]
