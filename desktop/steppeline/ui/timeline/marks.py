"""Drawing one event: its glyph, and its bar that fades where the event is not certain to be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from steppeline.model.event import STATUSES
from steppeline.model.index import Index
from steppeline.model.reference import Kind
from steppeline.ui.theme import Theme, mixed
from steppeline.ui.timeline.layout import NOT_HAPPENED
from steppeline.ui.timeline.measures import BAR, GLYPH
from steppeline.ui.widgets.glyphs import FALLBACK, glyph_path

SURE, UNSURE = 0.34, 0.05
"""Opacity of a bar where the event surely is, and at the ends of where it may be."""

SPINE_SURE, SPINE_UNSURE = 0.95, 0.1
"""The same of the line along its foot, which gives a pale bar its colour."""

NOWHERE_SURE = 0.8
"""Where the event is certain nowhere, the middle is no likelier than the rest: it gets only so much of the strength."""

SPINE = 2.0
_UNKNOWN_KIND = "#808080"

OUTLINE_SURE, OUTLINE_UNSURE = 0.9, 0.3
"""The same of the outline of what has not happened."""

DASHES = ((2.0, 2.0), (5.0, 3.0))
"""Lengths of a dash and a gap of outlines: of what is postponed, and of all else that has not happened."""

_POSTPONED = STATUSES.index("postponed")
_CANCELLED = STATUSES.index("cancelled")
_UNKNOWN = STATUSES.index("unknown")

_SLICES = 48
"""Parts of even colour that a fading bar has on paper."""


Reach = tuple[float, float]
"""From where to where something is drawn."""


class BarPlace(NamedTuple):
    """Pixels at which an event begins and ends, possibly (`x0`, `x1`) and certainly (`sure0`, `sure1`); its height."""

    x0: float
    sure0: float
    sure1: float
    x1: float
    y: float


class Marks:
    """Pens, brushes and shapes of all kinds of an index in one theme. Kinds and statuses are codes of the index."""

    def __init__(self, index: Index, kinds: Mapping[str, Kind], theme: Theme) -> None:
        known = [
            kinds.get(key) or Kind(key, {}, _UNKNOWN_KIND, FALLBACK, at) for at, key in enumerate(index.kinds.keys)
        ]
        self._theme = theme
        self.colours = [theme.kind_colour(kind) for kind in known]
        self._shapes = [glyph_path(kind.glyph, GLYPH) for kind in known]

    def glyph(self, painter: QPainter, kind: int, status: int) -> None:
        """A glyph about the origin: filled if the event happened, else an outline.

        The outline is dashed when postponed, struck when cancelled.
        """
        colour, shape = self.colours[kind], self._shapes[kind]
        if status not in NOT_HAPPENED:
            # A rim in the colour of the ground keeps glyphs apart that touch.
            painter.setPen(QPen(self._theme.panel, 1.0))
            painter.setBrush(faded(colour, 0.5) if status == _UNKNOWN else colour)
            painter.drawPath(shape)
            return
        pen = QPen(colour, 1.5)
        if status == _POSTPONED:
            pen.setDashPattern([1.6, 1.4])
        painter.setPen(pen)
        painter.setBrush(self._theme.panel)
        painter.drawPath(shape)
        if status == _CANCELLED:
            reach = GLYPH * 0.6
            painter.drawLine(QPointF(-reach, reach), QPointF(reach, -reach))

    def printed_bar(self, painter: QPainter, place: BarPlace, reach: Reach, kind: int, status: int) -> None:
        """A bar on paper, as far as it lies in `reach`.

        Qt's engines for paper lose fading colours, and a bar would look surer than it is: so it is cut into slices,
        each of an even colour, each drawn to the end so that no gap shows between two.
        """
        box, colour, ground = _box(place, reach), self.colours[kind], self._theme.panel
        happened = status not in NOT_HAPPENED
        is_even = place.x0 == place.sure0 and place.x1 == place.sure1
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(1 if is_even else _SLICES):
            x = box.left() + box.width() * step / _SLICES
            share = _certainty(place, box.left() + box.width() * (step + 0.5) / _SLICES)
            body = UNSURE + (SURE - UNSURE) * share
            spine = SPINE_UNSURE + (SPINE_SURE - SPINE_UNSURE) * share
            rest = QRectF(x, box.top(), box.right() - x, BAR)
            painter.fillRect(rest, mixed(ground, colour, body if happened else body / 3))
            if happened:
                painter.fillRect(rest.adjusted(0, BAR - SPINE, 0, 0), mixed(ground, colour, spine))
        if not happened:
            painter.setPen(self._outline(mixed(ground, colour, OUTLINE_SURE), status))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 3, 3)

    @staticmethod
    def _outline(colour: QColor, status: int) -> QPen:
        pen = QPen(colour, 1.0)
        pen.setDashPattern(DASHES[0 if status == _POSTPONED else 1])
        return pen


def _box(place: BarPlace, reach: Reach) -> QRectF:
    left, right = max(place.x0, reach[0]), min(place.x1, reach[1])
    return QRectF(left, place.y - BAR / 2, right - left, BAR)


def _certainty(place: BarPlace, x: float) -> float:
    """1 where the event surely is, falling to 0 at the ends of where it may be."""
    if x < place.sure0:
        return max(x - place.x0, 0.0) / (place.sure0 - place.x0)
    if x > place.sure1:
        return max(place.x1 - x, 0.0) / (place.x1 - place.sure1)
    return 1.0


def faded(colour: QColor, opacity: float) -> QColor:
    """A colour of which the ground is seen through."""
    translucent = QColor(colour)
    translucent.setAlphaF(opacity)
    return translucent
