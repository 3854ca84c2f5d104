"""The bar of chips on real widgets: one for each clause, removable, never clipped."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from steppeline.model.calendar import seconds_of
from steppeline.model.filter import ChoiceClause, Filter, QueryClause, TimeClause
from steppeline.model.query import parse
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.filters.chip_bar import ChipBar
from steppeline.ui.theme import Theme, dark

Wait = Callable[[Callable[[], bool]], None]
MANY = (
    Filter()
    .replace("time", TimeClause(seconds_of(2021, 9), seconds_of(2022, 2)))
    .replace("kind", ChoiceClause("kind", frozenset({"forum", "visit"})))
    .replace("region", ChoiceClause("region", frozenset({"kz", "ru"})))
    .replace("search", QueryClause(parse("forum " * 300)))
)


@pytest.fixture
def bar(
    document: Document, view_state: ViewState, theme: Theme, english: Language, show: Callable[..., QWidget]
) -> ChipBar:
    """A bar as it stands in a window, with something below it."""
    window = QWidget()
    layout = QVBoxLayout(window)
    bar = ChipBar(document, view_state, theme, english)
    layout.addWidget(bar)
    layout.addWidget(QWidget(), 1)
    show(window, width=700, height=400)
    return bar


def test_without_a_clause_there_is_only_the_count(bar: ChipBar) -> None:
    assert bar.count.text() == "7 events"
    assert bar.chips == {}
    assert not bar.clear_all.isVisible()


def test_each_clause_has_its_chip_and_the_count_follows(
    bar: ChipBar, view_state: ViewState, settle: Callable[[], None]
) -> None:
    view_state.set_filter(MANY)
    assert list(bar.chips) == ["kind", "region", "search", "time"]
    assert bar.chips["time"].text() == "Sep 2021 – Jan 2022"
    settle()
    assert bar.count.text() == "3 of 7 events (2 certain)"
    chip = bar.chips["kind"]
    view_state.set_clause("kind", ChoiceClause("kind", frozenset({"crisis"})))
    assert bar.chips["kind"] is chip
    assert chip.text() == "Kind: Crisis"


def test_a_chip_is_removed_with_pointer_and_keys(bar: ChipBar, view_state: ViewState) -> None:
    view_state.set_filter(MANY)
    QTest.mouseClick(bar.chips["kind"], Qt.MouseButton.LeftButton)
    assert view_state.filter == MANY.replace("kind", None)
    for source, key in (("region", Qt.Key.Key_Delete), ("search", Qt.Key.Key_Backspace), ("time", Qt.Key.Key_Space)):
        bar.chips[source].setFocus()
        QTest.keyClick(bar.chips[source], key)
        assert source not in bar.chips
    assert view_state.filter == Filter()


def test_clear_all_clears_all(bar: ChipBar, view_state: ViewState) -> None:
    view_state.set_filter(MANY)
    QTest.mouseClick(bar.clear_all, Qt.MouseButton.LeftButton)
    assert view_state.filter == Filter()
    assert not bar.clear_all.isVisible()


@pytest.mark.parametrize("width", [200, 320, 700, 1600])
def test_nothing_is_clipped_or_covered_at_any_width(
    bar: ChipBar, view_state: ViewState, wait_until: Wait, width: int
) -> None:
    view_state.set_filter(MANY)
    bar.window().resize(width, 500)
    wait_until(lambda: bar.height() == bar.heightForWidth(bar.width()))
    shown = [bar.count, *bar.chips.values(), bar.clear_all]
    assert all(bar.rect().contains(widget.geometry()) for widget in shown)
    assert not any(one.geometry().intersects(other.geometry()) for one, other in combinations(shown, 2))


def test_what_finds_nothing_because_of_a_mistake_is_told(
    bar: ChipBar, view_state: ViewState, settle: Callable[[], None]
) -> None:
    view_state.set_clause("search", QueryClause(parse("kind:fourm")))
    settle()
    assert bar.chips["search"].is_mistaken
    assert "No kind of event is called" in bar.chips["search"].toolTip()
    before = bar.grab().toImage()
    bar.set_theme(dark())
    assert bar.grab().toImage() != before


def test_the_focus_goes_on_from_a_chip_that_goes(bar: ChipBar, view_state: ViewState) -> None:
    view_state.set_filter(MANY)
    bar.chips["kind"].setFocus()
    QTest.keyClick(bar.chips["kind"], Qt.Key.Key_Delete)
    assert QApplication.focusWidget() is bar.chips["region"]
