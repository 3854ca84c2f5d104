"""Looks for widgets that lie on one another, stick out of what holds them, or have less room than they need."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QDockWidget, QLabel, QMainWindow, QSizePolicy, QToolBar, QWidget

_YIELDING = (QSizePolicy.Policy.Ignored,)


def flaws(window: QMainWindow) -> list[str]:
    """What is wrong with the layout of a window, in words; empty if nothing is."""
    return [*_of_the_window(window), *(flaw for widget in _seen(window) for flaw in _of_children(widget))]


def _of_the_window(window: QMainWindow) -> Iterator[str]:
    parts: list[QWidget | None] = [window.menuBar(), window.statusBar(), window.centralWidget()]
    parts += [*window.findChildren(QDockWidget), *window.findChildren(QToolBar)]
    yield from _crowding(window, [part for part in parts if part is not None and part.isVisible()])


def _seen(window: QMainWindow) -> Iterator[QWidget]:
    return (widget for widget in window.findChildren(QWidget) if widget.isVisible() and widget.window() is window)


def _of_children(widget: QWidget) -> Iterator[str]:
    layout = widget.layout()
    if layout is not None:
        items = (layout.itemAt(number) for number in range(layout.count()))
        parts = [item.widget() for item in items if item is not None]
        yield from _crowding(widget, [part for part in parts if part is not None and part.isVisible()])
    if isinstance(widget, QLabel) and not widget.wordWrap() and widget.sizePolicy().horizontalPolicy() not in _YIELDING:
        if widget.width() < widget.sizeHint().width():
            yield f"{_name(widget)} cuts off “{widget.text()}”"
    elif isinstance(widget, QAbstractButton) and widget.text() and widget.width() < widget.minimumSizeHint().width():
        yield f"{_name(widget)} cuts off “{widget.text()}”"


def _crowding(holder: QWidget, parts: list[QWidget]) -> Iterator[str]:
    for one, other in combinations(parts, 2):
        common = one.geometry() & other.geometry()
        if not common.isEmpty():
            yield f"{_name(one)} and {_name(other)} lie on one another: {_size(common)}"
    for part in parts:
        if not holder.rect().contains(part.geometry()):
            yield f"{_name(part)} sticks out of {_name(holder)}: {part.geometry()} of {holder.rect()}"
        least = part.minimumSizeHint().expandedTo(part.minimumSize())
        if part.height() < least.height() or part.width() < least.width():
            yield f"{_name(part)} has {part.size()}, needs {least}"


def _name(widget: QWidget) -> str:
    return widget.objectName() or widget.accessibleName() or type(widget).__name__


def _size(rectangle: QRect) -> str:
    return f"{rectangle.width()} × {rectangle.height()}"
