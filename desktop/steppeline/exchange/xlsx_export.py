"""Events to a spreadsheet (XLSX): a sheet for each table, typed cells, a header that stays in place.

Texts are written as texts, whatever they begin with, so none is ever run as a formula. A cell is a date only where the
day is known exactly; the date as it was given stands beside it as text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, BinaryIO

from steppeline.exchange.csv_export import COLUMNS, Row, row_of
from steppeline.exchange.event_json import day_of
from steppeline.exchange.export_dates import WHOLE_DAY, is_common, plain_dates
from steppeline.model.calendar import DAY, Civil
from steppeline.model.edtf import parse
from steppeline.model.errors import WorldError
from steppeline.model.event import Event
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.region import code_on
from steppeline.model.text import Language, message

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | float | int | bool | date | None
_Cells = Iterable[Sequence[Cell]]

_MOST_ROWS = 1_048_576
_LONGEST = 32_767
# The calendars of spreadsheets are wrong before March 1900.
_FIRST_DAY = date(1900, 3, 1)
# The same for every file: equal content makes equal files.
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the format keeps no zone
_WIDTHS = {"title": 44, "summary": 44, "date_words": 28, "note": 36, "value": 36, "publisher": 24, "address": 36}
_WIDTH = 16


@dataclass(frozen=True)
class Sheet:
    """A table: its name, the names of its columns, and the rows that an event has in it."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Row], _Cells]


def write_xlsx(events: Iterable[Event], reference: ReferenceBook, language: Language, file: BinaryIO) -> None:
    """A workbook with the sheets of `SHEETS`, written row by row; needs no memory for what is written.

    Raises WorldError for more rows than a sheet can have, InputError when a date is no EDTF.
    """
    from xlsxwriter import Workbook

    # Nothing of a text is taken for anything but text.
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(file, {"constant_memory": True, "in_memory": False, **plain})
    book.set_properties({"created": _MADE, "title": "Steppeline"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    tables = [_Table(book, sheet, day) for sheet in SHEETS]
    for event in events:
        row = row_of(event, reference, language)
        for table in tables:
            table.write(row)
    for table in tables:
        table.finish()
    book.close()


class _Table:
    """A sheet that is being written."""

    def __init__(self, book: Workbook, sheet: Sheet, day: Format) -> None:
        self._sheet = sheet
        self._day = day
        self._next = 1
        self._paper: Worksheet = book.add_worksheet(sheet.name)
        head = book.add_format({"bold": True, "bottom": 1})
        for column, name in enumerate(sheet.columns):
            self._paper.set_column(column, column, _WIDTHS.get(name.removesuffix("_en"), _WIDTH))
            self._paper.write_string(0, column, name, head)
        self._paper.freeze_panes(1, 0)

    def write(self, row: Row) -> None:
        """Write what an event has here."""
        for cells in self._sheet.rows(row):
            if self._next >= _MOST_ROWS:
                raise WorldError(
                    message("A spreadsheet has {count} rows at most; export fewer events, or to CSV.", count=_MOST_ROWS)
                )
            for column, cell in enumerate(cells):
                self._put(column, cell)
            self._next += 1

    def finish(self) -> None:
        """Let the reader filter and sort by what has been written."""
        self._paper.autofilter(0, 0, self._next - 1, len(self._sheet.columns) - 1)

    def _put(self, column: int, cell: Cell) -> None:
        match cell:
            case None | "":
                return
            case bool():
                self._paper.write_boolean(self._next, column, cell)
            case str():
                self._paper.write_string(self._next, column, _cut(cell))
            case date():
                self._paper.write_datetime(self._next, column, datetime(cell.year, cell.month, cell.day), self._day)  # noqa: DTZ001
            case _:
                self._paper.write_number(self._next, column, cell)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def exact_days(row: Row) -> tuple[date | None, date | None]:
    """The first and the last day of an event, each None where it is not known to the day."""
    if parse(row.event.date).never_certain or "~" in row.event.date:
        return None, None
    dates = plain_dates(row.bounds)
    starts, ends = row.bounds.latest_start - row.bounds.earliest_start, row.bounds.latest_end - row.bounds.earliest_end
    first = _day(dates.first) if starts < DAY else None
    last = _day(dates.last) if ends < DAY and dates.parts >= WHOLE_DAY else None
    return first, last


def _day(civil: Civil | None) -> date | None:
    if civil is None or not is_common(civil):
        return None
    found = date(civil.year, civil.month, civil.day)
    return found if found >= _FIRST_DAY else None


_TYPED: dict[str, Callable[[Row], Cell]] = {
    "id": lambda row: row.event.id,
    "ordinal": lambda row: row.event.ordinal,
    "verified": lambda row: row.event.verified,
}


def _event_cells(row: Row) -> _Cells:
    cells = (_TYPED[name](row) if name in _TYPED else text(row) for name, text in COLUMNS.items())
    yield (*cells, *exact_days(row))


def _head(row: Row) -> tuple[Cell, ...]:
    return row.event.id, (row.event.refs or ("",))[0]


def _region_cells(row: Row) -> Iterator[Sequence[Cell]]:
    day = day_of(row.bounds)
    for role in row.event.regions:
        region = row.reference.regions[role.region]
        yield *_head(row), region.key, code_on(region.codes, day), row.name(region.names), role.role


def _actor_cells(row: Row) -> Iterator[Sequence[Cell]]:
    for role in row.event.actors:
        actor = row.reference.actors[role.actor]
        office = None if role.office is None else row.language.pick(row.reference.offices[role.office].names)
        yield *_head(row), actor.key, row.name(actor.names), actor.type, office, role.role


def _figure_cells(row: Row) -> Iterator[Sequence[Cell]]:
    for figure in row.event.figures:
        numbers = (figure.number, figure.low, figure.high, figure.scale)
        units = (figure.unit, figure.currency, figure.series, figure.period, figure.as_of)
        quality = (figure.bound, figure.basis, figure.nature, figure.said_by)
        evidence = (figure.source, figure.locator, figure.verified, figure.note)
        yield *_head(row), row.language.pick(figure.meaning), *numbers, *units, *quality, *evidence


def _claim_cells(row: Row) -> Iterator[Sequence[Cell]]:
    for claim in row.event.claims:
        evidence = (claim.source, claim.locator, claim.said_by, claim.confidence)
        yield *_head(row), claim.field, claim.value, *evidence, claim.chosen, claim.reason, claim.note


def _source_cells(row: Row) -> Iterator[Sequence[Cell]]:
    for use in row.event.sources:
        source = row.reference.sources[use.source]
        document = (source.key, source.title, source.publisher, source.address, source.published, source.accessed)
        quality = (source.language, source.type, source.reliability, source.credibility)
        yield *_head(row), *document, *quality, use.locator, use.supports


def _link_cells(row: Row) -> Iterator[Sequence[Cell]]:
    for link in row.event.links:
        yield *_head(row), link.type, link.to, link.note


def _columns(*names: str) -> tuple[str, ...]:
    return ("event", "ref", *names)


SHEETS: tuple[Sheet, ...] = (
    Sheet("events", (*COLUMNS, "first_day", "last_day"), _event_cells),
    Sheet("regions", _columns("region", "code", "name", "role"), _region_cells),
    Sheet("actors", _columns("actor", "name", "type", "office", "role"), _actor_cells),
    Sheet(
        "figures",
        _columns(
            *("meaning", "number", "low", "high", "scale", "unit", "currency", "series", "period", "as_of"),
            *("bound", "basis", "nature", "said_by", "source", "locator", "verified", "note"),
        ),
        _figure_cells,
    ),
    Sheet(
        "claims",
        _columns("field", "value", "source", "locator", "said_by", "confidence", "chosen", "reason", "note"),
        _claim_cells,
    ),
    Sheet(
        "sources",
        _columns(
            *("source", "title", "publisher", "address", "published", "accessed", "language", "type"),
            *("reliability", "credibility", "locator", "supports"),
        ),
        _source_cells,
    ),
    Sheet("links", _columns("type", "to", "note"), _link_cells),
)
