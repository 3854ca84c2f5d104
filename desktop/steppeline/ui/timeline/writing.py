"""Writing lines of text: on paper as letters, on screens copied from what was written before."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from steppeline.ui.timeline.lettering import Lettering, Style


class Writer(Protocol):
    """Something that texts can be given to, in logical pixels."""

    def write(self, style: Style, text: str, left: float, middle: float) -> None:
        """Write a line that begins at `left` and lies about `middle`."""


class PaperWriter:
    """Writes at once."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter

    def write(self, style: Style, text: str, left: float, middle: float) -> None:
        """Write a line that begins at `left` and lies about `middle`."""
        self._painter.setFont(style.font)
        self._painter.setPen(style.colour)
        self._painter.drawText(QPointF(left, middle + style.metrics.ascent() - style.metrics.height() / 2), text)


class ScreenWriter:
    """Collects texts, to copy all of them in few calls on a painter that is in pixels of the device."""

    def __init__(self, lettering: Lettering) -> None:
        self._lettering = lettering
        self._lines: list[tuple[Style, str, float, float]] = []

    def write(self, style: Style, text: str, left: float, middle: float) -> None:
        """Have a line written that begins at `left` and lies about `middle`."""
        self._lines.append((style, text, left, middle))

    def finish(self, painter: QPainter) -> None:
        """Draw what was collected."""
        lines = [line for line in self._lines if line[1]]
        if not lines:
            return
        styles, texts, left, middle = zip(*lines, strict=True)
        lettering = self._lettering
        numbers = np.array(lettering.numbers(styles, texts), np.int64)
        places = np.rint(np.array((left, middle)) * lettering.ratio)
        lettering.draw(painter, numbers, *places)
        self._lines.clear()
