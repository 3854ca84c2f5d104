"""The table over more events than are read, sorted or selected at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from tabled_casefile import EVENTS, tabled_casefile

from steppeline.model.calendar import seconds_of
from steppeline.model.event import Event
from steppeline.model.filter import ChoiceClause, TimeClause
from steppeline.model.text import Language
from steppeline.session.content import open_content
from steppeline.session.document import Document
from steppeline.session.jobs import Jobs
from steppeline.session.view_state import ViewState
from steppeline.store.edits import delete_event, put_event
from steppeline.ui import theme
from steppeline.ui.table import event_model, event_table, ordering
from steppeline.ui.table.columns import COLUMNS
from steppeline.ui.table.event_model import EventModel
from steppeline.ui.table.event_table import EventTable
from steppeline.ui.table.rows_view import RowsView

AS_OF = seconds_of(2024)
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
KEYS = [column.key for column in COLUMNS]
MANY = tuple(
    Event(
        "visit" if number % 2 else "forum", {"en": f"Event {number}"}, f"{2000 + number // 10}-01-{number % 10 + 1:02}"
    )
    for number in range(200)
)
"""Ids 1 to 200, by date."""
Turn = Callable[[], None]
Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture
def events() -> tuple[Event, ...]:
    return MANY


@pytest.fixture
def document(tmp_path: Path, jobs: Jobs, events: tuple[Event, ...]) -> Iterator[Document]:
    document = Document(open_content(tabled_casefile(tmp_path / "tabled.steppeline", events), AS_OF), jobs)
    yield document
    document.close()


@pytest.fixture
def state(document: Document) -> ViewState:
    return ViewState(document)


@pytest.fixture
def table(document: Document, state: ViewState, show: Callable[..., EventTable]) -> EventTable:
    return show(EventTable(document, state, theme.light(), Language("en")), 1200, 300)


@pytest.fixture
def in_background(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if there were millions of events."""
    for limit in ("_FEW_ROWS", "_FEW_TEXTS", "_FEW_NAMES"):
        monkeypatch.setattr(ordering, limit, 0)
    monkeypatch.setattr(event_model, "_MOST_AT_ONCE", 0)


def _view(table: EventTable) -> RowsView:
    view = table.findChild(RowsView)
    assert isinstance(view, RowsView)
    return view


def _model(table: EventTable) -> EventModel:
    model = table.findChild(EventModel)
    assert isinstance(model, EventModel)
    return model


def _ids(table: EventTable) -> list[int]:
    model = _model(table)
    return model.ids_at(range(model.rowCount()))


def _on_screen(table: EventTable) -> list[int]:
    return _model(table).ids_at(_view(table).on_screen())


def _remark(table: EventTable) -> str | None:
    label = _view(table).findChild(QLabel)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else None


def _sort(table: EventTable, key: str, order: Qt.SortOrder = ASCENDING) -> None:
    _view(table).sortByColumn(KEYS.index(key), order)


@pytest.mark.usefixtures("in_background")
@pytest.mark.parametrize("events", [EVENTS])
@pytest.mark.parametrize(("key", "expected"), [("title", [4, 3, 2, 1]), ("kind", [2, 4, 1, 3]), ("refs", [2, 3, 1, 4])])
def test_the_old_order_stays_until_the_new_one_is_there(
    table: EventTable, key: str, expected: list[int], wait_until: Wait
) -> None:
    _sort(table, key)
    assert _ids(table) == [1, 2, 3, 4]
    assert _remark(table) == "Sorting…"
    wait_until(lambda: not _model(table).is_working)
    assert _ids(table) == expected
    assert _remark(table) is None


@pytest.mark.usefixtures("in_background")
@pytest.mark.parametrize("events", [EVENTS])
def test_the_newest_wish_counts(table: EventTable, wait_until: Wait) -> None:
    for key in ("title", "refs", "kind"):
        _sort(table, key, DESCENDING)
    wait_until(lambda: not _model(table).is_working)
    assert _ids(table) == [1, 3, 2, 4]
    _sort(table, "title")
    _sort(table, "date")
    assert _ids(table) == [1, 2, 3, 4]
    assert not _model(table).is_working


@pytest.mark.usefixtures("in_background")
@pytest.mark.parametrize("events", [EVENTS])
def test_a_filter_is_followed_in_any_order(table: EventTable, state: ViewState, wait_until: Wait) -> None:
    _sort(table, "title")
    wait_until(lambda: not _model(table).is_working)
    state.set_clause("kind", ChoiceClause("kind", frozenset({"visit"})))
    wait_until(lambda: _ids(table) == [3, 1])
    state.set_clause("kind", None)
    wait_until(lambda: _ids(table) == [4, 3, 2, 1])


@pytest.mark.usefixtures("in_background")
@pytest.mark.parametrize("events", [EVENTS])
@pytest.mark.parametrize("key", ["title", "date", "status"])
def test_edits_come_to_their_places(table: EventTable, document: Document, key: str, wait_until: Wait) -> None:
    _sort(table, key)
    wait_until(lambda: not _model(table).is_working)
    document.apply(put_event(Event("visit", {"en": "item 9½"}, "2019", status="cancelled")))
    document.apply(put_event(Event("visit", {"en": "zz"}, "2022", status="planned", id=1)))
    document.apply(delete_event(4))
    expected = {"title": [3, 5, 2, 1], "date": [5, 2, 3, 1], "status": [2, 1, 3, 5]}[key]
    wait_until(lambda: not _model(table).is_working and _ids(table) == expected)
    _sort(table, key, DESCENDING)
    wait_until(lambda: not _model(table).is_working)
    assert _ids(table) == (expected[::-1] if key != "status" else [5, 3, 2, 1])


def test_nothing_is_listed_as_long_as_nobody_sees_it(table: EventTable, state: ViewState, turn: Turn) -> None:
    table.hide()
    state.set_clause("kind", ChoiceClause("kind", frozenset({"visit"})))
    state.select((4,))
    turn()
    assert _model(table).rowCount() == 200
    table.show()
    assert _model(table).rowCount() == 100
    assert _model(table).id_at(_view(table).currentIndex().row()) == 4


def test_a_filter_leaves_what_is_seen_where_it_is(table: EventTable, state: ViewState, turn: Turn) -> None:
    _view(table).verticalScrollBar().setValue(100)
    state.set_clause("time", TimeClause(seconds_of(2003), seconds_of(2030)))
    turn()
    assert _on_screen(table)[0] == 101
    state.set_clause("kind", ChoiceClause("kind", frozenset({"visit"})))
    turn()
    assert _on_screen(table)[0] == 102
    state.set_filter(state.filter.replace("kind", None).replace("time", None))
    turn()
    assert _on_screen(table)[0] == 102


def test_the_current_event_stays_where_it_is(table: EventTable, state: ViewState, turn: Turn) -> None:
    _view(table).verticalScrollBar().setValue(100)
    state.select((104,))
    state.set_clause("time", TimeClause(seconds_of(2005), seconds_of(2030)))
    turn()
    assert _on_screen(table)[3] == 104
    _view(table).verticalScrollBar().setValue(20)
    state.set_clause("time", None)
    turn()
    assert 104 not in _on_screen(table), "it was not looked at"
    _sort(table, "title")
    assert 104 in _on_screen(table)


def test_at_the_top_the_table_stays_at_the_top(table: EventTable, state: ViewState, turn: Turn) -> None:
    state.set_clause("time", TimeClause(seconds_of(2010), seconds_of(2030)))
    turn()
    state.set_clause("time", None)
    turn()
    assert _on_screen(table)[0] == 1


def test_of_all_rows_the_other_views_hear_of_some(
    table: EventTable, state: ViewState, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_table, "MOST_SELECTED", 50)
    QTest.keyClick(_view(table), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert _view(table).selected_count() == 200
    assert state.selection == tuple(range(1, 51))
    assert _remark(table) == "200 rows are selected; the other views show the first 50 of them."
    state.select((7, 8))
    assert _view(table).selected_count() == 2
    assert _remark(table) is None


def test_home_and_end_go_to_the_first_and_the_last_row(table: EventTable, state: ViewState) -> None:
    shift, plain = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
    state.select((150,))
    for key, modifier, expected in (
        (Qt.Key.Key_End, shift, [200, *range(150, 200)]),
        (Qt.Key.Key_Home, shift, [1, *range(2, 151)]),
        (Qt.Key.Key_End, plain, [200]),
        (Qt.Key.Key_Home, plain, [1]),
    ):
        QTest.keyClick(_view(table), key, modifier)
        assert list(state.selection) == expected
        assert expected[0] in _on_screen(table)


def test_the_header_does_not_go_through_all_selected_rows(table: EventTable) -> None:
    _view(table).selectAll()
    assert not _view(table).horizontalHeader().selectionModel().hasSelection()
