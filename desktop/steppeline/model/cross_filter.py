"""What the clauses of all controls leave together, and what each view is shown without its own (cross-filter)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np

from steppeline.model.arrays import Integers, Mask
from steppeline.model.borders import Borders
from steppeline.model.entities import FacetName
from steppeline.model.facet import Facet
from steppeline.model.filter import Filter, select
from steppeline.model.index import Index
from steppeline.model.query_evaluate import EventLookup, Selection
from steppeline.model.tally import Tallies

Role = Literal["all", "result"] | tuple[str, Literal["possible", "certain"]]
"""What is counted for: everything, what is visible, or what the control of this name is to show."""


class Counts(NamedTuple):
    """int64[entities] twice: events that are possibly, and that are certainly, among the visible ones."""

    possible: Integers
    certain: Integers


class Visible:
    """What a filter leaves of `index`: `result` and `certain`, bool[n], under all clauses; and without each control's.

    An event is certain when every clause surely holds of it. The masks are not to be written to. Counts are made when
    they are first asked for. Regions are told apart in these `borders`.
    """

    def __init__(
        self, index: Index, selections: Mapping[str, Selection], engine: CrossFilter, borders: Borders = "viewed"
    ) -> None:
        self.index = index
        self.borders: Borders = borders
        self._selections = selections
        self._engine = engine
        self._others: dict[str, Selection] = {}
        self._counts: dict[tuple[str, FacetName], Counts] = {}
        self.result, self.certain = self._all_but(None)

    @cached_property
    def shown(self) -> int:
        """How many events are in `result`."""
        return int(np.count_nonzero(self.result))

    @cached_property
    def surely(self) -> int:
        """How many of them are certain."""
        return int(np.count_nonzero(self.certain))

    def others(self, source: str) -> Selection:
        """What everybody else's clauses leave: what the view called `source` is to show."""
        if source not in self._others:
            has_clause = source in self._selections
            masks = self._all_but(source) if has_clause else (self.result, self.certain)
            self._others[source] = Selection(*masks)
        return self._others[source]

    def facet(self, name: FacetName) -> Facet:
        """The facet of this name in these borders."""
        return self.index.facet(name, self.borders)

    def counts(self, name: FacetName) -> Counts:
        """The events of each entity of a facet under everybody else's clauses.

        Those that may have it count as possible; certain are those that surely have it and are certain themselves.
        """
        per_code, facet = self.code_counts(name), self.facet(name)
        size = len(facet.entities)
        return Counts(facet.column.totals(per_code.possible, size), facet.sure.totals(per_code.certain, size))

    def totals(self, name: FacetName) -> Integers:
        """int64[entities]: all events of each entity of a facet, whatever the filter."""
        facet = self.facet(name)
        per_code = self._engine.count(name, "all", self.index, self.index.everything())
        return facet.column.totals(per_code, len(facet.entities))

    def code_counts(self, name: FacetName, source: str | None = None) -> Counts:
        """The same for each code of the facet's column: for each set of entities, where events have several.

        A view with another control than the facet's gives its `source`, whose clause is left out instead.
        """
        source = source or name
        key = source, name
        if key not in self._counts:
            left = self.others(source)
            possible = self._engine.count(name, (source, "possible"), self.index, left.result)
            certain = possible
            if left.certain is not left.result:
                certain = self._engine.count(name, (source, "certain"), self.index, left.certain)
            self._counts[key] = Counts(possible, certain)
        return self._counts[key]

    def code_totals(self, name: FacetName) -> Integers:
        """int64[codes]: the events in `result` with each code of a facet's column."""
        if self.others(name).result is self.result:
            return self.code_counts(name).possible
        return self._engine.count(name, "result", self.index, self.result)

    def _all_but(self, source: str | None) -> tuple[Mask, Mask]:
        selections = [selection for name, selection in self._selections.items() if name != source]
        return (
            self._engine.conjunction(self.index, [selection.result for selection in selections]),
            self._engine.conjunction(self.index, [selection.certain for selection in selections]),
        )


class CrossFilter:
    """Makes what is visible under one filter after another, and keeps what the last ones have in common.

    While one control is dragged, what the others leave is the same array each time: views may tell by that.
    """

    def __init__(self) -> None:
        self._tallies = Tallies()
        self._index: Index | None = None
        self._made: dict[tuple[int, ...], tuple[list[Mask], Mask]] = {}
        self._made_before: dict[tuple[int, ...], tuple[list[Mask], Mask]] = {}

    def visible(self, index: Index, selections: Mapping[str, Selection], borders: Borders = "viewed") -> Visible:
        """What the selections of all controls leave of the index."""
        if self._index is None or not index.follows(self._index):
            self._tallies = Tallies()
        self._tallies.forget_steps()
        self._index = index
        self._made_before, self._made = self._made, {}
        return Visible(index, dict(selections), self, borders)

    def count(self, name: FacetName, role: Role, index: Index, mask: Mask) -> Integers:
        """int64[codes]: the rows of `mask` by the code of a facet's column; `role` says what it was counted for."""
        column, everything = index.facet(name).column, index.everything()
        if index is not self._index:
            return Tallies().count((name, role), column.codes, column.code_count, mask, everything=everything)
        return self._tallies.count((name, role), column.codes, column.code_count, mask, everything=everything)

    def conjunction(self, index: Index, masks: list[Mask]) -> Mask:
        """bool[n]: the events in all of the masks; the same array as long as they are the same arrays."""
        if not masks:
            return index.everything()
        if len(index.dead):
            masks = [*masks, index.everything()]
        if len(masks) == 1:
            return masks[0]
        key = tuple(map(id, masks))
        made = self._made.get(key) or self._made_before.get(key)
        if made is None:
            conjunction = masks[0] & masks[1]
            for mask in masks[2:]:
                conjunction &= mask
            # The masks are kept along with it, or their places in memory could come to be those of others.
            made = masks, conjunction
        self._made[key] = made
        return made[1]


def combine(index: Index, selections: Mapping[str, Selection], borders: Borders = "viewed") -> Visible:
    """What the selections of all controls leave, for once."""
    return CrossFilter().visible(index, selections, borders)


def masks(index: Index, current: Filter, lookup: EventLookup, borders: Borders = "viewed") -> Visible:
    """What `current` leaves of `index`. Raises InputError for a query that names what does not exist."""
    selections = {source: select(index, clause, lookup, borders) for source, clause in current.clauses}
    return combine(index, selections, borders)
