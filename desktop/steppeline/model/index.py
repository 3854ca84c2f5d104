"""The index: what filtering, counting and drawing need to know of every event, in immutable numpy columns.

One row per event, sorted by (earliest start, id). Everything else about an event stays in the casefile. A value of a
column is a code: the position of the kind, region, actor… in the `Entities` of that column.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from steppeline.model.event import CERTAINTIES, STATUSES, Extent, Names
from steppeline.model.transliteration import search_key

if TYPE_CHECKING:
    from steppeline.model.edtf import EdtfDate

Mask: TypeAlias = NDArray[np.bool_]
Integers: TypeAlias = NDArray[np.int64]
Codes: TypeAlias = NDArray[np.unsignedinteger[Any]]
AnyArray = TypeVar("AnyArray", bound=NDArray[Any])

FacetName = Literal["kind", "region", "actor", "status", "certainty", "source", "tag"]
FACETS: tuple[FacetName, ...] = get_args(FacetName)

NOT_STATED = ""
CERTAINTY_KEYS = (NOT_STATED, *CERTAINTIES)


@dataclass(frozen=True, eq=False)
class Entities:
    """What the codes of one column stand for: `keys[code]`, `names[code]`, `aliases[code]`.

    Aliases are what else it is called by: codes, former names, spellings; for a source its title and publisher.
    `aliases` may be left out altogether. Raises ValueError for unequal lengths and repeated keys.
    """

    keys: tuple[str, ...] = ()
    names: tuple[Names, ...] = ()
    aliases: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        if len(self.names) != len(self.keys) or len(self.aliases) not in (0, len(self.keys)):
            raise ValueError("keys, names and aliases differ in length")
        if len(self._code_by_key) != len(self.keys):
            raise ValueError("a key is given twice")

    def __len__(self) -> int:
        return len(self.keys)

    def code_of(self, key: str) -> int | None:
        """The code of the entity with this key, None if there is none."""
        return self._code_by_key.get(key)

    def codes_of(self, keys: Iterable[str]) -> list[int]:
        """The codes of those of the keys that exist."""
        return [self._code_by_key[key] for key in keys if key in self._code_by_key]

    @cached_property
    def search_keys(self) -> tuple[frozenset[str], ...]:
        """For each entity the search keys of its key, names and aliases."""
        aliases = self.aliases or ((),) * len(self)
        return tuple(
            frozenset(map(search_key, (key, *names.values(), *others))) - {""}
            for key, names, others in zip(self.keys, self.names, aliases, strict=True)
        )

    @cached_property
    def _code_by_key(self) -> Mapping[str, int]:
        return {key: code for code, key in enumerate(self.keys)}


def vocabulary(keys: tuple[str, ...]) -> Entities:
    """Entities that are known by their keys alone."""
    return Entities(keys, ({},) * len(keys))


@dataclass(frozen=True, eq=False)
class SingleColumn:
    """One code per row."""

    codes: Codes

    def mask_of(self, codes: Iterable[int]) -> Mask:
        """bool[n]: the rows that have one of `codes`."""
        return _is_among(self.codes, codes)

    def counts(self, mask: Mask, entity_count: int) -> Integers:
        """int64[entity_count]: for each entity its rows in `mask`."""
        return np.bincount(self.codes[mask], minlength=entity_count)


@dataclass(frozen=True, eq=False)
class MultiColumn:
    """Any number of codes per row, in compressed sparse rows: row r has `codes[offsets[r]:offsets[r + 1]]`.

    `offsets` is int64[n + 1], `codes` uint32[total]; no row has a code twice. Raises ValueError for broken offsets.
    """

    offsets: Integers
    codes: NDArray[np.uint32]

    def __post_init__(self) -> None:
        if self.offsets[0] != 0 or self.offsets[-1] != len(self.codes) or np.any(np.diff(self.offsets) < 0):
            raise ValueError("the offsets do not divide the codes into rows")

    @classmethod
    def from_pairs(cls, rows: ArrayLike, codes: ArrayLike, size: int) -> MultiColumn:
        """The column of `size` rows in which `rows[i]` has `codes[i]`, in any order, repetitions ignored."""
        row_array, code_array = np.asarray(rows, np.int64), np.asarray(codes, np.int64)
        if row_array.shape != code_array.shape:
            raise ValueError("rows and codes differ in length")
        if len(row_array) and (row_array.min() < 0 or row_array.max() >= size or code_array.min() < 0):
            raise ValueError("a row or code is out of range")
        width = int(code_array.max(initial=0)) + 1
        pairs = np.sort(row_array * width + code_array)
        distinct = pairs[np.diff(pairs, prepend=-1) != 0]
        offsets = np.searchsorted(distinct, np.arange(size + 1, dtype=np.int64) * width)
        return cls(frozen(offsets.astype(np.int64)), frozen((distinct % width).astype(np.uint32)))

    @cached_property
    def rows(self) -> NDArray[np.int32]:
        """int32[total]: the row that each value belongs to."""
        return np.repeat(np.arange(len(self.offsets) - 1, dtype=np.int32), np.diff(self.offsets))

    def codes_of(self, row: int) -> NDArray[np.uint32]:
        """The codes of one row, ascending."""
        return self.codes[self.offsets[row] : self.offsets[row + 1]]

    def mask_of(self, codes: Iterable[int]) -> Mask:
        """bool[n]: the rows that have at least one of `codes`."""
        mask = np.zeros(len(self.offsets) - 1, np.bool_)
        mask[self.rows[_is_among(self.codes, codes)]] = True
        return mask

    def counts(self, mask: Mask, entity_count: int) -> Integers:
        """int64[entity_count]: for each entity its rows in `mask`; a row counts once for each entity it has."""
        return np.bincount(self.codes[mask[self.rows]], minlength=entity_count)

    def with_ancestors(self, parents: NDArray[np.int32]) -> MultiColumn:
        """The column in which each row also has the parents, and theirs, of its codes (`parents[code]`, -1: none)."""
        rows, codes = self.rows, self.codes.astype(np.int64)
        all_rows, all_codes = [rows], [codes]
        while len(codes):
            above = parents[codes]
            rows, codes = rows[above >= 0], above[above >= 0].astype(np.int64)
            all_rows.append(rows)
            all_codes.append(codes)
        return MultiColumn.from_pairs(np.concatenate(all_rows), np.concatenate(all_codes), len(self.offsets) - 1)


@dataclass(frozen=True, eq=False)
class Facet:
    """One property to choose and count events by: its entities, and which of them each event has."""

    entities: Entities
    column: SingleColumn | MultiColumn

    def mask_of(self, keys: Iterable[str]) -> Mask:
        """bool[n]: the events that have at least one of `keys`; keys that do not exist select nothing."""
        return self.column.mask_of(self.entities.codes_of(keys))

    def counts(self, mask: Mask) -> Integers:
        """int64[entities]: how many of the events in `mask` each entity has."""
        return self.column.counts(mask, len(self.entities))


class RowFinder:
    """Finds the rows that ids are in."""

    def __init__(self, ids: Integers) -> None:
        self._rows = np.argsort(ids)
        # A sorted copy: searching through a sorter costs two cache misses a step instead of one.
        self._ids = ids[self._rows]

    def rows_of(self, ids: ArrayLike) -> NDArray[np.intp]:
        """intp[ids]: the row of each id, -1 where there is none."""
        wanted = np.asarray(ids, np.int64).ravel()
        if not len(self._ids):
            return np.full(len(wanted), -1, np.intp)
        places = np.minimum(np.searchsorted(self._ids, wanted), len(self._ids) - 1)
        return np.where(self._ids[places] == wanted, self._rows[places], -1)


@dataclass(frozen=True)
class Recheck:
    """The date of an event whose four bounds are not the whole truth (sets, unspecified digits)."""

    date: EdtfDate
    extent: Extent


@dataclass(frozen=True, eq=False)
class Index:
    """All columns of a casefile at one revision; n events. Made by `build_index` in `model.index_build`.

    Bounds are int64 seconds (see `model.calendar`), ±OPEN for none. `never_certain` marks dates with "?" or "%".
    `kind` is a code into `kinds`, `status` into STATUSES, `certainty` into CERTAINTY_KEYS; `region_parents[code]` is
    the code of the region's parent or -1. `recheck` goes by row. `as_of` is the moment to which events without an end
    surely last, in seconds.
    """

    revision: int
    ids: Integers
    earliest_start: Integers
    latest_start: Integers
    earliest_end: Integers
    latest_end: Integers
    never_certain: Mask
    verified: Mask
    kind: NDArray[np.uint16]
    status: NDArray[np.uint8]
    certainty: NDArray[np.uint8]
    regions: MultiColumn
    actors: MultiColumn
    sources: MultiColumn
    tags: MultiColumn
    kinds: Entities
    region_names: Entities
    actor_names: Entities
    source_names: Entities
    tag_names: Entities
    region_parents: NDArray[np.int32]
    recheck: Mapping[int, Recheck] = field(default_factory=dict)
    as_of: int | None = None

    def __len__(self) -> int:
        return len(self.ids)

    def possible(self, start: int, end: int) -> Mask:
        """bool[n]: the events that may lie (partly) in [start, end), seconds."""
        mask = (self.earliest_start < end) & (self.latest_end > start)
        for row in self._undecided(start, end):
            exact = self.recheck[row]
            mask[row] = exact.date.possible(start, end, exact.extent, self.as_of)
        return mask

    def certain(self, start: int, end: int) -> Mask:
        """bool[n]: the events that surely lie (partly) in [start, end), seconds."""
        mask = (self.latest_start < end) & (self.earliest_end > start)
        for row in self._undecided(start, end):
            exact = self.recheck[row]
            mask[row] = exact.date.certain(start, end, exact.extent, self.as_of)
        return mask & ~self.never_certain

    def everything(self) -> Mask:
        """bool[n]: all events."""
        return np.ones(len(self), np.bool_)

    def mask_of_ids(self, ids: ArrayLike) -> Mask:
        """bool[n]: the events with these ids; ids that are not in the index select nothing."""
        rows = self.rows_of(ids)
        mask = np.zeros(len(self), np.bool_)
        mask[rows[rows >= 0]] = True
        return mask

    def rows_of(self, ids: ArrayLike) -> NDArray[np.intp]:
        """intp[ids]: the row of each event, -1 where there is none with that id."""
        return self._row_finder.rows_of(ids)

    def facet(self, name: FacetName) -> Facet:
        """The facet of this name. An event is also in the regions that contain its regions."""
        return self._facets[name]

    def _undecided(self, start: int, end: int) -> list[int]:
        """The rows to recheck: those whose hull the span touches."""
        rows = self._recheck_rows
        touched = (self.earliest_start[rows] < end) & (self.latest_end[rows] > start)
        return [int(row) for row in rows[touched]]

    @cached_property
    def _recheck_rows(self) -> Integers:
        return np.array(sorted(self.recheck), np.int64)

    @cached_property
    def _row_finder(self) -> RowFinder:
        return RowFinder(self.ids)

    @cached_property
    def _facets(self) -> Mapping[FacetName, Facet]:
        return {
            "kind": Facet(self.kinds, SingleColumn(self.kind)),
            "region": Facet(self.region_names, self.regions.with_ancestors(self.region_parents)),
            "actor": Facet(self.actor_names, self.actors),
            "status": Facet(vocabulary(STATUSES), SingleColumn(self.status)),
            "certainty": Facet(vocabulary(CERTAINTY_KEYS), SingleColumn(self.certainty)),
            "source": Facet(self.source_names, self.sources),
            "tag": Facet(self.tag_names, self.tags),
        }


def frozen(array: AnyArray) -> AnyArray:
    """The array itself, from now on read-only."""
    array.setflags(write=False)
    return array


def _is_among(values: Codes, wanted: Iterable[int]) -> Mask:
    table = np.zeros(int(values.max(initial=0)) + 1, np.bool_)
    table[[code for code in wanted if code < len(table)]] = True
    return table[values]
