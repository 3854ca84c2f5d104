"""The detail pane as a user meets it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser
from told_casefile import AWKWARD, MANY, told_casefile

from steppeline.model.filter import ChoiceClause
from steppeline.model.text import Language
from steppeline.session.content import open_content
from steppeline.session.document import Document
from steppeline.session.jobs import Jobs
from steppeline.session.view_state import ViewState
from steppeline.ui import theme
from steppeline.ui.detail.detail_pane import DetailPane
from steppeline.ui.widgets.empty_state import EmptyState

AS_OF = 1_700_000_000


@pytest.fixture
def document(tmp_path: Path, jobs: Jobs) -> Iterator[Document]:
    document = Document(open_content(told_casefile(tmp_path / "told.steppeline"), AS_OF), jobs)
    yield document
    document.close()


@pytest.fixture
def state(document: Document) -> ViewState:
    return ViewState(document)


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def pane(document: Document, state: ViewState, opened: list[str], show: Callable[..., DetailPane]) -> DetailPane:
    def open_address(address: QUrl) -> None:
        opened.append(address.toString())

    return show(DetailPane(document, state, theme.light(), Language("en"), open_address=open_address), 360, 600)


def _browser(pane: DetailPane) -> QTextBrowser:
    browser = pane.findChild(QTextBrowser)
    assert isinstance(browser, QTextBrowser)
    return browser


def _click(pane: DetailPane, words: str) -> None:
    """Click the middle of the link with these words."""
    browser = _browser(pane)
    found = browser.document().find(words)
    assert not found.isNull(), words
    browser.setTextCursor(found)
    browser.ensureCursorVisible()
    ends = [QTextCursor(found), QTextCursor(found)]
    ends[0].setPosition(found.selectionStart())
    ends[1].setPosition(found.selectionStart() + 1)
    left, right = (browser.cursorRect(end) for end in ends)
    browser.setTextCursor(ends[0])
    QTest.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=(left.center() + right.center()) / 2)


def test_says_what_to_do_while_nothing_is_selected(pane: DetailPane, state: ViewState) -> None:
    (empty,) = pane.findChildren(EmptyState)
    assert empty.isVisible()
    assert pane.findChild(QTextBrowser) is None, "nothing to read, nothing to read it with"
    state.select((1,))
    assert _browser(pane).isVisible()
    assert not empty.isVisible()
    state.select(())
    assert not _browser(pane).isVisible()
    assert empty.isVisible()


def test_follows_the_selection(pane: DetailPane, state: ViewState) -> None:
    state.select((1,))
    assert "A forum on the bridge" in _browser(pane).toPlainText()
    state.select((2,))
    assert "The first visit" in _browser(pane).toPlainText()
    assert "A forum on the bridge" not in _browser(pane).toPlainText()
    state.select((2, 1))
    assert "2 events selected" in _browser(pane).toPlainText()


def test_imported_text_is_never_markup(pane: DetailPane, state: ViewState) -> None:
    state.select((3,))
    assert AWKWARD.title["en"][:300].strip() in _browser(pane).toPlainText().replace("\n", " ")


def test_links_do_what_they_say(pane: DetailPane, state: ViewState, opened: list[str]) -> None:
    state.select((1,))
    _click(pane, "Old River")
    assert state.filter.clause_of("region") == ChoiceClause("region", frozenset({"river"}))
    _click(pane, "https://example.org/gazette")
    assert opened == ["https://example.org/gazette"]
    _click(pane, "file:///home")
    assert len(opened) == 1
    _click(pane, "The first visit")
    assert state.selection == (2,)


def test_the_rest_of_a_long_list_is_shown_when_asked_for(pane: DetailPane, state: ViewState) -> None:
    state.select((3,))
    assert f"R{MANY - 1}" not in _browser(pane).toPlainText()
    _click(pane, f"and {MANY - 20} more")
    assert f"R{MANY - 1}" in _browser(pane).toPlainText()
    state.select((1,))
    state.select((3,))
    assert f"R{MANY - 1}" not in _browser(pane).toPlainText(), "another look begins anew"


def test_what_a_link_is_about_shows_elsewhere(pane: DetailPane, state: ViewState) -> None:
    state.select((1,))
    browser = _browser(pane)
    browser.highlighted.emit(_address_of(browser, "Old River"))
    assert state.hovered_region == "river"
    browser.highlighted.emit(_address_of(browser, "The first visit"))
    assert state.hovered == 2
    assert state.hovered_region is None
    browser.highlighted.emit(QUrl())
    assert state.hovered is None


def _address_of(browser: QTextBrowser, words: str) -> QUrl:
    return QUrl(browser.document().find(words).charFormat().anchorHref())


def test_links_can_be_walked_by_keyboard(pane: DetailPane, state: ViewState) -> None:
    state.select((2,))
    browser = _browser(pane)
    browser.setFocus()
    for _ in range(2):
        QTest.keyClick(browser, Qt.Key.Key_Tab)
    QTest.keyClick(browser, Qt.Key.Key_Return)
    assert state.filter.clause_of("status") == ChoiceClause("status", frozenset({"happened"}))


def test_copies_a_citation_of_all_selected(pane: DetailPane, state: ViewState) -> None:
    state.select((1, 2))
    pane.copy_citation()
    text = QGuiApplication.clipboard().text()
    assert "A forum on the bridge\nForum, happened" in text
    assert "The first visit\nVisit, happened" in text


def test_text_can_be_selected_and_copied(pane: DetailPane, state: ViewState) -> None:
    state.select((1,))
    _browser(pane).selectAll()
    _browser(pane).copy()
    assert "They met and counted." in QGuiApplication.clipboard().text()


def test_wears_another_theme(pane: DetailPane, state: ViewState) -> None:
    state.select((1,))
    pane.set_theme(theme.dark())
    title = _browser(pane).document().find("A forum on the bridge")
    assert title.charFormat().foreground().color() == theme.dark().text


def test_nothing_is_wider_than_the_pane(pane: DetailPane, state: ViewState) -> None:
    for event in (1, 2, 3):
        state.select((event,))
        browser = _browser(pane)
        assert browser.document().size().width() <= browser.viewport().width()


def test_stages_of_an_agreement_stand_among_the_facts(pane: DetailPane, state: ViewState) -> None:
    state.select((1,))
    words = _browser(pane).toPlainText()
    assert "signed: some day in May 2019" in words
    assert "(after both had agreed) [" in words
    assert "expired" in words


def test_what_sources_differ_on_is_marked_and_leads_to_who_says_what(pane: DetailPane, state: ViewState) -> None:
    state.select((1,))
    browser = _browser(pane)
    assert browser.toPlainText().count("≠") == 1, "only the date is contested"
    assert "Sources differ" in browser.document().find("≠").charFormat().toolTip()
    _click(pane, "≠")
    assert browser.verticalScrollBar().value() > 0
    state.select((2,))
    assert "≠" not in browser.toPlainText()


def test_the_way_to_the_editor_is_there_only_where_something_can_be_changed(
    pane: DetailPane, document: Document, state: ViewState
) -> None:
    wanted: list[None] = []
    pane.change_requested.connect(lambda: wanted.append(None))
    state.select((1,))
    if document.writable:
        _click(pane, "Edit")
    assert len(wanted) == int(document.writable)
    assert _browser(pane).toPlainText().count("Edit") == int(document.writable)
