"""Any table with a header, as text or in a workbook: fields are told by the names of its columns, or by a mapping."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from steppeline.exchange.reading.blocks import Block
from steppeline.exchange.reading.delimited import batches_of, block_of, header_of
from steppeline.exchange.reading.generic import Columns, table_of
from steppeline.exchange.reading.profiles import table_rows
from steppeline.exchange.reading.recipe import Recipe


def read_table(file: Path, recipe: Recipe) -> Iterator[Block]:
    """The blocks of a table with a header line, or with columns called "1", "2", … Raises OSError, UnreadableError."""
    rows = table_rows(file, recipe)
    names, first = header_of(rows, recipe)
    table = table_of(names, recipe)
    columns = Columns(recipe)
    for batch in batches_of(first, rows):
        yield block_of(batch, len(names), table.positions, columns)
