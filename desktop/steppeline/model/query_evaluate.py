"""Answers a query over an index, twice: which events it finds, and of which of them it surely holds.

Every condition is known to hold, known not to hold, or neither, as in Kleene's strong logic of three values
(S. C. Kleene, Introduction to Metamathematics, 1952, section 64). A node carries that as two masks, possible and
certain: NOT exchanges and negates them, AND and OR work on each. Between them lies the plain two-valued result: what is
certain is found, what is found is possible; all three operators keep it so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import ArrayLike

from steppeline.model.arrays import Mask
from steppeline.model.errors import InputError
from steppeline.model.facet import Facet
from steppeline.model.index import Index
from steppeline.model.query_names import codes_named
from steppeline.model.query_tree import (
    And,
    Everything,
    FacetTerm,
    IdTerm,
    Node,
    Not,
    Or,
    PairTerm,
    PropertyTerm,
    Query,
    TextTerm,
    TimeTerm,
    Value,
    VerifiedTerm,
)
from steppeline.model.text import message


class EventLookup(Protocol):
    """What only the casefile knows. Both give the ids of events, in any order."""

    def text(self, term: TextTerm) -> ArrayLike:
        """The events in whose texts the term is found."""

    def having(self, word: str, value: str) -> ArrayLike:
        """The events with this value of the property `word`, one of query_parser.PROPERTIES; none if there is none."""


@dataclass(frozen=True, eq=False)
class Selection:
    """bool[n] twice: the events found, and those of them for which that is certain."""

    result: Mask
    certain: Mask


def evaluate(query: Query, index: Index, lookup: EventLookup) -> Selection:
    """The events that `query` finds in `index`.

    Raises InputError, marking the value, when a kind, region, actor, status, source or tag does not exist.
    """
    answer = _Evaluation(index, lookup).answer(query.root)
    if not len(index.dead):
        return Selection(answer.result, answer.certain)
    # What does not match includes, for a NOT, the rows that no longer stand.
    return Selection(answer.result & index.everything(), answer.certain & index.everything())


class _Answer(NamedTuple):
    result: Mask
    possible: Mask
    certain: Mask


class _Evaluation:
    def __init__(self, index: Index, lookup: EventLookup) -> None:
        self._index = index
        self._lookup = lookup

    def answer(self, node: Node) -> _Answer:
        match node:
            case Not(operand):
                inner = self.answer(operand)
                return _Answer(~inner.result, ~inner.certain, ~inner.possible)
            case And(operands):
                return _combine(and_, map(self.answer, operands))
            case Or(operands):
                return _combine(or_, map(self.answer, operands))
            case TimeTerm(spans, certainly):
                return _combine(or_, (self._in_span(start, end, certainly=certainly) for start, end in spans))
            case FacetTerm("region", values):
                facet = self._index.related_regions
                codes = {code for value in values for code in self._regions(value)}
                return _doubted(Selection(facet.mask_of_codes(codes), facet.certain_mask_of_codes(codes)))
            case PairTerm(pairs):
                return _doubted(pairs_selected(self._index.related_regions, map(self._pair, pairs)))
            case _:
                mask = self._known(node)
                return _Answer(mask, mask, mask)

    def _regions(self, value: Value) -> list[int]:
        return codes_named("region", self._index.region_names, value)

    def _pair(self, pair: tuple[Value, Value]) -> tuple[list[int], list[int]]:
        first, second = map(self._regions, pair)
        if set(first) == set(second):
            problem = message("“{value}” is the same region again; name another one.", value=pair[1].text)
            raise InputError(problem, pair[1].start, pair[1].end)
        return first, second

    def _in_span(self, start: int, end: int, *, certainly: bool) -> _Answer:
        possible, certain = self._index.possible(start, end), self._index.certain(start, end)
        return _Answer(certain if certainly else possible, possible, certain)

    def _known(self, node: Everything | TextTerm | FacetTerm | IdTerm | PropertyTerm | VerifiedTerm) -> Mask:
        """The mask of a condition about which there is no doubt."""
        index = self._index
        match node:
            case Everything():
                return index.everything()
            case TextTerm():
                return index.mask_of_ids(self._lookup.text(node))
            case FacetTerm(name, values):
                facet = index.facet(name)
                codes = {code for value in values for code in codes_named(name, facet.entities, value)}
                return facet.mask_of_codes(codes)
            case IdTerm(ids):
                return index.mask_of_ids(ids)
            case PropertyTerm(word, values):
                return reduce(or_, (index.mask_of_ids(self._lookup.having(word, value)) for value in values))
            case VerifiedTerm(wanted):
                return reduce(or_, (index.verified == answer for answer in wanted))


def pairs_selected(facet: Facet, pairs: Iterable[tuple[Iterable[int], Iterable[int]]]) -> Selection:
    """The events that have, of any pair, an entity with one of the first codes and one with one of the second ones."""
    columns = [facet.column] if facet.certain_column is None else [facet.column, facet.certain_column]
    having = [np.zeros(column.code_count, np.bool_) for column in columns]
    for first, second in pairs:
        for column, marks in zip(columns, having, strict=True):
            np.logical_or(marks, column.having(first) & column.having(second), out=marks)
    masks = [facet.mask_of_having(found) for found in having]
    return Selection(masks[0], masks[-1])


def _doubted(selection: Selection) -> _Answer:
    return _Answer(selection.result, selection.result, selection.certain)


def _combine(operator: Callable[[Mask, Mask], Mask], answers: Iterable[_Answer]) -> _Answer:
    return reduce(lambda left, right: _Answer(*map(operator, left, right)), answers)
