"""Full-text search: what is indexed, how it is kept in step, and how words find events. The only user of FTS5.

Two tables, both holding search keys (see `model.transliteration`), so that Кошербаев is found by Kosherbayev:
`event_words` has a row for each event (titles; summaries and themes), `name_words` one for each actor, place, region
and office (all their names and spellings). An event has a word when its own row has it or the row of anything it names.
So renaming an actor rewrites one row, however many events name them, and ten million events do not repeat the names.

The tables keep their texts. A contentless table would save these bytes, about the length of a title for each event, but
can only forget a row when given its former text once more, and would be silently wrong for ever if that were not exact.
`columnsize=0` leaves out what only ranking needs.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from steppeline.model.transliteration import search_key
from steppeline.store.trouble import reading

Ids = NDArray[np.int64]

# Stands between texts of one row, so that no phrase reaches across. A search key never has it.
_BREAK = " _ "
_OPTIONS = "columnsize=0, tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\""
TABLES = {
    "event_words": f"CREATE VIRTUAL TABLE event_words USING fts5(title, summary, {_OPTIONS})",
    "name_words": f"CREATE VIRTUAL TABLE name_words USING fts5(words, {_OPTIONS})",
}
# The entities in `name_words`, whose row number there is number * 4 + position in this table; the table that says which
# events name them; and their texts.
_AMONG = "IN (SELECT value FROM json_each(?))"
NAMED = {
    "actor": ("event_actor", f"SELECT actor_id, name FROM actor_name WHERE actor_id {_AMONG}"),
    "place": ("event_place", f"SELECT place_id, name FROM place_name WHERE place_id {_AMONG}"),
    "region": ("event_region", f"SELECT region_id, name FROM region_name WHERE region_id {_AMONG}"),
    "office": (
        "event_actor",
        "SELECT office.id, name.value FROM office, json_each(json_array(name_en, name_ru, name_kk)) AS name"
        f" WHERE office.id {_AMONG}",
    ),
}
_EVENT_TEXTS = (
    "SELECT id, title_en, title_ru, title_kk, summary_en, summary_ru, summary_kk, theme_en, theme_ru, theme_kk"
    f" FROM event WHERE id {_AMONG}"
)
_TITLES = 3
_BATCH = 1000


def create_tables(connection: sqlite3.Connection) -> None:
    """Add the empty search tables to a casefile."""
    for statement in TABLES.values():
        connection.execute(statement)


def search(connection: sqlite3.Connection, words: str, *, phrase: bool = False) -> Ids:
    """int64, ascending: the numbers of the events that have all of the words, or the phrase.

    Words are matched whole, in any spelling that has the same search key; one that ends with "*" matches all that begin
    with it. Words joined by a hyphen stand side by side. What has neither letter nor digit is left out, and where
    nothing is left nothing is found. Raises WorldError for a damaged or locked file; no text is an error.
    """
    terms = [_match(text) for text in ([words] if phrase else words.split())]
    wanted = [term for term in terms if term]
    with reading(connection):
        found = [_events_with(connection, term) for term in wanted]
    result = found[0] if found else np.empty(0, np.int64)
    for ids in found[1:]:
        result = np.intersect1d(result, ids, assume_unique=True)
    return result


def refresh(connection: sqlite3.Connection, events: Iterable[int], named: Mapping[str, Iterable[int]]) -> None:
    """Index anew what changed: events, and entities by table ("actor", "place", "region", "office").

    Rows that are gone are forgotten. To be called inside the transaction of the change.
    """
    for numbers in _batches(events):
        connection.execute(f"DELETE FROM event_words WHERE rowid {_AMONG}", (numbers,))
        rows = connection.execute(_EVENT_TEXTS, (numbers,)).fetchall()
        connection.executemany(
            "INSERT INTO event_words (rowid, title, summary) VALUES (?, ?, ?)",
            [(number, _keys(texts[:_TITLES]), _keys(texts[_TITLES:])) for number, *texts in rows],
        )
    for table, entities in named.items():
        for numbers in _batches(entities):
            _refresh_names(connection, table, numbers)


def rebuild(connection: sqlite3.Connection) -> None:
    """Index everything anew. To be called inside a transaction."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")
    named = {table: _numbers(connection, table) for table in NAMED}
    refresh(connection, _numbers(connection, "event"), named)


def _refresh_names(connection: sqlite3.Connection, table: str, numbers: str) -> None:
    position = list(NAMED).index(table)
    connection.execute(
        f"DELETE FROM name_words WHERE rowid IN (SELECT value * 4 + {position} FROM json_each(?))", (numbers,)
    )
    texts = defaultdict(list)
    for number, text in connection.execute(NAMED[table][1], (numbers,)):
        texts[number].append(text)
    connection.executemany(
        "INSERT INTO name_words (rowid, words) VALUES (?, ?)",
        [(number * 4 + position, _keys(names)) for number, names in texts.items()],
    )


def _events_with(connection: sqlite3.Connection, term: str) -> Ids:
    """The events whose own texts match, and those that name an entity whose names match."""
    found = [_ids(connection, "SELECT rowid FROM event_words WHERE event_words MATCH ?", term)]
    entities: dict[str, list[int]] = defaultdict(list)
    tables = list(NAMED)
    for (row,) in connection.execute("SELECT rowid FROM name_words WHERE name_words MATCH ?", (term,)):
        entities[tables[row % 4]].append(row // 4)
    for table, numbers in entities.items():
        query = f"SELECT event_id FROM {NAMED[table][0]} WHERE {table}_id {_AMONG}"
        found.append(_ids(connection, query, json.dumps(numbers)))
    return np.unique(np.concatenate(found))


def _ids(connection: sqlite3.Connection, query: str, parameter: str) -> Ids:
    return np.fromiter((number for (number,) in connection.execute(query, (parameter,))), np.int64)


def _match(text: str) -> str:
    """The FTS5 expression for one word or phrase, "" if nothing of it can be searched for.

    A search key has no quotes, and inside quotes nothing else has a meaning for FTS5.
    """
    key = search_key(text)
    if not key:
        return ""
    return f'"{key}"*' if text.endswith("*") else f'"{key}"'


def _keys(texts: Iterable[str | None]) -> str:
    keys = (search_key(text) for text in texts if text)
    return _BREAK.join(dict.fromkeys(key for key in keys if key))


def _numbers(connection: sqlite3.Connection, table: str) -> Iterator[int]:
    return (number for (number,) in connection.execute(f"SELECT id FROM {table}"))


def _batches(numbers: Iterable[int]) -> Iterator[str]:
    """The numbers as JSON arrays of bounded length."""
    rest = iter(numbers)
    while batch := list(islice(rest, _BATCH)):
        yield json.dumps(batch)
