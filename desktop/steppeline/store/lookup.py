"""What a query asks of the casefile itself: words in texts, and properties that the index does not hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from steppeline.model.index import Integers
from steppeline.model.query_tree import TextTerm
from steppeline.store.search import search
from steppeline.store.trouble import reading

# For each of query_parser.PROPERTIES the numbers of the events that have the value.
EVENTS_HAVING: Mapping[str, str] = MappingProxyType(
    {
        "ref": "SELECT event_id FROM event_ref WHERE ref = ?",
        "series": "SELECT event.id FROM event JOIN series ON series.id = series_id WHERE series.key = ?",
        "ordinal": "SELECT id FROM event WHERE ordinal = ?",
        "mode": "SELECT id FROM event WHERE mode = ?",
    }
)


@dataclass(frozen=True)
class CasefileLookup:
    """The `EventLookup` of `model.query_evaluate` over a reading connection. Raises WorldError for a damaged file."""

    connection: sqlite3.Connection

    def text(self, term: TextTerm) -> Integers:
        """The events in whose texts or names the term is found."""
        return search(self.connection, term.text, phrase=term.phrase)

    def having(self, word: str, value: str) -> list[int]:
        """The events with this value of the property `word`."""
        with reading(self.connection):
            return [number for (number,) in self.connection.execute(EVENTS_HAVING[word], (value,))]
