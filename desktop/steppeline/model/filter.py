"""A filter: a set of clauses, one for each control, that only together say what is seen.

A control replaces its own clause and touches no other. A view is not filtered by its own clause (cross-filter): the
facet of kinds goes on counting the kinds that are not chosen. The control of a facet is called like the facet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from steppeline.model.borders import Borders
from steppeline.model.entities import FacetName
from steppeline.model.facet import Facet
from steppeline.model.index import Index
from steppeline.model.query_evaluate import EventLookup, Selection, evaluate, pairs_selected
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
class PairClause:
    """Events that have both regions of any of the pairs of keys; a region stands for those within it, too.

    Which of the two is named first does not matter.
    """

    pairs: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class QueryClause:
    """Events that a query finds."""

    query: Query


Clause: TypeAlias = TimeClause | ChoiceClause | PairClause | QueryClause


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


def goes_by_borders(clause: Clause) -> bool:
    """Whether a clause may find other events in other borders. Queries mean the same in all of them."""
    return isinstance(clause, PairClause) or (isinstance(clause, ChoiceClause) and clause.facet == "region")


def select(index: Index, clause: Clause, lookup: EventLookup, borders: Borders = "viewed") -> Selection:
    """The events of one clause. Raises InputError for a query that names what does not exist."""
    match clause:
        case TimeClause(start, end):
            return Selection(index.possible(start, end), index.certain(start, end))
        case ChoiceClause("region", keys):
            return _with_regions(_regions(index, borders), keys)
        case ChoiceClause(name, keys):
            mask = index.facet(name).mask_of(keys)
            return Selection(mask, mask)
        case PairClause(pairs):
            return _with_pairs(_regions(index, borders), pairs)
        case QueryClause(query):
            return evaluate(query, index, lookup)


def _regions(index: Index, borders: Borders) -> Facet:
    """What regions are chosen by. In today's borders, too, a former one that was chosen stands for what it was."""
    return index.related_regions if borders == "today" else index.facet("region")


def _with_regions(facet: Facet, keys: frozenset[str]) -> Selection:
    codes = facet.entities.codes_of(keys)
    mask = facet.mask_of_codes(codes)
    return Selection(mask, mask if facet.certain_column is None else facet.certain_mask_of_codes(codes))


def _with_pairs(facet: Facet, pairs: frozenset[tuple[str, str]]) -> Selection:
    known = [codes for pair in pairs if len(codes := facet.entities.codes_of(pair)) == len(pair)]
    return pairs_selected(facet, (([first], [second]) for first, second in known))
