"""Making an index from plain columns: sorts the rows, freezes the arrays, and refuses what does not fit together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from steppeline.model.event import STATUSES
from steppeline.model.index import CERTAINTY_KEYS, Codes, Entities, Index, MultiColumn, Recheck, RowFinder, frozen

Pairs: TypeAlias = tuple[ArrayLike, ArrayLike]


@dataclass(frozen=True, kw_only=True, eq=False)
class Columns:
    """What an index is made of: n events in any order.

    Columns of one value have n values each, in the order of `ids`; those of several values are pairs (event ids,
    codes) in any order. `region_parents` has the code of each region's parent or -1; left out, no region has a parent.
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
    recheck: Mapping[int, Recheck] = field(default_factory=dict)
    as_of: int | None = None


def build_index(columns: Columns) -> Index:
    """The index of `columns`, rows sorted by (earliest start, id).

    Raises ValueError for columns of unequal length, repeated or unknown ids, bounds in the wrong order, codes beyond
    their entities, and a region that lies within itself.
    """
    rows = _Rows(columns)
    no_parents = np.full(len(columns.region_names), -1)
    index = Index(
        revision=columns.revision,
        ids=rows.ids,
        earliest_start=rows.column(columns.earliest_start, np.int64),
        latest_start=rows.column(columns.latest_start, np.int64),
        earliest_end=rows.column(columns.earliest_end, np.int64),
        latest_end=rows.column(columns.latest_end, np.int64),
        never_certain=rows.column(columns.never_certain, np.bool_),
        verified=rows.column(columns.verified, np.bool_),
        kind=rows.column(columns.kind, np.uint16),
        status=rows.column(columns.status, np.uint8),
        certainty=rows.column(np.zeros(len(rows.ids)) if columns.certainty is None else columns.certainty, np.uint8),
        regions=rows.values(columns.regions),
        actors=rows.values(columns.actors),
        sources=rows.values(columns.sources),
        tags=rows.values(columns.tags),
        kinds=columns.kinds,
        region_names=columns.region_names,
        actor_names=columns.actor_names,
        source_names=columns.source_names,
        tag_names=columns.tag_names,
        region_parents=frozen(
            np.array(no_parents if columns.region_parents is None else columns.region_parents, np.int32)
        ),
        recheck=rows.by_row(columns.recheck),
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
        self.ids = frozen(ids[self._order])
        self._finder = RowFinder(self.ids)

    def column(self, values: ArrayLike, dtype: type[np.generic]) -> NDArray[Any]:
        array = np.asarray(values, dtype)
        if array.shape != self.ids.shape:
            raise ValueError("the columns differ in length")
        return frozen(array[self._order])

    def values(self, pairs: Pairs) -> MultiColumn:
        event_ids, codes = pairs
        return MultiColumn.from_pairs(self._rows_of(event_ids), codes, len(self.ids))

    def by_row(self, recheck: Mapping[int, Recheck]) -> Mapping[int, Recheck]:
        return dict(zip(self._rows_of(list(recheck)).tolist(), recheck.values(), strict=True))

    def _rows_of(self, ids: ArrayLike) -> NDArray[np.intp]:
        rows = self._finder.rows_of(ids)
        if np.any(rows < 0):
            raise ValueError("an event id is not among the ids of the index")
        return rows


def _validate(index: Index) -> None:
    if np.any(np.diff(np.sort(index.ids)) == 0):
        raise ValueError("an event id is given twice")
    if np.any(index.earliest_start > index.latest_start) or np.any(index.earliest_end > index.latest_end):
        raise ValueError("the bounds of an event are in the wrong order")
    coded: tuple[tuple[Codes, int], ...] = (
        (index.kind, len(index.kinds)),
        (index.status, len(STATUSES)),
        (index.certainty, len(CERTAINTY_KEYS)),
        (index.regions.codes, len(index.region_names)),
        (index.actors.codes, len(index.actor_names)),
        (index.sources.codes, len(index.source_names)),
        (index.tags.codes, len(index.tag_names)),
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
