"""Which rows own which, and which name which: read off the foreign keys of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Table

from steppeline.store.tables import metadata


@dataclass(frozen=True)
class Naming:
    """Rows of `table` name rows of `target` in `column`."""

    table: str
    column: str
    target: str


def owner_of(table: Table) -> Naming | None:
    """How rows of a table name their owner; None for tables whose rows nobody owns."""
    return next((naming for naming, owns in _namings(table) if owns), None)


def owned_by(target: str) -> list[Naming]:
    """The tables whose rows vanish with the row of `target` they name."""
    return [naming for naming, owns in _all() if owns and naming.target == target]


def references_to(target: str) -> list[Naming]:
    """The tables whose rows keep the row of `target` they name from being removed."""
    return [naming for naming, owns in _all() if not owns and naming.target == target]


def _all() -> Iterator[tuple[Naming, bool]]:
    for table in metadata.tables.values():
        yield from _namings(table)


def _namings(table: Table) -> Iterator[tuple[Naming, bool]]:
    for column in table.columns:
        for key in column.foreign_keys:
            yield Naming(table.name, column.name, key.column.table.name), key.ondelete == "CASCADE"
