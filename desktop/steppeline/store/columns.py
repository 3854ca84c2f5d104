"""Reading the index: the columns of all events, with the sqlite3 driver and numpy alone."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from steppeline.model.calendar import OPEN
from steppeline.model.edtf import EdtfDate, parse
from steppeline.model.event import CERTAINTIES, STATUSES, Extent
from steppeline.model.index import Entities, Index, Integers, Recheck, vocabulary
from steppeline.model.index_build import Columns, Pairs, build_index
from steppeline.model.reference import DatedName
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.region import name_on
from steppeline.model.text import LANGUAGES
from steppeline.store.events import read_reference
from steppeline.store.schema import revision_of
from steppeline.store.trouble import decoding, path_of, reading

_BOUNDS = ("earliest_start", "latest_start", "earliest_end", "latest_end")
_COLUMNS = ("id", *_BOUNDS, "never_certain", "verified", "status", "needs_recheck", "kind_id")
# A certainty becomes its position among CERTAINTY_KEYS, 0 when there is none, already in SQL: numbers are read in bulk.
_CERTAINTY = "CASE certainty {} ELSE 0 END".format(
    " ".join(f"WHEN '{word}' THEN {position}" for position, word in enumerate(CERTAINTIES, start=1))
)


def read_index(
    connection: sqlite3.Connection, as_of: int | None = None, reference: ReferenceBook | None = None
) -> Index:
    """The index of all events at the casefile's present revision.

    `as_of`, in seconds, is the moment up to which events with an open end are known to last; without it they are known
    to last just past their start. A `reference` book that is read already is not read again. Raises WorldError when the
    file turns out to be damaged, locked or unreadable.
    """
    with reading(connection), decoding(path_of(connection)):
        events = _event_columns(connection)
        _settle_open_ends(connection, events, as_of)
        book = reference or read_reference(connection)
        columns = Columns(
            revision=revision_of(connection),
            ids=events["id"],
            earliest_start=events["earliest_start"],
            latest_start=events["latest_start"],
            earliest_end=events["earliest_end"],
            latest_end=events["latest_end"],
            never_certain=events["never_certain"],
            verified=events["verified"],
            kind=_codes(connection, "kind", events["kind_id"]),
            status=events["status"],
            certainty=events["certainty"],
            regions=_pairs(connection, "region"),
            actors=_pairs(connection, "actor"),
            sources=_pairs(connection, "source"),
            tags=_pairs(connection, "tag"),
            kinds=Entities(tuple(book.kinds), tuple(kind.names for kind in book.kinds.values())),
            region_names=_regions(book),
            actor_names=_named({key: actor.names for key, actor in book.actors.items()}),
            source_names=_sources(book),
            tag_names=vocabulary(tuple(key for (key,) in connection.execute("SELECT key FROM tag ORDER BY id"))),
            region_parents=_parents(book),
            recheck=_rechecks(connection, events["id"][events["needs_recheck"] != 0]),
            as_of=as_of,
        )
        return build_index(columns)


def _event_columns(connection: sqlite3.Connection) -> dict[str, Integers]:
    names = (*_COLUMNS, "certainty")
    rows = connection.execute(f"SELECT {', '.join(_COLUMNS)}, {_CERTAINTY} FROM event")
    table = np.fromiter(chain.from_iterable(rows), np.int64).reshape(-1, len(names))
    columns = {name: table[:, position].copy() for position, name in enumerate(names)}
    # The index keeps them in a byte, where greater ones would turn into others.
    if np.any(columns["status"] >= len(STATUSES)):
        raise ValueError("a status that does not exist")
    return columns


def _settle_open_ends(connection: sqlite3.Connection, columns: Mapping[str, Integers], as_of: int | None) -> None:
    """Put the as-of moment into the bounds of events whose end is open: it is none of the casefile's."""
    if as_of is None:
        return
    open_rows = np.flatnonzero(columns["latest_end"] >= OPEN - 1)
    row_of = dict(zip(columns["id"][open_rows].tolist(), open_rows.tolist(), strict=True))
    for number, date, extent in _dates(connection, row_of):
        bounds = date.bounds(extent, as_of)
        for name in _BOUNDS:
            columns[name][row_of[number]] = getattr(bounds, name)


def _rechecks(connection: sqlite3.Connection, numbers: Integers) -> dict[int, Recheck]:
    return {number: Recheck(date, extent) for number, date, extent in _dates(connection, numbers.tolist())}


def _dates(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[tuple[int, EdtfDate, Extent]]:
    """Number, date and extent of these events."""
    query = """
        SELECT event.id, event.date, coalesce(event.extent, kind.extent) FROM event JOIN kind ON kind.id = kind_id
        WHERE event.id IN (SELECT value FROM json_each(?))"""
    for number, date, extent in connection.execute(query, (json.dumps(list(numbers)),)):
        yield number, parse(date), extent


def _codes(connection: sqlite3.Connection, table: str, numbers: Integers) -> NDArray[np.int64]:
    """For numbers of rows of `table` their places among all its rows: the codes of its entities."""
    rows = np.fromiter((number for (number,) in connection.execute(f"SELECT id FROM {table} ORDER BY id")), np.int64)
    codes = np.searchsorted(rows, numbers)
    if np.any(codes == len(rows)) or np.any(rows[codes] != numbers):
        raise ValueError(f"a number that no {table} has")
    return codes


def _pairs(connection: sqlite3.Connection, table: str) -> Pairs:
    rows = connection.execute(f"SELECT event_id, {table}_id FROM event_{table}")
    pairs = np.fromiter(chain.from_iterable(rows), np.int64).reshape(-1, 2)
    return pairs[:, 0], _codes(connection, table, pairs[:, 1])


def _named(names: Mapping[str, Sequence[DatedName]], codes: Mapping[str, Sequence[str]] | None = None) -> Entities:
    """Entities by their names of today; former names, spellings and `codes` are aliases."""
    shown, aliases = [], []
    for key, dated in names.items():
        by_language = {language: [name for name in dated if name.language == language] for language in LANGUAGES}
        shown.append({language: name_on(own, language) for language, own in by_language.items() if own})
        aliases.append((*(codes or {}).get(key, ()), *(name.name for name in dated)))
    return Entities(tuple(names), tuple(shown), tuple(aliases))


def _regions(book: ReferenceBook) -> Entities:
    names = {key: region.names for key, region in book.regions.items()}
    return _named(names, {key: [code.code for code in region.codes] for key, region in book.regions.items()})


def _sources(book: ReferenceBook) -> Entities:
    sources = book.sources.values()
    publishers = tuple((source.publisher,) if source.publisher else () for source in sources)
    return Entities(
        tuple(book.sources), tuple({source.language or "en": source.title} for source in sources), publishers
    )


def _parents(book: ReferenceBook) -> list[int]:
    code_of = {key: code for code, key in enumerate(book.regions)}
    return [-1 if region.parent is None else code_of[region.parent] for region in book.regions.values()]
