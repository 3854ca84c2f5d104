"""The casefile: one SQLite database, opened for reading or for writing, changed through one door.

Reading needs the sqlite3 driver only; SQLAlchemy is imported by the first change, Alembic by an upgrade.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import TYPE_CHECKING, Self

from steppeline.model.errors import WorldError
from steppeline.model.text import message
from steppeline.store.opening import close_writer, connect_new, connect_reader, connect_writer, inspect, too_new
from steppeline.store.schema import SCHEMA, revision_of, schema_of
from steppeline.store.trouble import telling, told_by_system

if TYPE_CHECKING:
    from steppeline.model.change import ChangeSet
    from steppeline.model.reference_book import ReferenceBook
    from steppeline.store.columns import OpenedIndex
    from steppeline.store.door import Door
    from steppeline.store.edit import Edit
    from steppeline.store.packed.content import Told
    from steppeline.store.staged_edit import Batch, Choices
    from steppeline.store.staged_sums import Summing


class Casefile:
    """An open casefile. Made by `create` and `open_casefile`; closed by `close` or at the end of a `with`.

    `connection` only reads, always sees the last finished step, and is to be used by one thread at a time, as is the
    casefile itself; other threads read through a `reader` of their own.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        writer: sqlite3.Connection | None = None,
        scratch: TemporaryDirectory[str] | None = None,
    ) -> None:
        self.path = path
        self.connection = connection
        self._writer = writer
        self._scratch = scratch
        self._door: Door | None = None

    @property
    def writable(self) -> bool:
        """Whether it was opened for writing."""
        return self._writer is not None

    @property
    def schema(self) -> int:
        """The number of its schema, ours."""
        return schema_of(self.connection)

    @property
    def revision(self) -> int:
        """How many steps have changed it."""
        return revision_of(self.connection)

    def apply(self, edit: Edit, who: str = "") -> ChangeSet:
        """Do one step: all of it, or nothing and an exception. `who` goes into the change log.

        Raises WorldError when the file cannot be written, and what the edit itself raises.
        """
        return self._through_door().apply(edit, who)

    def take_in(
        self,
        staging: Path,
        batch: Batch,
        choices: Choices,
        *,
        who: str,
        told: Callable[[int, int | None], None],
        summing: Summing,
    ) -> ChangeSet:
        """Take in what is staged, in one step, as `staged_bulk.take_in` does. Raises WorldError as that does."""
        if self._writer is None:
            raise self._read_only()
        from steppeline.store.staged_bulk import take_in

        return take_in(self._writer, staging, batch, choices, who=who, told=told, summing=summing)

    def undo(self, who: str = "") -> ChangeSet | None:
        """Take back the last step that stands, also one of an earlier session; None if there is none."""
        return self._through_door().take_back("undo", who)

    def redo(self, who: str = "") -> ChangeSet | None:
        """Do again the last step that was undone, unless something else was done since; None if there is none."""
        return self._through_door().take_back("redo", who)

    def reader(self) -> sqlite3.Connection:
        """A further connection that only reads, for another thread; its user closes it."""
        return connect_reader(Path(self._scratch.name) / self.path.name if self._scratch else self.path)

    def index(self, as_of: int, reference: ReferenceBook, told: Told) -> OpenedIndex:
        """The index, as `columns.open_index` reads it; where it can be written, unusable columns are packed."""
        from steppeline.store.columns import open_index

        return open_index(self.connection, as_of, reference, writer=self._writer, told=told)

    def close(self) -> None:
        """Close it; after writing, a single file is left."""
        self.connection.close()
        if self._writer is not None:
            close_writer(self._writer)
        if self._scratch is not None:
            self._scratch.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read_only(self) -> WorldError:
        return WorldError(message("{path} is open for reading only.", path=str(self.path)))

    def _through_door(self) -> Door:
        if self._writer is None:
            raise self._read_only()
        if self._door is None:
            from steppeline.store.door import Door

            self._door = Door(self._writer)
        return self._door


def create(path: Path) -> Casefile:
    """Make an empty casefile and open it for writing. Raises WorldError when `path` exists or cannot be made."""
    from steppeline.store.creation import create_tables

    try:
        path.touch(exist_ok=False)
    except FileExistsError as error:
        raise WorldError(message("{path} exists already; choose another name.", path=str(path))) from error
    except OSError as error:
        raise told_by_system(error, path) from error
    try:
        with closing(connect_new(path)) as connection:
            create_tables(connection)
    except BaseException:
        path.unlink()
        raise
    return open_casefile(path, writable=True)


def open_casefile(path: Path, *, writable: bool = False, backup_folder: Path | None = None) -> Casefile:
    """Open a casefile. Raises WorldError, and leaves the file as it is, when it is none or cannot be used.

    A casefile of an older schema is upgraded when opened for writing, after a backup into `backup_folder` (else into a
    folder "backups" beside it). Opened for reading it is left alone, and an upgraded copy is read.
    """
    inspect(path)
    connection = connect_reader(path)
    with ExitStack() as on_failure:
        on_failure.callback(connection.close)
        schema = schema_of(connection)
        if schema > SCHEMA:
            raise too_new(path)
        writer = connect_writer(path, is_verified=True) if writable else None
        if writer is not None:
            on_failure.callback(close_writer, writer)
        if schema < SCHEMA and writer is None:
            return _open_upgraded_copy(path, connection)
        if schema < SCHEMA and writer is not None:
            from steppeline.store.upgrade import upgrade_with_backup

            upgrade_with_backup(writer, backup_folder or path.parent / "backups")
        on_failure.pop_all()
    return Casefile(path, connection, writer)


def _open_upgraded_copy(path: Path, connection: sqlite3.Connection) -> Casefile:
    from steppeline.store.upgrade import upgrade

    scratch = TemporaryDirectory(prefix="steppeline-")
    copy = Path(scratch.name) / path.name
    with ExitStack() as on_failure:
        on_failure.callback(scratch.cleanup)
        with telling(copy), closing(connect_new(copy)) as target:
            connection.backup(target)
            upgrade(target, path)
        reader = connect_reader(copy)
        on_failure.pop_all()
    return Casefile(path, reader, scratch=scratch)
