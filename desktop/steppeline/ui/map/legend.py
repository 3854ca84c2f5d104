"""The band below the map: which colour means how many events, and what the map cannot show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QLinearGradient, QPainter, QPen

from steppeline.ui.map.colours import MapColours
from steppeline.ui.map.contents import Contents
from steppeline.ui.theme import GRID, Theme

HEIGHT = 11.0 * GRID
_SWATCH = 2.5 * GRID
_ROOM = 2.0 * GRID
_GAP = 4.0 * GRID
_PADDING = 2.0 * GRID
_LEAST_SWATCH = 6.0 * GRID
_RUN = 40.0 * GRID
_TOP = 2.25 * GRID


@dataclass(frozen=True)
class Swatch:
    """A colour and what it means; `short` says less where room is scarce. The ends of a `run` mean something."""

    colour: QColor
    text: str
    short: str
    is_hatched: bool = False
    run: tuple[QColor, ...] = ()


def swatches(contents: Contents, colours: MapColours) -> list[Swatch]:
    """No events, the classes in ascending order, and those looks that occur on this map."""
    written = contents.places.words.integer
    found = [Swatch(colours.none, written(0), written(0)), *_scale(contents, colours)]
    units = contents.places.borders.units
    if contents.has_doubtful:
        text = QCoreApplication.translate("RegionMap", "none certain")
        found.append(Swatch(colours.none, text, text, is_hatched=True))
    if any(at not in contents.with_data and not unit.is_country for at, unit in enumerate(units)):
        text = QCoreApplication.translate("RegionMap", "no data")
        found.append(Swatch(colours.no_data, text, text))
    return found


def title_of(contents: Contents) -> str:
    """What the colours stand for."""
    if contents.figures is not None:
        return contents.places.words.figures.title(contents.figures)
    if contents.shading.years is not None:
        return QCoreApplication.translate("RegionMap", "Events a year")
    return QCoreApplication.translate("RegionMap", "Events")


def _scale(contents: Contents, colours: MapColours) -> list[Swatch]:
    """What stands for more than nothing."""
    shading, words = contents.shading, contents.places.words
    figures = contents.figures
    is_rate = shading.years is not None or figures is not None
    written: Callable[[float], str] = words.rate if is_rate else lambda value: words.integer(round(value))
    if figures is not None:
        written = lambda value: words.figures.number(figures, value * figures.scale)  # noqa: E731 - as above
    if shading.is_continuous:
        text = f"{written(shading.least)}–{written(shading.most)}"
        return [Swatch(colours.shades[-1], text, text, run=colours.shades)] if shading.most else []
    ends = (*(limit if is_rate else limit - 1 for limit in shading.limits[1:]), shading.most)
    found = []
    for colour, first, last in zip(colours.classes, shading.limits, ends, strict=False):
        low = written(first) if first else f"<{written(last)}"
        found.append(Swatch(colour, low if first == last or not first else f"{low}–{written(last)}", low))
    return found


class Legend:
    """Paints the band in one theme."""

    def __init__(self, theme: Theme, colours: MapColours) -> None:
        self._theme = theme
        self._colours = colours
        self._font = theme.font("caption")
        self._metrics = QFontMetricsF(self._font)

    def has_room(self, width: float, title: str, items: Sequence[Swatch], note: str) -> bool:
        """Whether a band of this width has room for the note beside the swatches."""
        texts = self._texts(width, title, items)
        taken = self._title_width(title) + sum(map(self._width, items, texts)) + _GAP + 2 * _PADDING
        return taken + self._metrics.horizontalAdvance(note) <= width

    def draw(self, painter: QPainter, band: QRectF, title: str, items: Sequence[Swatch], note: str) -> None:
        """Swatches from the left, below them their meanings; the note at the right."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.fillRect(band, self._theme.panel)
        painter.fillRect(QRectF(band.left(), band.top(), band.width(), 1), self._theme.line)
        inner = band.adjusted(_PADDING, 0, -_PADDING, 0)
        painter.setPen(self._theme.muted)
        painter.drawText(QPointF(inner.left(), inner.top() + _TOP + _SWATCH), title)
        self._swatches(
            painter, inner.adjusted(self._title_width(title), 0, 0, 0), items, self._texts(band.width(), title, items)
        )
        painter.setPen(self._theme.muted)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, note)
        painter.restore()

    def _title_width(self, title: str) -> float:
        return self._metrics.horizontalAdvance(title) + _ROOM

    def _texts(self, width: float, title: str, items: Sequence[Swatch]) -> list[str]:
        texts = [item.text for item in items]
        taken = self._title_width(title) + sum(map(self._width, items, texts)) + 2 * _PADDING
        return texts if taken <= width else [item.short for item in items]

    def _width(self, item: Swatch, text: str) -> float:
        return max(self._metrics.horizontalAdvance(text) + _ROOM, _RUN if item.run else _LEAST_SWATCH)

    def _swatches(self, painter: QPainter, inner: QRectF, items: Sequence[Swatch], texts: Sequence[str]) -> None:
        left, top = inner.left(), inner.top() + _TOP
        for item, text in zip(items, texts, strict=True):
            width = self._width(item, text)
            box = QRectF(left, top, width - 2, _SWATCH)
            painter.setPen(QPen(self._colours.regional, 1))
            painter.setBrush(_run(item.run, box) if item.run else item.colour)
            painter.drawRect(box)
            if item.is_hatched:
                painter.fillRect(box, QBrush(self._colours.hatching, Qt.BrushStyle.BDiagPattern))
            painter.setPen(self._theme.muted)
            baseline = top + _SWATCH + self._metrics.ascent() + GRID
            self._write(painter, box, baseline, text, is_run=bool(item.run))
            left += width

    def _write(self, painter: QPainter, box: QRectF, baseline: float, text: str, *, is_run: bool) -> None:
        """Write what a swatch means below its middle; what the ends of a run mean, below these."""
        low, _, high = text.partition("–")
        if is_run and low != high:
            painter.drawText(QPointF(box.left(), baseline), low)
            painter.drawText(QPointF(box.right() - self._metrics.horizontalAdvance(high), baseline), high)
        else:
            text = low if is_run else text
            painter.drawText(QPointF(box.center().x() - self._metrics.horizontalAdvance(text) / 2, baseline), text)


def _run(colours: Sequence[QColor], box: QRectF) -> QLinearGradient:
    gradient = QLinearGradient(box.topLeft(), box.topRight())
    for number, colour in enumerate(colours):
        gradient.setColorAt(number / (len(colours) - 1), colour)
    return gradient
