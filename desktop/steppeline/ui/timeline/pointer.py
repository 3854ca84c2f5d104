"""What the mouse does on a time axis: a press that moves becomes a drag, one that does not is a click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF

from steppeline.model.calendar import DAY, HOUR
from steppeline.model.viewport import Viewport

Aim = Literal["pan", "brush", "edit"]

SLACK = 4.0
"""Pixels that a press may move and still be a click."""

_NOTCH = 120
_ZOOM_OF_NOTCH = 1.25
_PIXELS_OF_NOTCH = 96
_SNAP_TO_DAYS = 2 * HOUR
"""Seconds per pixel from which a brushed span is rounded to whole days: nobody means half past three."""


@dataclass(frozen=True, eq=False)
class Press:
    """A button held down since `start`, with the viewport and scroll position of that moment."""

    aim: Aim
    start: QPointF
    viewport: Viewport
    scrolled: int

    def is_drag(self, now: QPointF) -> bool:
        """Whether the pointer has moved too far for a click."""
        return (now - self.start).manhattanLength() > SLACK

    def panned(self, now: QPointF) -> Viewport:
        """The viewport that keeps under the pointer what was under it at the start."""
        return self.viewport.pan(self.start.x() - now.x())

    def brushed(self, now: QPointF, left: float) -> tuple[int, int]:
        """The span from the press to the pointer, in whole days where days are small; pixel 0 lies at `left`."""
        one, other = sorted(
            self.viewport.seconds_at(min(max(at.x() - left, 0.0), self.viewport.pixels)) for at in (self.start, now)
        )
        if self.viewport.seconds_per_pixel >= _SNAP_TO_DAYS / 24:
            one, other = one // DAY * DAY, -(-other // DAY) * DAY
        return one, max(other, one + 1)


def zoomed_by_wheel(viewport: Viewport, delta: int, at_pixel: float) -> Viewport:
    """The viewport after the wheel turned by `delta` (120 a notch, positive away from the user)."""
    return viewport.zoom(_ZOOM_OF_NOTCH ** (delta / _NOTCH), at_pixel)


def panned_by_wheel(viewport: Viewport, delta: int) -> Viewport:
    """The viewport after the wheel turned sideways: towards the user is later."""
    return viewport.pan(-delta / _NOTCH * _PIXELS_OF_NOTCH)
