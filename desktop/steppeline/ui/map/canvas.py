"""Painting the map: ground, counts, water, borders, markers, names, each layer a method, in a fixed order."""

from __future__ import annotations

from math import sqrt

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from steppeline.ui.map.borders import ArcNumbers
from steppeline.ui.map.camera import Camera
from steppeline.ui.map.colours import MapColours, map_colours
from steppeline.ui.map.contents import Contents
from steppeline.ui.map.detail import Detail, level_of, path_of
from steppeline.ui.map.labels import Label, Wish, place_labels
from steppeline.ui.map.outlines import Outlines
from steppeline.ui.map.projection import STEPPE
from steppeline.ui.theme import Theme

_SHEET = (5.0, 200.0, 22.0, 90.0)
"""West, east, south and north of what the outlines cover; no land lies between them and the pole."""
_SMALL_AREA = 3_000.0
"""Square kilometres: below, a region is a city and gets a marker while its area is too small to be hit."""
_SMALL_ON_SCREEN = 12.0
_RIVERS_BY_RANK = (40.0, 12.0, 6.0, 3.5, 2.0, 1.2)
"""Kilometres a pixel up to which rivers of rank 1, 2, … are drawn."""
_HALO = 2.6


class MapCanvas:
    """Draws contents through a camera in one theme."""

    def __init__(self, outlines: Outlines, theme: Theme) -> None:
        self._outlines = outlines
        self._details: dict[int, Detail] = {}
        self._sheet = _sheet()
        self.use(theme)

    def use(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self.colours: MapColours = map_colours(theme)

    def detail_at(self, scale: float) -> Detail:
        """The paths for `scale` kilometres a pixel of the screen."""
        level = level_of(scale)
        if level not in self._details:
            self._details[level] = Detail(self._outlines.arcs, level)
        return self._details[level]

    def draw(self, painter: QPainter, camera: Camera, contents: Contents) -> None:
        """Draw everything but what follows pointer and keys, on the canvas of the camera."""
        layers = _Layers(self, painter, camera, contents)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, camera.width, camera.height), self.colours.outside)
        painter.setTransform(camera.transform(), combine=True)
        layers.fill(self._sheet, self.colours.sea)
        layers.areas()
        layers.water(self._outlines)
        layers.borders()
        painter.restore()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layers.hatching()
        layers.chosen(self._theme.accent)
        layers.markers()
        painter.setFont(self._theme.font("caption"))
        layers.names()
        painter.restore()

    def outline(self, painter: QPainter, camera: Camera, arcs: ArcNumbers, colour: QColor, width: float) -> None:
        """Draw these arcs as a line `width` pixels wide on a ground of their own, so that it is seen on any colour."""
        path = self.detail_at(camera.scale / magnification(painter)).lines(arcs)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(camera.transform(), combine=True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for each, pixels in ((self._theme.panel, width + 1.6), (colour, width)):
            painter.setPen(_pen(each, pixels * camera.scale))
            painter.drawPath(path)
        painter.restore()


class _Layers:
    """The layers of one picture. Those down to the borders are drawn in kilometres, the others in pixels."""

    def __init__(self, canvas: MapCanvas, painter: QPainter, camera: Camera, contents: Contents) -> None:
        self._painter = painter
        self._camera = camera
        self._contents = contents
        self._borders = contents.places.borders
        self._colours = canvas.colours
        self._transform = camera.transform()
        self._detail = canvas.detail_at(camera.scale / magnification(painter))
        self._canvas = QRectF(0, 0, camera.width, camera.height)
        self._seen = self._transform.inverted()[0].mapRect(self._canvas)
        self._in_view = [
            position
            for position, unit in enumerate(self._borders.units)
            if self._detail.area(unit.rings).controlPointRect().intersects(self._seen)
        ]

    def fill(self, path: QPainterPath, colour: QColor) -> None:
        self._painter.fillPath(path, colour)

    def areas(self) -> None:
        for position in self._in_view:
            self.fill(self._area(position), self._ground(position))

    def water(self, outlines: Outlines) -> None:
        colours, scale = self._colours, self._camera.scale
        rivers = [river for river in outlines.rivers if scale <= _RIVERS_BY_RANK[river.rank - 1]]
        self._stroke([arc for river in rivers for arc in river.arcs], colours.shore, 0.7)
        self._painter.setPen(_pen(colours.shore, 0.6 * scale))
        self._painter.setBrush(colours.sea)
        for lake in outlines.lakes:
            path = self._detail.area(lake.rings)
            if path.controlPointRect().intersects(self._seen):
                self._painter.drawPath(path)

    def borders(self) -> None:
        self._stroke(self._borders.regional, self._colours.regional, 0.8)
        self._stroke(self._borders.coasts, self._colours.shore, 0.8)
        self._stroke(self._borders.national, self._colours.national, 1.1)

    def hatching(self) -> None:
        """Over regions with events none of which is certain: the colour alone would promise too much."""
        brush = QBrush(self._colours.hatching, Qt.BrushStyle.BDiagPattern)
        for position in self._in_view:
            tally = self._contents.tally(position)
            if tally is not None and tally.possible and not tally.certain:
                self._painter.fillPath(self._transform.map(self._area(position)), brush)

    def chosen(self, accent: QColor) -> None:
        if self._contents.chosen:
            self._painter.setTransform(self._transform, combine=True)
            arcs = self._borders.outline(self._contents.chosen)
            self._stroke(arcs, self._colours.none, 4.2)
            self._stroke(arcs, accent, 2.4)
            self._painter.setTransform(self._transform.inverted()[0], combine=True)

    def markers(self) -> None:
        radius = marker_radius(self._camera)
        for position in self._in_view:
            if is_marker(self._contents, position, self._camera):
                self._painter.setPen(QPen(self._colours.national, 1.0))
                self._painter.setBrush(self._ground(position))
                self._painter.drawEllipse(self._label_point(position), radius, radius)

    def names(self) -> None:
        wishes = [wish for position in self._by_weight() if (wish := self._wish(position)).name]
        metrics = QFontMetricsF(self._painter.font())
        discs = [self._disc(wish.at) for wish in wishes if wish.is_inside is None]
        for label in place_labels(wishes, metrics, self._canvas, discs):
            self._write(label, metrics)

    def _by_weight(self) -> list[int]:
        """Markers first, whose names have one place only, then many events, then large areas."""

        def weight(position: int) -> tuple[bool, int, float]:
            tally = self._contents.tally(position)
            is_city = is_marker(self._contents, position, self._camera)
            return not is_city, -(tally.possible if tally else -1), -self._borders.units[position].area

        return sorted(self._in_view, key=weight)

    def _wish(self, position: int) -> Wish:
        tally = self._contents.tally(position)
        path, inverse = self._area(position), self._transform.inverted()[0]
        at_marker = is_marker(self._contents, position, self._camera)
        return Wish(
            position=position,
            name=self._contents.places.short_names[position],
            number=self._contents.places.words.number(tally) if tally and tally.possible and not at_marker else "",
            at=self._label_point(position),
            is_inside=None if at_marker else lambda pixel: path.contains(inverse.map(pixel)),
        )

    def _write(self, label: Label, metrics: QFontMetricsF) -> None:
        ground = self._ground(label.position)
        is_context = self._contents.tally(label.position) is None
        colour = self._colours.context_text if is_context else self._colours.text_on(ground)
        painter = self._painter
        for number, line in enumerate(label.lines):
            width = metrics.horizontalAdvance(line)
            at = QPointF(
                label.box.center().x() - width / 2, label.box.top() + metrics.height() * number + metrics.ascent()
            )
            halo = QPainterPath()
            halo.addText(at, painter.font(), line)
            painter.strokePath(halo, _pen(ground, _HALO))
            painter.setPen(colour)
            painter.drawText(at, line)

    def _stroke(self, arcs: ArcNumbers | list[int], colour: QColor, width: float) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(_pen(colour, width * self._camera.scale))
        self._painter.drawPath(self._detail.lines(arcs))

    def _area(self, position: int) -> QPainterPath:
        return self._detail.area(self._borders.units[position].rings)

    def _ground(self, position: int) -> QColor:
        number = self._contents.classes[position]
        if number is not None:
            return self._colours.classes[number]
        if self._contents.tally(position) is not None:
            return self._colours.none
        return self._colours.land if self._borders.units[position].is_country else self._colours.no_data

    def _label_point(self, position: int) -> QPointF:
        return self._transform.map(QPointF(*self._borders.units[position].label))

    def _disc(self, at: QPointF) -> QRectF:
        radius = marker_radius(self._camera)
        return QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)


def is_marker(contents: Contents, position: int, camera: Camera) -> bool:
    """Whether a unit is a city too small on the screen to be seen and hit, so that it gets a marker."""
    unit = contents.places.borders.units[position]
    return not unit.is_country and unit.area < _SMALL_AREA and sqrt(unit.area) / camera.scale < _SMALL_ON_SCREEN


def marker_radius(camera: Camera) -> float:
    """Pixels; smaller where the whole map is."""
    return 4.5 if camera.scale < 9 else 3.5


def magnification(painter: QPainter) -> float:
    """Pixels of the device for a unit of the painter."""
    return sqrt(abs(painter.deviceTransform().determinant()))


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _sheet() -> QPainterPath:
    """What the outlines cover: a piece of a cone's unrolled surface."""
    west, east, south, north = _SHEET
    across = np.linspace(west, east, 200)
    longitudes = np.concatenate((across, across[::-1], across[:1]))
    latitudes = np.concatenate((np.full(200, south), np.full(200, north), [south]))
    return path_of([np.column_stack(STEPPE.project(longitudes, latitudes))])
