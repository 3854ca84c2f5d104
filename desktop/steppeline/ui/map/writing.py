"""Writing on the map: each text with a halo, so that no border runs through its letters; drawn once, then copied."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap

from steppeline.ui.map.labels import TextWidths
from steppeline.ui.map.strokes import is_raster, magnification

_HALO = 2.6
_MARGIN = 3
"""Pixels around a text for its halo, and for letters that lean over."""

_KEPT = 600

_AROUND = tuple(QLineF.fromPolar(_HALO / 2, angle).p2() for angle in range(0, 360, 45))
"""To draw letters again is 20 times as fast as to draw their outlines wide."""

_Key = tuple[str, int, int, float]


class Line:
    """A text in a colour on a ground, `left` and `baseline` pixels from the corner of what it belongs to."""

    __slots__ = ("baseline", "colour", "ground", "key", "left", "text")

    def __init__(self, left: float, baseline: float, text: str, colour: QColor, ground: QColor) -> None:
        self.left, self.baseline, self.text, self.colour, self.ground = left, baseline, text, colour, ground
        # To ask two colours for their numbers takes as long as to draw.
        self.key = text, colour.rgba(), ground.rgba()


class Writing:
    """Writes in one font. The same names and numbers come again with every count."""

    def __init__(self, font: QFont, widths: TextWidths) -> None:
        self._font = font
        self._widths = widths
        self._kept: dict[_Key, QPixmap] = {}

    def on(self, painter: QPainter, *, is_sketch: bool = False) -> Callable[[float, float, Line], None]:
        """What writes a line at (x, y), where its base line begins, until the painter is transformed.

        On screens a text begins at a whole pixel. In a sketch a text that is new has no halo.
        """
        if not is_raster(painter):
            return partial(self._trace, painter)
        density = magnification(painter)
        above = self._widths.ascent + _MARGIN

        def copy(x: float, y: float, line: Line) -> None:
            pixmap = self._kept.get((*line.key, density))
            if pixmap is None:
                if is_sketch:
                    _write(painter, self._font, QPointF(x, y), line.text, line.colour)
                    return
                pixmap = self._pixmap(line, density)
            place = QPointF(round((x - _MARGIN) * density) / density, round((y - above) * density) / density)
            painter.drawPixmap(place, pixmap)

        return copy

    def _trace(self, painter: QPainter, x: float, y: float, line: Line) -> None:
        outlines = QPainterPath()
        outlines.addText(QPointF(x, y), self._font, line.text)
        painter.strokePath(outlines, QPen(line.ground, _HALO))
        _write(painter, self._font, QPointF(x, y), line.text, line.colour)

    def _pixmap(self, line: Line, density: float) -> QPixmap:
        if len(self._kept) >= _KEPT:
            self._kept.clear()
        pixmap = self._kept[*line.key, density] = self._drawn(line, density)
        return pixmap

    def _drawn(self, line: Line, density: float) -> QPixmap:
        size = QSize(ceil(self._widths.of(line.text)) + 2 * _MARGIN, ceil(self._widths.height) + 2 * _MARGIN)
        pixmap = QPixmap(size * density)
        pixmap.setDevicePixelRatio(density)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = QPointF(_MARGIN, _MARGIN + self._widths.ascent)
        for offset in _AROUND:
            _write(painter, self._font, at + offset, line.text, line.ground)
        _write(painter, self._font, at, line.text, line.colour)
        painter.end()
        return pixmap


def _write(painter: QPainter, font: QFont, at: QPointF, text: str, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(at, text)
