"""Events of a casefile and staged ones, in the few columns by which one is told to be like another."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from steppeline.store.opening import connect_new
from steppeline.store.staged import NEW
from steppeline.store.trouble import reading

_COLUMNS = "id, kind_id, earliest_start, latest_end, coalesce(title_en, title_ru, title_kk, ''), date"


@dataclass(frozen=True)
class Outlined:
    """An event in short. `start` and `end` are its earliest start and latest end, seconds; `regions` are numbers."""

    number: int
    kind: int
    start: int
    end: int
    title: str
    date: str
    regions: frozenset[int]


def staged_outlines(staging: Path, most: int) -> list[Outlined]:
    """So many, at most, of the staged events that are new."""
    with closing(connect_new(staging)) as connection:
        query = (
            f"SELECT {_COLUMNS} FROM event WHERE id IN (SELECT id FROM arrival WHERE state = {NEW}) LIMIT {int(most)}"
        )
        return list(_outlined(connection, query))


def outlines_between(connection: sqlite3.Connection, start: int, end: int) -> list[Outlined]:
    """The events that may have happened between two moments. Raises WorldError for a file that cannot be read."""
    with reading(connection):
        query = f"SELECT {_COLUMNS} FROM event WHERE earliest_start < {int(end)} AND latest_end > {int(start)}"
        return list(_outlined(connection, query))


def _outlined(connection: sqlite3.Connection, query: str) -> Iterator[Outlined]:
    rows = connection.execute(query).fetchall()
    regions: dict[int, list[int]] = {}
    numbers = json.dumps([row[0] for row in rows])
    found = connection.execute(
        "SELECT event_id, region_id FROM event_region WHERE event_id IN (SELECT value FROM json_each(?))", (numbers,)
    )
    for event, region in found:
        regions.setdefault(event, []).append(region)
    for number, kind, start, end, title, date in rows:
        yield Outlined(number, kind, start, end, title, date, frozenset(regions.get(number, ())))
