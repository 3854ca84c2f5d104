"""Painting the map: ground, counts, water, borders, markers, names, each layer a method, in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from steppeline.ui.map.borders import ArcNumbers
from steppeline.ui.map.camera import Camera
from steppeline.ui.map.colours import MapColours, map_colours
from steppeline.ui.map.contents import Contents
from steppeline.ui.map.detail import Detail, level_of
from steppeline.ui.map.labels import Label
from steppeline.ui.map.looks import ground, is_marker, marker_radius
from steppeline.ui.map.names import Names
from steppeline.ui.map.outlines import Outlines, Ring
from steppeline.ui.map.strokes import magnification, stroke
from steppeline.ui.theme import Theme

_RIVERS_BY_RANK = (40.0, 12.0, 6.0, 3.5, 2.0, 1.2)
"""Kilometres a pixel up to which rivers of rank 1, 2, … are drawn."""

_MOST_LEVELS = 4
"""Of detail, whose paths are kept: those looked at last."""
_REACH = 4.0
"""Pixels around an area that change with it: its smooth edge, rounded up to whole pixels of any screen."""
_FINER, _COARSER = 1, 2
"""By how many levels a sketch may be drawn finer or coarser than is wanted."""


class MapCanvas:
    """Draws contents through a camera in one theme."""

    def __init__(self, outlines: Outlines, theme: Theme) -> None:
        self._outlines = outlines
        self._details: dict[int, Detail] = {}
        self._lakes = tuple((shore,) for shore in outlines.lakes)
        self.use(theme)

    def use(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self.colours: MapColours = map_colours(theme)
        self._names = Names(theme.font("caption"))

    def detail_at(self, scale: float) -> Detail:
        """The paths for `scale` kilometres a pixel of the screen."""
        return self._detail_of(level_of(scale))

    def _detail_of(self, level: int) -> Detail:
        detail = self._details.pop(level, None)
        if detail is None:
            finer = [each for each in self._details if each < level]
            # What was thinned before is thinned further in less time.
            source = self._details[max(finer)].arcs if finer else self._outlines.arcs
            detail = Detail(source, level)
        self._details[level] = detail
        while len(self._details) > _MOST_LEVELS:
            del self._details[next(iter(self._details))]
        return detail

    def detail_for_sketch(self, scale: float) -> Detail:
        """Less detail than can be seen, or what there is: while the map moves nobody waits for paths to be made."""
        level = level_of(scale) + 1
        there = [each for each in self._details if -_FINER <= each - level <= _COARSER]
        return self._detail_of(min(there, key=lambda each: abs(each - level), default=level))

    def boxes(self, camera: Camera, density: float, contents: Contents, positions: Sequence[int]) -> list[QRectF]:
        """The pixels around these units."""
        detail, units = self.detail_at(camera.scale / density), contents.places.borders.units
        areas = (detail.area(units[position].rings) for position in positions)
        return [camera.transform().mapRect(area.controlPointRect()) for area in areas]

    def draw_areas(
        self,
        painter: QPainter,
        camera: Camera,
        contents: Contents,
        *,
        beside: Sequence[int] | None = None,
        is_sketch: bool = False,
    ) -> None:
        """Draw the colours of areas, which tell the counts, on the canvas of the camera.

        Only what lies by the bounds of the units `beside`, if they are given; a sketch has no smooth edges.
        """
        layers = _Layers(self, painter, camera, contents, is_sketch=is_sketch)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=not is_sketch)
        # Beyond the outlines, too: there a seam would look like a coast.
        painter.fillRect(QRectF(0, 0, camera.width, camera.height), self.colours.sea)
        painter.setTransform(camera.transform(), combine=True)
        layers.areas(beside)
        painter.restore()

    def draw_lines(self, painter: QPainter, camera: Camera, contents: Contents, *, is_sketch: bool = False) -> None:
        """Draw water and borders, which stay as they are whatever is counted."""
        layers = _Layers(self, painter, camera, contents, is_sketch=is_sketch)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=not is_sketch)
        painter.setTransform(camera.transform(), combine=True)
        layers.water(self._outlines, self._lakes)
        layers.borders()
        painter.restore()

    def draw_disputed(self, painter: QPainter, camera: Camera, contents: Contents) -> None:
        """Hatch what two countries claim, the other way than what is not certain."""
        detail = self.detail_at(camera.scale / magnification(painter))
        brush = QBrush(self.colours.hatching, Qt.BrushStyle.FDiagPattern)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for rings in self._outlines.disputed:
            painter.fillPath(camera.transform().map(detail.area(rings)), brush)
        painter.restore()

    def draw_marks(self, painter: QPainter, camera: Camera, contents: Contents) -> None:
        """Draw what marks areas: that none of their events is certain, that they are chosen."""
        layers = _Layers(self, painter, camera, contents)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layers.hatching()
        layers.chosen(self._theme.accent)
        painter.restore()

    def place_names(
        self, camera: Camera, contents: Contents, density: float, taken: Sequence[QRectF] = ()
    ) -> list[Label]:
        """Where names find room, whatever is counted: none on `taken`, each with room for a number below it."""
        return self._names.place(camera, contents, self.detail_at(camera.scale / density), taken)

    def draw_names(
        self, painter: QPainter, camera: Camera, contents: Contents, labels: Sequence[Label], *, is_sketch: bool = False
    ) -> None:
        """Draw cities, and names where they were placed, which lie over everything else."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._markers(painter, camera, contents)
        self._names.write(painter, contents, self.colours, labels, is_sketch=is_sketch)
        painter.restore()

    def _markers(self, painter: QPainter, camera: Camera, contents: Contents) -> None:
        painter.setPen(QPen(self.colours.national, 1.0))
        radius, room = marker_radius(camera), QRectF(0, 0, camera.width, camera.height)
        for position, unit in enumerate(contents.places.borders.units):
            if is_marker(contents, position, camera) and room.contains(at := camera.pixel_of(unit.label)):
                painter.setBrush(ground(self.colours, contents, position))
                painter.drawEllipse(at, radius, radius)

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

    def __init__(
        self, canvas: MapCanvas, painter: QPainter, camera: Camera, contents: Contents, *, is_sketch: bool = False
    ) -> None:
        self._painter = painter
        self._camera = camera
        self._contents = contents
        self._borders = contents.places.borders
        self._colours = canvas.colours
        self._transform = camera.transform()
        find = canvas.detail_for_sketch if is_sketch else canvas.detail_at
        self._detail = find(camera.scale / magnification(painter))
        self._inverse = self._transform.inverted()[0]
        self._seen = self._inverse.mapRect(QRectF(0, 0, camera.width, camera.height))
        self.in_view = self._detail.in_view(self._borders.areas, self._seen)

    def fill(self, path: QPainterPath, colour: QColor) -> None:
        self._painter.fillPath(path, colour)

    def areas(self, beside: Sequence[int] | None) -> None:
        positions = self.in_view
        if beside is not None:
            reach = _REACH * self._camera.scale
            positions = self._detail.meeting(self._borders.areas, positions, beside, reach)
        for position in positions:
            self.fill(self.area(position), ground(self._colours, self._contents, position))

    def water(self, outlines: Outlines, lakes: Sequence[tuple[Ring, ...]]) -> None:
        colours, scale = self._colours, self._camera.scale
        rivers = [river for river in outlines.rivers if scale <= _RIVERS_BY_RANK[river.rank - 1]]
        self._stroke([arc for river in rivers for arc in river.arcs], colours.shore, 0.7)
        # Filled each by itself: one path of all would take ten times as long.
        for number in self._detail.in_view(lakes, self._seen):
            self.fill(self._detail.area(lakes[number]), colours.sea)
        stroke(self._painter, self._detail.area(outlines.lakes), colours.shore, 0.6 * scale)

    def borders(self) -> None:
        self._stroke(self._borders.regional, self._colours.regional, 0.8)
        self._stroke(self._borders.coasts, self._colours.shore, 0.8)
        self._stroke(self._borders.between_others, self._colours.regional, 0.8)
        self._stroke(self._borders.national, self._colours.national, 1.2)

    def hatching(self) -> None:
        """Over regions with events none of which is certain: the colour alone would promise too much."""
        brush = QBrush(self._colours.hatching, Qt.BrushStyle.BDiagPattern)
        for position in self.in_view:
            tally = self._contents.tally(position)
            if tally is not None and tally.possible and not tally.certain:
                self._painter.fillPath(self._transform.map(self.area(position)), brush)

    def chosen(self, accent: QColor) -> None:
        if self._contents.chosen:
            self._painter.setTransform(self._transform, combine=True)
            arcs = self._borders.outline(self._contents.chosen)
            self._stroke(arcs, self._colours.none, 4.2)
            self._stroke(arcs, accent, 2.4)
            self._painter.setTransform(self._inverse, combine=True)

    def _stroke(self, arcs: ArcNumbers | list[int], colour: QColor, width: float) -> None:
        stroke(self._painter, self._detail.lines(arcs), colour, width * self._camera.scale)

    def area(self, position: int) -> QPainterPath:
        return self._detail.area(self._borders.units[position].rings)
