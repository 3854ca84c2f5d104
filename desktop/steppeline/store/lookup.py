"""What a query asks of the casefile itself: words in texts, and properties that the index does not hold."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from steppeline.model.arrays import Integers
from steppeline.model.query_tree import TextTerm
from steppeline.model.transliteration import search_key
from steppeline.store.search import search
from steppeline.store.search_slices import Ids, slices_of
from steppeline.store.search_words import words_of
from steppeline.store.trouble import reading

# For each of query_parser.PROPERTIES, but for series and places, the numbers of the events that have the value.
EVENTS_HAVING: Mapping[str, str] = MappingProxyType(
    {
        "ref": "SELECT event_id FROM event_ref WHERE ref = ?",
        "ordinal": "SELECT id FROM event WHERE ordinal = ?",
        "mode": "SELECT id FROM event WHERE mode = ?",
        "import": "SELECT id FROM event WHERE import_id = ?",
    }
)


@dataclass(frozen=True)
class CasefileLookup:
    """The `EventLookup` of `model.query_evaluate` over a reading connection. Raises WorldError for a damaged file."""

    connection: sqlite3.Connection

    def text(self, term: TextTerm) -> Integers:
        """The events in whose texts or names the term is found."""
        return search(self.connection, term.text, phrase=term.phrase)

    def text_slices(self, term: TextTerm) -> Generator[Ids, None, None]:
        """What `text` gives, in slices of at most 65,536 ascending ids; other threads are not held up between them."""
        return slices_of(self.connection, words_of(term.text, phrase=term.phrase))

    def having(self, word: str, value: str) -> list[int]:
        """The events with this value of the property `word`; series and places are meant by their keys or names."""
        if not _is_unicode(value):
            return []
        with reading(self.connection):
            if word == "series":
                return self._of_series(value)
            if word == "place":
                return self._at_place(value)
            return [number for (number,) in self.connection.execute(EVENTS_HAVING[word], (value,))]

    def _of_series(self, value: str) -> list[int]:
        series = self.connection.execute("SELECT id, key, name_en, name_ru, name_kk FROM series").fetchall()
        query = "SELECT id FROM event WHERE series_id IN (SELECT value FROM json_each(?))"
        return [number for (number,) in self.connection.execute(query, (_meant(series, value),))]

    def _at_place(self, value: str) -> list[int]:
        places = self.connection.execute(
            "SELECT place.id, key, name FROM place LEFT JOIN place_name ON place_id = place.id"
        ).fetchall()
        query = "SELECT DISTINCT event_id FROM event_place WHERE place_id IN (SELECT value FROM json_each(?))"
        return [number for (number,) in self.connection.execute(query, (_meant(places, value),))]


def _meant(rows: Iterable[tuple[int, str, *tuple[str | None, ...]]], value: str) -> str:
    """The numbers, as JSON, of the rows (number, key, names) with this key; else of those called so."""
    rows, wanted = list(rows), search_key(value)
    meant = {number for number, key, *_ in rows if key == value} or {
        number for number, *names in rows if wanted and any(search_key(name or "") == wanted for name in names)
    }
    return json.dumps(sorted(meant))


def _is_unicode(text: str) -> bool:
    """Whether the database can hold the text: arguments that are no UTF-8 come with lone surrogates."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)
