"""The map as a picture: the canvas, its legend and notes, outlines and card over it, on any painter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap

from steppeline.ui.map.arcs import Pair, draw_arcs
from steppeline.ui.map.camera import Camera
from steppeline.ui.map.canvas import MapCanvas
from steppeline.ui.map.card import Card, CardText
from steppeline.ui.map.contents import Contents
from steppeline.ui.map.ground import Ground
from steppeline.ui.map.labels import Label
from steppeline.ui.map.lasso import Lasso
from steppeline.ui.map.legend import HEIGHT, Legend, Swatch, swatches, title_of
from steppeline.ui.map.looks import is_marker, marker_radius
from steppeline.ui.map.names import moved
from steppeline.ui.map.options import Options
from steppeline.ui.map.sites import Cluster, draw_clusters
from steppeline.ui.map.strokes import is_raster, magnification
from steppeline.ui.theme import GRID, Theme

_PADDING = 1.5 * GRID
_STEP = 15.0 * GRID

Layer = Callable[[QPainter, Camera, Contents], None]


@dataclass(frozen=True)
class Overlay:
    """What follows pointer, keys and other views: outlined units, and a card beside a point."""

    selected: frozenset[int] = field(default_factory=frozenset)
    hovered: frozenset[int] = field(default_factory=frozenset)
    card: CardText | None = None
    options: Options = field(default_factory=Options)
    pairs: tuple[Pair, ...] = ()
    lasso: Lasso | None = None
    clusters: tuple[Cluster, ...] = ()
    card_at: QPointF = field(default_factory=QPointF)


def canvas_size(size: QSizeF) -> QSizeF:
    """The room for the map itself in a picture of this size."""
    return QSizeF(max(size.width(), 1), max(size.height() - HEIGHT, 1))


class Picture:
    """Draws contents in one theme. What lies below and above the outlines is kept as pixels until it changes."""

    def __init__(self, canvas: MapCanvas, theme: Theme) -> None:
        self._canvas = canvas
        self._ground = Ground(canvas)
        self.use(theme)

    def use(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self._canvas.use(theme)
        self._ground.forget()
        self._legend = Legend(theme, self._canvas.colours)
        self._card = Card(theme)
        self._kept: dict[str, tuple[tuple[object, ...], QPixmap]] = {}
        self._legend_of: tuple[Contents, float, tuple[list[Swatch], str, bool]] | None = None
        self._placed: tuple[object, Camera, list[Label]] | None = None
        self.kept_free = QRectF()
        """Pixels on which there are to be no names, besides the notes."""
        self.note_height = 0
        """Pixels from the upper edge that a change of the note alone touches."""

    def draw(
        self,
        painter: QPainter,
        camera: Camera,
        contents: Contents,
        note: str,
        overlay: Overlay,
        *,
        dirty: QRectF | None = None,
        is_sketch: bool = False,
    ) -> None:
        """Draw on `camera.width` times the height of canvas and legend; `note` tells of what day the borders are.

        With a legend that lies outside of `dirty` nobody needs to bother. A sketch takes little time: its edges are not
        smooth, and while the camera moves it has less detail and names where they were last placed.
        """
        room = QRectF(0, 0, camera.width, camera.height)
        items, elsewhere, has_room = self._in_legend(contents, room.width())
        corner = self._corner([note] if has_room else [note, elsewhere], room)
        self.note_height = ceil(corner.box.bottom()) + 1
        painter.save()
        painter.setClipRect(room)
        self._draw_layers(painter, camera, contents, overlay, is_sketch=is_sketch)
        labels = self._labels(painter, camera, contents, corner.room, is_sketch=is_sketch)
        self._canvas.draw_names(painter, camera, contents, labels, is_sketch=is_sketch)
        corner.draw(painter, self._theme)
        painter.restore()
        band = QRectF(0, room.bottom(), room.width(), HEIGHT)
        if dirty is None or dirty.intersects(band):
            self._legend.draw(painter, band, title_of(contents), items, elsewhere if has_room else "")
        if overlay.lasso is not None:
            overlay.lasso.draw(painter, self._theme)
        if overlay.card is not None:
            self._card.draw(painter, overlay.card, overlay.card_at, room)

    def _draw_layers(
        self, painter: QPainter, camera: Camera, contents: Contents, overlay: Overlay, *, is_sketch: bool
    ) -> None:
        """Draw what lies below the names, in this order."""
        self._ground.draw(painter, camera, contents, is_sketch=is_sketch)
        if contents.chosen or contents.has_doubtful:
            counted = (contents.census, contents.chosen)
            self._keep("marks", painter, camera, contents, self._canvas.draw_marks, depends=counted)
        if overlay.options.disputed:
            self._keep("disputed", painter, camera, contents, self._canvas.draw_disputed)
        if overlay.selected or overlay.hovered:
            outlined = (overlay.selected, overlay.hovered)
            self._keep("outlines", painter, camera, contents, partial(self._outline, overlay=overlay), depends=outlined)
        if overlay.pairs:
            arcs = partial(draw_arcs, pairs=overlay.pairs, theme=self._theme)
            self._keep("arcs", painter, camera, contents, arcs, depends=overlay.pairs)
        if overlay.clusters:
            symbols = partial(draw_clusters, clusters=overlay.clusters, theme=self._theme)
            self._keep("places", painter, camera, contents, symbols, depends=overlay.clusters)

    def _labels(
        self, painter: QPainter, camera: Camera, contents: Contents, taken: QRectF, *, is_sketch: bool
    ) -> list[Label]:
        density = magnification(painter)
        state = (density, contents.places, contents.known, contents.weights, taken, self.kept_free)
        if self._placed is None or self._placed[0] != state or (self._placed[1] != camera and not is_sketch):
            self._placed = state, camera, self._canvas.place_names(camera, contents, density, [taken, self.kept_free])
        _, before, labels = self._placed
        return labels if before == camera else moved(labels, before, camera, contents)

    def _keep(
        self,
        name: str,
        painter: QPainter,
        camera: Camera,
        contents: Contents,
        draw: Layer,
        *,
        depends: object = None,
    ) -> None:
        """Draw a layer, as it was drawn last if nothing of it, nor of what it `depends` on besides, has changed."""
        if not is_raster(painter):
            # A file of lines, to be sharp at any size.
            draw(painter, camera, contents)
            return
        places, density = contents.places, magnification(painter)
        state = (camera, density, places, depends)
        if name not in self._kept or self._kept[name][0] != state:
            self._kept[name] = state, _pixels(camera, contents, density, draw)
        painter.drawPixmap(QPointF(0, 0), self._kept[name][1])

    def _in_legend(self, contents: Contents, width: float) -> tuple[list[Swatch], str, bool]:
        """Swatches and a note on what no area shows, and whether the note has room beside them; worked out once."""
        if self._legend_of is None or self._legend_of[0] is not contents or self._legend_of[1] != width:
            items = swatches(contents, self._canvas.colours)
            elsewhere = contents.places.words.elsewhere(contents.census)
            told = items, elsewhere, self._legend.has_room(width, title_of(contents), items, elsewhere)
            self._legend_of = contents, width, told
        return self._legend_of[2]

    def _outline(self, painter: QPainter, camera: Camera, contents: Contents, *, overlay: Overlay) -> None:
        self._outlines(painter, camera, contents, overlay.selected, 2.0)
        self._outlines(painter, camera, contents, overlay.hovered, 1.2)

    def _outlines(
        self, painter: QPainter, camera: Camera, contents: Contents, positions: frozenset[int], width: float
    ) -> None:
        """Outline units together; a city that is a marker gets a ring."""
        if not positions:
            return
        borders = contents.places.borders
        markers = frozenset(position for position in positions if is_marker(contents, position, camera))
        self._canvas.outline(painter, camera, borders.outline(positions - markers), self._theme.text, width)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.text, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = marker_radius(camera) + 1.5
        # Alone, a city is what is meant; among the regions of a country its ring would only add unrest.
        for position in markers if len(markers) == len(positions) else ():
            painter.drawEllipse(camera.pixel_of(borders.units[position].label), radius, radius)
        painter.restore()

    def _corner(self, notes: list[str], canvas: QRectF) -> Corner:
        metrics = QFontMetricsF(self._theme.font("caption"))
        widest = canvas.width() - 2 * GRID - 2 * _PADDING
        lines = tuple(metrics.elidedText(note, Qt.TextElideMode.ElideRight, widest) for note in notes if note)
        width = max(map(metrics.horizontalAdvance, lines), default=0.0) + 2 * _PADDING
        return Corner(lines, QRectF(GRID, GRID, width, metrics.lineSpacing() * len(lines) + _PADDING))


def _pixels(camera: Camera, contents: Contents, density: float, draw: Layer) -> QPixmap:
    size = QSizeF(camera.width, camera.height) * density
    pixmap = QPixmap(QSize(round(size.width()), round(size.height())))
    pixmap.setDevicePixelRatio(density)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw(painter, camera, contents)
    painter.end()
    return pixmap


@dataclass(frozen=True)
class Corner:
    """Lines in the upper left corner, on a ground that lets the map shine through."""

    lines: tuple[str, ...]
    box: QRectF

    @property
    def room(self) -> QRectF:
        """The room kept free of names. It changes in steps, so that another month does not set all names anew."""
        return QRectF(self.box.topLeft(), QSizeF(ceil(self.box.width() / _STEP) * _STEP, self.box.height()))

    def draw(self, painter: QPainter, theme: Theme) -> None:
        """Draw it in a theme."""
        font = theme.font("caption")
        metrics = QFontMetricsF(font)
        ground = QColor(theme.panel)
        ground.setAlphaF(0.82)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(self.box, 3, 3)
        painter.setFont(font)
        painter.setPen(theme.muted)
        for number, line in enumerate(self.lines):
            baseline = self.box.top() + _PADDING / 2 + metrics.ascent() + metrics.lineSpacing() * number
            painter.drawText(QPointF(self.box.left() + _PADDING, baseline), line)
        painter.restore()
