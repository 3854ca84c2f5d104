"""The formats that events are read from: a new one is a module with a reader, and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from steppeline.exchange.reading.blocks import Block
from steppeline.exchange.reading.gdelt import read_gdelt
from steppeline.exchange.reading.icalendar import read_icalendar
from steppeline.exchange.reading.json_events import read_json
from steppeline.exchange.reading.plain_tables import read_table
from steppeline.exchange.reading.profiles import read_profile
from steppeline.exchange.reading.recipe import Recipe
from steppeline.exchange.reading.xml_events import read_xml
from steppeline.model.errors import InputError
from steppeline.model.text import message

Reader = Callable[[Path, Recipe], Iterator[Block]]
"""Reads a file as the recipe says. Raises OSError when it cannot be read, UnreadableError for what is none."""


@dataclass(frozen=True)
class Format:
    """A format: its key, what it is called, and the suffixes it usually has.

    `has_columns`: a mapping may say which column is what. `own_origin`: the keys of its rows are unique wherever they
    come from, so that a row is known again whatever the file is called. `own_suffix`: a file that ends so is of this
    format, whatever it begins with. Without `read` it is a casefile.
    """

    key: str
    name: str
    suffixes: tuple[str, ...]
    read: Reader | None
    has_columns: bool = False
    own_origin: bool = False
    own_suffix: bool = False


FORMATS: tuple[Format, ...] = (
    Format("csv", "CSV, TSV", (".csv", ".tsv", ".tab", ".txt"), read_table, has_columns=True),
    Format("workbook", "XLSX, XLS, ODS", (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"), read_table, has_columns=True),
    Format("json", "JSON, JSON Lines", (".json", ".jsonl", ".ndjson"), read_json, has_columns=True),
    Format("events", "Steppeline events (JSON)", (".events.json", ".events.jsonl"), read_json),
    Format("events-table", "Steppeline events (table)", (".csv", ".xlsx"), read_profile),
    Format("icalendar", "iCalendar", (".ics", ".ical", ".ifb"), read_icalendar),
    Format("geojson", "GeoJSON", (".geojson", ".json"), read_json, has_columns=True),
    Format("kml", "KML, KMZ", (".kml", ".kmz"), read_xml),
    Format("timelinejs", "TimelineJS (JSON)", (".json",), read_json),
    Format("timelinejs-table", "TimelineJS (spreadsheet)", (".csv", ".xlsx", ".ods"), read_profile),
    Format("vis", "vis-timeline (JSON)", (".json",), read_json),
    Format("simile", "SIMILE Timeline (JSON)", (".json",), read_json),
    Format("simile-xml", "SIMILE Timeline (XML)", (".xml",), read_xml),
    Format("timeline-project", "The Timeline Project", (".timeline",), read_xml),
    Format("gdelt", "GDELT events", (".csv", ".tsv"), read_gdelt, own_origin=True),
    Format("acled", "ACLED", (".csv", ".xlsx"), read_profile, own_origin=True),
    Format("ucdp", "UCDP GED", (".csv", ".xlsx"), read_profile, own_origin=True),
    Format("casefile", "Steppeline casefile", (".steppeline",), None),
    Format("content", "Steppeline casefile (JSON)", (".json", ".jsonl", ".ndjson"), None),
)


def format_named(key: str) -> Format:
    """The format with this key. Raises InputError with the keys there are."""
    for each in FORMATS:
        if each.key == key:
            return each
    known = ", ".join(each.key for each in FORMATS)
    raise InputError(message("There is no format “{key}”; there are: {known}.", key=key, known=known))
