"""Reading a little of many events: their titles, the figures of one series."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from steppeline.model.event import Figure, Names
from steppeline.store.codec import by_language
from steppeline.store.events import read_events
from steppeline.store.keys import Keys
from steppeline.store.trouble import decoding, path_of, reading

_TITLE = by_language("title")


def read_titles(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Names]:
    """The titles of the events with these numbers; numbers that name no event are left out. Raises WorldError."""
    query = f"SELECT id, {', '.join(_TITLE.columns('title'))} FROM event WHERE id IN (SELECT value FROM json_each(?))"
    keys = Keys(connection)
    with reading(connection), decoding(path_of(connection)):
        rows = connection.execute(query, (json.dumps(list(map(int, ids))),)).fetchall()
        return {number: _TITLE.read(texts, keys) for number, *texts in rows}


def read_figures(connection: sqlite3.Connection, series: str) -> list[tuple[int, Figure]]:
    """The figures of a series with the numbers of their events, by these. Raises WorldError."""
    query = """
        SELECT DISTINCT event_id FROM figure JOIN series ON series.id = series_id
        WHERE series.key = ? ORDER BY event_id"""
    with reading(connection):
        numbers = [number for (number,) in connection.execute(query, (series,))]
        return [
            (number, figure)
            for number, event in zip(numbers, read_events(connection, numbers), strict=True)
            for figure in event.figures
            if figure.series == series
        ]
