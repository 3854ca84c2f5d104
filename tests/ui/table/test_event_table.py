"""The table twin as a user meets it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from tabled_casefile import EVENTS, tabled_casefile

from steppeline.model.calendar import seconds_of
from steppeline.model.filter import ChoiceClause, TimeClause
from steppeline.model.text import Language
from steppeline.session.content import open_content
from steppeline.session.document import Document
from steppeline.session.jobs import Jobs
from steppeline.session.view_state import ViewState
from steppeline.store.edits import delete_event
from steppeline.ui import theme
from steppeline.ui.table.columns import COLUMNS
from steppeline.ui.table.event_table import EventTable
from steppeline.ui.table.rows_view import RowsView

AS_OF = seconds_of(2024)
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
KEYS = [column.key for column in COLUMNS]
SORTED = {
    "key": "order",
    "date": "cabd",
    "edtf": "cabd",
    "kind": "adcb",
    "title": "dbac",
    "status": "acbd",
    "match": "cabd",
    "regions": "abcd",
    "sources": "cadb",
    "certainty": "cadb",
    "places": "bcad",
    "tags": "cabd",
    "refs": "abcd",
    "actors": "cabd",
}
"""The own names of the events in the order that each column gives them."""
Turn = Callable[[], None]
Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture
def document(tmp_path: Path, jobs: Jobs) -> Iterator[Document]:
    document = Document(open_content(tabled_casefile(tmp_path / "tabled.steppeline"), AS_OF), jobs)
    yield document
    document.close()


@pytest.fixture
def state(document: Document) -> ViewState:
    return ViewState(document)


@pytest.fixture
def table(document: Document, state: ViewState, show: Callable[..., EventTable]) -> EventTable:
    return show(EventTable(document, state, theme.light(), Language("en")), 1200, 300)


def _view(table: EventTable) -> RowsView:
    view = table.findChild(RowsView)
    assert isinstance(view, RowsView)
    return view


def _cell(table: EventTable, row: int, key: str, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    model = _view(table).model()
    return model.data(model.index(row, KEYS.index(key)), role)


def _column(table: EventTable, key: str) -> list[object]:
    return [_cell(table, row, key) for row in range(_view(table).model().rowCount())]


def _order(table: EventTable) -> list[object]:
    return _column(table, "refs")


def _selected(table: EventTable) -> list[object]:
    return [_cell(table, index.row(), "refs") for index in _view(table).selectionModel().selectedRows()]


def _click(table: EventTable, row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    view = _view(table)
    place = view.visualRect(view.model().index(row, KEYS.index("title"))).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def test_tells_each_event_in_words(table: EventTable) -> None:
    assert _column(table, "date") == ["some time in 2018", "1 May 2019", "some day in September 2020", "since 2021"]
    assert _column(table, "kind") == ["Visit", "Forum", "Visit", "Forum"]
    assert _column(table, "status") == ["happened", "planned", "happened", "happened"]
    assert _column(table, "regions") == ["Old River", "Alp", "New River, Alp", ""]
    assert _column(table, "sources") == ["0", "0", "2", "1"]
    assert _column(table, "places") == ["", "", "Bridge", ""]
    assert _column(table, "edtf") == ["2018", "2019-05-01", "2020-09", "2021/.."]


@pytest.mark.parametrize("key", KEYS)
def test_sorts_by_every_column(table: EventTable, key: str) -> None:
    _view(table).sortByColumn(KEYS.index(key), ASCENDING)
    assert _order(table) == list(SORTED[key])


def test_sorting_backwards_keeps_equal_ones_in_time_order(table: EventTable) -> None:
    _view(table).sortByColumn(KEYS.index("kind"), DESCENDING)
    assert _order(table) == ["c", "b", "a", "d"]


def test_shows_what_the_filter_leaves_and_how_sure_it_is(table: EventTable, state: ViewState, turn: Turn) -> None:
    state.set_clause("time", TimeClause(seconds_of(2020, 9, 10), seconds_of(2022)))
    turn()
    assert _order(table) == ["b", "d"]
    assert _column(table, "match") == ["possible", "certain"]
    assert _cell(table, 0, "title", Qt.ItemDataRole.ForegroundRole) == theme.light().muted
    assert _cell(table, 1, "title", Qt.ItemDataRole.ForegroundRole) is None


def test_says_so_when_nothing_matches(table: EventTable, state: ViewState, turn: Turn) -> None:
    state.set_clause("kind", ChoiceClause("kind", frozenset({"none"})))
    turn()
    assert not _view(table).isVisible()
    state.set_clause("kind", None)
    turn()
    assert _view(table).isVisible()
    assert _view(table).accessibleDescription() == "4 events"


def test_an_empty_casefile_is_shown(tmp_path: Path, jobs: Jobs, show: Callable[..., QWidget]) -> None:
    document = Document(open_content(tabled_casefile(tmp_path / "empty.steppeline", ()), AS_OF), jobs)
    table = show(EventTable(document, ViewState(document), theme.dark(), Language("ru")))
    assert isinstance(table, EventTable)
    assert not _view(table).isVisible()
    document.close()


def test_selection_goes_both_ways(table: EventTable, state: ViewState) -> None:
    _click(table, 1)
    assert state.selection == (2,)
    _click(table, 3, Qt.KeyboardModifier.ControlModifier)
    assert list(state.selection) == [4, 2]
    state.select((3, 1))
    assert _selected(table) == ["c", "b"]
    assert _view(table).currentIndex().row() == 2
    state.select(())
    assert _selected(table) == []


def test_selection_outlives_sorting_and_filtering(table: EventTable, state: ViewState, turn: Turn) -> None:
    state.select((2,))
    _view(table).sortByColumn(KEYS.index("title"), ASCENDING)
    assert _selected(table) == ["a"]
    state.set_clause("kind", ChoiceClause("kind", frozenset({"visit"})))
    turn()
    assert _selected(table) == []
    assert state.selection == (2,), "what is filtered away stays selected"
    state.set_clause("kind", None)
    turn()
    assert _selected(table) == ["a"]


def test_arrows_walk_and_enter_opens(table: EventTable, state: ViewState) -> None:
    asked: list[bool] = []
    table.detail_requested.connect(lambda: asked.append(True))
    table.setFocus()
    _click(table, 0)
    QTest.keyClick(_view(table), Qt.Key.Key_Down)
    assert state.selection == (2,)
    QTest.keyClick(_view(table), Qt.Key.Key_Return)
    assert asked == [True]


def test_letters_do_not_walk(table: EventTable, state: ViewState) -> None:
    _click(table, 0)
    QTest.keyClicks(_view(table), "item")
    assert state.selection == (1,)


def test_double_click_brings_the_event_into_view(table: EventTable, state: ViewState) -> None:
    before = state.viewport
    view = _view(table)
    _click(table, 1)
    place = view.visualRect(view.model().index(1, KEYS.index("title"))).center()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert state.selection == (2,)
    assert state.viewport.span < before.span


def test_hover_goes_both_ways(table: EventTable, state: ViewState, turn: Turn) -> None:
    view = _view(table)
    QTest.mouseMove(view.viewport(), view.visualRect(view.model().index(2, 0)).center())
    turn()
    assert state.hovered == 3
    view.pointer_left.emit()
    assert state.hovered is None
    corner = view.visualRect(view.model().index(0, KEYS.index("title"))).topRight() - QPoint(3, -3)
    before = view.viewport().grab().toImage().pixelColor(corner)
    state.hover(1)
    turn()
    assert view.viewport().grab().toImage().pixelColor(corner) == theme.light().hover != before


def test_columns_are_chosen_and_remembered(
    table: EventTable, document: Document, state: ViewState, show: Callable[..., EventTable]
) -> None:
    header = _view(table).horizontalHeader()
    _action(table, "Columns", "References").trigger()
    _action(table, "Columns", "Kind").trigger()
    header.moveSection(header.visualIndex(KEYS.index("title")), 0)
    header.resizeSection(KEYS.index("title"), 411)
    _action(table, "Sort by", "Sources").trigger()
    _action(table, "Sort by", "Sources").trigger()
    assert _order(table) == ["b", "d", "c", "a"]
    other = show(EventTable(document, state, theme.light(), Language("en")))
    other.recall(table.remembered())
    assert other.remembered() == table.remembered()
    assert _order(other) == ["b", "d", "c", "a"]
    shown = [key for key, _ in json.loads(table.remembered())["columns"]]
    assert shown == ["title", "date", "status", "match", "regions", "actors", "sources", "refs"]
    table.reset_columns()
    fresh = show(EventTable(document, state, theme.light(), Language("en")))
    assert table.remembered() == fresh.remembered()


@pytest.mark.parametrize(
    "nonsense",
    ["", "[]", "{}", '{"columns": []}', '{"columns": [["x", 1]], "sorted_by": "date", "descending": 0}', "\0"],
)
def test_a_damaged_memory_is_passed_over(table: EventTable, nonsense: str) -> None:
    before = table.remembered()
    table.recall(nonsense)
    assert table.remembered() == before


def test_the_last_column_cannot_be_hidden(table: EventTable) -> None:
    table.recall(json.dumps({"columns": [["title", 300]], "sorted_by": "date", "descending": False}))
    assert not _action(table, "Columns", "Title").isEnabled()
    assert _action(table, "Columns", "Date").isEnabled()


def test_texts_of_cells_are_plain_and_bounded(table: EventTable) -> None:
    assert _cell(table, 0, "title") == "Ten <b>barges</b>"
    assert "&lt;b&gt;" in str(_cell(table, 0, "title", Qt.ItemDataRole.ToolTipRole))
    assert len(str(_cell(table, 3, "title"))) <= 500 < len(EVENTS[3].title["en"])


def test_rows_are_copied_as_they_are_shown(table: EventTable, state: ViewState) -> None:
    state.select((3, 1))
    QTest.keyClick(_view(table), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == [
        "some time in 2018",
        "Visit",
        "Ten <b>barges</b>",
        "happened",
        "certain",
        "Old River",
        "",
        "0",
    ]
    assert lines[1].startswith("some day in September 2020\tVisit\titem 9\t")


def test_an_event_that_is_taken_out_leaves_the_table(table: EventTable, document: Document, wait_until: Wait) -> None:
    document.apply(delete_event(2))
    wait_until(lambda: _view(table).model().rowCount() == 3)
    assert _order(table) == ["c", "b", "d"]


def _action(table: EventTable, menu: str, name: str) -> QAction:
    inner = next(each for each in table.menu().findChildren(QMenu) if each.title() == menu)
    return next(action for action in inner.actions() if action.text() == name)
