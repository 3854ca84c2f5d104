"""What the map shows now: follows the document and the view, and works out anew only what has changed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

import numpy as np

from steppeline.model.calendar import OPEN
from steppeline.model.cross_filter import Visible
from steppeline.model.facet import Facet
from steppeline.model.index import Index
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.regional_figures import families_of
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.map.arcs import Pair, strongest_pairs
from steppeline.ui.map.borders import Borders, borders_on, change_days
from steppeline.ui.map.camera import Camera
from steppeline.ui.map.card import CardText
from steppeline.ui.map.census import Groups, groups_of
from steppeline.ui.map.choosing import chosen_places
from steppeline.ui.map.contents import Contents, Places, chosen_positions, contents_of, places_on, weights_of
from steppeline.ui.map.figures import RegionalFigures, regional_figures
from steppeline.ui.map.latest import latest_words
from steppeline.ui.map.measure import COUNTS, Measure
from steppeline.ui.map.outlines import Outlines
from steppeline.ui.map.sites import Cluster, Site, card_of, clusters_of, sites_of
from steppeline.ui.map.words import Words, naming_changes


class Scene:
    """The contents of the map at this moment.

    Borders are worked out when the viewed date passes a change of borders, names when it passes a change of a name,
    counts when another set of events is visible.
    """

    def __init__(
        self, outlines: Outlines, document: Document, state: ViewState, language: Language, classes: int
    ) -> None:
        self.outlines = outlines
        self._document = document
        self._state = state
        self._language = language
        self._classes = classes
        self._change_days = change_days(outlines)
        self._naming_changes: tuple[ReferenceBook, tuple[int, ...]] | None = None
        self._borders: tuple[int, Borders] | None = None
        self._places: tuple[tuple[int, int], ReferenceBook, Places] | None = None
        self._contents: tuple[tuple[Places, Visible, Measure, RegionalFigures | None], Contents] | None = None
        self._figures: tuple[tuple[object, ...], RegionalFigures | None] = ((), None)
        self._weights: tuple[Places, Index, tuple[int, ...]] | None = None
        self._groups: tuple[Places, Facet, Groups] | None = None
        self._latest: tuple[Contents, int, str] | None = None
        self.measure = COUNTS
        self.place_counts: Mapping[str, int] = {}
        self._sites: tuple[Mapping[str, int], tuple[Site, ...]] | None = None
        self._clusters: tuple[tuple[Site, ...], tuple[Camera, frozenset[str]], tuple[Cluster, ...]] | None = None
        self._pairs: tuple[Contents, tuple[Pair, ...]] | None = None

    @property
    def contents(self) -> Contents:
        """What the map shows."""
        places, visible, current = self._places_now(), self._state.visible, self._state.filter
        figures = self._figures_of(places)
        key = places, visible, self.measure, figures
        if self._contents is None or self._contents[0] != key:
            weights, groups = self._weights_of(places, visible), self._groups_of(places, visible)
            self._contents = (
                key,
                contents_of(
                    places,
                    visible,
                    current,
                    self._classes,
                    weights=weights,
                    groups=groups,
                    measure=self.measure,
                    figures=figures,
                ),
            )
        contents = self._contents[1].choosing(current)
        self._contents = key, contents
        return contents

    @property
    def chosen(self) -> frozenset[int]:
        """The positions of what the filter names, known before anything is counted."""
        return chosen_positions(self._places_now(), self._state.filter)

    @property
    def borders_note(self) -> str:
        """Of what day the borders are."""
        words = self._places_now().words
        if self._state.borders == "today":
            return words.borders_of_today()
        return words.borders(self._state.viewed_date, self.outlines.known_since)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs of units that share most of the events on the map."""
        contents, visible = self.contents, self._state.visible
        if self._pairs is None or self._pairs[0] is not contents:
            self._pairs = contents, strongest_pairs(contents, visible)
        return self._pairs[1]

    @property
    def hovered(self) -> frozenset[int]:
        """The units of the region under the pointer, in whichever view, and of the event under it."""
        territories = self._places_now().territories
        key, event = self._state.hovered_region, self._state.hovered
        of_region = territories.positions_of(key) if key is not None else frozenset[int]()
        return of_region | self._positions_of_events([] if event is None else [event])

    @property
    def selected(self) -> frozenset[int]:
        """The units of the regions of the selected events."""
        return self._positions_of_events(self._state.selection)

    def _positions_of_events(self, ids: Iterable[int]) -> frozenset[int]:
        index = self._state.visible.index
        rows = index.rows_of(list(ids))
        of_events = np.unique(index.regions.codes[rows[rows >= 0]])
        codes = np.unique(index.regions.sets.chosen(of_events.astype(np.int64)).members).tolist()
        territories = self._places_now().territories
        keys = (index.region_names.keys[code] for code in codes)
        return frozenset[int]().union(*map(territories.positions_of, keys))

    @property
    def is_current(self) -> bool:
        """Whether the borders and names are still those of the viewed date, and figures those of the viewed span."""
        is_placed = self._places is not None and self._places[0] == self._places_key()
        return is_placed and (not self.measure.family or self._figures_of(self._places_now()) is self._drawn_figures)

    @property
    def _drawn_figures(self) -> RegionalFigures | None:
        return self._contents[1].figures if self._contents is not None else None

    def _figures_of(self, places: Places) -> RegionalFigures | None:
        """What is stated of the viewed span; the same object as long as it is the same."""
        if not self.measure.family:
            return None
        book, viewport = self._document.book, self._state.viewport
        seen = (places, self.measure.family, viewport.start, viewport.end, book, self._document.index)
        if self._figures[0] != seen:
            families = {family.key: family for family in families_of(book.series, book.regions)}
            family = families.get(self.measure.family)
            found = None
            if family is not None:
                found = regional_figures(self._document, family, places.territories, viewport.start, viewport.end)
            if found == self._figures[1]:
                found = self._figures[1]
            self._figures = seen, found
        return self._figures[1]

    def card(self, position: int) -> CardText:
        """What is known of the unit at `position`, its last event too."""
        contents, visible = self.contents, self._state.visible
        if self._latest is None or self._latest[:2] != (contents, position):
            keys = contents.places.territories.all[position].keys
            self._latest = contents, position, latest_words(self._document, visible, keys, self._language)
        return contents.card(position, self._latest[2])

    def clusters(self, camera: Camera) -> tuple[Cluster, ...]:
        """The symbols of places."""
        counts = self.place_counts
        if self._sites is None or self._sites[0] is not counts:
            self._sites = counts, sites_of(counts, self._document.book.places, self.outlines.plane)
        sites = self._sites[1]
        of = camera, chosen_places(self._state.filter)
        if self._clusters is None or self._clusters[0] is not sites or self._clusters[1] != of:
            self._clusters = sites, of, clusters_of(sites, *of)
        return self._clusters[2]

    def card_of_places(self, cluster: Cluster) -> CardText:
        """What is known of the places of a symbol."""
        return card_of(cluster, self._document.book.places, self._places_now().words)

    def _weights_of(self, places: Places, visible: Visible) -> tuple[int, ...]:
        if self._weights is None or self._weights[0] is not places or self._weights[1] is not visible.index:
            self._weights = places, visible.index, weights_of(places, visible)
        return self._weights[2]

    def _groups_of(self, places: Places, visible: Visible) -> Groups:
        facet = visible.facet("region")
        if self._groups is None or self._groups[0] is not places or self._groups[1] is not facet:
            self._groups = places, facet, groups_of(places.territories, facet)
        return self._groups[2]

    @property
    def _moment(self) -> int:
        """As of when regions are drawn and named."""
        if self._state.borders == "viewed":
            return self._state.viewed_date
        as_of = self._state.visible.index.as_of
        return OPEN - 1 if as_of is None else as_of

    def _places_now(self) -> Places:
        key, book = self._places_key(), self._document.book
        if self._places is None or self._places[0] != key or self._places[1] is not book:
            moment = self._moment
            words = Words(book.regions, moment, self._language)
            self._places = key, book, places_on(self.outlines, self._borders_of(key[0], moment), book.regions, words)
        return self._places[2]

    def _places_key(self) -> tuple[int, int]:
        """The numbers of the borders and of the names, each counted through."""
        moment, book = self._moment, self._document.book
        if self._naming_changes is None or self._naming_changes[0] is not book:
            self._naming_changes = book, naming_changes(book.regions)
        return bisect_right(self._change_days, moment), bisect_right(self._naming_changes[1], moment)

    def _borders_of(self, era: int, moment: int) -> Borders:
        if self._borders is None or self._borders[0] != era:
            self._borders = era, borders_on(self.outlines, moment)
        return self._borders[1]
