"""Rows of formats whose fields are known, their dates and words still as the file writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from steppeline.exchange.reading.blocks import BLOCK_ROWS, Block, Column, Trouble
from steppeline.exchange.reading.generic import Columns
from steppeline.exchange.reading.recipe import Recipe


class RawRow(NamedTuple):
    """A row: its fields ("date" and "end" in any usual form), parts and entries as a `Block` has them.

    One without fields only brings its troubles.
    """

    line: int
    fields: Mapping[str, str | None]
    parts: Sequence[tuple[str, Any]] = ()
    entries: Sequence[Any] = ()
    troubles: Sequence[Trouble] = ()


def blocks_of_rows(rows: Iterable[RawRow], recipe: Recipe) -> Iterator[Block]:
    """The rows as blocks."""
    columns = Columns(recipe)
    source = iter(rows)
    while batch := list(islice(source, BLOCK_ROWS)):
        whole = [row for row in batch if row.fields]
        names = dict.fromkeys(name for row in whole for name in row.fields)
        fields = [row.fields for row in whole]
        raw: dict[str, Column] = {
            name: [(cell.strip() or None) if (cell := each.get(name)) else None for each in fields] for name in names
        }
        parts = [(position, *part) for position, row in enumerate(whole) for part in row.parts]
        block = columns.block([row.line for row in whole], raw, parts)
        block.entries = [entry for row in batch for entry in row.entries]
        block.troubles[:0] = [trouble for row in batch for trouble in row.troubles]
        yield block
