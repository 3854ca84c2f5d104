"""Tables as text: CSV, TSV and their like, with any delimiter and encoding, read line by line."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path

from steppeline.exchange.reading.blocks import BLOCK_ROWS, Block, Column, Trouble, UnreadableError
from steppeline.exchange.reading.encodings import is_broken, lines_of
from steppeline.exchange.reading.generic import Columns
from steppeline.exchange.reading.recipe import Recipe
from steppeline.model.text import Message, message

DELIMITERS = (",", ";", "\t", "|")
_MOST_CELL = 4 * 1024 * 1024
_GUARDS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

Numbered = tuple[int, list[str]]


def delimiter_of(text: str) -> str:
    """The delimiter that parts the first lines of a text most evenly."""
    lines = [line for line in text.splitlines()[:30] if line.strip()]
    merits: Counter[str] = Counter()
    for delimiter in DELIMITERS:
        widths = [len(row) for row in _rows_of(lines, delimiter)]
        if widths and widths[0] > 1:
            merits[delimiter] = sum(width == widths[0] for width in widths) * widths[0]
    return max(merits, key=lambda delimiter: merits[delimiter], default=",")


def _rows_of(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    try:
        return [row for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        return []


def rows_of(file: Path, recipe: Recipe) -> Iterator[Numbered]:
    """The rows of a file, each with the number of the line it begins in. Raises OSError and UnreadableError."""
    csv.field_size_limit(_MOST_CELL)
    physical = chain.from_iterable(map(_without_nulls, lines_of(file, recipe.encoding)))
    reader = csv.reader(physical, delimiter=recipe.delimiter, skipinitialspace=True)
    line = 1
    try:
        for row in reader:
            if row:
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError(
            message("Line {line} cannot be read as a table: {reason}.", line=reader.line_num, reason=error)
        ) from error


def _without_nulls(lines: list[str]) -> list[str]:
    """A NUL in a text says nothing; it becomes the sign for what cannot be shown."""
    if "\0" not in "".join(lines):
        return lines
    return [line.replace("\0", "\N{REPLACEMENT CHARACTER}") for line in lines]


def header_of(rows: Iterator[Numbered], recipe: Recipe) -> tuple[list[str], list[Numbered]]:
    """The names of the columns, and what was read of the rows for that. Raises UnreadableError where there are none."""
    first = next(rows, None)
    if first is None:
        raise UnreadableError(message("There are no rows in it."))
    if recipe.header:
        return [name.strip().lstrip("\ufeff") for name in first[1]], []
    return [str(number) for number in range(1, len(first[1]) + 1)], [first]


def batches_of(first: list[Numbered], rows: Iterator[Numbered]) -> Iterator[list[Numbered]]:
    """The rows, some thousands at a time."""
    batch = first + list(islice(rows, BLOCK_ROWS))
    while batch:
        yield batch
        batch = list(islice(rows, BLOCK_ROWS))


def block_of(batch: Sequence[Numbered], width: int, positions: Mapping[str, int], columns: Columns) -> Block:
    """The block of some rows of a table of `width` columns, of which some hold fields, as `positions` says."""
    lines, troubles, cells = sound_rows(batch, width)
    transposed = list(zip(*cells, strict=True)) if cells else [()] * width
    raw: dict[str, Column] = {field: plain_cells(transposed[position]) for field, position in positions.items()}
    block = columns.block(lines, raw)
    block.troubles[:0] = troubles
    return block


def sound_rows(batch: Sequence[Numbered], width: int) -> tuple[list[int], list[Trouble], list[list[str]]]:
    """Of rows those that have the columns of the header and no broken bytes; short ones are filled up."""
    # One look at all of them: hardly any has a character that is not plain.
    if all(len(row) == width for _, row in batch) and not is_broken(
        "".join(chain.from_iterable(row for _, row in batch))
    ):
        return [line for line, _ in batch], [], [row for _, row in batch]
    lines: list[int] = []
    troubles: list[Trouble] = []
    cells: list[list[str]] = []
    for line, row in batch:
        if len(row) != width:
            if len(row) > width and any(map(str.strip, row[width:])):
                reason = message("it has {cells} cells, the header has {columns}", cells=len(row), columns=width)
                troubles.append(Trouble(line, "", "", reason))
                continue
            row = row[:width] + [""] * (width - len(row))  # noqa: PLW2901 - the same row, made as wide as the others
        if is_broken("".join(row)):
            shown = next(filter(is_broken, row)).encode("utf-8", "replace").decode()
            troubles.append(Trouble(line, "", shown[:80], BROKEN_TEXT))
            continue
        lines.append(line)
        cells.append(row)
    return lines, troubles, cells


def plain_cells(cells: Sequence[str]) -> Column:
    """`plain_cell` of each."""
    if "'" in "".join(cells):
        return [plain_cell(cell) for cell in cells]
    return [cell or None for cell in map(str.strip, cells)]


def plain_cell(cell: str) -> str | None:
    """The text of a cell, None for none. An apostrophe that keeps spreadsheets from calculating is taken away."""
    cell = cell.strip()
    if cell[:1] == "'" and cell.lstrip("'").startswith(_GUARDS):
        cell = cell[1:]
    return cell or None


BROKEN_TEXT: Message = message("it holds bytes that are no text in the encoding of the file")
