"""Events for words that are being typed: the first at once, then the best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from steppeline.model import query
from steppeline.model.arrays import Mask
from steppeline.model.errors import InputError
from steppeline.model.index import Index
from steppeline.session.document import Document
from steppeline.session.jobs import Latest
from steppeline.session.progress import Progress
from steppeline.session.search_typed import Typed, typed
from steppeline.session.view_moves import brought_into_view
from steppeline.session.view_state import ViewState
from steppeline.store.readers import InterruptibleLookup
from steppeline.store.search_excerpts import Hit
from steppeline.store.search_words import Word

__all__ = ["MOST_HITS", "Hit", "Hits", "SearchHits", "Word", "go_to"]

MOST_HITS = 100
_BEFORE_FILTER = 1000
"""So many are looked at where other controls leave out some."""


@dataclass(frozen=True)
class Hits:
    """The events found for a text; the best once `is_final`. `words` are what their titles were searched for."""

    text: str
    words: tuple[Word, ...] = ()
    events: tuple[Hit, ...] = ()
    is_final: bool = True


@dataclass(frozen=True, eq=False)
class _Question:
    """All that a job needs."""

    text: str
    typed: Typed
    index: Index
    left: Mask | None
    lookup: InterruptibleLookup

    def first(self, progress: Progress) -> Hits:
        with progress.interrupting(self.lookup.interrupt):
            return self._hits(self.lookup.hits(self.typed.words, self._limit), is_final=False)

    def best(self, progress: Progress) -> Hits:
        with progress.interrupting(self.lookup.interrupt):
            return self._hits(self.lookup.ranked(self.typed.words, self._limit), is_final=True)

    @property
    def _limit(self) -> int:
        return MOST_HITS if self.left is None and self.typed.conditions is None else _BEFORE_FILTER

    def _hits(self, found: Sequence[Hit], *, is_final: bool) -> Hits:
        kept = [hit for hit, is_left in zip(found, self._are_left(found), strict=True) if is_left]
        return Hits(self.text, self.typed.words, tuple(kept[:MOST_HITS]), is_final)

    def _are_left(self, found: Sequence[Hit]) -> list[bool]:
        rows = self.index.rows_of([hit.event for hit in found])
        # An event may have been added since; the next index will have it.
        are_left = rows >= 0
        if self.left is not None:
            are_left &= self.left[rows]
        if self.typed.conditions is not None:
            try:
                are_left &= query.evaluate(self.typed.conditions, self.index, self.lookup).result[rows]
            except InputError:
                are_left[:] = False
        return [bool(each) for each in are_left]


class SearchHits(QObject):
    """Finds events for what is typed in the control `source`, among those that all other controls leave.

    `found` tells Hits: of the first events as soon as there are any, then of the best. Only the last question counts.
    """

    found = Signal(object)

    def __init__(self, document: Document, view_state: ViewState, source: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._view_state = view_state
        self._source = source
        self._latest = Latest(document.jobs)

    def ask(self, text: str) -> None:
        """Look for the events of a query that is being typed; what has no words to go by has none."""
        asked = typed(text)
        if asked is None:
            self.cancel()
            self.found.emit(Hits(text))
            return
        visible = self._view_state.visible
        others = any(source != self._source for source, _ in self._view_state.filter.clauses)
        left = visible.others(self._source).result if others else None
        question = _Question(text, asked, visible.index, left, self._document.lookup())

        def on_first(hits: Hits) -> None:
            if hits.events:
                self.found.emit(hits)
            self._latest.read(question.best, self.found.emit)

        self._latest.read(question.first, on_first)

    def cancel(self) -> None:
        """Want no events any more."""
        self._latest.cancel()


def go_to(view_state: ViewState, event: int) -> None:
    """Select an event and bring it into view."""
    index = view_state.visible.index
    (row,) = index.rows_of([event])
    if row >= 0:
        view_state.set_viewport(brought_into_view(view_state.viewport, index, int(row)))
        view_state.select([event])
