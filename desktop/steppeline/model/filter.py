"""A filter: a set of clauses, one for each control, that only together say what is seen.

A control replaces its own clause and touches no other. A view is not filtered by its own clause (cross-filter): the
facet of kinds goes on counting the kinds that are not chosen. The control of a facet is called like the facet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from steppeline.model.index import FacetName, Index, Integers, Mask
from steppeline.model.query_evaluate import EventLookup, Selection, evaluate
from steppeline.model.query_tree import Query


@dataclass(frozen=True)
class TimeClause:
    """Events in the span [start, end), seconds. Raises ValueError for an empty span."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError("a span of time must not be empty")


@dataclass(frozen=True)
class ChoiceClause:
    """Events that have any of the keys; a chosen region stands for those within it, too."""

    facet: FacetName
    keys: frozenset[str]


@dataclass(frozen=True)
class QueryClause:
    """Events that a query finds."""

    query: Query


Clause: TypeAlias = TimeClause | ChoiceClause | QueryClause


@dataclass(frozen=True)
class Filter:
    """Clauses by the name of the control they come from, sorted by it: equal filters are equal values."""

    clauses: tuple[tuple[str, Clause], ...] = ()

    def replace(self, source: str, clause: Clause | None) -> Filter:
        """The filter in which the control `source` has this clause, or none."""
        others = {name: other for name, other in self.clauses if name != source}
        own = {} if clause is None else {source: clause}
        return Filter(tuple(sorted((others | own).items(), key=lambda item: item[0])))

    def clause_of(self, source: str) -> Clause | None:
        """The clause of the control `source`, None if it has none."""
        return dict(self.clauses).get(source)


class Counts(NamedTuple):
    """int64[entities] twice: events that are possibly, and that are certainly, among the visible ones."""

    possible: Integers
    certain: Integers


@dataclass(frozen=True, eq=False)
class Visible:
    """What a filter leaves: `result` and `certain` bool[n] under all clauses, and the same for each control without it.

    An event is certain when every clause surely holds of it.
    """

    index: Index
    result: Mask
    certain: Mask
    cross_filtered: Mapping[str, Selection]

    def others(self, source: str) -> Selection:
        """What everybody else's clauses leave: what the view called `source` is to show."""
        return self.cross_filtered.get(source) or Selection(self.result, self.certain)

    def counts(self, name: FacetName) -> Counts:
        """The events of each entity of a facet under everybody else's clauses."""
        facet, left = self.index.facet(name), self.others(name)
        return Counts(facet.counts(left.result), facet.counts(left.certain))


def masks(index: Index, current: Filter, lookup: EventLookup) -> Visible:
    """What `current` leaves of `index`. Raises InputError for a query that names what does not exist."""
    return combine(index, {source: select(index, clause, lookup) for source, clause in current.clauses})


def select(index: Index, clause: Clause, lookup: EventLookup) -> Selection:
    """The events of one clause. Raises InputError like `masks`."""
    match clause:
        case TimeClause(start, end):
            return Selection(index.possible(start, end), index.certain(start, end))
        case ChoiceClause(name, keys):
            mask = index.facet(name).mask_of(keys)
            return Selection(mask, mask)
        case QueryClause(query):
            return evaluate(query, index, lookup)


def combine(index: Index, selections: Mapping[str, Selection]) -> Visible:
    """What the selections of all controls leave together, and without each of them."""
    refused = _count_refusals([selection.result for selection in selections.values()], len(index))
    doubted = _count_refusals([selection.certain for selection in selections.values()], len(index))
    return Visible(
        index,
        refused == 0,
        doubted == 0,
        {
            # A control's own refusal is taken off: what nobody else refuses is left.
            source: Selection(refused == ~selection.result, doubted == ~selection.certain)
            for source, selection in selections.items()
        },
    )


def _count_refusals(chosen: list[Mask], size: int) -> NDArray[np.uint16]:
    refusals = np.zeros(size, np.uint16)
    for mask in chosen:
        refusals += ~mask
    return refusals
