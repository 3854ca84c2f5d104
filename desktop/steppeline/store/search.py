"""Full-text search: what is indexed, how it is kept in step, and how words find events.

Only this module and those beside it that begin with its name use FTS5. All texts in it are search keys (see
`model.transliteration`), so that Кошербаев is found by Kosherbayev.

    kept_words   for each event the keys of its titles, and of its summaries and themes
    event_words  the full-text index of `kept_words`
    used_words   the words in `event_words`, in order: a view of it that takes no room
    name_words   one row for each actor, place, region and office, with all their names and spellings

An event has a word when its own row has it or the row of anything it names. So renaming an actor rewrites one row,
however many events name them, and ten million events do not repeat the names.

`event_words` keeps no texts of its own. It needs the former ones to forget a row; they stand in `kept_words`, from
where it is also built faster than row by row, and where ranking looks at them. What was measured for a million events
of 78 bytes of titles: an index of prefixes ("2 3") costs 37 bytes an event more and a quarter of the building time, and
spares a keystroke one to three milliseconds (`search_words.words_beginning`); so there is none. `columnsize=0` leaves
out what only FTS5's own ranking needs. A search key is words between single spaces, and so "ascii" takes them, whatever
their script.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import numpy as np

from steppeline.model.text import LANGUAGES
from steppeline.model.transliteration import SearchKeys
from steppeline.store.search_names import NAMED, row_of
from steppeline.store.search_slices import Ids, slices_of
from steppeline.store.search_words import words_of

# Stands before each text of a row, so that no phrase reaches from one into the next: a search key never has it. It is
# the key of a sign that is no word of any text.
_BREAK = "_"
_SIGN = "\x01"
_OPTIONS = "columnsize=0, tokenize=\"ascii tokenchars '_'\""
_KEPT_WORDS = "CREATE TABLE kept_words (id INTEGER PRIMARY KEY, title TEXT NOT NULL, summary TEXT NOT NULL)"
_USED_WORDS = "CREATE VIRTUAL TABLE used_words USING fts5vocab(event_words, instance)"
TABLES = {
    "event_words": (
        "CREATE VIRTUAL TABLE event_words"
        f" USING fts5(title, summary, content='kept_words', content_rowid='id', {_OPTIONS})"
    ),
    "name_words": f"CREATE VIRTUAL TABLE name_words USING fts5(words, {_OPTIONS})",
}
"""The full-text tables."""

TEXTS = frozenset(f"{column}_{language}" for column in ("title", "summary", "theme") for language in LANGUAGES)
"""The columns of events that are searched."""

_AMONG = "IN (SELECT value FROM json_each(?))"
# The names of the entities of each table of NAMED.
_NAMES = {
    "actor": f"SELECT actor_id, name FROM actor_name WHERE actor_id {_AMONG}",
    "place": f"SELECT place_id, name FROM place_name WHERE place_id {_AMONG}",
    "region": f"SELECT region_id, name FROM region_name WHERE region_id {_AMONG}",
    "office": (
        "SELECT office.id, name.value FROM office, json_each(json_array(name_en, name_ru, name_kk)) AS name"
        f" WHERE office.id {_AMONG}"
    ),
}
_KEEP = "INSERT INTO kept_words (id, title, summary) VALUES (?, ?, ?)"
_BATCH = 1000


def create_tables(connection: sqlite3.Connection) -> None:
    """Add the empty search tables to a casefile."""
    for statement in (_KEPT_WORDS, *TABLES.values(), _USED_WORDS):
        connection.execute(statement)


def search(connection: sqlite3.Connection, words: str, *, phrase: bool = False) -> Ids:
    """int64, ascending: the numbers of the events that have all of the words, or the phrase.

    Words are matched whole, in any spelling that has the same search key; one that ends with "*" matches all that begin
    with it. Words joined by a hyphen stand side by side. What has neither letter nor digit is left out, and where
    nothing is left nothing is found. Raises WorldError for a damaged or locked file; no text is an error.
    """
    slices = [np.empty(0, np.int64), *slices_of(connection, words_of(words, phrase=phrase))]
    return np.concatenate(slices)


def refresh(connection: sqlite3.Connection, events: Iterable[int], named: Mapping[str, Iterable[int]]) -> None:
    """Index anew what changed: events, and entities by table, one of NAMED.

    Rows that are gone are forgotten. To be called inside the transaction of the change.
    """
    keys = _keys()
    for numbers in _batches(events):
        # The index forgets a row by what is kept of it, so it goes first.
        connection.execute(f"DELETE FROM event_words WHERE rowid {_AMONG}", (numbers,))
        connection.execute(f"DELETE FROM kept_words WHERE id {_AMONG}", (numbers,))
        texts = connection.execute(f"{_event_texts()} WHERE id {_AMONG}", (numbers,))
        connection.executemany(_KEEP, _kept(texts, keys))
        connection.execute(
            "INSERT INTO event_words (rowid, title, summary)"
            f" SELECT id, title, summary FROM kept_words WHERE id {_AMONG}",
            (numbers,),
        )
    for table, entities in named.items():
        for numbers in _batches(entities):
            _refresh_names(connection, table, numbers, keys)


def rebuild(connection: sqlite3.Connection) -> None:
    """Index everything anew, in one piece: searches are then fastest. To be called inside a transaction."""
    connection.execute("DELETE FROM kept_words")
    connection.executemany(_KEEP, _kept(connection.execute(_event_texts()), _keys()))
    connection.execute("INSERT INTO event_words (event_words) VALUES ('rebuild')")
    connection.execute("INSERT INTO event_words (event_words) VALUES ('optimize')")
    connection.execute("DELETE FROM name_words")
    refresh(connection, (), {table: _numbers(connection, table) for table in NAMED})


def _event_texts() -> str:
    """SQL: the number of each event, its titles, and its other texts."""
    return f"SELECT id, {_together('title')}, {_together('summary', 'theme')} FROM event"


def _together(*columns: str) -> str:
    """SQL: the texts of these columns in all languages."""
    texts = (f"coalesce('{_SIGN} ' || {column}_{language} || ' ', '')" for column in columns for language in LANGUAGES)
    return " || ".join(texts)


def _keys() -> SearchKeys:
    return SearchKeys({_SIGN: _BREAK})


def _kept(rows: Iterable[tuple[int, str, str]], keys: SearchKeys) -> Iterator[tuple[int, str, str]]:
    """The rows to keep. A space at the end lets whole words be looked for there."""
    for number, titles, others in rows:
        yield number, f"{keys.key_of(titles)} ", f"{keys.key_of(others)} " if others else ""


def _refresh_names(connection: sqlite3.Connection, table: str, numbers: str, keys: SearchKeys) -> None:
    row = row_of(table, "value")
    connection.execute(f"DELETE FROM name_words WHERE rowid IN (SELECT {row} FROM json_each(?))", (numbers,))
    names: dict[int, list[str]] = {}
    for number, name in connection.execute(_NAMES[table], (numbers,)):
        names.setdefault(number, []).append(f"{_SIGN} {name} ")
    connection.executemany(
        f"INSERT INTO name_words (rowid, words) VALUES ({row_of(table, '?')}, ?)",
        [(number, keys.key_of("".join(texts))) for number, texts in names.items()],
    )


def _numbers(connection: sqlite3.Connection, table: str) -> Iterator[int]:
    return (number for (number,) in connection.execute(f"SELECT id FROM {table}"))


def _batches(numbers: Iterable[int]) -> Iterator[str]:
    """The numbers as JSON arrays of bounded length."""
    rest = iter(numbers)
    while batch := list(islice(rest, _BATCH)):
        yield json.dumps(batch)
