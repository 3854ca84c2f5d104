"""Drawing one event: its glyph, and its bar that fades where the event is not certain to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen

from steppeline.model.event import Status
from steppeline.model.index import Index
from steppeline.model.reference import Kind
from steppeline.ui.theme import Theme
from steppeline.ui.timeline.measures import BAR, GLYPH
from steppeline.ui.widgets.glyphs import FALLBACK, glyph_path

_SURE, _UNSURE = 0.34, 0.05
"""Opacity of a bar where the event surely is, and at the end of where it may be."""

_NOT_HAPPENED: tuple[Status, ...] = ("planned", "announced", "postponed", "cancelled")
_UNKNOWN_KIND = "#808080"


@dataclass(frozen=True)
class BarPlace:
    """Pixels at which an event begins and ends: possibly (`x0`, `x1`), certainly (`sure0`, `sure1`); `y`: its middle."""

    x0: float
    sure0: float
    sure1: float
    x1: float
    y: float


class Marks:
    """Pens, brushes and shapes of all kinds of an index in one theme."""

    def __init__(self, index: Index, kinds: Mapping[str, Kind], theme: Theme) -> None:
        known = [
            kinds.get(key) or Kind(key, {}, _UNKNOWN_KIND, FALLBACK, at) for at, key in enumerate(index.kinds.keys)
        ]
        self._theme = theme
        self._colours = [theme.kind_colour(kind) for kind in known]
        self._shapes = [glyph_path(kind.glyph, GLYPH) for kind in known]

    def colour(self, kind: int) -> QColor:
        """The colour of the kind with this code."""
        return self._colours[kind]

    def glyph(self, painter: QPainter, x: float, y: float, kind: int, status: Status) -> None:
        """A glyph: filled if the event happened, else an outline, dashed when postponed, struck when cancelled."""
        colour, shape = self._colours[kind], self._shapes[kind]
        painter.translate(x, y)
        if status in _NOT_HAPPENED:
            pen = QPen(colour, 1.5)
            if status == "postponed":
                pen.setDashPattern([1.6, 1.4])
            painter.setPen(pen)
            painter.setBrush(self._theme.panel)
            painter.drawPath(shape)
            if status == "cancelled":
                painter.drawLine(QPointF(-GLYPH * 0.6, GLYPH * 0.6), QPointF(GLYPH * 0.6, -GLYPH * 0.6))
        else:
            # A rim in the colour of the ground keeps glyphs apart that touch.
            painter.setPen(QPen(self._theme.panel, 1.0))
            painter.setBrush(_faded(colour, 0.5) if status == "unknown" else colour)
            painter.drawPath(shape)
        painter.translate(-x, -y)

    def bar(self, painter: QPainter, place: BarPlace, kind: int, status: Status, view_width: int) -> None:
        """A bar: solid where the event surely is, fading towards the ends of where it may be.

        Of one that is longer than the view only what is near the view is drawn: strokes cost by their length.
        """
        colour = self._colours[kind]
        left, right = max(place.x0, -2 * BAR), min(place.x1, view_width + 2 * BAR)
        box = QRectF(left, place.y - BAR / 2, right - left, BAR)
        if status in _NOT_HAPPENED:
            pen = QPen(QBrush(self._fading(place, colour, 0.9, 0.2)), 1.0)
            pen.setDashPattern([2.0, 2.0] if status == "postponed" else [5.0, 3.0])
            painter.setPen(pen)
            painter.setBrush(self._fading(place, colour, _SURE / 3, 0.0))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._fading(place, colour, _SURE, _UNSURE))
        painter.drawRoundedRect(box, 3, 3)
        if status not in _NOT_HAPPENED:
            painter.fillRect(QRectF(box.left() + 1, box.bottom() - 2, box.width() - 2, 2), self._spine(place, colour))

    def outline(self, kind: int) -> QPainterPath:
        """The shape of a kind about the origin, for whoever draws around it."""
        return self._shapes[kind]

    def _spine(self, place: BarPlace, colour: QColor) -> QBrush:
        return self._fading(place, colour, 0.95, 0.1)

    def _fading(self, place: BarPlace, colour: QColor, sure: float, unsure: float) -> QBrush:
        length = place.x1 - place.x0
        if place.x0 == place.sure0 and place.x1 == place.sure1:
            return QBrush(_faded(colour, sure))
        gradient = QLinearGradient(place.x0, 0, place.x1, 0)
        # Where the event is certain nowhere, the middle is no likelier than the rest: it does not get full strength.
        strongest = sure if place.sure1 > place.sure0 else sure * 0.8
        gradient.setColorAt(0.0, _faded(colour, unsure if place.sure0 > place.x0 else strongest))
        gradient.setColorAt((place.sure0 - place.x0) / length, _faded(colour, strongest))
        gradient.setColorAt((place.sure1 - place.x0) / length, _faded(colour, strongest))
        gradient.setColorAt(1.0, _faded(colour, unsure if place.sure1 < place.x1 else strongest))
        return QBrush(gradient)


def _faded(colour: QColor, opacity: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(opacity)
    return faded
