"""The map with all that needs its outlines: contents, picture, point of view, and what lies where."""

from __future__ import annotations

from math import sqrt
from pathlib import Path
from statistics import median

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.map.camera import Camera
from steppeline.ui.map.canvas import MapCanvas
from steppeline.ui.map.card import CardText
from steppeline.ui.map.contents import Contents
from steppeline.ui.map.hits import position_at
from steppeline.ui.map.lasso import Lasso
from steppeline.ui.map.options import Options
from steppeline.ui.map.outlines import Unit, read_outlines
from steppeline.ui.map.own_outlines import with_own
from steppeline.ui.map.picture import Overlay, Picture, canvas_size
from steppeline.ui.map.scene import Scene
from steppeline.ui.map.sites import Cluster, cluster_at
from steppeline.ui.map.viewpoint import Viewpoint
from steppeline.ui.map.walking import next_in_direction
from steppeline.ui.theme import GRID, Theme

_SHORE = 8.0 * GRID
"""Pixels from the edge within which the keyboard does not leave a region."""

_NARROW = 4.0
"""Pixels: of a country whose regions are mostly narrower, a click means the whole."""


class Atlas:
    """What the pane draws and asks, once the outlines in `folder` are read. Raises WorldError when they cannot be.

    Sizes are those of the whole pane, in logical pixels. A unit that is pointed at is known by its code, which outlives
    a change of borders.
    """

    def __init__(self, folder: Path, document: Document, state: ViewState, theme: Theme, language: Language) -> None:
        self._own = document.region_outlines()
        outlines = with_own(read_outlines(folder), self._own, document.book.regions)
        self._canvas = MapCanvas(outlines, theme)
        self._outlined = frozenset[int]()
        self._chosen = frozenset[int]()
        self._noted = ""
        self.scene = Scene(outlines, document, state, language, len(theme.sequential))
        self.picture = Picture(self._canvas, theme)
        self.viewpoint = Viewpoint(outlines)
        self._options = Options()

    @property
    def options(self) -> Options:
        """What is drawn besides, and what colours stand for."""
        return self._options

    @options.setter
    def options(self, options: Options) -> None:
        self._options = options
        self.scene.measure = options.measure

    @property
    def contents(self) -> Contents:
        """What is on the map now."""
        return self.scene.contents

    @property
    def is_outlined_anew(self) -> bool:
        """Whether another view points at other regions than those outlined in the last picture."""
        return self.scene.hovered != self._outlined

    @property
    def is_chosen_anew(self) -> bool:
        """Whether the filter names other regions than those marked in the last picture."""
        return self.scene.chosen != self._chosen

    @property
    def is_noted_anew(self) -> bool:
        """Whether the note on the borders says something else than in the last picture."""
        return self.scene.borders_note != self._noted

    def is_up_to_date(self, document: Document) -> bool:
        """Whether the casefile still has the outlines that it had."""
        return document.region_outlines() is self._own

    def camera(self, size: QSizeF) -> Camera:
        """From where it is looked at."""
        return self.viewpoint.camera(canvas_size(size))

    def draw(
        self,
        painter: QPainter,
        size: QSizeF,
        pointed: str | None,
        pointer: QPointF,
        dirty: QRectF | None = None,
        *,
        lasso: Lasso | None = None,
        is_sketch: bool = False,
    ) -> None:
        """Draw the pane, or what of it is `dirty`, with a card at `pointer` on the unit that is pointed at."""
        contents = self.contents
        position = contents.places.borders.position_of(pointed)
        self._outlined, self._chosen, self._noted = self.scene.hovered, contents.chosen, self.scene.borders_note
        camera = self.camera(size)
        clusters = self.scene.clusters(camera)
        overlay = Overlay(
            selected=self.scene.selected,
            hovered=self._outlined | ({position} if position is not None else frozenset()),
            card=self._card(position, cluster_at(clusters, pointer)),
            clusters=clusters,
            card_at=pointer,
            options=self.options,
            lasso=lasso,
            pairs=self.scene.pairs if self.options.arcs else (),
        )
        self.picture.draw(painter, camera, contents, self._noted, overlay, dirty=dirty, is_sketch=is_sketch)

    def _card(self, position: int | None, cluster: Cluster | None) -> CardText | None:
        if cluster is not None:
            return self.scene.card_of_places(cluster)
        return self.scene.card(position) if position is not None else None

    def symbol_at(self, pixel: QPointF, size: QSizeF) -> Cluster | None:
        """The symbol of places at a pixel."""
        return cluster_at(self.scene.clusters(self.camera(size)), pixel)

    def part(self, cluster: Cluster, size: QSizeF) -> bool:
        """Zoom to the places of a symbol, so that they come apart. Tells whether there is anything to part."""
        points = np.array([site.point for site in cluster.sites])
        return len(points) > 1 and self.viewpoint.show_points(points, canvas_size(size))

    def unit_at(self, pixel: QPointF, size: QSizeF, density: float) -> str | None:
        """The code of the unit seen at a pixel of a screen with `density` device pixels a pixel; None for the sea."""
        if pixel.y() >= canvas_size(size).height():
            return None
        camera, contents = self.camera(size), self.contents
        position = position_at(contents, camera, self._canvas.detail_at(camera.scale / density), pixel)
        return contents.places.borders.units[position].code if position is not None else None

    def fit(self, size: QSizeF) -> None:
        """Zoom to the chosen regions; if they are shown so already, or none is chosen, show everything."""
        contents = self.contents
        units = [contents.places.borders.units[position] for position in sorted(contents.chosen)]
        if not units or not self.viewpoint.show_units(units, canvas_size(size)):
            self.viewpoint.show_everything()

    def show_unit(self, code: str | None, size: QSizeF) -> bool:
        """Zoom to the unit with this code. Tells whether there is one."""
        borders = self.contents.places.borders
        position = borders.position_of(code)
        if position is not None:
            self.viewpoint.show_units([borders.units[position]], canvas_size(size))
        return position is not None

    def spoken(self, code: str | None) -> str:
        """What the card of a unit shows, for a screen reader."""
        position = self.contents.places.borders.position_of(code)
        if position is None:
            return ""
        card = self.scene.card(position)
        return ", ".join(filter(None, (card.heading, card.amount, *card.lines)))

    def keys_of(self, code: str | None) -> frozenset[str]:
        """The regions of the casefile in the unit with this code."""
        places = self.contents.places
        position = places.borders.position_of(code)
        return places.territories.all[position].keys if position is not None else frozenset()

    def region_of(self, code: str | None) -> str | None:
        """The key of the region that the unit with this code stands for in the casefile."""
        places = self.contents.places
        position = places.borders.position_of(code)
        return places.territories.all[position].region if position is not None else None

    def keys_hit(self, code: str | None, size: QSizeF) -> frozenset[str]:
        """The regions that a click on the unit with this code means: its country where regions are too small to hit."""
        borders = self.contents.places.borders
        position = borders.position_of(code)
        if position is not None:
            country = borders.units[position].country
            widths = [sqrt(unit.area) for unit in borders.units if unit.country == country]
            if median(widths) < _NARROW * self.camera(size).scale:
                return self.keys_of_country(code)
        return self.keys_of(code)

    def keys_within(self, lasso: Lasso, size: QSizeF) -> frozenset[str]:
        """The regions of the casefile whose labels lie inside of the lasso."""
        contents, camera, path = self.contents, self.camera(size), lasso.path
        units, territories = contents.places.borders.units, contents.places.territories.all
        return frozenset[str]().union(
            *(
                territory.keys
                for unit, territory in zip(units, territories, strict=True)
                if territory.keys and path.contains(camera.pixel_of(unit.label))
            )
        )

    def keys_of_country(self, code: str | None) -> frozenset[str]:
        """All regions of the casefile in the country of the unit with this code."""
        places = self.contents.places
        position = places.borders.position_of(code)
        if position is None:
            return frozenset()
        country = places.borders.units[position].country
        return frozenset[str]().union(
            *(territory.keys for territory in places.territories.all if territory.unit.country == country)
        )

    def unit_beside(self, pointed: str | None, direction: tuple[float, float], size: QSizeF) -> Unit | None:
        """The unit, of those the casefile knows, that lies next in a direction (right, down).

        From none, it is a chosen one, or the one nearest to the middle of the pane. None when there is no other.
        """
        contents, camera = self.contents, self.camera(size)
        borders = contents.places.borders
        known = [at for at, territory in enumerate(contents.places.territories.all) if territory.keys]
        places = {at: camera.pixel_of(borders.units[at].label).toTuple() for at in known}
        here = borders.position_of(pointed)
        if here is not None and here in places:
            there = next_in_direction(places, places[here], direction, borders.neighbours(here))
        else:
            middle = QPointF(camera.width / 2, camera.height / 2)
            candidates = sorted(contents.chosen & places.keys()) or known
            there = min(candidates, key=lambda at: (QPointF(*places[at]) - middle).manhattanLength(), default=None)
        return borders.units[there] if there is not None else None

    def bring_into_view(self, unit: Unit, size: QSizeF) -> QPointF:
        """Move the map as little as is needed to see the label of a unit. Gives the pixel where that is then."""
        canvas = canvas_size(size)
        at = self.camera(size).pixel_of(unit.label)
        within = QPointF(
            min(max(at.x(), _SHORE), canvas.width() - _SHORE), min(max(at.y(), _SHORE), canvas.height() - _SHORE)
        )
        if at != within:
            self.viewpoint.hold(unit.label, within, canvas)
        return self.camera(size).pixel_of(unit.label)
