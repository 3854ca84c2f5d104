"""An analyst's errand with the keyboard alone, as a script of at most forty steps."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from hands import TestHands
from PySide6.QtWidgets import QApplication, QTextBrowser
from workplace import Workplace, wait_until

from steppeline.model.filter import ChoiceClause
from steppeline.ui.detail.detail_pane import DetailPane
from steppeline.ui.filters.facet_panel import FacetPanel
from steppeline.ui.table.event_table import EventTable

MOST_STEPS = 40
REGION = "ru-orenburg"


class Step(NamedTuple):
    """What the user does, with which keys (or `text` to type), and what is then so."""

    what: str
    keys: str
    then: Callable[[Workplace], bool]


def _anything(place: Workplace) -> bool:
    return True


def _choice(facet: str, *keys: str) -> Callable[[Workplace], bool]:
    def is_made(place: Workplace) -> bool:
        clause = place.view.filter.clause_of(facet)
        return isinstance(clause, ChoiceClause) and clause.keys == frozenset(keys)

    return is_made


def _keyboard_in(kind: type) -> Callable[[Workplace], bool]:
    def is_there(place: Workplace) -> bool:
        widget = QApplication.focusWidget()
        return widget is not None and place.find(kind).isAncestorOf(widget)

    return is_there


def _at_kind(key: str) -> Callable[[Workplace], bool]:
    def is_there(place: Workplace) -> bool:
        kinds = place.find(FacetPanel).sections["kind"]
        return getattr(kinds.model.item(kinds.rows.currentIndex().row()), "key", None) == key

    return is_there


def _region_list_has_keyboard(place: Workplace) -> bool:
    return place.find(FacetPanel).sections["region"].rows.hasFocus()


def _find_field_has_keyboard(place: Workplace) -> bool:
    return place.find(FacetPanel).sections["region"].find_field.hasFocus()


def _row_is_selected(number: int) -> Callable[[Workplace], bool]:
    """Whether the event that is this one in time, of the visible ones, is selected alone."""

    def is_so(place: Workplace) -> bool:
        visible = place.view.visible
        return place.view.selection == (int(visible.index.ids[visible.result.nonzero()[0][number]]),)

    return is_so


def _sources_are_in_sight(place: Workplace) -> bool:
    """The titles of all sources of the event stand in what the pane shows now."""
    (event,) = place.document.events(place.view.selection[:1])
    titles = [place.document.book.sources[use.source].title for use in event.sources]
    browser = place.find(DetailPane).findChild(QTextBrowser)
    assert browser is not None
    top = browser.cursorForPosition(browser.viewport().rect().topLeft()).position()
    bottom = browser.cursorForPosition(browser.viewport().rect().bottomRight()).position()
    seen = " ".join(browser.toPlainText()[top:bottom].split())
    return bool(titles) and all(" ".join(title.split())[:30] in seen for title in titles)


def _name_is_asked(place: Workplace) -> bool:
    return QApplication.activeModalWidget() is not None


def _is_saved(place: Workplace) -> bool:
    return [name.casefold() for name in place.document.saved_views()] == ["forums in orenburg"]


SCRIPT = (
    Step("go to the facets", "Ctrl+1", _at_kind("agreement")),
    Step("down to the statistics", "Down", _at_kind("statistic")),
    Step("down to the visits", "Down", _at_kind("visit")),
    Step("down to the forums", "Down", _at_kind("forum")),
    Step("choose forums", "Space", _choice("kind", "forum")),
    Step("on to the head of the regions", "Tab", _anything),
    Step("on to the line that finds regions", "Tab", _find_field_has_keyboard),
    Step("find the region", "text:Orenburg", _anything),
    Step("down to what was found", "Down", _region_list_has_keyboard),
    Step("down to the region in its country", "Down", _anything),
    Step("choose it", "Space", _choice("region", REGION)),
    Step("go to the table", "Ctrl+4", _keyboard_in(EventTable)),
    Step("select the first event", "Down", _row_is_selected(0)),
    Step("open it", "Return", _keyboard_in(DetailPane)),
    Step("read its sources", "End", _sources_are_in_sight),
    Step("on to the next event", ".", _row_is_selected(1)),
    Step("back to the one before", "Alt+Left", _row_is_selected(0)),
    Step("save the view", "Ctrl+S", _name_is_asked),
    Step("write its name", "text:Forums in Orenburg", _anything),
    Step("agree", "Return", _is_saved),
)


def test_the_keyboard_is_enough(place: Workplace) -> None:
    assert len(SCRIPT) <= MOST_STEPS
    hands = TestHands()
    for step in SCRIPT:
        if step.keys.startswith("text:"):
            hands.type(step.keys.removeprefix("text:"))
        else:
            hands.key(step.keys)
        wait_until(partial(step.then, place), step.what)
        place.settle()
    visible = place.document.events(place.view.visible.index.ids[place.view.visible.result].tolist())
    assert visible
    assert all(event.kind == "forum" for event in visible)
    assert all(REGION in {role.region for role in event.regions} for event in visible)
