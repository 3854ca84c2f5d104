"""What the entities of a facet are called in lists and chips, and in which order names go."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, cmp_to_key

import numpy as np
from PySide6.QtCore import QCollator, QCoreApplication, QLocale

from steppeline.model.arrays import Integers
from steppeline.model.calendar import civil_of
from steppeline.model.entities import FacetName
from steppeline.model.index import Index
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.region import moment_of
from steppeline.model.text import Language
from steppeline.model.vocabulary_words import entity_words
from steppeline.session.document import Document

_MOST_AT_ONCE = 500
"""Names that are made ready within a keystroke."""


class EntityNames:
    """The names of one facet at one revision, in one language."""

    def __init__(self, facet: FacetName, index: Index, book: ReferenceBook, language: Language) -> None:
        self.facet = facet
        self.entities = index.facet(facet).entities
        self._book = book
        self._language = language

    def name(self, code: int) -> str:
        """What the entity is called; a region of the past with the year in which it ended."""
        name = entity_words(self.facet, self.entities, code, self._language)
        region = self._book.regions.get(self.entities.keys[code]) if self.facet == "region" else None
        if region is None or region.until is None:
            return name
        year = civil_of(moment_of(region.until)).year
        until = QCoreApplication.translate("EntityNames", "{name} (until {year})")
        return until.format(name=name, year=year)

    def more(self, code: int) -> str:
        """What else helps to recognise the entity: the codes of a region, who published a source; perhaps nothing."""
        key = self.entities.keys[code]
        if self.facet == "region" and key in self._book.regions:
            return ", ".join(dict.fromkeys(each.code for each in self._book.regions[key].codes))
        if self.facet == "source" and key in self._book.sources:
            source = self._book.sources[key]
            return ", ".join(filter(None, (source.publisher, source.published)))
        return ""

    @cached_property
    def ranks(self) -> Integers:
        """int64[entities]: the place of each entity in the order of names, as the language sorts them."""
        collator = QCollator(QLocale(self._language.code))
        collator.setNumericMode(True)
        names = [self.name(code) for code in range(len(self.entities))]
        compare = cmp_to_key(collator.compare)
        order = sorted(range(len(names)), key=lambda code: compare(names[code]))
        ranks = np.empty(len(names), np.int64)
        ranks[order] = np.arange(len(names))
        return ranks


def prepare_search(document: Document, facets: tuple[FacetName, ...], then: Callable[[], None] | None = None) -> None:
    """Have names made ready to be found, `then` go on. For ten thousand names that takes half a second, beside us."""
    go_on = then or (lambda: None)
    waiting = [document.index.facet(facet).entities for facet in facets]
    waiting = [entities for entities in waiting if not entities.is_ready_to_find]
    if sum(map(len, waiting)) <= _MOST_AT_ONCE:
        go_on()
    else:
        document.jobs.read(lambda progress: [each.by_name for each in waiting], lambda names: go_on())
