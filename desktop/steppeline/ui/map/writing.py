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

_Key = tuple[str, int, int, float]


class Writing:
    """Writes in one font. The same names and numbers come again with every count."""

    def __init__(self, font: QFont, widths: TextWidths) -> None:
        self._font = font
        self._widths = widths
        self._kept: dict[_Key, QPixmap] = {}

    def on(self, painter: QPainter, *, is_sketch: bool = False) -> Callable[[QPointF, str, QColor, QColor], None]:
        """What writes a text with its base line at a point, in a colour on a ground, until the painter is transformed.

        On screens a text begins at a whole pixel. In a sketch a text that is new has no halo.
        """
        if not is_raster(painter):
            return partial(self._trace, painter)
        density = magnification(painter)

        def copy(at: QPointF, text: str, colour: QColor, ground: QColor) -> None:
            if is_sketch and (text, colour.rgba(), ground.rgba(), density) not in self._kept:
                _write(painter, self._font, at, text, colour)
                return
            left, top = at.x() - _MARGIN, at.y() - self._widths.ascent - _MARGIN
            place = QPointF(round(left * density) / density, round(top * density) / density)
            painter.drawPixmap(place, self._pixmap(text, colour, ground, density))

        return copy

    def _trace(self, painter: QPainter, at: QPointF, text: str, colour: QColor, ground: QColor) -> None:
        outlines = QPainterPath()
        outlines.addText(at, self._font, text)
        painter.strokePath(outlines, QPen(ground, _HALO))
        _write(painter, self._font, at, text, colour)

    def _pixmap(self, text: str, colour: QColor, ground: QColor, density: float) -> QPixmap:
        key = text, colour.rgba(), ground.rgba(), density
        if key not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[key] = self._drawn(text, colour, ground, density)
        return self._kept[key]

    def _drawn(self, text: str, colour: QColor, ground: QColor, density: float) -> QPixmap:
        size = QSize(ceil(self._widths.of(text)) + 2 * _MARGIN, ceil(self._widths.height) + 2 * _MARGIN)
        pixmap = QPixmap(size * density)
        pixmap.setDevicePixelRatio(density)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = QPointF(_MARGIN, _MARGIN + self._widths.ascent)
        # Drawing letters again is 20 times as fast as drawing their outlines wide.
        for angle in range(0, 360, 45):
            _write(painter, self._font, at + QLineF.fromPolar(_HALO / 2, angle).p2(), text, ground)
        _write(painter, self._font, at, text, colour)
        painter.end()
        return pixmap


def _write(painter: QPainter, font: QFont, at: QPointF, text: str, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(at, text)
