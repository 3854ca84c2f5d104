"""What a document has of its casefile at one revision, and how a step makes it the next. Without Qt: for threads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from operator import or_
from pathlib import Path

from steppeline.model.change import ChangeSet
from steppeline.model.errors import WorldError
from steppeline.model.index import Index
from steppeline.model.index_delta import extended
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Message, message
from steppeline.store.casefile import Casefile, open_casefile
from steppeline.store.change_log import entry_to_take_back
from steppeline.store.columns import open_index, read_events_index
from steppeline.store.events import read_reference
from steppeline.store.file_identity import identity
from steppeline.store.opening import check_changeable, inspect
from steppeline.store.packed.content import Told
from steppeline.store.readers import Connection, Readers
from steppeline.store.saved_views import read_views
from steppeline.store.schema import revision_of
from steppeline.store.trouble import moved
from steppeline.store.writer_lock import WriterLock, take

_MADE = 1
"""The step that a casefile is made with: kinds and regions, or a whole dataset. Nobody takes that for an own edit, and
one key too many must not empty the casefile."""

_NOT_IN_THE_INDEX = frozenset({"saved_view"})
_NOT_IN_THE_BOOK = frozenset({"event", "tag"})
"""What events refer to is not changed by these tables, nor by what events own."""

_MOST_ADDED = 2_000
"""So many changed events are added to the index as it was read; for more it is read anew."""


@dataclass(frozen=True, eq=False)
class Content:
    """All that is kept at hand, immutable. `undo` and `redo` name the steps they would take back, None without one."""

    index: Index
    book: ReferenceBook
    saved_views: Mapping[str, str]
    undo: Message | None
    redo: Message | None


@dataclass(frozen=True, eq=False)
class Opened:
    """A casefile that was opened for a document; why it cannot be changed if it cannot, and what else is to be told.

    `identity` tells the file from another one of its name. `is_followed`: another window has the right to change it.
    """

    casefile: Casefile
    readers: Readers
    content: Content
    as_of: int
    why_read_only: Message | None
    why_rebuilt: Message | None
    identity: tuple[int, int]
    lock: WriterLock | None
    is_followed: bool

    def close(self) -> None:
        """Close the file, and give up the right to change it."""
        self.readers.close()
        self.casefile.close()
        if self.lock is not None:
            self.lock.release()


@dataclass(frozen=True, eq=False)
class Step:
    """What a step changed, and the content after it."""

    changes: ChangeSet
    content: Content


def open_content(
    path: Path, as_of: int, backup_folder: Path | None = None, told: Told = lambda done, total: None
) -> Opened:
    """Open a casefile for writing, or for reading where that is refused, and read what is kept at hand.

    `as_of` (seconds) is the moment up to which open ends are known to last. An upgrade is backed up into
    `backup_folder`. Where the columns have to be packed anew, `told` hears how many of how many steps are done, and
    may end it by raising. Raises WorldError when it cannot be read either.
    """
    with ExitStack() as on_failure:
        lock, is_followed, casefile, why_read_only = None, False, None, None
        try:
            inspect(path)
            check_changeable(path)
            lock = take(path)
            if lock is None:
                is_followed, why_read_only = True, _in_another_window(path)
            else:
                on_failure.callback(lock.release)
                casefile = open_casefile(path, writable=True, backup_folder=backup_folder)
        except WorldError as refusal:
            why_read_only = refusal.sentence
        if casefile is None:
            casefile = open_casefile(path)
            if lock is not None:
                lock.release()
        opened = _opened(casefile, as_of, why_read_only, told, lock=lock, is_followed=is_followed)
        on_failure.pop_all()
    return opened


def open_content_to_read(path: Path, as_of: int) -> Opened:
    """Open a casefile for reading only, leaving it and its folder untouched. Raises WorldError when it cannot be."""
    return _opened(open_casefile(path), as_of, None, lambda done, total: None)


def _in_another_window(path: Path) -> Message:
    return message(
        "{name} is open in another window, which alone can change it; what is done there appears here.", name=path.name
    )


def _opened(
    casefile: Casefile,
    as_of: int,
    why_read_only: Message | None,
    told: Told,
    *,
    lock: WriterLock | None = None,
    is_followed: bool = False,
) -> Opened:
    connection = casefile.connection
    try:
        file = identity(casefile.path)
        book = read_reference(connection)
        opened = casefile.index(as_of, book, told)
        undo, redo = _steps_to_take_back(connection) if casefile.writable else (None, None)
        content = Content(opened.index, book, read_views(connection), undo, redo)
    except BaseException:
        casefile.close()
        raise
    readers, why_rebuilt = Readers(casefile.reader), opened.why_rebuilt
    return Opened(casefile, readers, content, as_of, why_read_only, why_rebuilt, file, lock, is_followed)


class Writer:
    """Changes the casefile and reads what is then at hand. Belongs to the writer's thread."""

    def __init__(self, opened: Opened) -> None:
        self._casefile = opened.casefile
        self._readers = opened.readers
        self._as_of = opened.as_of
        self._content = opened.content
        self._identity = opened.identity
        self._revision = opened.content.index.revision

    def do(self, change: Callable[[Casefile], ChangeSet | None]) -> Step | None:
        """Do a step; None if there was nothing to do. Raises WorldError, and nothing has changed, when it fails."""
        if identity(self._casefile.path) != self._identity:
            # SQLite would write on, into a file that nobody finds again.
            raise WorldError(moved(str(self._casefile.path)))
        changes = change(self._casefile)
        if changes is None or not changes.changes:
            return None
        with self._readers.connection() as connection:
            if changes.revision != self._revision + 1:
                # Others did something before.
                return self._caught_up(connection)
            self._content = self._content_after(changes, connection)
            self._revision = changes.revision
        return Step(changes, self._content)

    def catch_up(self) -> Step | None:
        """What others have done since; None if nothing. Raises WorldError when the file can no longer be read."""
        with self._readers.connection() as connection:
            return self._caught_up(connection)

    def _caught_up(self, connection: Connection) -> Step | None:
        now = revision_of(connection)
        if now == self._revision:
            return None
        # It needs the tables, for which the first picture would have to wait.
        from steppeline.store.following import changes_since

        changes = changes_since(connection, self._revision) if now > self._revision else None
        if changes is not None:
            self._content = self._content_after(changes, connection)
        else:
            changes = ChangeSet(message("Changes of others"), now)
            self._content = self._content_anew(connection)
        self._revision = changes.revision
        return Step(changes, self._content)

    def _content_anew(self, connection: Connection) -> Content:
        book = read_reference(connection)
        undo, redo = _steps_to_take_back(connection) if self._casefile.writable else (None, None)
        return Content(open_index(connection, self._as_of, book).index, book, read_views(connection), undo, redo)

    def _content_after(self, changes: ChangeSet, connection: Connection) -> Content:
        """Of what is at hand only that is read again which may have changed."""
        undo, redo = _steps_to_take_back(connection) if self._casefile.writable else (None, None)
        content = replace(self._content, saved_views=read_views(connection), undo=undo, redo=redo)
        if {row.table for row in changes.changes} <= _NOT_IN_THE_INDEX:
            return content
        own_rows = (row.owner is not None and row.owner[0] == "event" for row in changes.changes)
        tables = (row.table in _NOT_IN_THE_BOOK for row in changes.changes)
        # Tags are no part of the book, but of the index.
        is_same_book = all(map(or_, own_rows, tables))
        book = content.book if is_same_book else read_reference(connection)
        like = content.index if is_same_book and not changes.keys("tag") else None
        return replace(content, book=book, index=self._index_after(changes, book, like, connection))

    def _index_after(
        self, changes: ChangeSet, book: ReferenceBook, like: Index | None, connection: Connection
    ) -> Index:
        numbers = changes.touched("event")
        if len(numbers) + self._content.index.tail_count <= _MOST_ADDED:
            changed = read_events_index(connection, numbers, self._as_of, book, like)
            gone = numbers - frozenset(changed.ids.tolist())
            index = extended(self._content.index, gone, changed)
            if index is not None:
                return index
        return open_index(connection, self._as_of, book).index


def _steps_to_take_back(connection: Connection) -> tuple[Message | None, Message | None]:
    undo, redo = entry_to_take_back(connection, "undo"), entry_to_take_back(connection, "redo")
    if undo is not None and undo.revision <= _MADE:
        undo = None
    return (None if undo is None else undo.name, None if redo is None else redo.name)
