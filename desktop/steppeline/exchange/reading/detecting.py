"""What a file is: told by its beginning first, and by its suffix only where that says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from steppeline.exchange.lossless_reading import is_lossless
from steppeline.exchange.reading.archives import check_archive
from steppeline.exchange.reading.blocks import UnreadableError
from steppeline.exchange.reading.dates import day_first_of
from steppeline.exchange.reading.delimited import Numbered, delimiter_of
from steppeline.exchange.reading.encodings import encoding_of, sample_of
from steppeline.exchange.reading.formats import FORMATS
from steppeline.exchange.reading.gdelt import looks_like_gdelt
from steppeline.exchange.reading.headers import columns_told, plain_name
from steppeline.exchange.reading.json_events import json_format
from steppeline.exchange.reading.json_stream import objects_of
from steppeline.exchange.reading.objects import fields_of, properties_of
from steppeline.exchange.reading.profiles import profile_of, table_rows
from steppeline.exchange.reading.recipe import Detected, Recipe
from steppeline.model.text import message

_ROWS_LOOKED_AT = 5_000
_SQLITE = b"SQLite format 3\x00"
_OLE = b"\xd0\xcf\x11\xe0"
_BINARY = frozenset(range(9)) | frozenset(range(14, 27))


def detect(file: Path) -> Detected:
    """What the file seems to be. Raises OSError when it cannot be read, UnreadableError when it is nothing we read."""
    sample = sample_of(file)
    for each in FORMATS:
        if each.own_suffix and file.name.lower().endswith(each.suffixes):
            return Detected(Recipe(each.key, encoding_of(sample)))
    if sample.startswith(_SQLITE):
        return Detected(Recipe("casefile"))
    if sample.startswith(b"PK"):
        return _archive(file)
    if sample.startswith(_OLE):
        return _table(file, Recipe("workbook"))
    encoding = encoding_of(sample)
    text = sample.decode(encoding, "replace").lstrip("\ufeff")
    if not text.strip("\0 \t\r\n"):
        raise UnreadableError(message("There is nothing in it."))
    return _text(file, text, encoding)


def _archive(file: Path) -> Detected:
    names = check_archive(file)
    if any(name.lower().endswith(".kml") for name in names):
        return Detected(Recipe("kml"))
    if any(name.startswith("xl/") or name == "content.xml" for name in names):
        return _table(file, Recipe("workbook"))
    raise UnreadableError(message("It is an archive of something else; unpack it and import what is in it."))


def _text(file: Path, text: str, encoding: str) -> Detected:
    begin = text.lstrip()
    if begin.startswith(("{", "[")):
        return _json(file, text, encoding)
    if begin.startswith("<"):
        return Detected(Recipe(_xml_format(begin), encoding))
    if begin[:40].upper().startswith(("BEGIN:VCALENDAR", "BEGIN:VEVENT", "BEGIN:VJOURNAL")):
        return Detected(Recipe("icalendar", encoding))
    if looks_like_gdelt(text):
        return Detected(Recipe("gdelt", encoding, "\t", header=False))
    if sum(ord(letter) in _BINARY for letter in text[:4_096]) > 40:
        raise UnreadableError(message("It is no text, and none of the formats that are read."))
    return _table(file, Recipe("csv", encoding, delimiter_of(text)))


def _json(file: Path, text: str, encoding: str) -> Detected:
    if is_lossless(file):
        return Detected(Recipe("content"))
    _, first = next(objects_of(file, encoding), (0, None))
    if isinstance(first, Exception):
        raise UnreadableError(message("It is no valid JSON: {reason}.", reason=str(first)[:100]))
    found = json_format(text[:65_536], first)
    recipe = Recipe(found, encoding)
    if found not in {"json", "geojson"} or not isinstance(first, dict):
        return Detected(recipe)
    values = (value for _, value in islice(objects_of(file, encoding), 200) if isinstance(value, dict))
    told = [fields_of(value if found == "json" else properties_of(value)) for value in values]
    dates = (each.get(name) for each in told for name in ("date", "end"))
    return Detected(replace(recipe, day_first=day_first_of(dates)), tuple(map(str, first)))


def _xml_format(text: str) -> str:
    head = text[:65_536].lower()
    if "<kml" in head or "<placemark" in head:
        return "kml"
    if "<timeline" in head and "<data" not in head:
        return "timeline-project"
    if "<data" in head and "<event" in head:
        return "simile-xml"
    if "<html" in head:
        raise UnreadableError(message("It is a web page; save the table or the data behind it."))
    raise UnreadableError(
        message("It is XML, but none of the formats that are read: KML, SIMILE, The Timeline Project.")
    )


def _table(file: Path, recipe: Recipe) -> Detected:
    rows = table_rows(file, recipe)
    _, header = next(rows, (0, []))
    names = [name.strip().lstrip("\ufeff") for name in header]
    profile = profile_of(names)
    if profile is not None:
        plain = [plain_name(name) for name in names]
        column = next((plain.index(name) for name in ("eventdate", "datestart", "date") if name in plain), None)
        found = replace(recipe, format=profile.format, day_first=_day_first(rows, [] if column is None else [column]))
        return Detected(found, tuple(names))
    told = columns_told(names)
    columns = [names.index(told[field]) for field in ("date", "end") if field in told]
    recipe = replace(recipe, columns=told, day_first=_day_first(rows, columns))
    return Detected(recipe, tuple(names), tuple(name for name in names if name not in told.values()))


def _day_first(rows: Iterator[Numbered], columns: list[int]) -> bool | None:
    some = (row for _, row in islice(rows, _ROWS_LOOKED_AT))
    return day_first_of(row[column] for row in some for column in columns if column < len(row))
