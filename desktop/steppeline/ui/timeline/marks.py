"""Drawing one event: its glyph, and its bar that fades where the event is not certain to be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPaintEngine, QPainter, QPen, QPixmap, QTransform

from steppeline.model.event import STATUSES
from steppeline.model.index import Index
from steppeline.model.reference import Kind
from steppeline.ui.theme import Theme, mixed
from steppeline.ui.timeline.measures import BAR, GLYPH
from steppeline.ui.widgets.glyphs import FALLBACK, glyph_path

_SURE, _UNSURE = 0.34, 0.05
"""Opacity of a bar where the event surely is, and at the ends of where it may be."""

_SPINE_SURE, _SPINE_UNSURE = 0.95, 0.1
"""The same of the line along its foot, which gives a pale bar its colour."""

_SPINE = 2.0
_UNKNOWN_KIND = "#808080"
_SPRITE = 20
"""Pixels of the square that a glyph with its rim is drawn into beforehand."""

_FINENESS = 32
"""Steps in which the place is given at which a bar begins to fade, so that few brushes serve all bars."""

_PLANNED = frozenset({STATUSES.index("planned"), STATUSES.index("announced")})
_POSTPONED = STATUSES.index("postponed")
_CANCELLED = STATUSES.index("cancelled")
_UNKNOWN = STATUSES.index("unknown")
_NOT_HAPPENED = _PLANNED | {_POSTPONED, _CANCELLED}

_VECTORS = frozenset({QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf, QPaintEngine.Type.Picture})


_SLICES = 48
"""Parts of even colour that a fading bar has on paper."""


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
        self._colours = [theme.kind_colour(kind) for kind in known]
        self._tints = [_faded(colour, _SURE) for colour in self._colours]
        self._spines = [_faded(colour, _SPINE_SURE) for colour in self._colours]
        self._shapes = [glyph_path(kind.glyph, GLYPH) for kind in known]
        self._sprites: dict[tuple[int, int, float], QPixmap] = {}
        self._brushes: dict[tuple[int, float, float, int, int], QBrush] = {}

    def glyphs(self, painter: QPainter, places: list[tuple[float, float, int, int]]) -> None:
        """Glyphs at (x, y), of a kind and a status: filled if the event happened, else an outline.

        The outline is dashed when postponed, struck when cancelled. On screens they are copied from sprites, at whole
        pixels of the device; on paper they are drawn as shapes.
        """
        if painter.paintEngine().type() in _VECTORS:
            for x, y, kind, status in places:
                painter.translate(x, y)
                self._glyph(painter, kind, status)
                painter.translate(-x, -y)
            return
        density = painter.device().devicePixelRatioF()
        offset = painter.deviceTransform().map(QPointF(0, 0))
        shift_x, shift_y = offset.x() % 1.0, offset.y() % 1.0
        half = _SPRITE * density / 2
        for x, y, kind, status in places:
            left = (round(x * density - half + shift_x) - shift_x) / density
            top = (round(y * density - half + shift_y) - shift_y) / density
            painter.drawPixmap(QPointF(left, top), self._sprite(kind, status, density))

    def bar(self, painter: QPainter, place: BarPlace, kind: int, status: int, view_width: int) -> None:
        """A bar: solid where the event surely is, fading towards the ends of where it may be.

        Of one that is longer than the view only what is near the view is drawn: strokes cost by their length. To be
        called without antialiasing: bars then end with whole pixels, at a fraction of the cost.
        """
        left, right = max(place.x0, -2 * BAR), min(place.x1, view_width + 2 * BAR)
        top, width = place.y - BAR / 2, right - left
        if painter.paintEngine().type() in _VECTORS:
            self._printed_bar(painter, place, QRectF(left, top, width, BAR), kind, status)
        elif status in _NOT_HAPPENED:
            self._dashed_bar(painter, place, QRectF(left, top, width, BAR), kind, status)
        elif place.x0 == place.sure0 and place.x1 == place.sure1:
            painter.fillRect(QRectF(left, top, width, BAR - _SPINE), self._tints[kind])
            painter.fillRect(QRectF(left, top + BAR - _SPINE, width, _SPINE), self._spines[kind])
        else:
            body = self._fading(place, kind, _SURE, _UNSURE)
            painter.fillRect(QRectF(left, top, width, BAR - _SPINE), body)
            spine = self._fading(place, kind, _SPINE_SURE, _SPINE_UNSURE)
            painter.fillRect(QRectF(left, top + BAR - _SPINE, width, _SPINE), spine)

    def _printed_bar(self, painter: QPainter, place: BarPlace, box: QRectF, kind: int, status: int) -> None:
        """A bar on paper. Qt's engines for it lose fading colours, and a bar would look surer than it is: so it is cut
        into slices, each of an even colour, each drawn to the end so that no gap shows between two.
        """
        colour, ground = self._colours[kind], self._theme.panel
        happened = status not in _NOT_HAPPENED
        is_even = place.x0 == place.sure0 and place.x1 == place.sure1
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(1 if is_even else _SLICES):
            x = box.left() + box.width() * step / _SLICES
            share = _certainty(place, box.left() + box.width() * (step + 0.5) / _SLICES)
            body = _UNSURE + (_SURE - _UNSURE) * share
            spine = _SPINE_UNSURE + (_SPINE_SURE - _SPINE_UNSURE) * share
            rest = QRectF(x, box.top(), box.right() - x, BAR)
            painter.fillRect(rest, mixed(ground, colour, body if happened else body / 3))
            if happened:
                painter.fillRect(rest.adjusted(0, BAR - _SPINE, 0, 0), mixed(ground, colour, spine))
        if not happened:
            painter.setPen(self._outline(mixed(ground, colour, 0.9), status))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 3, 3)

    @staticmethod
    def _outline(brush: QBrush | QColor, status: int) -> QPen:
        pen = QPen(brush, 1.0)
        pen.setDashPattern([2.0, 2.0] if status == _POSTPONED else [5.0, 3.0])
        return pen

    def _dashed_bar(self, painter: QPainter, place: BarPlace, box: QRectF, kind: int, status: int) -> None:
        painter.setPen(self._outline(self._fading(place, kind, 0.9, 0.3), status))
        painter.setBrush(self._fading(place, kind, _SURE / 3, 0.0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.drawRoundedRect(box, 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _sprite(self, kind: int, status: int, density: float) -> QPixmap:
        key = kind, status, density
        sprite = self._sprites.get(key)
        if sprite is None:
            sprite = QPixmap(round(_SPRITE * density), round(_SPRITE * density))
            sprite.setDevicePixelRatio(density)
            sprite.fill(Qt.GlobalColor.transparent)
            painter = QPainter(sprite)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(_SPRITE / 2, _SPRITE / 2)
            self._glyph(painter, kind, status)
            painter.end()
            self._sprites[key] = sprite
        return sprite

    def _glyph(self, painter: QPainter, kind: int, status: int) -> None:
        """A glyph about the origin."""
        colour, shape = self._colours[kind], self._shapes[kind]
        if status not in _NOT_HAPPENED:
            # A rim in the colour of the ground keeps glyphs apart that touch.
            painter.setPen(QPen(self._theme.panel, 1.0))
            painter.setBrush(_faded(colour, 0.5) if status == _UNKNOWN else colour)
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

    def _fading(self, place: BarPlace, kind: int, sure: float, unsure: float) -> QBrush:
        """The brush of a bar from x0 to x1; it is changed by the next call."""
        length = place.x1 - place.x0
        first = round((place.sure0 - place.x0) / length * _FINENESS)
        last = round((place.sure1 - place.x0) / length * _FINENESS)
        # Where the event is certain nowhere, the middle is no likelier than the rest: it does not get full strength.
        strongest = sure if place.sure1 > place.sure0 else sure * 0.8
        key = kind, strongest, unsure, first, last
        brush = self._brushes.get(key)
        if brush is None:
            brush = self._brushes[key] = _unit_brush(self._colours[kind], strongest, unsure, first, last)
        brush.setTransform(QTransform(length, 0.0, 0.0, 1.0, place.x0, 0.0))
        return brush


def _unit_brush(colour: QColor, sure: float, unsure: float, first: int, last: int) -> QBrush:
    """A gradient from 0 to 1: `sure` between the parts `first` and `last` of _FINENESS, and falling to `unsure`."""
    gradient = QLinearGradient(0, 0, 1, 0)
    gradient.setColorAt(0.0, _faded(colour, unsure if first > 0 else sure))
    gradient.setColorAt(first / _FINENESS, _faded(colour, sure))
    gradient.setColorAt(last / _FINENESS, _faded(colour, sure))
    gradient.setColorAt(1.0, _faded(colour, unsure if last < _FINENESS else sure))
    return QBrush(gradient)


def _certainty(place: BarPlace, x: float) -> float:
    """1 where the event surely is, falling to 0 at the ends of where it may be."""
    if x < place.sure0:
        return max(x - place.x0, 0.0) / (place.sure0 - place.x0)
    if x > place.sure1:
        return max(place.x1 - x, 0.0) / (place.x1 - place.sure1)
    return 1.0


def _faded(colour: QColor, opacity: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(opacity)
    return faded
