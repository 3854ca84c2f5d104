"""Painting the map: ground, counts, water, borders, markers, names, each layer a method, in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from steppeline.ui.map.borders import ArcNumbers
from steppeline.ui.map.camera import Camera
from steppeline.ui.map.colours import MapColours, map_colours
from steppeline.ui.map.contents import Contents
from steppeline.ui.map.detail import Detail, level_of, path_of
from steppeline.ui.map.labels import Label, TextWidths, Wish, place_labels
from steppeline.ui.map.outlines import Outlines
from steppeline.ui.map.projection import STEPPE
from steppeline.ui.map.strokes import magnification, stroke
from steppeline.ui.map.writing import Writing
from steppeline.ui.theme import Theme

_SHEETS = ((5.0, 200.0, 22.0), (-6.0, 5.0, 63.0), (-6.0, 230.0, 72.0))
"""West, east and south of what the outlines cover, and of the sea beside it that holds no land."""
_POINTS_OF_SHEET = 200
_SMALL_AREA = 3_000.0
"""Square kilometres: below, a region is a city and gets a marker while its area is too small to be hit."""
_SMALL_ON_SCREEN = 12.0
_RIVERS_BY_RANK = (40.0, 12.0, 6.0, 3.5, 2.0, 1.2)
"""Kilometres a pixel up to which rivers of rank 1, 2, … are drawn."""


class MapCanvas:
    """Draws contents through a camera in one theme."""

    def __init__(self, outlines: Outlines, theme: Theme) -> None:
        self._outlines = outlines
        self._details: dict[int, Detail] = {}
        self._sheet = _sheet()
        self._known_inside: tuple[object, dict[tuple[int, float, float], bool]] | None = None
        self.use(theme)

    def use(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self.colours: MapColours = map_colours(theme)
        font = theme.font("caption")
        self._widths = TextWidths(QFontMetricsF(font))
        self._writing = Writing(font, self._widths)

    def detail_at(self, scale: float) -> Detail:
        """The paths for `scale` kilometres a pixel of the screen."""
        level = level_of(scale)
        if level not in self._details:
            self._details[level] = Detail(self._outlines.arcs, level)
        return self._details[level]

    def draw_counts(self, painter: QPainter, camera: Camera, contents: Contents) -> None:
        """Draw the colours of areas, which tell the counts, on the canvas of the camera."""
        layers = _Layers(self, painter, camera, contents)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, camera.width, camera.height), self.colours.outside)
        painter.setTransform(camera.transform(), combine=True)
        layers.fill(self._sheet, self.colours.sea)
        layers.areas()
        painter.restore()

    def draw_lines(self, painter: QPainter, camera: Camera, contents: Contents) -> None:
        """Draw water and borders, which stay as they are whatever is counted."""
        layers = _Layers(self, painter, camera, contents)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(camera.transform(), combine=True)
        layers.water(self._outlines)
        layers.borders()
        painter.restore()

    def draw_marks(self, painter: QPainter, camera: Camera, contents: Contents) -> None:
        """Draw what marks areas: that none of their events is certain, that they are chosen."""
        layers = _Layers(self, painter, camera, contents)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layers.hatching()
        layers.chosen(self._theme.accent)
        painter.restore()

    def draw_names(self, painter: QPainter, camera: Camera, contents: Contents, taken: Sequence[QRectF] = ()) -> None:
        """Draw cities and names, which lie over everything else; no names on `taken`."""
        layers = _Layers(self, painter, camera, contents)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layers.markers()
        layers.names(taken, self._widths, self._writing, self._inside(camera, contents, magnification(painter)))
        painter.restore()

    def _inside(self, camera: Camera, contents: Contents, density: float) -> dict[tuple[int, float, float], bool]:
        """Which pixels are known to lie in which areas: labels are tried at the same places with every count."""
        seen = (camera, density, contents.places.borders)
        if self._known_inside is None or self._known_inside[0] != seen:
            self._known_inside = seen, {}
        return self._known_inside[1]

    def outline(self, painter: QPainter, camera: Camera, arcs: ArcNumbers, colour: QColor, width: float) -> None:
        """Draw these arcs as a line `width` pixels wide on a ground of their own, so that it is seen on any colour."""
        path = self.detail_at(camera.scale / magnification(painter)).lines(arcs)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(camera.transform(), combine=True)
        for each, pixels in ((self._theme.panel, width + 1.6), (colour, width)):
            stroke(painter, path, each, pixels * camera.scale)
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
        self._inverse = self._transform.inverted()[0]
        self._seen = self._inverse.mapRect(self._canvas)
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
        lakes = self._detail.area(outlines.lakes)
        self.fill(lakes, colours.sea)
        stroke(self._painter, lakes, colours.shore, 0.6 * scale)

    def borders(self) -> None:
        self._stroke(self._borders.regional, self._colours.regional, 0.8)
        self._stroke(self._borders.coasts, self._colours.shore, 0.8)
        self._stroke(self._borders.between_others, self._colours.regional, 0.8)
        self._stroke(self._borders.national, self._colours.national, 1.2)

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
            self._painter.setTransform(self._inverse, combine=True)

    def markers(self) -> None:
        radius = marker_radius(self._camera)
        for position in self._in_view:
            if is_marker(self._contents, position, self._camera):
                self._painter.setPen(QPen(self._colours.national, 1.0))
                self._painter.setBrush(self._ground(position))
                self._painter.drawEllipse(self._label_point(position), radius, radius)

    def names(
        self,
        taken: Sequence[QRectF],
        widths: TextWidths,
        writing: Writing,
        inside: dict[tuple[int, float, float], bool],
    ) -> None:
        wishes = [wish for position in self._by_weight() if (wish := self._wish(position, inside)).name]
        discs = [self._disc(wish.at) for wish in wishes if wish.is_inside is None]
        for label in place_labels(wishes, widths, self._canvas, [*taken, *discs]):
            self._write(label, widths, writing)

    def _by_weight(self) -> list[int]:
        """Markers first, whose names have one place only, then many events, then large areas."""

        def weight(position: int) -> tuple[bool, int, float]:
            tally = self._contents.tally(position)
            is_city = is_marker(self._contents, position, self._camera)
            return not is_city, -(tally.possible if tally else -1), -self._borders.units[position].area

        return sorted(self._in_view, key=weight)

    def _wish(self, position: int, inside: dict[tuple[int, float, float], bool]) -> Wish:
        tally = self._contents.tally(position)

        def is_inside(pixel: QPointF) -> bool:
            key = (position, pixel.x(), pixel.y())
            if key not in inside:
                inside[key] = self._area(position).contains(self._inverse.map(pixel))
            return inside[key]

        at_marker = is_marker(self._contents, position, self._camera)
        return Wish(
            position=position,
            name=self._contents.places.short_names[position],
            number=self._contents.places.words.number(tally) if tally and tally.possible else "",
            at=self._label_point(position),
            is_inside=None if at_marker else is_inside,
        )

    def _write(self, label: Label, widths: TextWidths, writing: Writing) -> None:
        # Beside a marker the label lies on another region.
        ground = self._colours.none if label.is_beside else self._ground(label.position)
        colour = self._text_colour(label.position, ground)
        for number, line in enumerate(label.lines):
            left = label.box.left() if label.is_beside else label.box.center().x() - widths.of(line) / 2
            at = QPointF(left, label.box.top() + widths.height * number + widths.ascent)
            writing.write(self._painter, at, line, colour, ground)

    def _stroke(self, arcs: ArcNumbers | list[int], colour: QColor, width: float) -> None:
        stroke(self._painter, self._detail.lines(arcs), colour, width * self._camera.scale)

    def _area(self, position: int) -> QPainterPath:
        return self._detail.area(self._borders.units[position].rings)

    def _ground(self, position: int) -> QColor:
        number = self._contents.classes[position]
        if number is not None:
            return self._colours.classes[number]
        if self._contents.tally(position) is not None:
            return self._colours.none
        return self._colours.land if self._borders.units[position].is_country else self._colours.no_data

    def _text_colour(self, position: int, ground: QColor) -> QColor:
        if self._contents.tally(position) is None:
            return self._colours.context_text
        if self._contents.classes[position] is None:
            return self._colours.quiet_text
        return self._colours.text_on(ground)

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


def _sheet() -> QPainterPath:
    """What the outlines cover, and the Arctic Ocean beyond, which is free of land up to the pole and the apex."""
    sheet = QPainterPath()
    sheet.setFillRule(Qt.FillRule.WindingFill)
    for west, east, south in _SHEETS:
        longitudes = np.linspace(west, east, _POINTS_OF_SHEET)
        shore = np.column_stack(STEPPE.project(longitudes, np.full(_POINTS_OF_SHEET, south)))
        sheet.addPath(path_of([np.vstack((shore, STEPPE.apex, shore[:1]))]))
    return sheet
