"""The event editor keeps all that it does not show, loses nothing, and says what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from steppeline.model.event import Event
from steppeline.session.drafts import Drafts
from steppeline.ui import edit_errands
from steppeline.ui.desk import Desk
from steppeline.ui.editor.event_editor import EventEditor
from steppeline.ui.editor.new_entries import NewEntries

Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture
def edit(desk: Desk) -> Iterator[Callable[[Event | None], EventEditor]]:
    """`edit(event)` opens the editor; it is closed after the test."""
    opened: list[EventEditor] = []

    def open_editor(event: Event | None) -> EventEditor:
        desk.view.select([] if event is None or event.id is None else [event.id])
        (edit_errands.add_event if event is None else edit_errands.edit_event)(desk)
        editor = QApplication.activeModalWidget()
        assert isinstance(editor, EventEditor)
        editor.destroyed.connect(lambda: opened.remove(editor))
        opened.append(editor)
        return editor

    yield open_editor
    for editor in list(opened):
        editor._leave()


def _all_events(desk: Desk) -> list[Event]:
    return desk.document.events(desk.document.index.ids.tolist())


def test_an_event_that_is_only_looked_at_stays_what_it_is(
    desk: Desk, edit: Callable[[Event | None], EventEditor]
) -> None:
    fullest = sorted(_all_events(desk), key=lambda event: -len(event.figures) - len(event.claims))[:2]
    linked = next(event for event in _all_events(desk) if event.links and event.history)
    for event in (*fullest, linked):
        editor = edit(event)
        entries = NewEntries(desk.document)
        assert editor.form.event_as_written(entries.key_of) == event
        assert not editor.is_changed
        assert editor.form.first_problem() is None
        assert entries.entries == ()
        editor.reject()
        assert not editor.isVisible()


def test_what_is_missing_is_said_where_it_is_missing(desk: Desk, edit: Callable[[Event | None], EventEditor]) -> None:
    editor = edit(None)
    editor.save()
    assert "Kind" in editor._remark.text()
    editor.form.head.fields["kind"].set_raw("=forum")
    editor.form.head.fields["date"].set_raw("03/04/2021")
    editor.save()
    assert "3 April 2021" in editor._remark.text()
    editor.form.head.fields["date"].set_raw("autumn 2021")
    editor.save()
    assert "title" in editor._remark.text()
    assert editor.form.head.fields["title.en"].isAncestorOf(editor.focusWidget())
    editor.form.head.fields["title.en"].set_raw("A forum")
    editor.form.sections["regions"].add()
    editor.form.sections["regions"].forms[0].fields["region"].line.setText("Nowhere at all")
    editor.save()
    assert "Nowhere at all" in editor._remark.text()


def test_a_draft_survives_the_end_of_the_program(
    desk: Desk, edit: Callable[[Event | None], EventEditor], wait_until: Wait
) -> None:
    editor = edit(None)
    editor.form.head.fields["title.en"].set_raw("Half a title")
    editor.form.head.fields["date"].set_raw("not yet a da")
    editor.form.sections["figures"].add()
    editor.form.sections["figures"].forms[0].fields["number"].set_raw("27,")
    drafts = Drafts(desk.program.settings, desk.document.path)
    wait_until(lambda: drafts.of(None) is not None)
    # The program ends here, without a word.
    editor.hide()
    again = EventEditor(desk.document, drafts, desk.window.theme, desk.language, desk.window)
    assert again.form.head.fields["title.en"].raw() == "Half a title"
    assert again.form.head.fields["date"].raw() == "not yet a da"
    assert again.form.sections["figures"].forms[0].fields["number"].raw() == "27,"
    assert again.is_changed
    again._leave()
    assert drafts.of(None) is None


def test_escape_asks_only_when_something_would_be_lost(desk: Desk, edit: Callable[[Event | None], EventEditor]) -> None:
    editor = edit(None)
    editor.form.head.fields["title.en"].set_raw("Words")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    question = QApplication.activeModalWidget()
    assert isinstance(question, QMessageBox)
    assert editor.isVisible()
    question.reject()
    editor.form.head.fields["title.en"].set_raw("")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()


def test_of_competing_claims_one_is_chosen(desk: Desk, edit: Callable[[Event | None], EventEditor]) -> None:
    editor = edit(None)
    claims = editor.form.sections["claims"]
    for field, value in (("death toll", "103"), ("Death toll", "225"), ("place", "Almaty")):
        claims.add()
        claims.forms[-1].set_raws({"field": field, "value": value})
    for form in claims.forms:
        form.fields["chosen"].set_raw("yes")
    assert [form.raws()["chosen"] for form in claims.forms] == ["", "yes", "yes"]


def test_duplicating_and_deleting_can_be_undone(desk: Desk, rest: Callable[[], None]) -> None:
    count = desk.document.index.event_count
    first = int(desk.document.index.ids[0])
    desk.view.select([first])
    edit_errands.duplicate_event(desk)
    rest()
    (made,) = desk.view.selection
    (before,), (after,) = desk.document.events([first]), desk.document.events([made])
    assert made != first
    assert (after.title, after.figures, after.refs) == (before.title, before.figures, ())
    desk.view.select([first, made])
    edit_errands.delete_events(desk)
    rest()
    assert desk.document.index.event_count == count - 1
    desk.document.undo()
    rest()
    assert desk.document.index.event_count == count + 1
