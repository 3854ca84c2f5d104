"""The next index after an edit: the rows of the last one stay where they are, what changed comes behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Codes, frozen
from steppeline.model.entities import Entities
from steppeline.model.growth import Growth
from steppeline.model.index import Index, Rechecks
from steppeline.model.moments import Moments, encoded
from steppeline.model.set_column import SetColumn, Sets


def extended(index: Index, gone: Iterable[int], changed: Index) -> Index | None:
    """`index` without the events `gone` (ids), and with those of `changed` in place of those of the same ids.

    Names, parents, revision and as-of moment become those of `changed`. Costs as many rows as changed, and one pass
    over a byte for each event. None if `index` cannot be added to: when entities are no longer in their places, or a
    moment is too far from all others; it is to be read anew then.
    """
    if not _can_hold(index, changed):
        return None
    # Whoever went on from this index before was another: its rows are not ours.
    growth = index.growth if index.growth.newest == len(index) else Growth(len(index))
    grow = _Grower(growth)
    old_rows = index.rows_of(np.concatenate((np.array(list(gone), np.int64), changed.ids.astype(np.int64))))
    dead = np.union1d(index.dead, old_rows[old_rows >= 0])
    growth.newest = len(index) + len(changed)
    return replace(
        changed,
        ids=grow.array("ids", index.ids, changed.ids),
        earliest_start=grow.moments("earliest_start", index.earliest_start, changed.earliest_start),
        latest_start=grow.moments("latest_start", index.latest_start, changed.latest_start),
        earliest_end=grow.moments("earliest_end", index.earliest_end, changed.earliest_end),
        latest_end=grow.moments("latest_end", index.latest_end, changed.latest_end),
        never_certain=grow.array("never_certain", index.never_certain, changed.never_certain),
        verified=grow.array("verified", index.verified, changed.verified),
        kind=grow.array("kind", index.kind, changed.kind),
        status=grow.array("status", index.status, changed.status),
        certainty=grow.array("certainty", index.certainty, changed.certainty),
        regions=grow.sets("regions", index.regions, changed.regions),
        actors=grow.sets("actors", index.actors, changed.actors),
        sources=grow.sets("sources", index.sources, changed.sources),
        tags=grow.sets("tags", index.tags, changed.tags),
        sorted_count=index.sorted_count,
        dead=frozen(dead.astype(np.int64)),
        finder=index.finder,
        recheck=_rechecks(index, changed),
        growth=growth,
    )


class _Grower:
    """Adds to the columns of an index, in the memory that they share."""

    def __init__(self, growth: Growth) -> None:
        self._growth = growth

    def array(self, name: str, rows: NDArray[Any], more: NDArray[Any]) -> NDArray[Any]:
        return self._growth.appended(name, rows, more.astype(rows.dtype))

    def moments(self, name: str, rows: Moments, more: Moments) -> Moments:
        codes = encoded(more[:], rows.base) if rows.is_narrow else more[:]
        return Moments(self.array(name, rows.codes, codes), rows.base)

    def sets(self, name: str, rows: SetColumn, more: SetColumn) -> SetColumn:
        # A set that occurs already gets a second number: to look for it would cost more than it saves.
        before = rows.sets
        offsets = self.array(f"{name} offsets", before.offsets, more.sets.offsets[1:] + before.offsets[-1])
        members = self.array(f"{name} members", before.members, more.sets.members)
        codes = more.codes.astype(np.int64) + len(before)
        return SetColumn(self.array(name, rows.codes, codes), Sets(offsets, members, is_checked=True))


def _can_hold(index: Index, changed: Index) -> bool:
    moments = (
        (index.earliest_start, changed.earliest_start),
        (index.latest_start, changed.latest_start),
        (index.earliest_end, changed.earliest_end),
        (index.latest_end, changed.latest_end),
    )
    sets = (
        (index.regions, changed.regions),
        (index.actors, changed.actors),
        (index.sources, changed.sources),
        (index.tags, changed.tags),
    )
    entities = (
        (index.kinds, changed.kinds),
        (index.region_names, changed.region_names),
        (index.actor_names, changed.actor_names),
        (index.source_names, changed.source_names),
        (index.tag_names, changed.tag_names),
    )
    return (
        index.as_of == changed.as_of
        and all(rows.fits(more[:]) for rows, more in moments)
        and all(_fit(rows.codes, len(rows.sets) + len(more.sets)) for rows, more in sets)
        and _fit(index.kind, len(changed.kinds))
        and _fit(index.ids, int(changed.ids.max(initial=0)) + 1)
        and all(_begin_alike(before, after) for before, after in entities)
    )


def _fit(codes: Codes | NDArray[Any], count: int) -> bool:
    return count - 1 <= np.iinfo(codes.dtype).max


def _begin_alike(before: Entities, after: Entities) -> bool:
    return after.keys[: len(before.keys)] == before.keys


def _rechecks(index: Index, changed: Index) -> Rechecks:
    """Those of both; of rows that no longer stand, too: nobody asks for them."""
    before, more = index.recheck, changed.recheck
    return Rechecks(
        frozen(np.concatenate((before.rows, more.rows + len(index)))),
        frozen(np.concatenate((before.codes, more.codes + len(before.dates)))),
        before.dates + more.dates,
    )
