"""Events in the list below the search line: found while typing, chosen by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from steppeline.model.filter import ChoiceClause, QueryClause
from steppeline.model.query import parse
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.search_hits import Hit, Hits, SearchHits, Word
from steppeline.session.search_typed import typed
from steppeline.session.view_state import ViewState
from steppeline.ui.filters.search_box import SOURCE, SearchBox
from steppeline.ui.filters.search_hits_row import spans_found
from steppeline.ui.theme import Theme, dark

Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture
def box(
    document: Document, view_state: ViewState, theme: Theme, english: Language, show: Callable[..., QWidget]
) -> SearchBox:
    window = QWidget()
    layout = QVBoxLayout(window)
    box = SearchBox(document, view_state, theme, english)
    layout.addWidget(box)
    layout.addStretch(1)
    show(window, width=600, height=400)
    window.activateWindow()
    box.field.setFocus()
    return box


def popup_of(box: SearchBox) -> QListView:
    popup = box.completer.popup()
    assert isinstance(popup, QListView)
    return popup


def rows(box: SearchBox) -> list[str]:
    model = popup_of(box).model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def has_events(box: SearchBox, count: int) -> Callable[[], bool]:
    def condition() -> bool:
        return box.completer.is_shown and sum(row.startswith("A ") for row in rows(box)) == count

    return condition


def type_into(box: SearchBox, text: str) -> None:
    for letter in text:
        QTest.keyClicks(popup_of(box) if box.completer.is_shown else box.field, letter)


def test_events_are_offered_below_the_names(box: SearchBox, wait_until: Wait) -> None:
    type_into(box, "visi")
    wait_until(has_events(box, 2))
    assert rows(box)[0].startswith("Visit")
    assert rows(box)[-1] == "A visit in 2021-09-10, 10 September 2021, Visit"
    popup = popup_of(box)
    assert popup.accessibleName()
    before = popup.grab().toImage()
    box.set_theme(dark())
    assert popup.grab().toImage() != before


def test_enter_on_an_event_goes_there_and_takes_the_words_back(
    box: SearchBox, view_state: ViewState, wait_until: Wait, document: Document
) -> None:
    view_state.set_clause(SOURCE, QueryClause(parse("kind:visit")))
    type_into(box, " 2021 visi")
    wait_until(has_events(box, 1))
    popup = popup_of(box)
    for _ in range(len(rows(box))):
        QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert view_state.selection == (4,)
    index = view_state.visible.index
    (row,) = index.rows_of([4])
    assert view_state.viewport.start <= int(index.earliest_start[row]) <= view_state.viewport.end
    assert box.field.text() == "kind:visit"
    wait_until(lambda: view_state.is_settled)
    clause = view_state.filter.clause_of(SOURCE)
    assert isinstance(clause, QueryClause)
    assert clause.query.text == "kind:visit"
    assert not box.completer.is_shown


def test_a_click_chooses_an_event(box: SearchBox, view_state: ViewState, wait_until: Wait) -> None:
    type_into(box, "crisi")
    wait_until(has_events(box, 1))
    popup = popup_of(box)
    place = popup.visualRect(popup.model().index(len(rows(box)) - 1, 0)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert view_state.selection == (6,)
    assert box.field.text() == ""


def test_enter_without_a_choice_applies_the_words(box: SearchBox, view_state: ViewState, wait_until: Wait) -> None:
    type_into(box, "visit")
    wait_until(has_events(box, 2))
    QTest.keyClick(popup_of(box), Qt.Key.Key_Return)
    clause = view_state.filter.clause_of(SOURCE)
    assert isinstance(clause, QueryClause)
    assert clause.query.text == "visit"
    assert view_state.selection == ()
    assert not box.completer.is_shown


def test_escape_closes_the_list_and_late_answers_do_not_open_it(
    box: SearchBox, wait_until: Wait, turn: Callable[[], None]
) -> None:
    type_into(box, "visi")
    wait_until(has_events(box, 2))
    QTest.keyClick(popup_of(box), Qt.Key.Key_Escape)
    assert not box.completer.is_shown
    for _ in range(5):
        turn()
    assert not box.completer.is_shown


def test_the_list_does_not_change_under_the_hand(box: SearchBox, wait_until: Wait) -> None:
    type_into(box, "visi")
    wait_until(has_events(box, 2))
    QTest.keyClick(popup_of(box), Qt.Key.Key_Down)
    before = rows(box)
    box._search.found.emit(Hits("visi"))
    assert rows(box) == before
    box.completer.offer(())


def test_a_query_without_words_finds_no_events(box: SearchBox, turn: Callable[[], None]) -> None:
    type_into(box, "kind:visit")
    turn()
    assert not any(row.startswith("A ") for row in rows(box))
    box.completer.offer(())


def asked(search: SearchHits, text: str, wait_until: Wait) -> list[int]:
    told: list[Hits] = []
    search.found.connect(told.append)
    search.ask(text)
    wait_until(lambda: bool(told) and told[-1].is_final)
    search.found.disconnect()
    assert all(hits.text == text for hits in told)
    return sorted(hit.event for hit in told[-1].events)


def test_events_are_among_those_that_other_controls_leave(
    document: Document, view_state: ViewState, settle: Callable[[], None], wait_until: Wait
) -> None:
    search = SearchHits(document, view_state, SOURCE)
    assert asked(search, "forum", wait_until) == [1, 2, 3, 7]
    view_state.set_clause("status", ChoiceClause("status", frozenset({"planned"})))
    view_state.set_clause(SOURCE, QueryClause(parse("nothing")))
    settle()
    assert asked(search, "foru", wait_until) == [7]
    assert asked(search, "visi", wait_until) == []


def test_other_conditions_of_the_query_hold(document: Document, view_state: ViewState, wait_until: Wait) -> None:
    search = SearchHits(document, view_state, SOURCE)
    assert asked(search, "during:2022 foru", wait_until) == [3]
    assert asked(search, "kind:nonsense foru", wait_until) == []


@pytest.mark.parametrize(
    "text", ["", "f", "kind:forum", "(", "forum OR visit", "-forum", "forum -visit", "ref:x forum", "forum v"]
)
def test_what_cannot_be_told_at_once_is_not_asked(text: str) -> None:
    assert typed(text) is None


def test_the_last_word_goes_on_unless_something_follows() -> None:
    goes_on = typed("border foru")
    assert goes_on is not None
    assert goes_on.words == (Word("border"), Word("foru", is_beginning=True))
    for text in ("border foru ", "border foru kind:forum"):
        ended = typed(text)
        assert ended is not None
        assert ended.words == (Word("border"), Word("foru"))
    phrase = typed('"border foru"')
    assert phrase is not None
    assert phrase.words == (Word("border foru"),)


@pytest.mark.parametrize(
    ("title", "words", "found"),
    [
        ("XVII форум, Көкшетау", [Word("forum"), Word("koksh", is_beginning=True)], ["форум", "Көкшетау"]),
        ("Ust-Kamenogorsk", [Word("ust kam", is_beginning=True)], ["Ust-Kamenogorsk"]),
        ("Kazakhstan's trade", [Word("kazahstan")], ["Kazakhstan's"]),
        ("Forums", [Word("forum")], []),
    ],
)
def test_the_words_found_in_a_title(title: str, words: list[Word], found: list[str]) -> None:
    assert [title[start:end] for start, end in spans_found(title, words)] == found


def test_an_event_that_is_gone_by_now_is_not_gone_to(box: SearchBox, view_state: ViewState, document: Document) -> None:
    box.completer.chosen.emit(Hit(99, {}, "forum", "2021", "within").event)
    assert view_state.selection == ()
