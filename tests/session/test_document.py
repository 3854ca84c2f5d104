"""The document over a real casefile: what it gives out, how it changes, how it closes."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from small_casefile import BOOK, EVENTS, small_casefile

from steppeline.model.calendar import seconds_of
from steppeline.model.change import ChangeSet
from steppeline.model.errors import WorldError
from steppeline.model.event import Event
from steppeline.model.filter import ChoiceClause, QueryClause
from steppeline.model.index import Index
from steppeline.model.query import parse
from steppeline.model.text import message
from steppeline.session.content import open_content
from steppeline.session.document import Document
from steppeline.session.jobs import Jobs
from steppeline.session.progress import Progress
from steppeline.session.view_state import ViewState
from steppeline.store.casefile import open_casefile
from steppeline.store.edits import delete_event, put_event
from steppeline.store.events import read_events

Wait = Callable[[Callable[[], bool]], None]
AS_OF = seconds_of(2024)
NEW = Event("visit", {"en": "Another visit"}, "2020")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_casefile(tmp_path / "small.steppeline")


@pytest.fixture
def open_document(path: Path, application: object, failures: list[WorldError]) -> Iterator[Callable[[], Document]]:
    opened: list[Document] = []

    def open_it() -> Document:
        document = Document(open_content(path, AS_OF), Jobs(failures.append))
        opened.append(document)
        return document

    yield open_it
    for document in opened:
        document.close()


@pytest.fixture
def document(open_document: Callable[[], Document]) -> Document:
    return open_document()


@pytest.fixture
def heard(document: Document) -> list[tuple[ChangeSet, object]]:
    """What the document announced."""
    heard: list[tuple[ChangeSet, object]] = []
    document.changed.connect(lambda changes, origin: heard.append((changes, origin)))
    return heard


def ids_in_time(index: Index) -> list[int]:
    ids: list[int] = index.ids[index.rows_in_time()].tolist()
    return ids


def test_it_gives_out_what_the_casefile_has(document: Document, path: Path) -> None:
    assert (document.path, document.writable, document.why_read_only) == (path, True, None)
    assert ids_in_time(document.index) == [2, 1, 3]
    assert document.index.as_of == AS_OF
    assert document.book == BOOK
    assert document.saved_views() == {}
    assert [replace(event, id=None) for event in document.events([3, 1, 99, 2])] == [EVENTS[2], EVENTS[0], EVENTS[1]]
    assert document.titles([2, 99, 1, 2]) == [EVENTS[1].title, {}, EVENTS[0].title, EVENTS[1].title]
    assert document.series_keys() == ["trade", "visitors"]
    assert document.figures("visitors") == [(2, EVENTS[1].figures[0]), (3, EVENTS[2].figures[1])]
    assert document.figures("trade") == [(3, EVENTS[2].figures[0]), (3, EVENTS[2].figures[2])]
    assert document.figures("unheard of") == []


def test_numbers_of_numpy_are_numbers(document: Document) -> None:
    ids = list(document.index.ids)
    assert [event.id for event in document.events(ids)] == [2, 1, 3]
    assert len(document.titles(ids)) == 3


def test_a_missing_casefile_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorldError):
        open_content(tmp_path / "none.steppeline", AS_OF)


def test_a_casefile_that_cannot_be_changed_is_shown(
    path: Path,
    open_document: Callable[[], Document],
    wait_until: Wait,
    failures: list[WorldError],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "access", lambda place, mode: False)
    document = open_document()
    assert not document.writable
    assert "read-only" in str(document.why_read_only)
    assert (document.undo_name, document.redo_name) == (None, None)
    assert len(document.events([1])) == 1
    document.apply(put_event(NEW))
    wait_until(lambda: bool(failures))
    assert ids_in_time(document.index) == [2, 1, 3]


def test_a_change_is_announced_when_it_is_there(
    document: Document, heard: list[tuple[ChangeSet, object]], path: Path, wait_until: Wait
) -> None:
    seen: list[tuple[list[int], int]] = []

    def look() -> None:
        with open_casefile(path) as casefile:
            seen.append((ids_in_time(document.index), casefile.revision))

    document.changed.connect(look)
    before = document.index
    done: list[int] = []
    document.who = "me"
    document.apply(put_event(NEW), "the editor", done=lambda: done.append(len(heard)))
    assert document.index is before
    wait_until(lambda: bool(heard))
    (changes, origin), *_ = heard
    assert origin == "the editor"
    assert changes.inserted("event") == (4,)
    assert seen == [([2, 4, 1, 3], before.revision + 1)]
    assert document.index.revision == changes.revision == before.revision + 1
    assert done == [1]
    assert str(document.undo_name) == "Add an event"


def test_what_was_read_before_a_change_is_read_anew(
    document: Document, heard: list[tuple[ChangeSet, object]], wait_until: Wait
) -> None:
    event = document.events([1])[0]
    document.titles([1])
    document.figures("trade")
    document.apply(put_event(replace(event, title={"en": "Renamed"}, figures=EVENTS[2].figures)))
    wait_until(lambda: bool(heard))
    assert document.titles([1]) == [{"en": "Renamed"}]
    assert document.events([1])[0].title == {"en": "Renamed"}
    assert [number for number, _ in document.figures("trade")] == [1, 1, 3, 3]


def test_a_change_that_fails_is_told_and_changes_nothing(
    document: Document, heard: list[tuple[ChangeSet, object]], wait_until: Wait, failures: list[WorldError]
) -> None:
    before = document.index
    own: list[WorldError] = []
    document.apply(delete_event(99))
    document.apply(delete_event(99), failed=own.append)
    wait_until(lambda: bool(failures) and bool(own))
    assert document.index is before
    assert heard == []


def test_changes_are_undone_and_redone_also_after_opening_anew(
    open_document: Callable[[], Document], wait_until: Wait
) -> None:
    first = open_document()
    first.apply(delete_event(2))
    first.close()
    document = open_document()
    assert ids_in_time(document.index) == [1, 3]
    assert (str(document.undo_name), document.redo_name) == ("Delete an event", None)
    document.undo()
    wait_until(lambda: ids_in_time(document.index) == [2, 1, 3])
    assert str(document.redo_name) == "Delete an event"
    document.redo()
    wait_until(lambda: ids_in_time(document.index) == [1, 3])
    assert document.redo_name is None


def test_nothing_to_redo_is_no_change(
    document: Document, heard: list[tuple[ChangeSet, object]], wait_until: Wait
) -> None:
    document.redo()
    wait_until(lambda: not document.jobs.running)
    assert heard == []


def test_views_are_saved_in_order_replaced_and_deleted(
    document: Document, open_document: Callable[[], Document], heard: list[tuple[ChangeSet, object]], wait_until: Wait
) -> None:
    index = document.index
    for name, state in (("b", "1"), ("a", "2"), ("b", "3")):
        document.save_view(name, state)
    wait_until(lambda: len(heard) == 3)
    assert list(document.saved_views().items()) == [("b", "3"), ("a", "2")]
    assert document.index is index
    document.delete_view("b")
    document.undo()
    document.delete_view("a")
    wait_until(lambda: len(heard) == 6)
    assert document.saved_views() == {"b": "3"}
    document.close()
    assert open_document().saved_views() == {"b": "3"}


def test_a_view_that_is_gone_cannot_be_deleted(
    document: Document, wait_until: Wait, failures: list[WorldError]
) -> None:
    document.delete_view("never there")
    wait_until(lambda: bool(failures))
    assert "never there" in str(failures[0].sentence)


def test_queries_are_answered_from_the_casefile(document: Document, wait_until: Wait) -> None:
    state = ViewState(document)
    for query, ids in (
        ("forum", [1, 3]),
        ("форум", [1, 3]),
        ("реки", [1]),
        ('"by the river" OR region:kz', [2, 1, 3]),
        ("ref:river-forum", [1]),
        ("no such word", []),
        ("kind:visit", [2]),
    ):
        state.set_clause("search", QueryClause(parse(query)))
        wait_until(lambda: state.is_settled)
        assert sorted(state.visible.index.ids[state.visible.result].tolist()) == sorted(ids)


def test_what_is_visible_follows_a_change(document: Document, wait_until: Wait) -> None:
    state = ViewState(document)
    state.set_clause("kind", ChoiceClause("kind", frozenset({"visit"})))
    document.apply(put_event(NEW))
    wait_until(lambda: state.is_settled and state.visible.index.event_count == 4)
    assert state.visible.index.ids[state.visible.result].tolist() == [2, 4]
    state.select([4])
    document.undo()
    wait_until(lambda: document.index.event_count == 3)
    assert state.selection == ()


def test_edits_that_wait_are_saved_by_closing(open_document: Callable[[], Document], path: Path) -> None:
    document = open_document()
    for _ in range(5):
        document.apply(put_event(NEW))
    document.close()
    with open_casefile(path) as casefile:
        assert len(list(read_events(casefile.connection))) == 8


def test_closing_while_jobs_run_is_clean(
    open_document: Callable[[], Document], path: Path, failures: list[WorldError]
) -> None:
    document = open_document()
    state = ViewState(document)
    begun = threading.Event()

    def endless(progress: Progress) -> None:
        begun.set()
        while True:
            progress()

    document.jobs.read(endless, lambda _: None, title=message("Counting for ever"))
    state.set_clause("search", QueryClause(parse("forum")))
    assert begun.wait(10)
    document.close()
    document.close()
    assert failures == []
    assert list(path.parent.iterdir()) == [path]


def cycle(path: Path, failures: list[WorldError], wait_until: Wait) -> None:
    """Open, look around as a window does, close."""
    document = Document(open_content(path, AS_OF), Jobs(failures.append))
    state = ViewState(document)
    state.set_clause("search", QueryClause(parse("forum")))
    wait_until(lambda: state.is_settled)
    state.step(1)
    document.events(state.selection)
    document.titles([1, 2, 3])
    document.close()
    state.deleteLater()
    document.deleteLater()


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="tells memory on Linux only")
def test_opening_and_closing_again_and_again_leaves_nothing(
    path: Path, failures: list[WorldError], wait_until: Wait, application: object, turn: Callable[[], None]
) -> None:
    def resident_pages() -> int:
        turn()
        # What is to be deleted later goes when the loop comes back, and a test has no loop to come back to.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])

    def open_files() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    for _ in range(20):
        cycle(path, failures, wait_until)
    before = resident_pages()
    files_before = open_files()
    for _ in range(100):
        cycle(path, failures, wait_until)
    assert resident_pages() < before * 1.05
    assert open_files() == files_before
    assert failures == []
