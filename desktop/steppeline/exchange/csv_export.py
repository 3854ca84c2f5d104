"""Events to CSV (RFC 4180): one row an event, UTF-8, lines ending in CRLF, one declared table of columns.

A cell that a spreadsheet would take for a formula gets an apostrophe in front. So does a cell that already has
apostrophes before such a character: taking one away again always gives the text back.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable
from typing import BinaryIO, NamedTuple

from steppeline.exchange.event_json import day_of, extent_of
from steppeline.model.calendar import civil_of
from steppeline.model.date_words import date_words
from steppeline.model.edtf import Bounds, bounds_of
from steppeline.model.edtf_bounds import is_open
from steppeline.model.event import Event
from steppeline.model.reference import DatedName
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.region import code_on, name_on
from steppeline.model.text import Language

SEPARATOR = "; "
_BYTE_ORDER_MARK = "\ufeff"
# Beside the ASCII signs their full-width forms, which spreadsheets in East Asian locales take for the same.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


class Row(NamedTuple):
    """An event with all that its cells are made from."""

    event: Event
    reference: ReferenceBook
    language: Language
    bounds: Bounds
    words: str

    def name(self, names: tuple[DatedName, ...]) -> str:
        """The name on the event's day, in the language of the export."""
        return name_on(names, self.language.code, day_of(self.bounds))


def write_csv(
    events: Iterable[Event],
    reference: ReferenceBook,
    language: Language,
    file: BinaryIO,
    *,
    byte_order_mark: bool = False,
) -> None:
    """A header line and one line for each of `events`, written as they are read.

    Several values in one cell are separated by "; ". Names are those of the event's day in `language`; bounds are ISO
    8601 texts without zone (years beyond four digits signed, empty where open). `byte_order_mark` is for spreadsheets
    that otherwise read UTF-8 as the system's old code page. Raises InputError when a date is no EDTF.
    """
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    try:
        if byte_order_mark:
            text.write(_BYTE_ORDER_MARK)
        writer = csv.writer(text)
        writer.writerow(COLUMNS)
        for event in events:
            row = row_of(event, reference, language)
            writer.writerow([guarded(cell(row)) for cell in COLUMNS.values()])
    finally:
        text.detach()


def guarded(cell: str) -> str:
    """`cell` with an apostrophe in front if a spreadsheet would otherwise run it as a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def row_of(event: Event, reference: ReferenceBook, language: Language) -> Row:
    """An event with its bounds and the words of its date. Raises InputError when that is no EDTF."""
    extent = extent_of(event, reference)
    words = language.say(date_words(event.date, extent))
    return Row(event, reference, language, bounds_of(event.date, extent), words)


def _moment(seconds: int) -> str:
    if is_open(seconds):
        return ""
    year, month, day, hour, minute, second = civil_of(seconds)
    years = f"{year:04}" if 0 <= year <= 9999 else f"{year:+05}"
    return f"{years}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _joined(values: Iterable[str | None]) -> str:
    return SEPARATOR.join(value for value in values if value)


def _regions(row: Row) -> str:
    return _joined(row.name(row.reference.regions[role.region].names) for role in row.event.regions)


def _region_codes(row: Row) -> str:
    day = day_of(row.bounds)
    return _joined(code_on(row.reference.regions[role.region].codes, day) for role in row.event.regions)


def _places(row: Row) -> str:
    return _joined(row.name(row.reference.places[role.place].names) for role in row.event.places)


def _actors(row: Row) -> str:
    return _joined(row.name(row.reference.actors[role.actor].names) for role in row.event.actors)


def _sources(row: Row) -> str:
    return _joined(row.reference.sources[use.source].title for use in row.event.sources)


def _source_addresses(row: Row) -> str:
    return _joined(row.reference.sources[use.source].address for use in row.event.sources)


COLUMNS: dict[str, Callable[[Row], str]] = {
    "id": lambda row: _text(row.event.id),
    "refs": lambda row: _joined(row.event.refs),
    "kind": lambda row: row.event.kind,
    "status": lambda row: row.event.status,
    "title_en": lambda row: row.event.title.get("en", ""),
    "title_ru": lambda row: row.event.title.get("ru", ""),
    "title_kk": lambda row: row.event.title.get("kk", ""),
    "date": lambda row: row.event.date,
    "date_words": lambda row: row.words,
    "earliest_start": lambda row: _moment(row.bounds.earliest_start),
    "latest_start": lambda row: _moment(row.bounds.latest_start),
    "earliest_end": lambda row: _moment(row.bounds.earliest_end),
    "latest_end": lambda row: _moment(row.bounds.latest_end),
    "regions": _regions,
    "region_codes": _region_codes,
    "places": _places,
    "actors": _actors,
    "sources": _sources,
    "source_addresses": _source_addresses,
    "tags": lambda row: _joined(row.event.tags),
    "summary_en": lambda row: row.event.summary.get("en", ""),
    "summary_ru": lambda row: row.event.summary.get("ru", ""),
    "summary_kk": lambda row: row.event.summary.get("kk", ""),
    "series": lambda row: _text(row.event.series),
    "ordinal": lambda row: _text(row.event.ordinal),
    "mode": lambda row: _text(row.event.mode),
    "certainty": lambda row: _text(row.event.certainty),
    "verified": lambda row: "yes" if row.event.verified else "no",
}
