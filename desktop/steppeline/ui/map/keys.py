"""What the keys do while the keyboard is on the map."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_ZOOM = 1.5


class Walkable(Protocol):
    """What can be gone about on with the keyboard."""

    def walk(self, direction: tuple[float, float]) -> None:
        """Go to what lies next in a direction (right, down)."""

    def toggle(self) -> None:
        """Choose what was gone to."""

    def zoom(self, factor: float) -> None:
        """Go nearer."""

    def fit(self) -> None:
        """Show what is chosen, or everything."""

    def open_menu(self) -> None:
        """Show what else there is to choose."""

    def play_or_stop(self) -> None:
        """Let time run, or stop it."""


def action_of(event: QKeyEvent, target: Walkable) -> Callable[[], None] | None:
    """What a key is to do; None for a key that is not for the map."""
    # Shift is how many keyboards reach the plus sign.
    harmless = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    if event.modifiers() & ~harmless:
        return None
    actions: dict[int, Callable[[], None]] = {
        Qt.Key.Key_Left: partial(target.walk, (-1.0, 0.0)),
        Qt.Key.Key_Right: partial(target.walk, (1.0, 0.0)),
        Qt.Key.Key_Up: partial(target.walk, (0.0, -1.0)),
        Qt.Key.Key_Down: partial(target.walk, (0.0, 1.0)),
        Qt.Key.Key_Return: target.toggle,
        Qt.Key.Key_Enter: target.toggle,
        Qt.Key.Key_Space: target.toggle,
        Qt.Key.Key_Plus: partial(target.zoom, _ZOOM),
        Qt.Key.Key_Equal: partial(target.zoom, _ZOOM),
        Qt.Key.Key_Minus: partial(target.zoom, 1 / _ZOOM),
        Qt.Key.Key_0: target.fit,
        Qt.Key.Key_F: target.fit,
        Qt.Key.Key_M: target.open_menu,
        Qt.Key.Key_P: target.play_or_stop,
    }
    return actions.get(event.key())
