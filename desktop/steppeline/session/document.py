"""What is saved, owned in one place: one open casefile, read and changed through this object."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from steppeline.model.change import ChangeSet
from steppeline.model.errors import WorldError
from steppeline.model.event import Event, Figure, Names, Stage
from steppeline.model.index import Index
from steppeline.model.outline import Outline
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Message
from steppeline.session.content import Content, Opened, Step, Writer
from steppeline.session.jobs import Job, Jobs
from steppeline.session.progress import Progress
from steppeline.session.recent import Recent
from steppeline.store.backup import backup_as, copy_open
from steppeline.store.casefile import Casefile
from steppeline.store.contests import contested
from steppeline.store.edit import Edit
from steppeline.store.events import read_events
from steppeline.store.excerpts import count_places, has_stages, read_figures, read_outlines, read_stages, read_titles
from steppeline.store.file_identity import is_still_there
from steppeline.store.ordering import TextsToSort
from steppeline.store.outlines import read_outlines as read_region_outlines
from steppeline.store.packed.packing import merge, needs_merge
from steppeline.store.readers import InterruptibleLookup, Readers
from steppeline.store.saved_views import delete_view, put_view
from steppeline.store.trouble import telling

if TYPE_CHECKING:
    from steppeline.store.imports import ImportBatch

Change = Callable[[Casefile], ChangeSet | None]

_EVENTS_KEPT = 200
_TITLES_KEPT = 4_000
_CHANGES_UNTIL_PACKED = 1_000


class Document(QObject):
    """One open casefile. What it gives out is immutable; a change swaps in the next content on the GUI thread.

    Changes are done by the writer one after another; each is announced by `changed` once it is committed, not before,
    and one that fails is told to the user. What reads small parts of the casefile does so at once and raises WorldError
    when the file can no longer be read.
    """

    changed = Signal(object, object)
    """The ChangeSet, and the `origin` that was given with the change."""

    def __init__(self, opened: Opened, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.who = ""
        self._opened = opened
        self._content = opened.content
        self._jobs = jobs
        self._is_closed = False
        self._changes_not_packed = 0
        self._writer = Writer(opened)
        self._region_outlines: tuple[Outline, ...] | None = None
        self._events: Recent[int, Event] = Recent(_EVENTS_KEPT)
        self._titles: Recent[int, Names] = Recent(_TITLES_KEPT)
        self._figures: Recent[str, list[tuple[int, Figure]]] = Recent(len(opened.content.book.series) + 1)

    @property
    def path(self) -> Path:
        """The file."""
        return self._opened.casefile.path

    @property
    def jobs(self) -> Jobs:
        """What works on this casefile; it ends with the document."""
        return self._jobs

    @property
    def writable(self) -> bool:
        """Whether it can be changed."""
        return self._opened.casefile.writable

    @property
    def why_read_only(self) -> Message | None:
        """Why it cannot be changed, if it cannot."""
        return self._opened.why_read_only

    @property
    def is_followed(self) -> bool:
        """Whether another window changes it, and this one only shows what becomes of it."""
        return self._opened.is_followed

    @property
    def why_rebuilt(self) -> Message | None:
        """Why what was kept for opening the casefile fast had to be made anew, if it had."""
        return self._opened.why_rebuilt

    @property
    def index(self) -> Index:
        """The columns of all events."""
        return self._content.index

    @property
    def book(self) -> ReferenceBook:
        """What events refer to."""
        return self._content.book

    @property
    def undo_name(self) -> Message | None:
        """The step that `undo` would take back."""
        return self._content.undo

    @property
    def redo_name(self) -> Message | None:
        """The step that `redo` would do again."""
        return self._content.redo

    def events(self, ids: Sequence[int]) -> list[Event]:
        """The full records, in the order asked; ids that name no event are passed over."""
        found = self._events.get(ids, self._read_events)
        return [found[number] for number in ids if number in found]

    def titles(self, ids: Sequence[int]) -> list[Names]:
        """The titles, one for each id; empty for an id that names no event. Fit for hundreds at a time."""
        found = self._titles.get(ids, partial(read_titles, self._opened.casefile.connection))
        return [found.get(number, {}) for number in ids]

    def outlines(self, ids: Sequence[int]) -> Mapping[int, Event]:
        """Of each event what a line of a table tells of it; ids that name no event are left out. Kept by the asker."""
        return read_outlines(self._opened.casefile.connection, ids)

    def has_stages(self) -> bool:
        """Whether any event has stages. Kept by the asker."""
        return has_stages(self._opened.casefile.connection)

    def stages(self, ids: Sequence[int]) -> Mapping[int, Sequence[Stage]]:
        """Of the events that have stages, these with their dates. Fit for hundreds at a time. Kept by the asker."""
        return read_stages(self._opened.casefile.connection, ids)

    def contested(self, ids: Sequence[int]) -> Mapping[int, frozenset[str]]:
        """Of the events on which sources differ, the fields on which they do. Fit for hundreds at a time."""
        return contested(self._opened.casefile.connection, ids)

    def region_outlines(self) -> tuple[Outline, ...]:
        """The outlines of regions that the casefile brings along; the same object until they change."""
        if self._region_outlines is None:
            self._region_outlines = tuple(read_region_outlines(self._opened.casefile.connection))
        return self._region_outlines

    def texts_to_sort(self) -> TextsToSort:
        """What events are sorted by where the index does not have it, for one reader job."""
        return TextsToSort(self._opened.readers)

    def lookup(self) -> InterruptibleLookup:
        """What a query asks of the casefile itself, for one reader job."""
        return InterruptibleLookup(self._opened.readers)

    def count_places(self, ids: Sequence[int], done: Callable[[Mapping[str, int]], None]) -> Job:
        """Have it counted beside other work how many of these events name each place, and tell `done`, by its key."""
        return self._jobs.read(partial(_count_places, self._opened.readers, ids), done)

    def count_usages(self, table: str, done: Callable[[Mapping[str, int]], None]) -> Job:
        """Have it counted beside other work how often each entry of a table is named, and tell `done`, by its key."""
        return self._jobs.read(partial(_count_usages, self._opened.readers, table), done)

    def series_keys(self) -> list[str]:
        """The series that have figures to draw."""
        return [key for key, series in self.book.series.items() if series.measures == "figures"]

    def figures(self, series: str) -> list[tuple[int, Figure]]:
        """The figures of a series with the ids of their events, by these."""
        return self._figures.get([series], self._read_figures)[series]

    def saved_views(self) -> Mapping[str, str]:
        """Views as JSON text by name, in the order in which they were first saved."""
        return self._content.saved_views

    def save_view(self, name: str, state: str, origin: object = None) -> None:
        """Keep a view under a name, in place of the one that has it."""
        self.apply(put_view(name, state), origin)

    def delete_view(self, name: str, origin: object = None) -> None:
        """Forget the view of this name."""
        self.apply(delete_view(name), origin)

    def apply(
        self,
        edit: Edit,
        origin: object = None,
        *,
        done: Callable[[], None] | None = None,
        failed: Callable[[WorldError], None] | None = None,
    ) -> None:
        """Have an edit done. `changed` follows, then `done`; or `failed` (else the user is told), nothing changed."""
        self._change(partial(_apply, edit, self.who), origin, done, failed)

    def change_apart(
        self,
        work: Callable[[Progress], object],
        title: Message,
        *,
        done: Callable[[], None],
        failed: Callable[[WorldError], None],
    ) -> Job:
        """Have another process change the casefile, which `work` starts and waits for; then it is taken in what it did.

        `changed` follows, then `done`; or `failed`, nothing changed. Other edits wait until it has ended.
        """
        return self._jobs.write(
            partial(_apart, self._writer, work), self._on_step(None, done), failed=failed, title=title
        )

    def undo(self, origin: object = None) -> None:
        """Take back the last step that stands, whoever did it and whenever."""
        self._change(partial(Casefile.undo, who=self.who), origin)

    def redo(self, origin: object = None) -> None:
        """Do again what was last undone."""
        self._change(partial(Casefile.redo, who=self.who), origin)

    def follow(self, failed: Callable[[WorldError], None]) -> None:
        """Take in what others have done to the casefile, if anything; `changed` follows. Or `failed`."""
        self._jobs.write(partial(_catch_up, self._writer), self._on_step(None), failed=failed)

    def foreign_changes(self) -> int:
        """A number that is another one after others, or this document's own writer, have changed the file.

        Raises WorldError when it can no longer be read.
        """
        with telling(self.path):
            return int(self._opened.casefile.connection.execute("PRAGMA data_version").fetchone()[0])

    def is_in_place(self) -> bool:
        """Whether the file is still where it was opened, and no other one."""
        return is_still_there(self.path, self._opened.identity)

    def imports(self) -> list[ImportBatch]:
        """The imports of the past, newest first."""
        # What needs the tables is imported when it is asked for: the first picture would have to wait for it.
        from steppeline.store.imports import imports_of

        return imports_of(self._opened.casefile.connection)

    def prepare_for_loss(self) -> None:
        """Have one reader more than is needed: with it `copy_to` reads on when the file is gone."""
        self._jobs.read(partial(_open_reader, self._opened.readers), lambda done: None)

    def copy_to(self, target: Path, progress: Progress) -> Path:
        """Copy what is open to `target`, also where its file is gone. For a reader job. Raises WorldError."""
        if self.is_in_place():
            return backup_as(self.path, target, progress)
        with self._opened.readers.connection() as connection:
            return copy_open(connection, self.path, target)

    def keep_packed(self) -> None:
        """Have the packed columns of the casefile brought up to date beside other work, if that is worth while."""
        if self.writable and self.is_in_place():
            self._jobs.read(partial(_merge, self.path, self._opened.readers), lambda was_needed: None)

    def close(self) -> None:
        """Finish the edits that wait, call off everything else, and close the file."""
        if self._is_closed:
            return
        self._is_closed = True
        self._jobs.close()
        self._opened.close()

    def _change(
        self,
        change: Change,
        origin: object,
        done: Callable[[], None] | None = None,
        failed: Callable[[WorldError], None] | None = None,
    ) -> None:
        self._jobs.write(partial(_do, self._writer, change), self._on_step(origin, done), failed=failed)

    def _on_step(self, origin: object, done: Callable[[], None] | None = None) -> Callable[[Step | None], None]:
        def on_done(step: Step | None) -> None:
            if step is not None:
                self._take(step.content)
                # A set without changes stands for more than can be told one by one.
                if not step.changes.changes or step.changes.keys("region_outline"):
                    self._region_outlines = None
                self.changed.emit(step.changes, origin)
                self._changes_not_packed += len(step.changes.changes)
                if self._changes_not_packed > _CHANGES_UNTIL_PACKED:
                    self._changes_not_packed = 0
                    self.keep_packed()
            if done is not None:
                done()

        return on_done

    def _take(self, content: Content) -> None:
        self._content = content
        for kept in (self._events, self._titles, self._figures):
            kept.clear()

    def _read_events(self, ids: Sequence[int]) -> dict[int, Event]:
        events = read_events(self._opened.casefile.connection, ids)
        return {event.id: event for event in events if event.id is not None}

    def _read_figures(self, series: Sequence[str]) -> dict[str, list[tuple[int, Figure]]]:
        return {key: read_figures(self._opened.casefile.connection, key) for key in series}


def _apply(edit: Edit, who: str, casefile: Casefile) -> ChangeSet:
    return casefile.apply(edit, who)


def _open_reader(readers: Readers, progress: Progress) -> None:
    with readers.connection(), readers.connection():
        pass


def _catch_up(writer: Writer, progress: Progress) -> Step | None:
    return writer.catch_up()


def _apart(writer: Writer, work: Callable[[Progress], object], progress: Progress) -> Step | None:
    work(progress)
    return writer.catch_up()


def _merge(path: Path, readers: Readers, progress: Progress) -> bool:
    with readers.connection() as connection:
        is_needed = needs_merge(connection)
    return is_needed and merge(path, progress)


def _count_places(readers: Readers, ids: Sequence[int], progress: Progress) -> dict[str, int]:
    # One query, too short to be called off on its way: what it finds is then dropped.
    with readers.connection() as connection:
        return count_places(connection, ids)


def _count_usages(readers: Readers, table: str, progress: Progress) -> dict[str, int]:
    from steppeline.store.usages import usages

    with readers.connection() as connection:
        return usages(connection, table)


def _do(writer: Writer, change: Change, progress: Progress) -> Step | None:
    # An edit is too short to be called off: `progress` is for long changes.
    return writer.do(change)
