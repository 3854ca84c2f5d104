"""What a user does with mouse and wheel, sent to a widget as events."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def turn(
    widget: QWidget, x: float, y: float, notches: float = 1, *, keys: Qt.KeyboardModifier = NONE, across: bool = False
) -> None:
    """Turn the wheel over a place; positive is away from the user."""
    place, delta = QPointF(x, y), round(120 * notches)
    angle = QPoint(delta, 0) if across else QPoint(0, delta)
    phase = Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(
        widget,
        QWheelEvent(place, widget.mapToGlobal(place), QPoint(), angle, Qt.MouseButton.NoButton, keys, phase, False),
    )


def move(widget: QWidget, x: float, y: float, *, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Move the pointer to a place."""
    place = QPointF(x, y)
    QApplication.sendEvent(
        widget,
        QMouseEvent(QEvent.Type.MouseMove, place, widget.mapToGlobal(place), Qt.MouseButton.NoButton, held, NONE),
    )


def leave(widget: QWidget) -> None:
    """Take the pointer away."""
    QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))


def click(widget: QWidget, x: float, y: float, *, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(widget, LEFT, keys, QPoint(round(x), round(y)))


def double_click(widget: QWidget, x: float, y: float) -> None:
    QTest.mouseDClick(widget, LEFT, NONE, QPoint(round(x), round(y)))


def press(widget: QWidget, x: float, y: float, *, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.mousePress(widget, LEFT, keys, QPoint(round(x), round(y)))


def release(widget: QWidget, x: float, y: float) -> None:
    QTest.mouseRelease(widget, LEFT, NONE, QPoint(round(x), round(y)))


def drag(
    widget: QWidget, start: tuple[float, float], end: tuple[float, float], *, keys: Qt.KeyboardModifier = NONE
) -> None:
    """Press, move in two steps, release."""
    press(widget, *start, keys=keys)
    move(widget, (start[0] + end[0]) / 2, (start[1] + end[1]) / 2, held=LEFT)
    move(widget, *end, held=LEFT)
    release(widget, *end)
