"""The index: what filtering, counting and drawing need to know of every event, in immutable numpy columns.

One row per event, sorted by (earliest start, id); rows that edits added come after these, in no order, until they are
merged. Everything else about an event stays in the casefile. A value of a column is a code: the position of the kind,
region, actor… in the `Entities` of that column, or for those an event has several of the number of a set of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from steppeline.model.arrays import Integers, Mask, frozen
from steppeline.model.borders import Borders, Heirs, RolledUp, rolled_up, with_past
from steppeline.model.entities import CERTAINTY_KEYS, FACETS, Entities, FacetName, vocabulary
from steppeline.model.event import STATUSES, Extent
from steppeline.model.facet import Facet
from steppeline.model.growth import Growth
from steppeline.model.moments import Moments
from steppeline.model.row_finder import GrownRowFinder, RowFinder
from steppeline.model.set_column import CodeColumn, Column, SetColumn, Sets

if TYPE_CHECKING:
    from steppeline.model.edtf import EdtfDate


@dataclass(frozen=True)
class Recheck:
    """The date of an event whose four bounds are not the whole truth (sets, unspecified digits)."""

    date: EdtfDate
    extent: Extent


@dataclass(frozen=True, eq=False)
class Rechecks:
    """The rows with such dates, rising, int64[m], and which of the distinct `dates` each has, int64[m]."""

    rows: Integers = field(default_factory=lambda: np.zeros(0, np.int64))
    codes: Integers = field(default_factory=lambda: np.zeros(0, np.int64))
    dates: tuple[Recheck, ...] = ()


@dataclass(frozen=True, eq=False)
class Index:
    """All columns of a casefile at one revision; n rows. Made by `build_index`, or by `extended` from another one.

    Bounds are seconds (see `model.calendar`), ±OPEN for none. `never_certain` marks dates with "?" or "%". `kind` is a
    code into `kinds`, `status` into STATUSES, `certainty` into CERTAINTY_KEYS; `region_parents[code]` is the code of
    the region's parent or −1, and `region_heirs` says what became of former regions. `as_of` is the moment to which
    events without an end surely last, in seconds.

    The first `sorted_count` rows are sorted; rows in `dead`, rising, no longer stand: their events are gone or have
    another row. Masks are False there. `growth` is shared with all indices that this one follows from.
    """

    revision: int
    ids: NDArray[np.integer[Any]]
    earliest_start: Moments
    latest_start: Moments
    earliest_end: Moments
    latest_end: Moments
    never_certain: Mask
    verified: Mask
    kind: NDArray[np.unsignedinteger[Any]]
    status: NDArray[np.uint8]
    certainty: NDArray[np.uint8]
    regions: SetColumn
    actors: SetColumn
    sources: SetColumn
    tags: SetColumn
    kinds: Entities
    region_names: Entities
    actor_names: Entities
    source_names: Entities
    tag_names: Entities
    region_parents: NDArray[np.int32]
    sorted_count: int
    dead: Integers
    finder: RowFinder
    growth: Growth
    region_heirs: Heirs = field(default_factory=Heirs.none)
    recheck: Rechecks = field(default_factory=Rechecks)
    as_of: int | None = None

    def __len__(self) -> int:
        """The number of rows; `event_count` is that of events."""
        return len(self.ids)

    @property
    def event_count(self) -> int:
        """How many events there are."""
        return len(self.ids) - len(self.dead)

    @property
    def tail_count(self) -> int:
        """How many rows edits have added since it was made."""
        return len(self.ids) - self.sorted_count

    def follows(self, other: Index) -> bool:
        """Whether this index has all rows of the other at the same places, and maybe more."""
        return self.growth is other.growth and len(self) >= len(other) and self.sorted_count == other.sorted_count

    def possible(self, start: int, end: int) -> Mask:
        """bool[n]: the events that may lie (partly) in [start, end), seconds."""
        mask = self.earliest_start.below(end) & self.latest_end.above(start)
        self._recheck(mask, start, end, lambda each: each.date.possible(start, end, each.extent, self.as_of))
        return self._where_standing(mask)

    def certain(self, start: int, end: int) -> Mask:
        """bool[n]: the events that surely lie (partly) in [start, end), seconds."""
        mask = self.latest_start.below(end) & self.earliest_end.above(start)
        self._recheck(mask, start, end, lambda each: each.date.certain(start, end, each.extent, self.as_of))
        if self._any_doubted:
            mask &= ~self.never_certain
        return self._where_standing(mask)

    def everything(self) -> Mask:
        """bool[n]: all events; read-only."""
        return self._standing

    def mask_of_ids(self, ids: ArrayLike) -> Mask:
        """bool[n]: the events with these ids; ids that are not in the index select nothing."""
        rows = self.rows_of(ids)
        mask = np.zeros(len(self), np.bool_)
        mask[rows[rows >= 0]] = True
        return mask

    def rows_of(self, ids: ArrayLike) -> NDArray[np.intp]:
        """intp[ids]: the row of each event, −1 where there is none with that id."""
        return self._grown_finder.rows_of(ids)

    def rows_in_time(self) -> NDArray[np.integer[Any]]:
        """The rows of all events sorted by (earliest start, id)."""
        first = np.arange(self.sorted_count, dtype=np.uint32)
        if len(self) == self.sorted_count and not len(self.dead):
            return first
        later = np.arange(self.sorted_count, len(self))
        order = np.lexsort((self.ids[later], self.earliest_start[later]))
        places = np.array([self._place_in_time(row) for row in later.tolist()], np.intp)
        merged = np.insert(first, places[order], later[order].astype(np.uint32))
        return merged[self._standing[merged]]

    def ids_in_time(self, mask: Mask) -> list[int]:
        """The ids of the events in a mask sorted by (earliest start, id)."""
        rows = np.flatnonzero(mask)
        if self.tail_count:
            in_time = self.rows_in_time()
            rows = in_time[mask[in_time]]
        ids: list[int] = self.ids[rows].tolist()
        return ids

    def _place_in_time(self, row: int) -> int:
        """How many of the sorted rows come before a row by (earliest start, id)."""
        start = int(self.earliest_start[row])
        first, last = (self.earliest_start.place(moment, self.sorted_count) for moment in (start, start + 1))
        return first + int(np.searchsorted(self.ids[first:last], self.ids[row]))

    def facet(self, name: FacetName, borders: Borders = "viewed") -> Facet:
        """The facet of this name. An event is also in the regions that contain its regions.

        In today's borders former regions have no events: those they went to have them, possibly or surely.
        """
        return self._regions_of_today if name == "region" and borders == "today" else self._facets[name]

    def column(self, name: FacetName, borders: Borders = "viewed") -> Column:
        """The column behind a facet, which has no more entities than each event names itself."""
        if name == "region" and borders == "today":
            return SetColumn(self.regions.codes, self.region_sets(borders))
        return self._columns[name]

    def region_sets(self, borders: Borders = "viewed") -> Sets:
        """The sets behind the region facet without what lies above; in today's borders with all that may be meant."""
        sets = self.regions.sets
        return self._rolled_up(sets).possible if borders == "today" and len(self.region_heirs) else sets

    @cached_property
    def related_regions(self) -> Facet:
        """The regions that events may be found by: today's as they are counted, and former ones as they were then."""
        facet = self._facets["region"]
        if not len(self.region_heirs):
            return facet
        base = self._own_and_above
        past = with_past(self._today, base, self.region_heirs, len(self.region_names))
        return self._region_facet(past)

    def _recheck(self, mask: Mask, start: int, end: int, holds: Callable[[Recheck], bool]) -> None:
        """Ask the dates themselves where the hull alone says yes: it may be wrong, but only there.

        Nor is it wrong of a span that reaches to an end of the hull: what reaches so far is in the span. Only in a span
        within the hull may be a gap. Events of one date are asked about once.
        """
        rows, codes = self.recheck.rows, self.recheck.codes
        doubted = mask[rows]
        if not doubted.any():
            return
        rows, codes = rows[doubted], codes[doubted]
        is_within = (self.earliest_start[rows] < start) & (self.latest_end[rows] > end)
        rows, codes = rows[is_within], codes[is_within]
        answers = np.zeros(len(self.recheck.dates), np.bool_)
        for code in np.unique(codes).tolist():
            answers[code] = holds(self.recheck.dates[code])
        mask[rows] = answers[codes]

    @cached_property
    def _regions_of_today(self) -> Facet:
        return self._region_facet(self._today) if len(self.region_heirs) else self._facets["region"]

    @cached_property
    def _today(self) -> RolledUp:
        """The sets of the region facet in today's borders."""
        today, parents = self._rolled_up(self._own_and_above), self.region_parents
        return RolledUp(today.possible.with_ancestors(parents), today.certain.with_ancestors(parents))

    @cached_property
    def _own_and_above(self) -> Sets:
        return self.regions.sets.with_ancestors(self.region_parents)

    def _rolled_up(self, sets: Sets) -> RolledUp:
        return rolled_up(sets, self.region_heirs, len(self.region_names))

    def _region_facet(self, sets: RolledUp) -> Facet:
        codes = self.regions.codes
        return Facet(self.region_names, SetColumn(codes, sets.possible), SetColumn(codes, sets.certain))

    def _where_standing(self, mask: Mask) -> Mask:
        mask[self.dead] = False
        return mask

    @cached_property
    def _standing(self) -> Mask:
        return frozen(self._where_standing(np.ones(len(self), np.bool_)))

    @cached_property
    def _any_doubted(self) -> bool:
        return bool(self.never_certain.any())

    @cached_property
    def _grown_finder(self) -> RowFinder | GrownRowFinder:
        if len(self) == self.sorted_count and not len(self.dead):
            return self.finder
        return GrownRowFinder(self.finder, self.sorted_count, self.ids, self._standing)

    @cached_property
    def _columns(self) -> Mapping[FacetName, Column]:
        return {
            "kind": CodeColumn(self.kind, len(self.kinds)),
            "region": self.regions,
            "actor": self.actors,
            "status": CodeColumn(self.status, len(STATUSES)),
            "certainty": CodeColumn(self.certainty, len(CERTAINTY_KEYS)),
            "source": self.sources,
            "tag": self.tags,
        }

    @cached_property
    def _facets(self) -> Mapping[FacetName, Facet]:
        entities = {
            "kind": self.kinds,
            "region": self.region_names,
            "actor": self.actor_names,
            "status": vocabulary(STATUSES),
            "certainty": vocabulary(CERTAINTY_KEYS),
            "source": self.source_names,
            "tag": self.tag_names,
        }
        columns = {**self._columns, "region": SetColumn(self.regions.codes, self._own_and_above)}
        return {name: Facet(entities[name], columns[name]) for name in FACETS}
