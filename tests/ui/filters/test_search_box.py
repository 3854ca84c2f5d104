"""The search box on real widgets: typing, mistakes, completion, the way back, examples."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from steppeline.model.filter import Filter, QueryClause
from steppeline.model.query import parse
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.filters.search_box import SOURCE, SearchBox
from steppeline.ui.theme import Theme

Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture
def box(
    document: Document, view_state: ViewState, theme: Theme, english: Language, show: Callable[..., QWidget]
) -> SearchBox:
    """A search box above another line, in an active window."""
    window = QWidget()
    layout = QVBoxLayout(window)
    box = SearchBox(document, view_state, theme, english)
    layout.addWidget(box)
    layout.addWidget(QLineEdit())
    layout.addStretch(1)
    show(window, width=600, height=400)
    window.activateWindow()
    return box


@pytest.fixture
def elsewhere(box: SearchBox) -> QLineEdit:
    return next(line for line in box.window().findChildren(QLineEdit) if line is not box.field)


def query_of(view_state: ViewState) -> str | None:
    clause = view_state.filter.clause_of(SOURCE)
    return clause.query.text if isinstance(clause, QueryClause) else None


def enter(box: SearchBox, text: str) -> None:
    """Type, and have it applied without the pause."""
    box.field.setFocus()
    QTest.keyClicks(box.field, text)
    box.completer.offer(())
    QTest.keyClick(box.field, Qt.Key.Key_Return)


def test_what_is_typed_is_applied_after_a_pause_at_once_with_enter(
    box: SearchBox, view_state: ViewState, settle: Callable[[], None], wait_until: Wait
) -> None:
    QTest.keyClicks(box.field, "forum ")
    assert query_of(view_state) is None
    wait_until(lambda: query_of(view_state) == "forum")
    settle()
    assert view_state.visible.result.sum() == 4
    enter(box, "status:planned")
    assert query_of(view_state) == "forum status:planned"
    settle()
    assert view_state.visible.result.sum() == 1


def test_a_query_that_cannot_be_read_is_marked_and_the_last_one_stays(box: SearchBox, view_state: ViewState) -> None:
    enter(box, "forum")
    before = box.grab().toImage()
    enter(box, " (")
    assert query_of(view_state) == "forum"
    assert box.field.mistake == "This parenthesis is never closed; add the closing one."
    assert box.grab().toImage() != before
    QTest.keyClick(box.field, Qt.Key.Key_Backspace)
    assert box.field.mistake == ""


def test_the_wave_is_under_the_mistake(box: SearchBox, theme: Theme) -> None:
    enter(box, "kind:forum regoin:omsk x")
    line = box.field
    picture = line.grab().toImage()
    reds = [
        x
        for x in range(picture.width())
        for y in range(picture.height() // 2, picture.height())
        if picture.pixelColor(x, y).red() > picture.pixelColor(x, y).blue() + 60
    ]
    advance = line.fontMetrics().horizontalAdvance
    begin = line.cursorRect().center().x() - advance("regoin:omsk x")
    assert abs(min(reds) - begin) <= 4
    assert abs(max(reds) - begin - advance("regoin")) <= 4


def test_a_name_that_does_not_exist_is_marked_once_that_is_known(
    box: SearchBox, view_state: ViewState, wait_until: Wait
) -> None:
    enter(box, "kind:fourm")
    wait_until(lambda: "No kind of event is called “fourm”." in box.field.mistake)
    assert query_of(view_state) == "kind:fourm"
    QTest.keyClick(box.field, Qt.Key.Key_Escape)
    enter(box, "kind:forum")
    wait_until(lambda: view_state.is_settled)
    assert box.field.mistake == ""


def test_the_note_is_below_the_line_and_goes_with_the_focus(box: SearchBox, elsewhere: QLineEdit) -> None:
    enter(box, "(")
    note = next(label for label in box.window().children() if getattr(label, "text", str)() == box.field.mistake)
    assert isinstance(note, QWidget)
    assert note.isVisible()
    assert note.geometry().top() >= box.geometry().bottom()
    assert box.window().rect().contains(note.geometry())
    elsewhere.setFocus()
    assert not note.isVisible()
    box.field.setFocus()
    assert note.isVisible()


def test_completion_is_taken_with_tab_and_goes_on_to_the_value(
    box: SearchBox, view_state: ViewState, wait_until: Wait
) -> None:
    box.field.setFocus()
    QTest.keyClicks(box.field, "reg")
    assert box.completer.is_shown
    QTest.keyClick(box.completer.popup(), Qt.Key.Key_Tab)
    assert box.field.text() == "region:"
    wait_until(lambda: box.completer.is_shown)
    QTest.keyClicks(box.completer.popup(), "oren")
    assert box.field.text() == "region:oren"
    QTest.keyClick(box.completer.popup(), Qt.Key.Key_Down)
    QTest.keyClick(box.completer.popup(), Qt.Key.Key_Return)
    assert box.field.text() == 'region:"Orenburg Oblast" '
    assert not box.completer.is_shown
    wait_until(lambda: query_of(view_state) == 'region:"Orenburg Oblast"')
    assert box.field.mistake == ""


def test_enter_applies_what_was_typed_when_nothing_was_picked(box: SearchBox, view_state: ViewState) -> None:
    box.field.setFocus()
    QTest.keyClicks(box.field, "for")
    assert box.completer.is_shown
    QTest.keyClick(box.completer.popup(), Qt.Key.Key_Return)
    assert not box.completer.is_shown
    assert (box.field.text(), query_of(view_state)) == ("for", "for")


def test_completion_can_be_asked_for_and_closed(box: SearchBox) -> None:
    box.field.setFocus()
    QTest.keyClick(box.field, Qt.Key.Key_Down)
    assert box.completer.is_shown
    QTest.keyClick(box.completer.popup(), Qt.Key.Key_Escape)
    assert not box.completer.is_shown
    QTest.keyClick(box.field, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert box.completer.is_shown
    box.completer.offer(())


def test_escape_empties_and_then_goes_back(box: SearchBox, elsewhere: QLineEdit, view_state: ViewState) -> None:
    elsewhere.setFocus()
    box.focus_search()
    assert QApplication.focusWidget() is box.field
    enter(box, "forum")
    QTest.keyClick(box.field, Qt.Key.Key_Escape)
    assert (box.field.text(), query_of(view_state)) == ("", None)
    assert QApplication.focusWidget() is box.field
    QTest.keyClick(box.field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is elsewhere


def test_the_query_of_another_hand_is_shown(box: SearchBox, view_state: ViewState) -> None:
    view_state.set_clause(SOURCE, QueryClause(parse("omsk")))
    assert box.field.text() == "omsk"
    QTest.keyClicks(box.field, " fo")
    view_state.set_clause("kind", None)
    assert box.field.text() == "omsk fo", "another control leaves what is being typed alone"
    view_state.set_filter(Filter())
    assert box.field.text() == ""
    enter(box, "(")
    view_state.set_clause(SOURCE, QueryClause(parse("water")))
    assert (box.field.text(), box.field.mistake) == ("water", "")


def test_a_box_that_comes_later_shows_the_query_in_force(
    document: Document, view_state: ViewState, theme: Theme, english: Language
) -> None:
    view_state.set_clause(SOURCE, QueryClause(parse("water")))
    box = SearchBox(document, view_state, theme, english)
    assert box.field.text() == "water"
    box.deleteLater()


def test_every_example_of_the_help_can_be_read_and_applied(box: SearchBox, view_state: ViewState) -> None:
    QTest.mouseClick(box.help_button, Qt.MouseButton.LeftButton)
    assert box.help.isVisible()
    for example in box.help.examples:
        assert parse(example.text())
    third = box.help.examples[2]
    QTest.mouseClick(third, Qt.MouseButton.LeftButton)
    assert not box.help.isVisible()
    assert query_of(view_state) == third.text() == "kind:forum,visit"
    QTest.mouseClick(box.help_button, Qt.MouseButton.LeftButton)
    QTest.keyClick(box.help, Qt.Key.Key_Escape)
    assert not box.help.isVisible()


def test_a_query_of_any_length_and_script_is_shown(box: SearchBox) -> None:
    for text in ("ا" * 300 + " (", "x" * 5000, "\u202eab (", "форум " * 200 + "kind:"):
        box.field.setText(text)
        box.field.setFocus()
        QTest.keyClick(box.field, Qt.Key.Key_Return)
        assert box.field.mistake
        box.grab()
