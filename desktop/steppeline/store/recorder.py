"""Carrying out writes, and recording of every row what stood there before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, bindparam, delete, insert, select, update

from steppeline.model.change import Delete, Insert, RemoveImport, RowChange, Update, UpdateAll, Write
from steppeline.store.engine import driver_of
from steppeline.store.imports import removal
from steppeline.store.ownership import owned_by, owner_of
from steppeline.store.row_sums import RowSums
from steppeline.store.tables import metadata

_BATCH = 500


class Recorder:
    """Writes rows in the transaction of `connection`, with their sums; `changes` says what came of it, in order.

    The sums are noted in `sums`, which whoever makes the recorder writes at the end.
    """

    def __init__(self, connection: Connection, sums: RowSums) -> None:
        self._connection = connection
        self._sums = sums
        self.changes: list[RowChange] = []

    def write(self, write: Write) -> None:
        """Carry out one write. Updates to what is already there and deletes of what is not are no changes."""
        match write:
            case Insert(table, rows):
                self._insert(metadata.tables[table], rows)
            case Update(table, key, values):
                self._update(metadata.tables[table], (key,), dict(values))
            case UpdateAll(table, keys, values):
                self._update(metadata.tables[table], keys, dict(values))
            case Delete(table, keys):
                self._delete(metadata.tables[table], keys)
            case RemoveImport(batch):
                for step in removal(driver_of(self._connection), batch):
                    self.write(step)

    def _insert(self, table: Table, rows: Sequence[Any]) -> None:
        if rows:
            self._connection.execute(insert(table), [dict(row) for row in rows])
            self._sums.add(table.name, rows)
            owner = _owner_in(table)
            self.changes.extend(RowChange(table.name, row["id"], None, row, owner(row)) for row in rows)

    def _update(self, table: Table, keys: Sequence[int], values: dict[str, Any]) -> None:
        owner = _owner_in(table)
        changed: list[int] = []
        rows = list(self._rows(table, table.c.id, keys))
        if len(rows) < len(set(keys)):
            raise LookupError(f"a row of {table.name} that is to be changed is not there")
        for row in rows:
            before = {column: row[column] for column, value in values.items() if row[column] != value}
            if before:
                after = {column: values[column] for column in before}
                changed.append(row["id"])
                self._sums.remove(table.name, [row])
                self._sums.add(table.name, [row | after])
                self.changes.append(RowChange(table.name, row["id"], before, after, owner(row)))
        for start in range(0, len(changed), _BATCH):
            some = changed[start : start + _BATCH]
            self._connection.execute(update(table).where(table.c.id.in_(some)).values(values))

    def _delete(self, table: Table, keys: Sequence[int]) -> None:
        """Delete rows, and first those they own: the database would do so too, but without telling."""
        for naming in owned_by(table.name):
            owned = metadata.tables[naming.table]
            self._delete(owned, [row["id"] for row in self._rows(owned, owned.c[naming.column], keys)])
        rows = list(self._rows(table, table.c.id, keys))
        if rows:
            statement = delete(table).where(table.c.id == bindparam("number"))
            self._connection.execute(statement, [{"number": row["id"]} for row in rows])
            self._sums.remove(table.name, rows)
            owner = _owner_in(table)
            self.changes.extend(RowChange(table.name, row["id"], row, None, owner(row)) for row in rows)

    def _rows(self, table: Table, column: Column[Any], values: Sequence[int]) -> Iterator[dict[str, Any]]:
        for start in range(0, len(values), _BATCH):
            some = values[start : start + _BATCH]
            for row in self._connection.execute(select(table).where(column.in_(some)).order_by(table.c.id)).mappings():
                yield dict(row)


def _owner_in(table: Table) -> Callable[[Mapping[str, Any]], tuple[str, int] | None]:
    """What tells the owner of a row of `table`."""
    naming = owner_of(table)
    if naming is None:
        return lambda row: None
    return lambda row: (naming.target, row[naming.column])
