"""Tables of known databases, told by their columns: ACLED, UCDP GED, TimelineJS spreadsheets, and our own exports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from steppeline.exchange.reading.acled import COLUMNS as ACLED
from steppeline.exchange.reading.acled import acled_row
from steppeline.exchange.reading.blocks import BLOCK_ROWS, SEVERAL, Block, UnreadableError
from steppeline.exchange.reading.dates import DateReader
from steppeline.exchange.reading.delimited import Numbered, plain_cell, rows_of, sound_rows
from steppeline.exchange.reading.headers import plain_name
from steppeline.exchange.reading.raw import RawRow, blocks_of_rows
from steppeline.exchange.reading.recipe import Recipe
from steppeline.exchange.reading.timelinejs import SPREADSHEET, spreadsheet_fields
from steppeline.exchange.reading.ucdp import COLUMNS as UCDP
from steppeline.exchange.reading.ucdp import ucdp_row
from steppeline.exchange.reading.workbooks import sheet_rows
from steppeline.model.text import message

Cells = Mapping[str, str]
RowReader = Callable[[int, Cells, DateReader], RawRow]

_OWN = frozenset({"refs", "datewords", "earlieststart", "latestend"})
_OWN_FIELDS: Mapping[str, str] = {
    "kind": "kind", "status": "status", "titleen": "title_en", "titleru": "title_ru", "titlekk": "title_kk",
    "date": "date", "regioncodes": "region", "places": "place", "actors": "actor", "sources": "source",
    "tags": "tag", "summaryen": "summary_en", "summaryru": "summary_ru", "summarykk": "summary_kk",
    "series": "series", "ordinal": "ordinal", "mode": "mode", "certainty": "certainty", "verified": "verified",
}  # fmt: skip


@dataclass(frozen=True)
class Profile:
    """A known table: the key of its format, the columns by which it is told, and what makes a row of its cells."""

    format: str
    columns: frozenset[str]
    row: RowReader


def _spreadsheet_row(line: int, cells: Cells, dates: DateReader) -> RawRow:
    return RawRow(line, spreadsheet_fields(cells))


def _own_row(line: int, cells: Cells, dates: DateReader) -> RawRow:
    fields = {field: cells.get(column) for column, field in _OWN_FIELDS.items()}
    refs = cells.get("refs")
    addresses = (cells.get("sourceaddresses") or "").split("; ")
    return RawRow(
        line,
        {
            **fields,
            "key": cells.get("id"),
            "ref": SEVERAL.join(refs.split("; ")) if refs else None,
            "region": fields["region"] or cells.get("regions"),
            "address": addresses[0] if len(addresses) == 1 else None,
        },
    )


PROFILES: tuple[Profile, ...] = (
    Profile("acled", ACLED, acled_row),
    Profile("ucdp", UCDP, ucdp_row),
    Profile("timelinejs-table", SPREADSHEET, _spreadsheet_row),
    Profile("events-table", _OWN, _own_row),
)


def profile_of(names: Sequence[str]) -> Profile | None:
    """The known table that has columns of these names."""
    plain = frozenset(map(plain_name, names))
    return next((profile for profile in PROFILES if profile.columns <= plain), None)


def table_rows(file: Path, recipe: Recipe) -> Iterator[Numbered]:
    """The rows of a table, whether it is text or a workbook. Raises OSError and UnreadableError."""
    with file.open("rb") as stream:
        head = stream.read(4)
    return sheet_rows(file, recipe) if head in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0") else rows_of(file, recipe)


def read_profile(file: Path, recipe: Recipe) -> Iterator[Block]:
    """The blocks of a known table. Raises OSError and UnreadableError."""
    rows = table_rows(file, recipe)
    _, header = next(rows, (0, None))
    if header is None:
        raise UnreadableError(message("There are no rows in it."))
    profile = next(each for each in PROFILES if each.format == recipe.format)
    if not profile.columns <= frozenset(map(plain_name, header)):
        raise UnreadableError(message("It has not the columns of this format: {names}.", names=", ".join(header)))
    return blocks_of_rows(_rows(rows, [plain_name(name) for name in header], profile, recipe), recipe)


def _rows(rows: Iterator[Numbered], names: Sequence[str], profile: Profile, recipe: Recipe) -> Iterator[RawRow]:
    dates = DateReader(day_first=recipe.day_first)
    while batch := list(islice(rows, BLOCK_ROWS)):
        lines, troubles, sound = sound_rows(batch, len(names))
        if troubles:
            yield RawRow(troubles[0].line, {}, troubles=troubles)
        for line, row in zip(lines, sound, strict=True):
            cells = {name: text for name, cell in zip(names, row, strict=True) if (text := plain_cell(cell))}
            yield profile.row(line, cells, dates)
