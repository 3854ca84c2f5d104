"""What the rows of the table are sorted by: by time, by what the index holds, or by text of the casefile."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Integers
from steppeline.model.cross_filter import Visible
from steppeline.model.entities import FacetName
from steppeline.model.index import Index
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.region import name_on
from steppeline.model.set_column import SetColumn
from steppeline.model.text import Language
from steppeline.model.vocabulary_words import entity_words
from steppeline.session.document import Document
from steppeline.session.ordering import Listing, Order, Positions, Reversed, Stack, by_keys, in_time
from steppeline.session.ordering_collation import Collation, Read, Slice
from steppeline.session.ordering_texts import TextRanks, text_ranks

_FEW_ROWS, _FEW_NAMES, _FEW_TEXTS = 200_000, 1_000, 2_000
"""What is sorted at once: more takes longer than a frame."""


@dataclass(frozen=True)
class ByTime:
    """Earliest start first, as the index is; descending, all the other way round."""


@dataclass(frozen=True)
class ByMatch:
    """Certain before possible; both as they stand in time."""


@dataclass(frozen=True)
class ByCode:
    """The codes of a facet have an order of their own: a status in the course of an event, a certainty by weight."""

    facet: FacetName


@dataclass(frozen=True)
class ByName:
    """The name, or the first of several by the alphabet; events without any last."""

    facet: FacetName


@dataclass(frozen=True)
class ByNumber:
    """How many entities of a facet there are."""

    facet: FacetName


@dataclass(frozen=True)
class ByText:
    """A text that only the casefile has; events without any last. A place counts by the name it has today."""

    what: Literal["title", "reference", "place"]


Sorting: TypeAlias = ByTime | ByMatch | ByCode | ByName | ByNumber | ByText


@dataclass(frozen=True, eq=False)
class Sorted:
    """An order of the rows of an index, and the ranks of texts that it comes from."""

    index: Index
    order: Order
    texts: TextRanks | None = None


@dataclass(frozen=True, eq=False)
class Sorter:
    """Sorts the rows of an index, in any thread. `before`: the ranks of texts as they were known last."""

    index: Index
    sorting: Sorting
    is_descending: bool
    language: Language
    read: Read
    before: TextRanks | None

    @property
    def is_quick(self) -> bool:
        """Whether it can be done at once."""
        match self.sorting:
            case ByTime() | ByMatch():
                return True
            case ByText():
                return len(self.index) <= _FEW_TEXTS
            case ByName(facet):
                few_names = len(self.index.facet(facet).entities) <= _FEW_NAMES
                return few_names and len(self.index) <= _FEW_ROWS
            case _:
                return len(self.index) <= _FEW_ROWS

    def sort(self, pause: Callable[[], None]) -> Sorted:
        """The order. `pause` is called often, and may raise to make an end. Raises WorldError."""
        match self.sorting:
            case ByTime() | ByMatch():
                return Sorted(self.index, in_time(self.index))
            case ByText():
                texts = text_ranks(self.index, self.read, self.language.code, self.before, pause)
                pause()
                return Sorted(self.index, self._by(texts.ranks), texts)
            case _:
                return Sorted(self.index, self._by(self._keys()))

    def _by(self, keys: NDArray[Any]) -> Order:
        return by_keys(self.index, keys, descending=self.is_descending)

    def _keys(self) -> NDArray[Any]:
        """unsigned[n]: what the rows are sorted by."""
        match self.sorting:
            case ByName(facet):
                return self._name_keys(facet)
            case ByNumber(facet):
                column = self.index.column(facet)
                sizes = column.sets.sizes if isinstance(column, SetColumn) else np.ones(column.code_count, np.int64)
                return sizes.astype(np.uint32)[column.codes]
            case ByCode(facet):
                return self.index.column(facet).codes
            case _:
                raise ValueError(f"the index has nothing to sort by {self.sorting}")

    def _name_keys(self, facet: FacetName) -> NDArray[np.uint32]:
        entities, column = self.index.facet(facet).entities, self.index.column(facet)
        words = [entity_words(facet, entities, code, self.language) for code in range(len(entities))]
        ranks = Collation(self.language.code).ranks(words)
        if isinstance(column, SetColumn):
            ranks = _least(ranks, column)
        return ranks.astype(np.uint32)[column.codes]


def listed(sorting: Sorting, order: Order, visible: Visible, *, is_descending: bool) -> Positions:
    """The visible rows in the order that belongs to `sorting`."""
    if isinstance(sorting, ByMatch):
        parts = [Listing(order, visible.certain), Listing(order, visible.result & ~visible.certain)]
        return Stack(parts[::-1] if is_descending else parts)
    listing = Listing(order, visible.result)
    return Reversed(listing) if is_descending and isinstance(sorting, ByTime) else listing


def reader_of(document: Document, sorting: Sorting, language: Language) -> Read:
    """What reads the texts to sort by."""
    what = sorting.what if isinstance(sorting, ByText) else "title"
    texts = document.texts_to_sort()
    names = _place_names(document.book, language) if what == "place" else {}

    def read(ids: Integers | None) -> Iterator[Slice]:
        for numbers, found in texts.slices(what, language.code, ids):
            yield numbers, [names.get(text, text) for text in found] if names else found

    return read


def _place_names(book: ReferenceBook, language: Language) -> Mapping[str, str]:
    return {key: name_on(place.names, language.code) or key for key, place in book.places.items()}


def _least(ranks: Integers, column: SetColumn) -> Integers:
    """int64[sets]: the least rank among the entities of each set; sets without any go last."""
    sets = column.sets
    least = np.full(len(sets), len(ranks), np.int64)
    filled = np.flatnonzero(sets.sizes)
    if len(filled):
        least[filled] = np.minimum.reduceat(ranks[sets.members], sets.offsets[filled])
    return least
