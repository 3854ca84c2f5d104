"""A button of the mouse held down on the map, and which regions are meant when it is let go."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSizeF

from steppeline.ui.map.atlas import Atlas
from steppeline.ui.map.lasso import Lasso

_SLACK = 4.0
"""Pixels that a press may move and still be a click."""


@dataclass(frozen=True, eq=False)
class Press:
    """A button held down since `start`, over `point` of the map."""

    start: QPointF
    point: tuple[float, float]
    lasso: Lasso | None = None
    is_drag: bool = False

    def has_moved(self, to: QPointF) -> bool:
        """Whether it is no click any more."""
        return self.is_drag or (to - self.start).manhattanLength() > _SLACK

    def meant(self, atlas: Atlas, code: str | None, size: QSizeF) -> frozenset[str] | None:
        """The regions that are chosen by letting go over a unit; None if the map was moved. With Shift, its country."""
        if self.lasso is None:
            return None if self.is_drag else atlas.keys_hit(code, size)
        return atlas.keys_within(self.lasso, size) if self.is_drag else atlas.keys_of_country(code)
