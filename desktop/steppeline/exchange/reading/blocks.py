"""What every reader gives: blocks of rows, column by column, in one vocabulary; and what could not be read.

Cells are texts. A cell that holds several values has them apart by `SEVERAL`, so that it is still one text that can be
looked up as a whole. Columns are lists of one length; a field that a format does not have has no column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from steppeline.model.errors import WorldError
from steppeline.model.text import Message

Column = list[str | None]

SEVERAL = "\x1f"
"""Between several values of one cell."""

BLOCK_ROWS = 10_000

FIELDS = (
    "key",  # the id of the row in its file or database
    "ref",  # names the event has from outside, whole; several, the first is its own
    "title",
    "title_ru",
    "title_kk",
    "summary",
    "summary_ru",
    "summary_kk",
    "date",  # EDTF
    "kind",
    "status",
    "country",  # several, as are region, place, actor, source and tag
    "region",
    "place",
    "latitude",
    "longitude",
    "spot",  # what the coordinates mean: see SPOTS
    "actor",
    "source",
    "address",  # of the source
    "locator",
    "tag",
    "certainty",
    "mode",
    "series",
    "ordinal",
    "extent",
    "verified",
)
SPOTS = ("exact", "near", "region", "country")
"""Coordinates of the spot itself (the default), of something near, or of the middle of a region or a country."""


@dataclass(frozen=True)
class Trouble:
    """What is wrong with a value of a row: `line` counts from 1 (0: the whole file), `field` "" is the whole row.

    A row with a trouble is `left_out`, or it came in without that value.
    """

    line: int
    field: str
    value: str
    reason: Message
    left_out: bool = True


@dataclass
class Block:
    """Rows that follow each other in a file. `lines` says where each begins (row, feature or element for some formats).

    `parts` are what has no column: (row in the block, field of Event, record of that field); `entries` are the
    reference entries that the parts name by key, to be added where the casefile does not have them.
    """

    lines: Sequence[int]
    columns: dict[str, Column]
    parts: list[tuple[int, str, Any]] = field(default_factory=list)
    entries: list[Any] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.lines)


class UnreadableError(WorldError):
    """A file as a whole cannot be read; nothing of it is to come in."""


Record = Mapping[str, str | None]


@dataclass
class Row:
    """One record of a format that is read row by row."""

    line: int
    cells: Record = field(default_factory=dict)
    parts: Sequence[tuple[str, Any]] = ()
    entries: Sequence[Any] = ()
    troubles: Sequence[Trouble] = ()


def blocks_of(rows: Iterable[Row]) -> Iterator[Block]:
    """Rows gathered into blocks; rows without cells bring their troubles only."""
    gathered: list[Row] = []
    for row in rows:
        gathered.append(row)
        if len(gathered) >= BLOCK_ROWS:
            yield _block(gathered)
            gathered = []
    if gathered:
        yield _block(gathered)


def _block(rows: Sequence[Row]) -> Block:
    whole = [row for row in rows if row.cells]
    names = dict.fromkeys(name for row in whole for name in row.cells)
    block = Block([row.line for row in whole], {name: [row.cells.get(name) for row in whole] for name in names})
    block.troubles = [trouble for row in rows for trouble in row.troubles]
    for position, row in enumerate(whole):
        block.parts += [(position, name, record) for name, record in row.parts]
        block.entries += row.entries
    return block


def several(values: Iterable[str | None]) -> str | None:
    """One cell of several values; None for none."""
    return SEVERAL.join(dict.fromkeys(value.strip() for value in values if value and value.strip())) or None
