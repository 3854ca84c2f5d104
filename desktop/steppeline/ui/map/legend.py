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
_GAP = 4.0 * GRID
_PADDING = 2.0 * GRID
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
    if contents.has_doubtful:
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
        self._title = QCoreApplication.translate("RegionMap", "Events")
        self._title_width = self._metrics.horizontalAdvance(self._title) + _ROOM

    def has_room(self, width: float, items: Sequence[Swatch], note: str) -> bool:
        """Whether a band of this width has room for the note beside the swatches."""
        texts = self._texts(width, items)
        taken = self._title_width + sum(map(self._width, texts)) + _GAP + 2 * _PADDING
        return taken + self._metrics.horizontalAdvance(note) <= width

    def draw(self, painter: QPainter, band: QRectF, items: Sequence[Swatch], note: str) -> None:
        """Swatches from the left, below them their meanings; the note at the right."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.fillRect(band, self._theme.panel)
        painter.fillRect(QRectF(band.left(), band.top(), band.width(), 1), self._theme.line)
        inner = band.adjusted(_PADDING, 0, -_PADDING, 0)
        self._swatches(painter, inner, items, self._texts(band.width(), items))
        painter.setPen(self._theme.muted)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, note)
        painter.restore()

    def _texts(self, width: float, items: Sequence[Swatch]) -> list[str]:
        texts = [item.text for item in items]
        taken = self._title_width + sum(map(self._width, texts)) + 2 * _PADDING
        return texts if taken <= width else [item.short for item in items]

    def _width(self, text: str) -> float:
        return max(self._metrics.horizontalAdvance(text) + _ROOM, _LEAST_SWATCH)

    def _swatches(self, painter: QPainter, inner: QRectF, items: Sequence[Swatch], texts: Sequence[str]) -> None:
        left, top = inner.left(), inner.top() + 2.25 * GRID
        painter.setPen(self._theme.muted)
        painter.drawText(QPointF(left, top + _SWATCH), self._title)
        left += self._title_width
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
