"""The band below the map: which colour means how many events, and what the map cannot show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from steppeline.ui.map.colours import MapColours
from steppeline.ui.map.contents import Contents
from steppeline.ui.theme import GRID, Theme

HEIGHT = 11.0 * GRID
_SWATCH = 2.5 * GRID
_ROOM = 2.0 * GRID
_LEAST_SWATCH = 6.0 * GRID


@dataclass(frozen=True)
class Swatch:
    """A colour and what it means; `short` says less where room is scarce."""

    colour: QColor
    text: str
    short: str
    is_hatched: bool = False


def swatches(contents: Contents, colours: MapColours) -> list[Swatch]:
    """No events, the classes in ascending order, and those looks that occur on this map."""
    written = contents.places.words.integer
    found = [Swatch(colours.none, written(0), written(0))]
    ends = (*(limit - 1 for limit in contents.limits[1:]), contents.census.most)
    for colour, first, last in zip(colours.classes, contents.limits, ends, strict=False):
        low = written(first)
        found.append(Swatch(colour, low if first == last else f"{low}–{written(last)}", low))
    units, tallies = contents.places.borders.units, contents.census.tallies
    if any(tally is not None and tally.possible and not tally.certain for tally in tallies):
        text = QCoreApplication.translate("RegionMap", "none certain")
        found.append(Swatch(colours.none, text, text, is_hatched=True))
    if any(tally is None and not unit.is_country for tally, unit in zip(tallies, units, strict=True)):
        text = QCoreApplication.translate("RegionMap", "no data")
        found.append(Swatch(colours.no_data, text, text))
    return found


class Legend:
    """Paints the band in one theme."""

    def __init__(self, theme: Theme, colours: MapColours) -> None:
        self._theme = theme
        self._colours = colours
        self._font = theme.font("caption")
        self._metrics = QFontMetricsF(self._font)

    def draw(self, painter: QPainter, band: QRectF, items: Sequence[Swatch], note: str) -> bool:
        """Swatches from the left, below them their meanings, `note` at the right. Tells whether it had room there."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.fillRect(band, self._theme.panel)
        painter.fillRect(QRectF(band.left(), band.top(), band.width(), 1), self._theme.line)
        inner = band.adjusted(2 * GRID, 0, -2 * GRID, 0)
        texts = [item.text for item in items]
        if sum(map(self._width, texts)) > inner.width():
            texts = [item.short for item in items]
        left = self._swatches(painter, inner, items, texts) + 4 * GRID
        has_room = self._metrics.horizontalAdvance(note) <= inner.right() - left
        if has_room:
            room = QRectF(left, inner.top(), inner.right() - left, HEIGHT)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, note)
        painter.restore()
        return has_room

    def _width(self, text: str) -> float:
        return max(self._metrics.horizontalAdvance(text) + _ROOM, _LEAST_SWATCH)

    def _swatches(self, painter: QPainter, inner: QRectF, items: Sequence[Swatch], texts: Sequence[str]) -> float:
        left, top = inner.left(), inner.top() + 2.25 * GRID
        for item, text in zip(items, texts, strict=True):
            width = self._width(text)
            box = QRectF(left, top, width - 2, _SWATCH)
            painter.setPen(QPen(self._colours.regional, 1))
            painter.setBrush(item.colour)
            painter.drawRect(box)
            if item.is_hatched:
                painter.fillRect(box, QBrush(self._colours.hatching, Qt.BrushStyle.BDiagPattern))
            painter.setPen(self._theme.muted)
            baseline = top + _SWATCH + self._metrics.ascent() + GRID
            painter.drawText(QPointF(box.center().x() - self._metrics.horizontalAdvance(text) / 2, baseline), text)
            left += width
        return left
