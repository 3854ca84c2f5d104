"""What a document has of its casefile at one revision, and how a step makes it the next. Without Qt: for threads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from steppeline.model.change import ChangeSet
from steppeline.model.errors import WorldError
from steppeline.model.index import Index
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Message
from steppeline.store.casefile import Casefile, open_casefile
from steppeline.store.change_log import entry_to_take_back
from steppeline.store.columns import read_index
from steppeline.store.events import read_reference
from steppeline.store.readers import Connection, Readers
from steppeline.store.saved_views import read_views

_MADE = 1
"""The step that a casefile is made with: kinds and regions, or a whole dataset. Nobody takes that for an own edit, and
one key too many must not empty the casefile."""

_NOT_IN_THE_INDEX = frozenset({"saved_view"})


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
    """A casefile that was opened for a document, and why it cannot be changed if it cannot."""

    casefile: Casefile
    readers: Readers
    content: Content
    as_of: int
    why_read_only: Message | None


@dataclass(frozen=True, eq=False)
class Step:
    """What a step changed, and the content after it."""

    changes: ChangeSet
    content: Content


def open_content(path: Path, as_of: int, backup_folder: Path | None = None) -> Opened:
    """Open a casefile for writing, or for reading where that is refused, and read what is kept at hand.

    `as_of` (seconds) is the moment up to which open ends are known to last. An upgrade is backed up into
    `backup_folder`. Raises WorldError when it cannot be read either.
    """
    why_read_only = None
    try:
        casefile = open_casefile(path, writable=True, backup_folder=backup_folder)
    except WorldError as refusal:
        casefile, why_read_only = open_casefile(path), refusal.sentence
    return _opened(casefile, as_of, why_read_only)


def open_content_to_read(path: Path, as_of: int) -> Opened:
    """Open a casefile for reading only, leaving it and its folder untouched. Raises WorldError when it cannot be."""
    return _opened(open_casefile(path), as_of, None)


def _opened(casefile: Casefile, as_of: int, why_read_only: Message | None) -> Opened:
    try:
        content = _read(casefile.connection, as_of, can_change=casefile.writable)
    except BaseException:
        casefile.close()
        raise
    return Opened(casefile, Readers(casefile.reader), content, as_of, why_read_only)


class Writer:
    """Changes the casefile and reads what is then at hand. Belongs to the writer's thread."""

    def __init__(self, opened: Opened) -> None:
        self._casefile = opened.casefile
        self._readers = opened.readers
        self._as_of = opened.as_of
        self._content = opened.content

    def do(self, change: Callable[[Casefile], ChangeSet | None]) -> Step | None:
        """Do a step; None if there was nothing to do. Raises WorldError, and nothing has changed, when it fails."""
        changes = change(self._casefile)
        if changes is None or not changes.changes:
            return None
        with self._readers.connection() as connection:
            if {row.table for row in changes.changes} <= _NOT_IN_THE_INDEX:
                undo, redo = _steps_to_take_back(connection)
                self._content = replace(self._content, saved_views=read_views(connection), undo=undo, redo=redo)
            else:
                self._content = _read(connection, self._as_of, can_change=True)
        return Step(changes, self._content)


def _read(connection: Connection, as_of: int, *, can_change: bool) -> Content:
    undo, redo = _steps_to_take_back(connection) if can_change else (None, None)
    return Content(
        index=read_index(connection, as_of),
        book=read_reference(connection),
        saved_views=read_views(connection),
        undo=undo,
        redo=redo,
    )


def _steps_to_take_back(connection: Connection) -> tuple[Message | None, Message | None]:
    undo, redo = entry_to_take_back(connection, "undo"), entry_to_take_back(connection, "redo")
    if undo is not None and undo.revision <= _MADE:
        undo = None
    return (None if undo is None else undo.name, None if redo is None else redo.name)
