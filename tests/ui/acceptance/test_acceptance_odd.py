"""What is odd is shown sensibly: nothing to show, too much of it, or nothing one could foresee."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from layout import flaws
from odd_casefile import ARABIC, EVENTS, HEBREW, LONG, MARKUP, REGIONS, odd_casefile
from PySide6.QtWidgets import QTableView, QTextBrowser, QWidget
from workplace import Workplace

from steppeline import paths
from steppeline.model.filter import ChoiceClause, Clause, Filter, QueryClause, TimeClause
from steppeline.model.query import parse
from steppeline.session.settings import THEME
from steppeline.session.view import GROUPINGS
from steppeline.ui.detail.detail_pane import DetailPane
from steppeline.ui.filters.chip_bar import ChipBar
from steppeline.ui.filters.facet_panel import FacetPanel
from steppeline.ui.map.region_map import RegionMap
from steppeline.ui.table.event_table import EventTable
from steppeline.ui.timeline.timeline import Timeline
from steppeline.ui.widgets.empty_state import EmptyState
from steppeline.work.casefiles import new_casefile

SIZES = ((800, 500), (1366, 768), (1920, 1080))
NOTHING = QueryClause(parse("xyzzy"))

Open = Callable[..., Workplace]


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    return odd_casefile(tmp_path / "odd.steppeline")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_dataset_has_room_at_every_size(open_window: Open, casefile: Path, language: str) -> None:
    place = open_window(casefile, language)
    place.view.select(place.document.index.ids[:1].tolist())
    _look_at_every_size(place)


def test_many_clauses_leave_room_for_the_timeline(place: Workplace) -> None:
    index = place.document.index
    clauses: dict[str, Clause] = {
        facet: ChoiceClause(facet, frozenset(index.facet(facet).entities.keys[:40]))
        for facet in ("kind", "region", "actor", "status", "source", "tag")
    }
    clauses |= {"time": TimeClause(0, 2_000_000_000), "search": QueryClause(parse("trade OR visit OR forum"))}
    place.view.set_filter(Filter(tuple(sorted(clauses.items()))))
    place.settle()
    _look_at_every_size(place)


def test_a_filter_that_matches_nothing(place: Workplace) -> None:
    place.view.set_clause("search", NOTHING)
    place.view.set_clause("kind", ChoiceClause("kind", frozenset({"forum"})))
    place.settle()
    assert not place.view.visible.result.any()
    assert _says_that_it_is_empty(place, EventTable)
    assert set(place.find(ChipBar).chips) == {"kind", "search"}
    assert "0" in place.find(ChipBar).count.text()
    _look_at_every_size(place)
    place.find(Timeline).give_up()
    place.settle()
    assert place.view.visible.result.all()
    assert not _says_that_it_is_empty(place, EventTable)


def test_an_empty_casefile(open_window: Open, tmp_path: Path) -> None:
    path = tmp_path / "empty.steppeline"
    new_casefile(path, paths.shipped("data"))
    place = open_window(path)
    assert len(place.document.index) == 0
    for pane in (EventTable, DetailPane):
        assert _says_that_it_is_empty(place, pane)
    assert place.find(FacetPanel).hint.isVisible()
    _look_at_every_size(place)
    for grouping in GROUPINGS:
        place.view.set_grouping(grouping)
        place.window.grab()
    place.view.step(1)
    place.view.fit()
    place.settle()
    assert place.view.selection == ()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_odd_events(open_window: Open, odd: Path, language: str) -> None:
    """Each selected, in each grouping; all at once; at every size."""
    place = open_window(odd, language)
    assert len(place.document.index) == len(EVENTS)
    for grouping in GROUPINGS:
        place.view.set_grouping(grouping)
        for number in range(1, len(EVENTS) + 1):
            place.view.select([number])
            place.view.fit()
            place.settle()
            place.window.grab()
    place.view.select(range(1, len(EVENTS) + 1))
    _look_at_every_size(place)


def test_texts_are_shown_as_they_are(open_window: Open, odd: Path) -> None:
    """Never as markup; whole in the detail pane, on one line in the table."""
    place = open_window(odd)
    for number, event in enumerate(EVENTS, 1):
        place.view.select([number])
        place.settle()
        title = event.title.get("en", "")
        assert " ".join(title.split()) in " ".join(_detail(place).split())
    cells = _cells(place)
    for text in (HEBREW, ARABIC, " ".join(MARKUP.split())):
        assert text in cells
    assert not any("\n" in cell for cell in cells)
    assert any(LONG.startswith(cell) and len(cell) > 100 for cell in cells)


def test_five_hundred_regions_are_folded_up(open_window: Open, odd: Path) -> None:
    place = open_window(odd)
    everywhere = next(number for number, event in enumerate(EVENTS, 1) if len(event.regions) == REGIONS)
    place.view.select([everywhere])
    place.settle()
    shown = _detail(place)
    assert "Region number 1" in shown
    assert shown.count("Region number") < 100
    assert place.view.visible.counts("region").possible.max() >= 2


def _look_at_every_size(place: Workplace) -> None:
    """Light and dark; nothing lies on anything else, and every pane is drawn."""
    for scheme in ("light", "dark"):
        place.program.settings.set(THEME, scheme)
        for width, height in SIZES:
            place.show(width, height)
            assert (place.window.width(), place.window.height()) == (width, height)
            assert flaws(place.window) == [], (width, height)
            for pane in (place.window, place.find(Timeline), place.find(RegionMap)):
                assert not pane.grab().isNull()


def _says_that_it_is_empty(place: Workplace, pane: type[QWidget]) -> bool:
    state = place.find(pane).findChild(EmptyState)
    assert state is not None
    return state.isVisible()


def _detail(place: Workplace) -> str:
    browser = place.find(DetailPane).findChild(QTextBrowser)
    assert browser is not None
    return browser.toPlainText()


def _cells(place: Workplace) -> set[str]:
    view = place.find(EventTable).findChild(QTableView)
    assert view is not None
    model = view.model()
    rows, columns = model.rowCount(), model.columnCount()
    return {str(model.data(model.index(row, column))) for row in range(rows) for column in range(columns)}
