"""Reading what events are sorted by where that is only in the casefile: one text of each event, in slices."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from steppeline.model.text import LANGUAGES
from steppeline.store.readers import Readers
from steppeline.store.trouble import decoding, path_of, reading

What = Literal["title", "reference", "place"]
"""The title in a language; the event's own name; the key of the place that is recorded first."""

Slice = tuple[NDArray[np.int64], list[str]]

_SLICE = 1_000
_SEPARATOR = 0x1F


class TextsToSort:
    """Texts of events for one reader job. SQLite puts a slice together: Python is not asked for each row."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def slices(self, what: What, language: str, ids: NDArray[np.int64] | None = None) -> Iterator[Slice]:
        """int64[k] ids and k texts at a time, of the events that have one; of `ids`, or of all. Raises WorldError."""
        query = _query(what, language, among=ids is not None)
        if ids is None:
            *found, last = self._slice(query, (0,))
            while last is not None:
                yield _parted(*found)
                *found, last = self._slice(query, (last,))
        else:
            for start in range(0, len(ids), _SLICE):
                *found, _ = self._slice(query, (json.dumps(ids[start : start + _SLICE].tolist()),))
                yield _parted(*found)

    def _slice(self, query: str, values: tuple[object, ...]) -> tuple[str | None, str | None, int | None]:
        with self._readers.connection() as connection, reading(connection), decoding(path_of(connection)):
            numbers, texts, last = connection.execute(query, values).fetchone()
            return numbers, texts, last


def _query(what: What, language: str, *, among: bool) -> str:
    where = "IN (SELECT value FROM json_each(?))" if among else "> ?"
    inner = {"title": _titles, "reference": _references, "place": _places}[what](language, where)
    limit = "" if among else f"LIMIT {_SLICE}"
    return f"""
        SELECT group_concat(id), group_concat(replace(text, char({_SEPARATOR}), ' '), char({_SEPARATOR})), max(id)
        FROM ({inner} ORDER BY 1 {limit})"""


def _titles(language: str, where: str) -> str:
    order = dict.fromkeys((language, "en", *LANGUAGES))
    texts = ", ".join(f"nullif(title_{each}, '')" for each in order)
    return f"SELECT id, coalesce({texts}, '') AS text FROM event WHERE id {where}"


def _references(_: str, where: str) -> str:
    return f"""
        SELECT event_id AS id, ref AS text FROM event_ref WHERE event_id {where} AND id = (
            SELECT first.id FROM event_ref AS first WHERE first.event_id = event_ref.event_id
            ORDER BY first.position, first.id LIMIT 1)"""


def _places(_: str, where: str) -> str:
    return f"""
        SELECT event_id AS id, place.key AS text FROM event_place JOIN place ON place.id = place_id
        WHERE event_id {where} AND event_place.id = (
            SELECT min(first.id) FROM event_place AS first WHERE first.event_id = event_place.event_id)"""


def _parted(numbers: str | None, texts: str | None) -> Slice:
    if not numbers or texts is None:
        return np.zeros(0, np.int64), []
    found = texts.split(chr(_SEPARATOR))
    is_there = [bool(text) for text in found]
    ids = np.array(list(map(int, numbers.split(","))), np.int64)
    return ids[is_there], [text for text in found if text]
