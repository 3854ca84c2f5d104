"""What the rows of the table are sorted by: a number for each event, wherever possible from the index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCollator, QLocale

from steppeline.model.event import Event
from steppeline.model.filter import Visible
from steppeline.model.index import FacetName, Integers, MultiColumn
from steppeline.model.text import Language
from steppeline.model.vocabulary_words import entity_words
from steppeline.session.document import Document
from steppeline.ui.widgets.event_names import EventNames

_LAST = np.iinfo(np.int64).max


@dataclass(frozen=True, eq=False)
class Ordering:
    """The rows of the index (intp[rows], ascending: in time order) that are sorted. All methods give int64[rows]."""

    rows: NDArray[np.intp]
    visible: Visible
    document: Document
    language: Language

    def by_date(self) -> Integers:
        """Earliest start first; the index has this order."""
        return self.rows.astype(np.int64)

    def by_kind(self) -> Integers:
        """Names of kinds."""
        return self._entity_ranks("kind")[self.visible.index.kind[self.rows]]

    def by_status(self) -> Integers:
        """The order of a life: planned, announced, happened…"""
        return self.visible.index.status[self.rows].astype(np.int64)

    def by_certainty(self) -> Integers:
        """From confirmed to doubtful."""
        return self.visible.index.certainty[self.rows].astype(np.int64)

    def by_match(self) -> Integers:
        """Certain before possible."""
        return np.where(self.visible.certain[self.rows], 0, 1).astype(np.int64)

    def by_region(self) -> Integers:
        """The first region by name."""
        return self._first_of("region", self.visible.index.regions)

    def by_actor(self) -> Integers:
        """The first actor by name."""
        return self._first_of("actor", self.visible.index.actors)

    def by_tag(self) -> Integers:
        """The first tag."""
        return self._first_of("tag", self.visible.index.tags)

    def by_sources(self) -> Integers:
        """How many sources there are."""
        return np.diff(self.visible.index.sources.offsets)[self.rows]

    def by_title(self) -> Integers:
        """Titles as the language sorts them."""
        return self._ranks([self.language.pick(names) for names in self.document.titles(self._ids())])

    def by_place(self) -> Integers:
        """The first place that is recorded."""
        return self._ranks_read(self._first_place)

    def by_reference(self) -> Integers:
        """The event's own name."""
        return self._ranks_read(lambda event: event.refs[0] if event.refs else "")

    def _first_place(self, event: Event) -> str:
        names = EventNames(event, self.document.book, self.language)
        return names.place(event.places[0].place) if event.places else ""

    def _ids(self) -> list[int]:
        ids: list[int] = self.visible.index.ids[self.rows].tolist()
        return ids

    def _ranks_read(self, text: Callable[[Event], str]) -> Integers:
        return self._ranks([text(event) for event in self.document.events(self._ids())])

    def _entity_ranks(self, facet: FacetName) -> Integers:
        entities = self.visible.index.facet(facet).entities
        return self._ranks([entity_words(facet, entities, code, self.language) for code in range(len(entities))])

    def _first_of(self, facet: FacetName, column: MultiColumn) -> Integers:
        """The least rank among the entities of each event; those without any go last."""
        ranks = self._entity_ranks(facet)[column.codes.astype(np.intp)]
        filled = np.flatnonzero(np.diff(column.offsets))
        least = np.full(len(column.offsets) - 1, _LAST, np.int64)
        if len(filled):
            least[filled] = np.minimum.reduceat(ranks, column.offsets[filled])
        return least[self.rows]

    def _ranks(self, texts: Sequence[str]) -> Integers:
        """The place of each text among them as the language sorts, equal ones alike; empty ones last."""
        collator = QCollator(QLocale(self.language.code))
        collator.setNumericMode(True)
        distinct = sorted(set(texts), key=lambda text: (not text, collator.sortKey(text)))
        rank = {text: place for place, text in enumerate(distinct)}
        return np.array([rank[text] for text in texts], np.int64)
