"""The window of the help, as it is read and searched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from steppeline.app import Steppeline
from steppeline.paths import shipped
from steppeline.ui.assembly import Assembly
from steppeline.ui.help.library import read_pages
from steppeline.ui.help.page_view import PageView
from steppeline.ui.help.window import HelpWindow
from steppeline.ui.theme import dark

HELP = shipped("docs/help")
Show = Callable[..., HelpWindow]
Turn = Callable[[], None]


@pytest.fixture
def window(show: Show, application: object) -> HelpWindow:
    return show(HelpWindow(read_pages(HELP, "en"), HELP, None), 1140, 780)  # type: ignore[arg-type] - it stands alone


def view(window: HelpWindow) -> PageView:
    (found,) = window.findChildren(PageView)
    return found


def search(window: HelpWindow, typed: str) -> None:
    (line,) = window.findChildren(QLineEdit)
    line.setText(typed)


def listed(window: HelpWindow) -> list[str]:
    (pages,) = window.findChildren(QListWidget)
    return [pages.item(row).text() for row in range(pages.count())]


def test_it_opens_with_the_first_page_from_its_top(window: HelpWindow) -> None:
    assert window.page == "10-getting-started.md"
    assert view(window).toPlainText().startswith("Getting started\n")
    assert view(window).verticalScrollBar().value() == 0


def test_links_are_followed_and_the_way_back_is_kept(window: HelpWindow) -> None:
    view(window).anchorClicked.emit(QUrl("30-dates.md"))
    assert window.page == "30-dates.md"
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.page == "10-getting-started.md"
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.page == "30-dates.md"


def test_a_link_to_nowhere_does_nothing(window: HelpWindow) -> None:
    view(window).anchorClicked.emit(QUrl("https://elsewhere.invalid/30-dates.md"))
    assert window.page == "10-getting-started.md"


def test_words_are_found_counted_and_marked(window: HelpWindow, turn: Turn) -> None:
    search(window, "uncertain dates")
    assert listed(window)[0].startswith("Dates and uncertainty (")
    marked = view(window).extraSelections()
    assert f"({len(marked)})" in listed(window)[0]
    assert {mark.cursor.selectedText().lower() for mark in marked} == {"date", "uncertain"}


def test_enter_goes_from_place_to_place_and_on_to_the_next_page(window: HelpWindow) -> None:
    search(window, "certain")
    seen = []
    for _ in range(60):
        seen.append((window.page, view(window).textCursor().position()))
        QTest.keyClick(window.findChildren(QLineEdit)[0], Qt.Key.Key_Return)
    assert {page for page, _ in seen} >= {"30-dates.md", "40-queries.md"}


def test_what_is_nowhere_is_said(window: HelpWindow) -> None:
    search(window, "xylophone")
    assert listed(window) == []
    assert view(window).toPlainText() == "No page of the help has all of these words."
    search(window, "")
    assert len(listed(window)) == len(read_pages(HELP, "en"))
    assert window.page == "10-getting-started.md"


def test_pictures_fit_the_page(window: HelpWindow, turn: Turn) -> None:
    view(window).document().markContentsDirty(0, 1)
    kind = QTextDocument.ResourceType.ImageResource.value
    wide = view(window).loadResource(kind, "../pictures/window-en.png")
    assert isinstance(wide, QImage)
    assert wide.deviceIndependentSize().width() == 760
    window.resize(700, 500)
    turn()
    narrow = view(window).loadResource(kind, "../pictures/window-en.png")
    assert isinstance(narrow, QImage)
    assert narrow.deviceIndependentSize().width() <= view(window).viewport().width()


@pytest.mark.parametrize("name", ["../../../README.md", "file:///etc/hostname", "https://elsewhere.invalid/x.png"])
def test_nothing_else_is_loaded(window: HelpWindow, name: str) -> None:
    kinds = QTextDocument.ResourceType
    for kind in (kinds.ImageResource, kinds.HtmlResource, kinds.StyleSheetResource):
        assert view(window).loadResource(kind.value, QUrl(name)) is None


def test_other_colours_are_worn_where_one_reads(window: HelpWindow, turn: Turn) -> None:
    bar = view(window).verticalScrollBar()
    bar.setValue(120)
    window.setPalette(dark().palette())
    turn()
    assert bar.value() == 120


def test_f1_opens_the_page_on_what_has_the_keyboard(
    start: Callable[[Path], Steppeline], casefile: Path, turn: Turn, application: object
) -> None:
    from PySide6.QtWidgets import QApplication

    start(casefile)
    turn()
    (assembly,) = [found for top in QApplication.topLevelWidgets() for found in top.findChildren(Assembly)]
    map_pane = assembly.desk.window.dock("map").widget()
    assert isinstance(map_pane, QWidget)
    for press, page in ((lambda: None, "20-timeline.md"), (assembly.desk.panes.go_to_map, "50-map.md")):
        assembly.desk.window.activateWindow()
        press()
        turn()
        assembly.actions.action("help.pages").trigger()
        turn()
        (found,) = assembly.desk.window.findChildren(HelpWindow)
        assert found.page == page
    found.show_page("90-shortcuts.md")
    assert "Ctrl+K" in view(found).toPlainText()
    found.close()
    turn()
