"""What is saved, owned in one place: one open casefile, read and changed through this object."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from steppeline.model.change import ChangeSet
from steppeline.model.errors import WorldError
from steppeline.model.event import Event, Figure, Names
from steppeline.model.index import Index
from steppeline.model.outline import Outline
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Message
from steppeline.session.content import Content, Opened, Step, Writer
from steppeline.session.jobs import Job, Jobs
from steppeline.session.progress import Progress
from steppeline.session.recent import Recent
from steppeline.store.casefile import Casefile
from steppeline.store.edit import Edit
from steppeline.store.events import read_events
from steppeline.store.excerpts import count_places, read_figures, read_outlines, read_titles
from steppeline.store.ordering import TextsToSort
from steppeline.store.outlines import read_outlines as read_region_outlines
from steppeline.store.packed.packing import merge, needs_merge
from steppeline.store.readers import InterruptibleLookup, Readers
from steppeline.store.saved_views import delete_view, put_view

Change = Callable[[Casefile], ChangeSet | None]

_EVENTS_KEPT = 200
_TITLES_KEPT = 8_000
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

    def undo(self, origin: object = None) -> None:
        """Take back the last step that stands, whoever did it and whenever."""
        self._change(partial(Casefile.undo, who=self.who), origin)

    def redo(self, origin: object = None) -> None:
        """Do again what was last undone."""
        self._change(partial(Casefile.redo, who=self.who), origin)

    def keep_packed(self) -> None:
        """Have the packed columns of the casefile brought up to date beside other work, if that is worth while."""
        if self.writable:
            self._jobs.read(partial(_merge, self.path, self._opened.readers), lambda was_needed: None)

    def close(self) -> None:
        """Finish the edits that wait, call off everything else, and close the file."""
        if self._is_closed:
            return
        self._is_closed = True
        self._jobs.close()
        self._opened.readers.close()
        self._opened.casefile.close()

    def _change(
        self,
        change: Change,
        origin: object,
        done: Callable[[], None] | None = None,
        failed: Callable[[WorldError], None] | None = None,
    ) -> None:
        def on_done(step: Step | None) -> None:
            if step is not None:
                self._take(step.content)
                if step.changes.keys("region_outline"):
                    self._region_outlines = None
                self.changed.emit(step.changes, origin)
                self._changes_not_packed += len(step.changes.changes)
                if self._changes_not_packed > _CHANGES_UNTIL_PACKED:
                    self._changes_not_packed = 0
                    self.keep_packed()
            if done is not None:
                done()

        self._jobs.write(partial(_do, self._writer, change), on_done, failed=failed)

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


def _merge(path: Path, readers: Readers, progress: Progress) -> bool:
    with readers.connection() as connection:
        is_needed = needs_merge(connection)
    return is_needed and merge(path, progress)


def _count_places(readers: Readers, ids: Sequence[int], progress: Progress) -> dict[str, int]:
    # One query, too short to be called off on its way: what it finds is then dropped.
    with readers.connection() as connection:
        return count_places(connection, ids)


def _do(writer: Writer, change: Change, progress: Progress) -> Step | None:
    # An edit is too short to be called off: `progress` is for long changes.
    return writer.do(change)
