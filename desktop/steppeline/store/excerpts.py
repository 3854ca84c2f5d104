"""Reading a little of many events: their titles, what one line tells of each, the figures of one series."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from steppeline.model.event import (
    STATUSES,
    ActorRole,
    Event,
    Figure,
    Names,
    PlaceRole,
    RegionRole,
    SourceUse,
    Stage,
)
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


def read_outlines(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Event]:
    """The events with these numbers with only what a line of a table tells of each; ten times faster than all of it.

    That is title, date, kind, status, certainty and refs; the keys of regions, actors, places, sources and tags, in
    their order, without anything else about them. Numbers that name no event are left out. Raises WorldError.
    """
    numbers = (json.dumps(list(map(int, ids))),)
    query = f"""
        SELECT event.id, date, kind.key, status, certainty, event.extent, {", ".join(_TITLE.columns("title"))}
        FROM event JOIN kind ON kind.id = kind_id WHERE event.id IN (SELECT value FROM json_each(?))"""
    keys = Keys(connection)
    with reading(connection), decoding(path_of(connection)):
        parts = {name: _grouped(connection, query, numbers) for name, query in _PARTS.items()}
        return {
            number: Event(
                kind,
                _TITLE.read(texts, keys),
                date,
                STATUSES[status],
                certainty=certainty,
                extent=extent,
                refs=tuple(parts["ref"][number]),
                regions=tuple(map(RegionRole, parts["region"][number])),
                actors=tuple(map(ActorRole, parts["actor"][number])),
                places=tuple(map(PlaceRole, parts["place"][number])),
                sources=tuple(map(SourceUse, parts["source"][number])),
                tags=tuple(parts["tag"][number]),
                id=number,
            )
            for number, date, kind, status, certainty, extent, *texts in connection.execute(query, numbers).fetchall()
        }


_AMONG = "WHERE event_id IN (SELECT value FROM json_each(?))"
_PARTS = {
    "ref": f"SELECT event_id, ref FROM event_ref {_AMONG} ORDER BY position, id",
    **{
        part: f"""
            SELECT event_id, {part}.key FROM event_{part} JOIN {part} ON {part}.id = {part}_id
            {_AMONG} ORDER BY event_{part}.id"""
        for part in ("region", "actor", "place", "source", "tag")
    },
}


def _grouped(connection: sqlite3.Connection, query: str, values: tuple[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for number, text in connection.execute(query, values):
        found[number].append(text)
    return found


def has_stages(connection: sqlite3.Connection) -> bool:
    """Whether any event has stages. Raises WorldError."""
    with reading(connection):
        return connection.execute("SELECT 1 FROM stage LIMIT 1").fetchone() is not None


def read_stages(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, list[Stage]]:
    """The stages of the events with these numbers, without who says so; events without stages are left out.

    Raises WorldError.
    """
    found: dict[int, list[Stage]] = defaultdict(list)
    with reading(connection), decoding(path_of(connection)):
        query = f"SELECT event_id, stage, date FROM stage {_AMONG} ORDER BY id"
        for number, stage, date in connection.execute(query, (json.dumps(list(map(int, ids))),)):
            found[number].append(Stage(stage, date))
    return found


def count_places(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[str, int]:
    """How many of the events with these numbers name each place, by its key. Raises WorldError."""
    query = f"""
        SELECT place.key, count(DISTINCT event_id) FROM event_place JOIN place ON place.id = place_id
        {_AMONG} GROUP BY place_id"""
    with reading(connection):
        return dict(connection.execute(query, (json.dumps(list(map(int, ids))),)).fetchall())


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
