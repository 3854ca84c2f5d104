"""Salvaging a damaged casefile: all that can still be read of it in a new one, while the old one stays as it is."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from steppeline.model.errors import WorldError
from steppeline.model.text import Message, message
from steppeline.store import row_sums, search
from steppeline.store.change_log import named, packed
from steppeline.store.creation import create_tables
from steppeline.store.door import Door
from steppeline.store.opening import connect_new, sidecars, verify
from steppeline.store.packed.packing import pack
from steppeline.store.replacing import already_there, replacing
from steppeline.store.salvage_header import mend_header
from steppeline.store.salvage_mending import Mended, mend
from steppeline.store.salvage_pages import Pages
from steppeline.store.salvage_tables import Found, find_rows
from steppeline.store.tables import metadata
from steppeline.store.trouble import telling, told_by_system

Told = Callable[[int, int], None]

_LOG = "change_log"
_NO_CONTENT = frozenset({_LOG, "meta"})
_BATCH = 1_000


@dataclass(frozen=True)
class SalvagedTable:
    """Of one table: rows that came over, how many of these not quite as they were, and how many are lost.

    `lost` counts rows that cannot be read, at most so many, and those left out because what they belong to is lost;
    None where nothing tells how many there were.
    """

    table: str
    rows: int
    altered: int
    lost: int | None


@dataclass(frozen=True)
class Salvaged:
    """What came of it. `is_whole` says that nothing of the content is lost; only then is the change log kept."""

    path: Path
    tables: tuple[SalvagedTable, ...]
    is_whole: bool


def salvage(path: Path, target: Path, told: Told) -> Salvaged:
    """Put what can be read of the casefile `path` into a new one at `target`; the old one is only read.

    Raises WorldError when there is something at `target`, nothing of a casefile can be found in `path`, or the disk
    refuses, and what `told` (done, total) raises; then nothing appears at `target`.
    """
    if target.exists():
        raise already_there(target)
    try:
        with TemporaryDirectory(dir=target.parent, prefix=".salvage-") as folder:
            found = _read(path, Path(folder), told)
        if not any(one.rows for one in found if one.table != "meta"):
            raise WorldError(message("Nothing of a casefile can be read in {path}.", path=str(path)))
        with (
            replacing(target, over=False) as unfinished,
            telling(target),
            closing(connect_new(unfinished)) as connection,
        ):
            create_tables(connection, target)
            outcome = _rebuild(connection, found, path, target)
            pack(connection)
            verify(connection, target, thorough=True)
    except OSError as error:
        raise told_by_system(error, target) from error
    return outcome


def _read(path: Path, folder: Path, told: Told) -> list[Found]:
    """The rows in a damaged file, by way of a copy: what waits in a journal is brought home there."""
    copy = folder / "copy"
    for each in (path, *sidecars(path)):
        shutil.copyfile(each, copy.with_name(copy.name + each.name.removeprefix(path.resolve().name)))
    page_size, reserved = mend_header(copy)
    # UnicodeDecodeError: so the driver fails to tell what SQLite complains of.
    with suppress(sqlite3.Error, UnicodeDecodeError), closing(connect_new(copy)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    with closing(Pages(copy, page_size, reserved)) as pages:
        return find_rows(pages, told)


def _rebuild(connection: sqlite3.Connection, found: Sequence[Found], path: Path, target: Path) -> Salvaged:
    with Door(connection, target, enforce_keys=False).transaction():
        refused = {one.table: _write(connection, one) for one in found if one.table not in _NO_CONTENT}
        mended = mend(connection, {one.table for one in found if one.lost != 0})
        tables = tuple(_told(connection, one, refused, mended) for one in found if one.table not in _NO_CONTENT)
        is_whole = all(table.lost == 0 and not table.altered for table in tables)
        (log,) = (one for one in found if one.table == _LOG)
        if not (is_whole and _keep_log(connection, log)):
            _begin_log(connection, message("Salvaged from {name}", name=path.name))
            tables += (SalvagedTable(_LOG, 0, 0, len(log.rows) + (log.lost or 0) if log.lost is not None else None),)
        search.rebuild(connection)
        row_sums.rebuild(connection)
    return Salvaged(target, tables, is_whole)


def _write(connection: sqlite3.Connection, found: Found) -> int:
    """Write the rows of a table; gives how many cannot stand there, for another has the same key, say."""
    columns = metadata.tables[found.table].columns.keys()
    statement = f"INSERT OR IGNORE INTO {found.table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    before = connection.total_changes
    rows = (tuple(map(row.get, columns)) for row in found.rows.values())
    connection.executemany(statement, rows)
    return len(found.rows) - (connection.total_changes - before)


def _told(connection: sqlite3.Connection, found: Found, refused: dict[str, int], mended: Mended) -> SalvagedTable:
    table = found.table
    rows = int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    dropped = refused[table] + mended.dropped.get(table, 0)
    altered = len(found.altered) + mended.altered.get(table, 0)
    return SalvagedTable(table, rows, min(altered, rows), None if found.lost is None else found.lost + dropped)


def _keep_log(connection: sqlite3.Connection, log: Found) -> bool:
    """Keep the change log if it is whole: of a torn one, steps would be taken back out of their order."""
    numbers = list(log.rows)
    if log.lost or log.lost is None or log.altered or numbers != list(range(1, len(numbers) + 1)):
        return False
    if _write(connection, log):
        return False
    query = f"UPDATE meta SET value = (SELECT coalesce(max(revision), 0) FROM {_LOG}) WHERE key = 'revision'"
    connection.execute(query)
    return True


def _begin_log(connection: sqlite3.Connection, name: Message) -> None:
    """Begin a log with the salvage itself. It says of itself that it is taken back, so that nobody tries."""
    connection.execute(f"DELETE FROM {_LOG}")
    at = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(
        f"INSERT INTO {_LOG} (id, revision, at, who, name, direction, undoes, inverse)"
        " VALUES (1, 1, ?, '', ?, 'do', 1, ?)",
        (at, named(name), packed(())),
    )
    connection.execute("UPDATE meta SET value = '1' WHERE key = 'revision'")
