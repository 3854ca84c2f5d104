"""The names by which events are found: those of the actors, places, regions and offices that events name."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from types import MappingProxyType

from steppeline.store.search_words import Word

NAMED: Mapping[str, str] = MappingProxyType(
    {"actor": "event_actor", "place": "event_place", "region": "event_region", "office": "event_actor"}
)
"""The tables of entities, and the tables that say which events name them. An entity is kept in `name_words` as the row
number * 4 + position here."""


def row_of(table: str, number: str) -> str:
    """The SQL expression for the row in `name_words` of the entity of this table and number."""
    return f"{number} * {len(NAMED)} + {list(NAMED).index(table)}"


def named_entities(connection: sqlite3.Connection, word: Word) -> dict[str, str]:
    """The entities in whose names the word is: by table, the JSON array of their numbers."""
    tables = list(NAMED)
    found: dict[str, list[int]] = {}
    for (row,) in connection.execute("SELECT rowid FROM name_words WHERE name_words MATCH ?", (word.expression,)):
        found.setdefault(tables[row % len(tables)], []).append(row // len(tables))
    return {table: json.dumps(numbers) for table, numbers in found.items()}


def events_naming(table: str, numbers: str) -> str:
    """The SQL query for the events that name any of the entities; it can be continued with AND."""
    return f"SELECT event_id FROM {NAMED[table]} WHERE {table}_id IN (SELECT value FROM json_each({numbers}))"
