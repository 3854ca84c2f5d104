"""Which rows of a damaged casefile belong to which table: by its trees, or where those are torn by their looks."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from sqlalchemy import Column, Table
from sqlalchemy.types import REAL, Integer, LargeBinary

from steppeline.store.row_sums import UNSUMMED
from steppeline.store.salvage_pages import Pages, Stored, Tree, Value, orphans, rows_in
from steppeline.store.tables import metadata

Told = Callable[[int, int], None]

_WHOLE = (-(2**63), 2**63 - 1)
_TEXT_FROM = 13
CONTENT = (*(name for name in metadata.tables if name not in UNSUMMED), "meta")
"""The tables that are salvaged; the others are made anew from them."""


@dataclass
class Found:
    """The rows of one table that could be read, as column: value, by number.

    `lost` is how many more there may have been at most, None where nothing tells; `altered` are rows with a text that
    was not whole.
    """

    table: str
    rows: dict[int, dict[str, Value]] = field(default_factory=dict)
    lost: int | None = 0
    altered: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class _Layout:
    """Where a table begins, None if that is lost, and its columns in the order of the file."""

    root: int | None
    columns: tuple[str, ...]


def find_rows(pages: Pages, told: Told) -> list[Found]:
    """What can be read of each table of CONTENT. `told` hears how many of how many tables are read."""
    layouts = _layouts(pages)
    found, torn, known = [], {}, set()
    for done, name in enumerate(CONTENT):
        told(done, len(CONTENT) + 1)
        layout = layouts.get(name) or _Layout(None, tuple(metadata.tables[name].columns.keys()))
        tree = Tree(gaps=[_WHOLE]) if layout.root is None else pages.table(layout.root)
        known |= tree.pages
        one = Found(name)
        misfits = _take(one, layout, tree.rows)
        if tree.gaps:
            torn[name] = (one, layout, tree.gaps)
        one.lost = misfits
        found.append(one)
    if torn:
        _place_orphans(pages, torn, known | _other_pages(pages, layouts))
    for one, _, gaps in torn.values():
        most = rows_in(list(_still_missing(gaps, one.rows)))
        one.lost = None if most is None or one.lost is None else one.lost + most
    return found


def _take(found: Found, layout: _Layout, rows: Sequence[Stored]) -> int:
    """Take rows for those of the table, unless they cannot be; gives how many cannot."""
    table, misfits = metadata.tables[found.table], 0
    for row in rows:
        if row.number in found.rows:
            continue
        if not _fits(table, layout.columns, row):
            misfits += 1
            continue
        values, is_altered = _decoded(table, layout.columns, row)
        found.rows[row.number] = values
        if is_altered:
            found.altered.add(row.number)
    return misfits


def _fits(table: Table, columns: Sequence[str], row: Stored) -> bool:
    """Whether values of these types may stand in a row of the table."""
    if len(row.values) > len(columns):
        return False
    for name, kind, value in zip(columns, row.kinds, row.values, strict=False):
        column = table.columns.get(name)
        if column is not None and name != "id" and not _suits(column, kind, value):
            return False
    return True


def _suits(column: Column[Any], kind: int, value: Value) -> bool:
    if value is None:
        return bool(column.nullable)
    if isinstance(column.type, LargeBinary):
        return kind >= _TEXT_FROM - 1 and kind % 2 == 0
    if isinstance(column.type, REAL):
        return isinstance(value, int | float)
    if isinstance(column.type, Integer):
        return isinstance(value, int)
    return kind >= _TEXT_FROM and kind % 2 == 1


def _decoded(table: Table, columns: Sequence[str], row: Stored) -> tuple[dict[str, Value], bool]:
    values: dict[str, Value] = {}
    is_altered = False
    for name, kind, value in zip(columns, row.kinds, row.values, strict=False):
        if isinstance(value, bytes) and kind % 2:
            try:
                values[name] = value.decode()
            except UnicodeDecodeError:
                values[name], is_altered = value.decode(errors="replace"), True
        else:
            values[name] = value
    if "id" in table.columns:
        values["id"] = row.number
    return {name: value for name, value in values.items() if name in table.columns}, is_altered


def _place_orphans(
    pages: Pages, torn: Mapping[str, tuple[Found, _Layout, list[tuple[int, int]]]], known: set[int]
) -> None:
    """Give the leaves that no tree leads to any more to the only torn table whose rows they can be."""
    for rows in orphans(pages, known):
        able = [
            (found, layout)
            for found, layout, gaps in torn.values()
            if all(
                len(row.values) == len(layout.columns)
                and any(first <= row.number <= last for first, last in gaps)
                and _fits(metadata.tables[found.table], layout.columns, row)
                for row in rows
            )
        ]
        if len(able) == 1:
            _take(*able[0], rows)


def _still_missing(gaps: list[tuple[int, int]], rows: Mapping[int, object]) -> Iterator[tuple[int, int]]:
    """The gaps without what was found in them."""
    numbers = sorted(rows)
    for first, last in gaps:
        begin = first
        for number in numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]:
            yield begin, number - 1
            begin = number + 1
        yield begin, last


def _layouts(pages: Pages) -> dict[str, _Layout]:
    """The tables that the file itself tells of, also where only torn pages of its list of tables are left."""
    tree = pages.table(1)
    rows = chain(tree.rows, *(orphans(pages, tree.pages) if tree.gaps else ()))
    found: dict[str, _Layout] = {}
    for row in rows:
        match row.values:
            case (b"table", bytes(name), bytes(), int(root), bytes(statement)) if root > 1:
                try:
                    columns = _columns(name.decode(), statement.decode())
                except (UnicodeDecodeError, sqlite3.Error):
                    continue
                found.setdefault(name.decode(), _Layout(root, columns))
            case _:
                continue
    return found


def _columns(name: str, statement: str) -> tuple[str, ...]:
    if not statement.startswith("CREATE TABLE "):
        return ()
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(statement)
        return tuple(each for (each,) in connection.execute("SELECT name FROM pragma_table_info(?)", (name,)))


def _other_pages(pages: Pages, layouts: Mapping[str, _Layout]) -> set[int]:
    """The pages of tables that are not salvaged, and those that hold nothing."""
    found = pages.unused()
    for name, layout in layouts.items():
        if name not in CONTENT and layout.root is not None:
            found |= pages.table(layout.root).pages
    return found
