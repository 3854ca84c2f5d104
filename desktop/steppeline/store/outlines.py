"""Outlines of regions in a casefile: each a row that its region owns, its polygons as whole numbers in JSON.

A ring is a list of micro-degrees: longitude and latitude of its first point, then the steps from point to point.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from steppeline.model.change import Delete, Insert, Row, Update, Value, Write
from steppeline.model.outline import Outline, Polygon
from steppeline.model.reference import DatedName, Region
from steppeline.model.region import moment_of
from steppeline.model.text import message
from steppeline.store.edit import Edit
from steppeline.store.keys import Keys
from steppeline.store.records import REGION
from steppeline.store.rows import own_row, part_rows, refuse_circles
from steppeline.store.trouble import decoding, path_of, reading

_COLUMNS = ("since", "until", "longitude", "latitude", "area", "polygons")


@dataclass(frozen=True)
class NewRegions:
    """What a file of regions adds: regions, names of regions that are there, and outlines of both.

    An outline replaces those that the region has for the same days.
    """

    regions: tuple[Region, ...]
    names: Mapping[str, tuple[DatedName, ...]]
    outlines: tuple[Outline, ...]


def add_regions(new: NewRegions, name: str, file: str | None = None) -> Edit:
    """Add regions as an import of this name (and file). Doing it raises WorldError where a parent is not there."""
    return Edit(message("Add {name}", name=name), lambda connection: _add(connection, new, name, file))


def read_outlines(connection: sqlite3.Connection) -> list[Outline]:
    """All outlines, by number. Raises WorldError when the file turns out to be damaged, locked or unreadable."""
    query = (
        f"SELECT region.key, {', '.join(f'region_outline.{column}' for column in _COLUMNS)} FROM region_outline"
        " JOIN region ON region.id = region_outline.region_id ORDER BY region_outline.id"
    )
    with reading(connection), decoding(path_of(connection)):
        return [_outline(key, row) for key, *row in connection.execute(query)]


def _add(connection: sqlite3.Connection, new: NewRegions, name: str, file: str | None) -> Iterator[Write]:
    keys = Keys(connection)
    batch = keys.new("import_batch")
    at = datetime.now(UTC).isoformat(timespec="seconds")
    yield Insert("import_batch", ({"id": batch, "name": name, "at": at, "file": file, "events": 0, "problems": 0},))
    numbered = [(keys.add("region", region.key), region) for region in new.regions]
    yield Insert("region", tuple(own_row(REGION, region, number, keys, batch) for number, region in numbered))
    for field, part in REGION.parts.items():
        members = ((number, member) for number, region in numbered for member in getattr(region, field))
        yield Insert(part.table, part_rows(part, "region", members, keys))
    refuse_circles(connection)
    names = ((keys.number("region", key), each) for key, added in new.names.items() for each in added)
    yield Insert("region_name", part_rows(REGION.parts["names"], "region", names, keys))
    yield from _outline_writes(connection, new.outlines, keys)


def _outline_writes(connection: sqlite3.Connection, outlines: Iterable[Outline], keys: Keys) -> Iterator[Write]:
    rows: list[Row] = []
    gone: list[int] = []
    for outline in outlines:
        region = keys.number("region", outline.region)
        row = _row(outline)
        query = "SELECT id, since, until FROM region_outline WHERE region_id = ? ORDER BY id"
        replaced = [
            number
            for number, since, until in connection.execute(query, (region,)).fetchall()
            if _overlap((since, until), (outline.since, outline.until))
        ]
        if replaced:
            yield Update("region_outline", replaced[0], row)
            gone += replaced[1:]
        else:
            rows.append({"id": keys.new("region_outline"), "region_id": region, **row})
    yield Delete("region_outline", tuple(gone))
    yield Insert("region_outline", tuple(rows))


def _overlap(one: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> bool:
    return all(
        since is None or until is None or moment_of(since) < moment_of(until)
        for since, until in ((one[0], other[1]), (other[0], one[1]))
    )


def _row(outline: Outline) -> dict[str, Value]:
    longitude, latitude = outline.label
    return {
        "since": outline.since,
        "until": outline.until,
        "longitude": longitude,
        "latitude": latitude,
        "area": outline.area,
        "polygons": _written(outline.polygons),
    }


def _written(polygons: Iterable[Polygon]) -> str:
    rings = [
        [np.vstack((ring[:1], np.diff(ring, axis=0))).ravel().tolist() for ring in polygon] for polygon in polygons
    ]
    return json.dumps(rings, separators=(",", ":"))


def _outline(key: str, row: list[object]) -> Outline:
    """The outline of a row. What `_row` would never have written raises one of the errors that `decoding` knows."""
    since, until, longitude, latitude, area, polygons = row
    for day in (since, until):
        if day is not None:
            moment_of(_text(day))
    return Outline(
        key,
        tuple(
            tuple(np.cumsum(np.array(ring, np.int64).reshape(-1, 2), axis=0) for ring in polygon)
            for polygon in json.loads(_text(polygons))
        ),
        (_number(longitude), _number(latitude)),
        _number(area),
        None if since is None else _text(since),
        None if until is None else _text(until),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text that is none")
    return value


def _number(value: object) -> float:
    if not isinstance(value, float):
        raise TypeError("a number that is none")
    return value
