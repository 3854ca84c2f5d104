"""Making an index from plain columns: sorts the rows, freezes the arrays, and refuses what does not fit together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from steppeline.model.arrays import AnyArray, Codes, Mask, frozen, narrowed
from steppeline.model.borders import Heirs
from steppeline.model.entities import CERTAINTY_KEYS, Entities
from steppeline.model.event import STATUSES
from steppeline.model.growth import Growth
from steppeline.model.index import Index, Recheck, Rechecks
from steppeline.model.moments import Moments
from steppeline.model.row_finder import RowFinder
from steppeline.model.set_column import SetColumn

Pairs: TypeAlias = tuple[ArrayLike, ArrayLike]


@dataclass(frozen=True, kw_only=True, eq=False)
class Columns:
    """What an index is made of: n events in any order.

    Columns of one value have n values each, in the order of `ids`; those of several values are pairs (event ids,
    codes) in any order. `region_parents` has the code of each region's parent or -1; left out, no region has a parent.
    `region_heirs` says what became of regions; left out, all of them still exist.
    `certainty` left out, no event states one. `recheck` goes by event id. Meanings and units are those of `Index`.
    """

    revision: int = 0
    ids: ArrayLike = ()
    earliest_start: ArrayLike = ()
    latest_start: ArrayLike = ()
    earliest_end: ArrayLike = ()
    latest_end: ArrayLike = ()
    never_certain: ArrayLike = ()
    verified: ArrayLike = ()
    kind: ArrayLike = ()
    status: ArrayLike = ()
    certainty: ArrayLike | None = None
    regions: Pairs = ((), ())
    actors: Pairs = ((), ())
    sources: Pairs = ((), ())
    tags: Pairs = ((), ())
    kinds: Entities = field(default_factory=Entities)
    region_names: Entities = field(default_factory=Entities)
    actor_names: Entities = field(default_factory=Entities)
    source_names: Entities = field(default_factory=Entities)
    tag_names: Entities = field(default_factory=Entities)
    region_parents: ArrayLike | None = None
    region_heirs: Heirs = field(default_factory=Heirs.none)
    recheck: Mapping[int, Recheck] = field(default_factory=dict)
    as_of: int | None = None


def build_index(columns: Columns) -> Index:
    """The index of `columns`, rows sorted by (earliest start, id).

    Raises ValueError for columns of unequal length, repeated or unknown ids, bounds in the wrong order, codes beyond
    their entities, and a region that lies within itself.
    """
    rows = _Rows(columns)
    index = Index(
        revision=columns.revision,
        ids=rows.ids,
        earliest_start=rows.moments(columns.earliest_start),
        latest_start=rows.moments(columns.latest_start),
        earliest_end=rows.moments(columns.earliest_end),
        latest_end=rows.moments(columns.latest_end),
        never_certain=rows.flags(columns.never_certain),
        verified=rows.flags(columns.verified),
        kind=rows.codes(columns.kind, len(columns.kinds)),
        status=rows.codes(columns.status, len(STATUSES)),
        certainty=rows.codes(columns.certainty, len(CERTAINTY_KEYS)),
        regions=rows.sets(columns.regions),
        actors=rows.sets(columns.actors),
        sources=rows.sets(columns.sources),
        tags=rows.sets(columns.tags),
        kinds=columns.kinds,
        region_names=columns.region_names,
        actor_names=columns.actor_names,
        source_names=columns.source_names,
        tag_names=columns.tag_names,
        region_parents=_parents(columns),
        region_heirs=columns.region_heirs,
        sorted_count=len(rows.ids),
        dead=frozen(np.zeros(0, np.int64)),
        finder=rows.finder,
        growth=Growth(len(rows.ids)),
        recheck=rows.rechecks(columns.recheck),
        as_of=columns.as_of,
    )
    _validate(index)
    return index


class _Rows:
    """Puts columns into the order of the rows."""

    def __init__(self, columns: Columns) -> None:
        ids, starts = np.asarray(columns.ids, np.int64), np.asarray(columns.earliest_start, np.int64)
        if ids.shape != starts.shape:
            raise ValueError("the columns differ in length")
        self._order = np.lexsort((ids, starts))
        is_narrow = not len(ids) or (int(ids.min()) >= 0 and int(ids.max()) <= np.iinfo(np.uint32).max)
        narrow: type[np.integer[Any]] = np.uint32 if is_narrow else np.int64
        self.ids = frozen(ids[self._order].astype(narrow))
        self.finder = RowFinder(self.ids)

    def moments(self, values: ArrayLike) -> Moments:
        return Moments.of(self._ordered(np.asarray(values, np.int64)))

    def flags(self, values: ArrayLike) -> Mask:
        return frozen(self._ordered(np.asarray(values, np.bool_)))

    def codes(self, values: ArrayLike | None, size: int) -> NDArray[np.uint8]:
        """A byte for each where all codes below `size` fit into it (typed as if they always did)."""
        codes = np.zeros(self.ids.shape, np.int64) if values is None else np.asarray(values, np.int64)
        if len(codes) and (int(codes.min()) < 0 or int(codes.max()) >= size):
            raise ValueError("a code has no entity")
        return frozen(narrowed(self._ordered(codes), size))

    def sets(self, pairs: Pairs) -> SetColumn:
        event_ids, entities = pairs
        return SetColumn.from_pairs(self._rows_of(event_ids), entities, len(self.ids))

    def rechecks(self, recheck: Mapping[int, Recheck]) -> Rechecks:
        rows = self._rows_of(list(recheck))
        codes: dict[Recheck, int] = {}
        code_of_row = [codes.setdefault(each, len(codes)) for each in recheck.values()]
        order = np.argsort(rows)
        return Rechecks(
            frozen(rows[order].astype(np.int64)),
            frozen(np.array(code_of_row, np.int64)[order]),
            tuple(codes),
        )

    def _ordered(self, values: AnyArray) -> AnyArray:
        if values.shape != self.ids.shape:
            raise ValueError("the columns differ in length")
        return cast(AnyArray, values[self._order])

    def _rows_of(self, ids: ArrayLike) -> NDArray[np.intp]:
        rows = self.finder.rows_of(ids)
        if np.any(rows < 0):
            raise ValueError("an event id is not among the ids of the index")
        return rows


def _parents(columns: Columns) -> NDArray[np.int32]:
    no_parents = np.full(len(columns.region_names), -1)
    return frozen(np.array(no_parents if columns.region_parents is None else columns.region_parents, np.int32))


def _validate(index: Index) -> None:
    if np.any(np.diff(np.sort(index.ids).astype(np.int64)) == 0):
        raise ValueError("an event id is given twice")
    starts, ends = (index.earliest_start, index.latest_start), (index.earliest_end, index.latest_end)
    if any(np.any(earlier[:] > later[:]) for earlier, later in (starts, ends)):
        raise ValueError("the bounds of an event are in the wrong order")
    coded: tuple[tuple[Codes, int], ...] = (
        (index.regions.sets.members, len(index.region_names)),
        (index.actors.sets.members, len(index.actor_names)),
        (index.sources.sets.members, len(index.source_names)),
        (index.tags.sets.members, len(index.tag_names)),
    )
    if any(len(codes) and codes.max() >= size for codes, size in coded):
        raise ValueError("a code has no entity")
    _validate_parents(index.region_parents, len(index.region_names))


def _validate_parents(parents: NDArray[np.int32], size: int) -> None:
    if parents.shape != (size,) or np.any(parents >= size):
        raise ValueError("the parents of the regions do not fit the regions")
    ancestors = parents
    for _ in range(size):
        ancestors = parents[ancestors[ancestors >= 0]]
    if np.any(ancestors >= 0):
        raise ValueError("a region lies within itself")
