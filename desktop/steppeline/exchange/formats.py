"""The formats of files we read and write, in tables: a new format is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from steppeline.exchange.arrivals import Arrivals
from steppeline.exchange.csv_export import write_csv
from steppeline.exchange.geojson_export import write_geojson
from steppeline.exchange.icalendar_export import write_icalendar
from steppeline.exchange.json_export import write_json_document, write_json_lines
from steppeline.exchange.kml_export import write_kml
from steppeline.exchange.lossless_export import write_content_document, write_content_lines
from steppeline.exchange.timelinejs_export import write_timelinejs
from steppeline.exchange.toml_import import read_toml
from steppeline.exchange.xlsx_export import write_xlsx
from steppeline.model.content import Content
from steppeline.model.event import Event
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Language

# Writes events, as they are read, to an open binary file, with names and words in the language. Gives how many of them
# the format could not hold; None for formats that hold any event.
Writer = Callable[[Iterable[Event], ReferenceBook, Language, BinaryIO], int | None]
# Writes all that a casefile holds, or what some events of it need, without loss.
ContentWriter = Callable[[Content, BinaryIO], None]
# Reads a file. Raises OSError when it cannot be read; whatever is wrong inside it is a problem of the arrivals.
Reader = Callable[[Path], Arrivals]


@dataclass(frozen=True)
class Export:
    """A format: the suffixes that stand for it, and what writes it."""

    suffixes: tuple[str, ...]
    write: Writer


EXPORTS: tuple[Export, ...] = (
    Export((".csv",), write_csv),
    Export((".xlsx",), write_xlsx),
    Export((".events.json",), write_json_document),
    Export((".events.jsonl", ".events.ndjson"), write_json_lines),
    Export((".timeline.json",), write_timelinejs),
    Export((".geojson",), write_geojson),
    Export((".kml",), write_kml),
    Export((".ics",), write_icalendar),
)


@dataclass(frozen=True)
class ContentExport:
    """A format that loses nothing: the suffixes that stand for it, and what writes it."""

    suffixes: tuple[str, ...]
    write: ContentWriter


CONTENT_EXPORTS: tuple[ContentExport, ...] = (
    ContentExport((".json",), write_content_document),
    ContentExport((".jsonl", ".ndjson"), write_content_lines),
)


@dataclass(frozen=True)
class Import:
    """A format: the suffixes that stand for it, and what reads it."""

    suffixes: tuple[str, ...]
    read: Reader


IMPORTS: tuple[Import, ...] = (Import((".toml",), read_toml),)
