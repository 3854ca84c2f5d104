"""From the filter to what is visible: recomputed once per turn of the event loop, queries answered beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot

from steppeline.model.borders import Borders
from steppeline.model.cross_filter import CrossFilter, Visible
from steppeline.model.errors import WorldError
from steppeline.model.filter import Clause, Filter, QueryClause, goes_by_borders, select
from steppeline.model.index import Index
from steppeline.model.query import EventLookup, Selection
from steppeline.session.jobs import Jobs, Latest
from steppeline.session.progress import Progress


class Lookup(EventLookup, Protocol):
    """Answers what only the casefile knows, to a reader job. It holds nothing of Qt."""

    def interrupt(self) -> None:
        """Make an answer that another thread waits for fail."""


class Filterable(Protocol):
    """What is filtered: the document, as far as it matters here."""

    @property
    def jobs(self) -> Jobs:
        """Where its questions are answered."""

    @property
    def index(self) -> Index:
        """The columns as they are now."""

    @property
    def changed(self) -> SignalInstance:
        """Another index is there."""

    def lookup(self) -> Lookup:
        """What only the casefile knows."""


@dataclass(frozen=True, eq=False)
class _Answer:
    """The events of one clause, and why there are none if it cannot be answered."""

    clause: Clause
    selection: Selection
    mistake: WorldError | None = None


class Filtering(QObject):
    """Keeps `visible` in step with a filter and an index.

    `visible` is always the whole truth about one filter and one index (its own, `visible.index`); while a query is
    being answered it is that of the moment before. Each clause is answered once, so that dragging one control costs
    that control's clause alone. Queries, which may be long and may need the casefile, are answered by a reader job.
    """

    changed = Signal()
    _due = Signal()

    def __init__(self, content: Filterable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._queries = Latest(content.jobs)
        self._wanted = self._shown = Filter()
        self._borders: Borders = "viewed"
        self._engine = CrossFilter()
        self._visible = self._engine.visible(content.index, {})
        self._index = content.index
        self._answers: dict[str, _Answer] = {}
        self._asked: Mapping[str, Clause] = {}
        # Handled after what set the filter, and before windows are painted: once for many changes, and one picture.
        self._due.connect(self._recompute_if_due, Qt.ConnectionType.QueuedConnection)
        self._is_due = False
        content.changed.connect(self._on_content_changed)

    @property
    def visible(self) -> Visible:
        """What the filter leaves."""
        return self._visible

    @property
    def mistakes(self) -> Mapping[str, WorldError]:
        """Why clauses cannot be answered, by control. Such a clause finds nothing."""
        return {source: answer.mistake for source, answer in self._answers.items() if answer.mistake is not None}

    @property
    def is_settled(self) -> bool:
        """Whether `visible` is that of the filter and the index as they are now."""
        is_shown = self._shown == self._wanted and self._visible.borders == self._borders
        return is_shown and self._visible.index is self._content.index

    def show(self, wanted: Filter, borders: Borders = "viewed") -> None:
        """Make `wanted` the filter, in these borders; `changed` follows, however often it was called before."""
        if borders != self._borders:
            self._borders = borders
            self._answers = {
                source: answer for source, answer in self._answers.items() if not goes_by_borders(answer.clause)
            }
        self._wanted = wanted
        self._call_for_it()

    @Slot()
    def _on_content_changed(self) -> None:
        self._call_for_it()

    def _call_for_it(self) -> None:
        if not self._is_due:
            self._is_due = True
            self._due.emit()

    @Slot()
    def _recompute_if_due(self) -> None:
        if self._is_due:
            self._recompute()

    def _recompute(self) -> None:
        self._is_due = False
        index = self._content.index
        if index is not self._index:
            self._index, self._answers = index, {}
            self._forget_questions()
        clauses = dict(self._wanted.clauses)
        self._answers = {source: answer for source, answer in self._answers.items() if source in clauses}
        unknown = {source: clause for source, clause in clauses.items() if not self._is_answered(source, clause)}
        queries = {source: clause for source, clause in unknown.items() if isinstance(clause, QueryClause)}
        quick = {source: clause for source, clause in unknown.items() if source not in queries}
        lookup = self._content.lookup()
        self._answers |= _answers(index, quick, lookup, self._borders)
        if queries:
            self._ask(index, queries, lookup)
        else:
            self._forget_questions()
            self._combine()

    def _is_answered(self, source: str, clause: Clause) -> bool:
        answer = self._answers.get(source)
        return answer is not None and answer.clause == clause

    def _ask(self, index: Index, queries: Mapping[str, Clause], lookup: Lookup) -> None:
        """Have a job answer the queries. One that is at it already goes on: other controls may be dragged meanwhile."""
        if queries == self._asked:
            return

        borders = self._borders

        def work(progress: Progress) -> Mapping[str, _Answer]:
            with progress.interrupting(lookup.interrupt):
                return _answers(index, queries, lookup, borders)

        self._asked = queries
        self._queries.read(work, self._on_answered)

    def _on_answered(self, answers: Mapping[str, _Answer]) -> None:
        self._asked = {}
        self._answers |= answers
        self._recompute()

    def _forget_questions(self) -> None:
        self._asked = {}
        self._queries.cancel()

    def _combine(self) -> None:
        if self.is_settled:
            return
        selections = {source: answer.selection for source, answer in self._answers.items()}
        self._visible = self._engine.visible(self._index, selections, self._borders)
        self._shown = self._wanted
        self.changed.emit()


def _answers(index: Index, clauses: Mapping[str, Clause], lookup: EventLookup, borders: Borders) -> dict[str, _Answer]:
    return {source: _answer(index, clause, lookup, borders) for source, clause in clauses.items()}


def _answer(index: Index, clause: Clause, lookup: EventLookup, borders: Borders) -> _Answer:
    try:
        return _Answer(clause, select(index, clause, lookup, borders))
    except WorldError as mistake:
        nothing = np.zeros(len(index), np.bool_)
        return _Answer(clause, Selection(nothing, nothing), mistake)
