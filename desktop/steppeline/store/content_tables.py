"""Which tables hold the content of a casefile, and how their rows lie in records: read off the tables themselves.

A table or column that is added to the casefile is content from then on, unless it is named here as something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy import Column, Table
from sqlalchemy.types import LargeBinary

from steppeline.store.ownership import owner_of
from steppeline.store.tables import metadata

LOG = "change_log"
VIEWS = "saved_view"
FILES = "file_content"
_DERIVED = frozenset({"meta", "column_chunk", "packed_state", "changed_event", "row_sum"})
# Made from date and extent, so that a date that is edited in a file cannot contradict them.
DATED = frozenset(
    {"earliest_start", "latest_start", "earliest_end", "latest_end", "never_certain", "needs_recheck"},
)
_STATUS = frozenset({("event", "status"), ("status_entry", "status")})


@dataclass(frozen=True)
class Field:
    """One column in a record: the `column` it is, the `name` it goes by there.

    A reference names a row of `target`; by `target_key`, a column of texts, unless that is None, and then by number.
    """

    column: str
    name: str
    kind: type
    nullable: bool
    target: str | None = None
    target_key: str | None = None
    is_status: bool = False
    cascades: bool = False


@dataclass(frozen=True)
class Layout:
    """How rows of `table` lie in records. `owner` is the column that names the row they are nested in."""

    table: str
    fields: tuple[Field, ...]
    owner: str | None = None
    parts: tuple[Layout, ...] = field(default=())

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The fields by their names in records."""
        return {each.name: each for each in self.fields}

    def whole(self) -> Iterator[Layout]:
        """The layout itself and those of all parts, parts of parts included."""
        yield self
        for part in self.parts:
            yield from part.whole()


def layouts(*, history: bool) -> tuple[Layout, ...]:
    """The independent tables of the content, referred ones before events; the change log last, where it is wanted."""
    independent = [
        table
        for table in metadata.sorted_tables
        if table.name not in _DERIVED | {LOG, "event", VIEWS} and owner_of(table) is None
    ]
    tables = [*independent, metadata.tables["event"], metadata.tables[VIEWS]]
    return tuple(_layout(table) for table in (*tables, *([metadata.tables[LOG]] if history else [])))


def _layout(table: Table) -> Layout:
    owner = owner_of(table)
    parts = (part for part in metadata.sorted_tables if _owner(part) == table.name)
    columns = (column for column in table.columns if column.name not in DATED or table.name != "event")
    own = None if owner is None else owner.column
    fields = tuple(_field(table, column) for column in columns if column.name != own)
    return Layout(table.name, fields, own, tuple(_layout(part) for part in parts))


def _owner(table: Table) -> str | None:
    owner = owner_of(table)
    return None if owner is None else owner.target


def _field(table: Table, column: Column[object]) -> Field:
    kind = bytes if isinstance(column.type, LargeBinary) else column.type.python_type
    nullable = bool(column.nullable)
    for key in column.foreign_keys:
        target = key.column.table
        named_by = "key" if "key" in target.columns else "ref" if target.name == "event_ref" else None
        name = column.name if named_by is None else column.name.removesuffix("_id")
        cascades = key.ondelete == "CASCADE"
        return Field(column.name, name, kind, nullable, target.name, named_by, cascades=cascades)
    return Field(column.name, column.name, kind, nullable, is_status=(table.name, column.name) in _STATUS)
