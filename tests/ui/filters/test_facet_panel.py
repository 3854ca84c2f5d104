"""The panel of facets with real events: pointer, keys, counts that agree with a slow count, what is remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from filter_casefile import ACTORS, EVENTS, KINDS, filter_casefile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from steppeline.model.calendar import seconds_of
from steppeline.model.entities import FACETS, FacetName
from steppeline.model.filter import ChoiceClause, Clause, QueryClause, TimeClause
from steppeline.model.query import parse
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.filters.facet_delegate import ROW_HEIGHT
from steppeline.ui.filters.facet_model import EntityItem, MoreItem
from steppeline.ui.filters.facet_panel import FacetPanel
from steppeline.ui.filters.facet_section import FacetSection
from steppeline.ui.theme import Theme, contrast, dark

Settle = Callable[[], None]
JANUARY = TimeClause(seconds_of(2022), seconds_of(2022, 2))


@pytest.fixture
def panel(
    document: Document, view_state: ViewState, theme: Theme, english: Language, show: Callable[..., FacetPanel]
) -> FacetPanel:
    return show(FacetPanel(document, view_state, theme, english), width=300, height=900)


def items(section: FacetSection) -> dict[str, EntityItem]:
    shown = (section.model.item(row) for row in range(section.model.rowCount()))
    return {item.key: item for item in shown if isinstance(item, EntityItem)}


def place(section: FacetSection, key: str, x: int = 60) -> QPoint:
    """A place on the row of an entity."""
    row = section.model.row_of(key)
    assert row is not None
    rect = section.rows.visualRect(section.model.index(row))
    return QPoint(rect.left() + x, rect.center().y())


def click(
    section: FacetSection, key: str, x: int = 60, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.mouseClick(section.rows.viewport(), Qt.MouseButton.LeftButton, modifier, place(section, key, x))


def keys_of(view_state: ViewState, facet: FacetName) -> frozenset[str]:
    clause = view_state.filter.clause_of(facet)
    return clause.keys if isinstance(clause, ChoiceClause) else frozenset()


def test_a_click_chooses_and_another_one_no_longer(panel: FacetPanel, view_state: ViewState, settle: Settle) -> None:
    kinds = panel.sections["kind"]
    click(kinds, "forum")
    click(kinds, "visit")
    assert keys_of(view_state, "kind") == {"forum", "visit"}
    settle()
    assert items(kinds)["forum"].check == Qt.CheckState.Checked
    assert items(kinds)["crisis"].possible == 1, "a facet is not filtered by itself"
    assert items(panel.sections["status"])["happened"].possible == 5
    click(kinds, "forum")
    click(kinds, "visit")
    assert view_state.filter.clause_of("kind") is None


def test_two_quick_clicks_are_two_clicks(panel: FacetPanel, view_state: ViewState) -> None:
    kinds = panel.sections["kind"]
    viewport = kinds.rows.viewport()
    click(kinds, "forum")
    assert keys_of(view_state, "kind") == {"forum"}
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place(kinds, "forum"))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place(kinds, "forum"))
    assert keys_of(view_state, "kind") == frozenset()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=place(kinds, "forum"))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place(kinds, "visit"))
    assert keys_of(view_state, "kind") == frozenset(), "a press that is let go elsewhere is no click"


def test_alt_click_and_the_word_only_choose_nothing_else(panel: FacetPanel, view_state: ViewState) -> None:
    kinds = panel.sections["kind"]
    click(kinds, "forum")
    click(kinds, "visit", modifier=Qt.KeyboardModifier.AltModifier)
    assert keys_of(view_state, "kind") == {"visit"}
    count_width = 20
    click(kinds, "crisis", x=kinds.rows.width() - count_width - 22)
    assert keys_of(view_state, "kind") == {"crisis"}
    click(kinds, "crisis", modifier=Qt.KeyboardModifier.AltModifier)
    assert keys_of(view_state, "kind") == frozenset()


def test_the_arrow_of_a_country_opens_it_without_choosing(
    panel: FacetPanel, view_state: ViewState, settle: Settle
) -> None:
    regions = panel.sections["region"]
    click(regions, "kz", x=12)
    assert "kz-aktobe" in items(regions)
    assert view_state.filter.clause_of("region") is None
    click(regions, "kz-aktobe")
    assert keys_of(view_state, "region") == {"kz-aktobe"}
    settle()
    assert items(regions)["kz"].check == Qt.CheckState.PartiallyChecked


def test_everything_can_be_done_with_keys(panel: FacetPanel, view_state: ViewState, settle: Settle) -> None:
    kinds, regions = panel.sections["kind"], panel.sections["region"]
    kinds.header.title.setFocus()
    QTest.keyClick(kinds.header.title, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is kinds.rows
    QTest.keyClick(kinds.rows, Qt.Key.Key_Space)
    QTest.keyClicks(kinds.rows, "cri")
    QTest.keyClick(kinds.rows, Qt.Key.Key_Space)
    assert keys_of(view_state, "kind") == {"forum", "crisis"}
    QTest.keyClick(kinds.rows, Qt.Key.Key_Return)
    assert keys_of(view_state, "kind") == {"crisis"}
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is not kinds.rows
    settle()
    regions.rows.setFocus()
    QTest.keyClick(regions.rows, Qt.Key.Key_Home)
    QTest.keyClick(regions.rows, Qt.Key.Key_Right)
    QTest.keyClick(regions.rows, Qt.Key.Key_Down)
    QTest.keyClick(regions.rows, Qt.Key.Key_Space)
    [key] = keys_of(view_state, "region")
    assert key in ("kz-aktobe", "kz-old")
    QTest.keyClick(regions.rows, Qt.Key.Key_Left)
    assert regions.model.item(regions.rows.currentIndex().row()).depth == 0
    QTest.keyClick(regions.rows, Qt.Key.Key_Left)
    assert "kz-aktobe" not in items(regions)


def test_clear_is_there_only_when_there_is_something_to_clear(
    panel: FacetPanel, view_state: ViewState, settle: Settle
) -> None:
    header = panel.sections["kind"].header
    assert not header.clear.isVisible()
    view_state.set_clause("kind", ChoiceClause("kind", frozenset({"forum", "visit"})))
    settle()
    assert header.clear.isVisible()
    assert header.title.note == "2 chosen"
    header.clear.setFocus()
    QTest.keyClick(header.clear, Qt.Key.Key_Space)
    assert view_state.filter.clause_of("kind") is None
    assert QApplication.focusWidget() is header.title


def test_long_lists_can_be_searched_and_unfolded(
    panel: FacetPanel, wait_until: Callable[[Callable[[], bool]], None]
) -> None:
    actors = panel.sections["actor"]
    assert actors.find_field.isVisible()
    assert not panel.sections["kind"].find_field.isVisible()
    assert list(items(actors)) == ["actor-00", "actor-01", "actor-02", "actor-03"]
    last = actors.model.rowCount() - 1
    assert isinstance(actors.model.item(last), MoreItem)
    actors.rows.setFocus()
    actors.rows.setCurrentIndex(actors.model.index(last))
    QTest.keyClick(actors.rows, Qt.Key.Key_Space)
    assert len(items(actors)) == len(ACTORS)
    wait_until(lambda: actors.rows.height() >= len(ACTORS) * ROW_HEIGHT)
    actors.find_field.setFocus()
    QTest.keyClicks(actors.find_field, "person q")
    assert "actor-16" in items(actors)
    assert len(items(actors)) < len(ACTORS)
    QTest.keyClick(actors.find_field, Qt.Key.Key_Escape)
    assert len(items(actors)) == len(ACTORS)


def test_closed_sections_count_nothing_and_open_ones_are_remembered(
    panel: FacetPanel, document: Document, view_state: ViewState, theme: Theme, show: Callable[..., FacetPanel]
) -> None:
    assert panel.sections["source"].model.rowCount() == 0
    QTest.mouseClick(panel.sections["source"].header.title, Qt.MouseButton.LeftButton)
    assert panel.sections["source"].model.rowCount() == 1
    QTest.mouseClick(panel.sections["kind"].header.title, Qt.MouseButton.LeftButton)
    click(panel.sections["region"], "ru", x=12)
    other = show(FacetPanel(document, view_state, theme, Language("ru")))
    other.restore(panel.state())
    assert [name for name in FACETS if other.sections[name].is_open] == ["region", "actor", "status", "source"]
    assert "ru-omsk" in items(other.sections["region"])
    before = other.state()
    for damaged in ("", "{}", '{"open": 1, "regions": []}', '{"open": [[]], "regions": []}', "[]"):
        other.restore(damaged)
    assert other.state() == before


def test_a_hidden_panel_counts_only_when_it_is_shown_again(
    panel: FacetPanel, view_state: ViewState, settle: Settle
) -> None:
    panel.hide()
    view_state.set_clause("time", JANUARY)
    settle()
    assert items(panel.sections["kind"])["forum"].possible == 4
    panel.show()
    assert items(panel.sections["kind"])["forum"].possible == 1


def test_regions_are_pointed_at_both_ways(panel: FacetPanel, view_state: ViewState) -> None:
    regions = panel.sections["region"]
    QTest.mouseMove(regions.rows.viewport(), place(regions, "ru"))
    assert view_state.hovered_region == "ru"
    before = panel.grab().toImage()
    view_state.hover_region("kz")
    assert panel.grab().toImage() != before


def test_an_empty_casefile_says_what_to_do(
    open_document: Callable[[Path], Document],
    tmp_path: Path,
    theme: Theme,
    english: Language,
    show: Callable[..., FacetPanel],
) -> None:
    document = open_document(filter_casefile(tmp_path / "empty.steppeline", ()))
    view_state = ViewState(document)
    panel = show(FacetPanel(document, view_state, theme, english))
    assert panel.hint.isVisible()
    assert not any(section.isVisible() for section in panel.sections.values())


def test_certain_and_possible_are_drawn_apart(panel: FacetPanel, view_state: ViewState, settle: Settle) -> None:
    view_state.set_clause("time", TimeClause(seconds_of(2021, 9), seconds_of(2021, 9, 6)))
    settle()
    for theme in (dark(), panel.theme):
        panel.set_theme(theme)
        kinds = panel.sections["kind"]
        picture = kinds.rows.grab().toImage()
        row = place(kinds, "forum")
        bar_left, bar_width = 48, kinds.rows.width() - 48 - 4
        # 1 certain, 2 possible, 4 in all: a quarter, a half, the whole.
        certain, possible, total = (
            picture.pixelColor(bar_left + int(bar_width * share), row.y() - 11) for share in (0.15, 0.4, 0.7)
        )
        assert len({certain.name(), possible.name(), total.name(), theme.panel.name()}) == 4
        assert contrast(theme.text, certain) > 4.5


clauses = st.fixed_dictionaries(
    {},
    optional={
        "time": st.sampled_from(
            [JANUARY, TimeClause(seconds_of(2021, 9, 2), seconds_of(2021, 9, 5)), TimeClause(seconds_of(2029), 2**62)]
        ),
        "kind": st.frozensets(st.sampled_from([kind.key for kind in KINDS]), min_size=1).map(
            lambda keys: ChoiceClause("kind", keys)
        ),
        "region": st.frozensets(st.sampled_from(["kz", "ru", "kz-aktobe", "ru-omsk"]), min_size=1).map(
            lambda keys: ChoiceClause("region", keys)
        ),
        "search": st.sampled_from(["forum", "-tag:trade", "during:2021-09"]).map(lambda text: QueryClause(parse(text))),
    },
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(clauses)
def test_counts_agree_with_counting_one_by_one(
    panel: FacetPanel, document: Document, view_state: ViewState, settle: Settle, chosen: dict[str, Clause]
) -> None:
    for source in ("time", "kind", "region", "search"):
        view_state.set_clause(source, chosen.get(source))
    settle()
    panel.restore('{"open": ["kind", "region", "actor", "status", "certainty", "source", "tag"], "regions": ["kz"]}')
    index = document.index
    for facet in FACETS:
        left = view_state.visible.others(facet)
        records = document.events([int(number) for number in index.ids])
        assert len(records) == len(EVENTS)
        for key, item in items(panel.sections[facet]).items():
            has_it = index.facet(facet).mask_of([key])
            assert item.possible == sum(has_it[row] and left.result[row] for row in range(len(index)))
            assert item.certain == sum(has_it[row] and left.certain[row] for row in range(len(index)))
            assert item.certain <= item.possible <= item.total
