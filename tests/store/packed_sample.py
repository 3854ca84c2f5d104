"""Casefiles with packed columns, and what an index says, in a form that can be compared."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from casefile_sample import BOOK, DATES, FORUM, copy_of_blank

from steppeline.model.entities import FACETS, Entities
from steppeline.model.event import Event
from steppeline.model.index import Index
from steppeline.store.casefile import Casefile, open_casefile
from steppeline.store.columns import OpenedIndex, open_index, read_index
from steppeline.store.dataset import add_dataset
from steppeline.store.packed.noting import forget
from steppeline.store.packed.packing import pack

EVENTS = tuple(
    Event(
        "statistic" if place % 3 else "forum",
        {"en": f"Event {place}"},
        date,
        regions=FORUM.regions[: place % 3],
        actors=FORUM.actors[: place % 2],
        sources=FORUM.sources[: place % 4],
        tags=FORUM.tags[: place % 3],
    )
    for place, date in enumerate(date for date in DATES if not date.startswith("Y"))
)
AS_OF = 1_700_000_000


def connect(path: Path) -> sqlite3.Connection:
    """A connection as that of any program, outside of transactions."""
    connection = sqlite3.connect(path, isolation_level=None)
    # These tests kill programs, not computers.
    connection.execute("PRAGMA synchronous = OFF")
    return connection


def execute(path: Path, *statements: str) -> None:
    """Execute statements as another program would."""
    with closing(connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)


def packed_casefile(path: Path) -> Path:
    """A casefile with some events whose columns are packed."""
    copy_of_blank(path)
    with open_casefile(path, writable=True) as casefile:
        casefile.apply(add_dataset(BOOK, EVENTS, "Events"))
    with closing(connect(path)) as connection:
        pack(connection)
    return path


def opened(path: Path, *, repairing: bool = False) -> OpenedIndex:
    """The index as it is read from a casefile, which is repaired if that is to be."""
    with open_casefile(path) as casefile:
        if not repairing:
            return open_index(casefile.connection, AS_OF)
        with closing(connect(path)) as writer:
            return open_index(casefile.connection, AS_OF, writer=writer)


def check_against_rows(connection: sqlite3.Connection, index: Index | None = None) -> None:
    """The index, else the one that is read, says the same as one that is read from rows alone."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        connection.backup(copy)
        forget(copy)
        expected = said(read_index(copy, AS_OF))
    found = said(read_index(connection, AS_OF) if index is None else index)
    for name, what in expected.items():
        assert found[name] == what


@contextmanager
def reading_casefile(path: Path) -> Iterator[Casefile]:
    """The casefile, and it is compared with its rows."""
    with open_casefile(path) as casefile:
        check_against_rows(casefile.connection)
        yield casefile


def said(index: Index) -> dict[str, Any]:
    """All that an index says of events and entities."""
    rows = index.rows_in_time()
    return {
        "revision": index.revision,
        "as of": index.as_of,
        "entities": {name: _entities(index.facet(name).entities) for name in FACETS},
        "parents": index.region_parents.tolist(),
        "events": [_event(index, int(row)) for row in rows],
        "count": index.event_count,
        "rechecks": _rechecks(index),
        "possible": {date: sorted(index.ids[index.possible(*span)].tolist()) for date, span in _SPANS.items()},
        "certain": {date: sorted(index.ids[index.certain(*span)].tolist()) for date, span in _SPANS.items()},
    }


_SPANS = {
    "all": (-(2**61), 2**61),
    "2021-09": (1_630_454_400, 1_633_046_400),
    "now": (AS_OF - 1, AS_OF),
    "2019": (1_546_300_800, 1_577_836_800),
}


def _entities(entities: Entities) -> list[object]:
    return [entities.keys, entities.names, entities.aliases]


def _event(index: Index, row: int) -> list[object]:
    sets = ((index.regions, "region"), (index.actors, "actor"), (index.sources, "source"), (index.tags, "tag"))
    bounds = (index.earliest_start, index.latest_start, index.earliest_end, index.latest_end)
    return [
        int(index.ids[row]),
        *(int(column[row]) for column in bounds),
        *(int(column[row]) for column in (index.never_certain, index.verified, index.status, index.certainty)),
        index.kinds.keys[index.kind[row]],
        *(sorted(column.codes_of(row).tolist()) for column, _ in sets),
    ]


def _rechecks(index: Index) -> dict[int, tuple[str, str]]:
    standing = index.everything()
    pairs = zip(index.recheck.rows.tolist(), index.recheck.codes.tolist(), strict=True)
    dates = index.recheck.dates
    return {int(index.ids[row]): (dates[code].date.text, dates[code].extent) for row, code in pairs if standing[row]}


def replace_chunk(path: Path, number: int, data: bytes) -> None:
    """Put other bytes into a chunk."""
    with closing(connect(path)) as connection:
        connection.execute("UPDATE column_chunk SET data = ? WHERE id = ?", (data, number))


def chunks_of(path: Path) -> dict[int, bytes]:
    """All chunks by number."""
    with closing(connect(path)) as connection:
        return dict(connection.execute("SELECT id, data FROM column_chunk ORDER BY id"))


def replace_header(path: Path, data: bytes) -> None:
    """Put another header in place, with the right checksum."""
    with closing(connect(path)) as connection:
        (number,) = connection.execute("SELECT header FROM packed_state").fetchone()
        connection.execute("UPDATE column_chunk SET data = ? WHERE id = ?", (data, number))
        connection.execute("UPDATE packed_state SET checksum = ?", (zlib.crc32(data),))
