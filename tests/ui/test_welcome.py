"""The first page: when it comes, what it offers, and how it goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton

from steppeline.app import Steppeline
from steppeline.session.settings import RECENT_CASEFILES, REOPEN, WELCOME
from steppeline.ui.assembly import Assembly
from steppeline.ui.main_window import MainWindow
from steppeline.ui.welcome import OFFERS, WelcomePage

Start = Callable[..., Steppeline]
Turn = Callable[[], None]


def window() -> MainWindow:
    (found,) = [top for top in QApplication.topLevelWidgets() if isinstance(top, MainWindow) and top.isVisible()]
    return found


def pages() -> list[WelcomePage]:
    return [page for page in window().findChildren(WelcomePage) if page.isVisible()]


def assembly() -> Assembly:
    found = window().findChild(Assembly)
    assert isinstance(found, Assembly)
    return found


@pytest.fixture
def page(start: Start, turn: Turn) -> WelcomePage:
    start(None)
    turn()
    (found,) = pages()
    return found


def test_the_very_first_start_shows_it_over_the_dataset(page: WelcomePage) -> None:
    assert len(assembly().desk.document.index) > 200
    assert page.size().width() == window().width()
    focused = page.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Explore the sample"


def test_enter_explores_the_sample(page: WelcomePage, turn: Turn) -> None:
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    turn()
    assert pages() == []
    assert window().windowTitle() == "demo — Steppeline"


def test_escape_puts_it_away_and_changes_nothing(page: WelcomePage, turn: Turn) -> None:
    view = assembly().desk.view.view
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    turn()
    assert pages() == []
    assert assembly().desk.view.view == view


def test_a_click_beside_the_card_puts_it_away(page: WelcomePage, turn: Turn) -> None:
    QTest.mouseClick(page, Qt.MouseButton.LeftButton, pos=page.rect().bottomLeft())
    turn()
    assert pages() == []


def test_the_keyboard_goes_round_on_the_page(page: WelcomePage) -> None:
    seen = []
    for _ in range(8):
        seen.append(page.focusWidget())
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert all(page.isAncestorOf(each) for each in seen)
    assert any(isinstance(each, QCheckBox) for each in seen)
    assert len(set(seen)) < len(seen)


def test_it_covers_the_window_as_it_grows(page: WelcomePage, turn: Turn) -> None:
    window().resize(1000, 700)
    turn()
    assert page.width() == 1000


def test_it_offers_the_commands_there_are(page: WelcomePage) -> None:
    offered = {button.text() for button in page.findChildren(QPushButton)}
    texts = {action.objectName(): action.iconText() for action in window().actions()}
    assert {texts[key] for key in OFFERS if key in texts} <= offered
    assert {texts["file.open"], texts["file.new"]} <= offered


def test_what_is_open_already_is_not_among_the_recent(start: Start, casefile: Path, turn: Turn) -> None:
    program = start(casefile)
    program.settings.set(REOPEN, value=False)
    program.close()
    start(None)
    turn()
    (page,) = pages()
    entries = [button for button in page.findChildren(QPushButton) if button.isFlat()]
    assert [entry.toolTip() for entry in entries] == [str(casefile)]
    entries[0].click()
    turn()
    assert window().windowTitle() == "case — Steppeline"


@pytest.mark.parametrize("named", [True, False])
def test_it_does_not_come_where_a_casefile_is_opened(start: Start, casefile: Path, turn: Turn, named: bool) -> None:
    if not named:
        start(casefile).close()
    program = start(casefile if named else None)
    turn()
    assert program.settings.get(RECENT_CASEFILES)[0] == str(casefile)
    assert pages() == []


def test_the_box_keeps_it_away(page: WelcomePage, start: Start, turn: Turn) -> None:
    (box,) = page.findChildren(QCheckBox)
    box.click()
    program = assembly().desk.program
    assert not program.settings.get(WELCOME)
    program.settings.set(RECENT_CASEFILES, ())
    window().close()
    program.close()  # type: ignore[attr-defined] - it is the real one
    start(None)
    turn()
    assert pages() == []


def test_the_command_brings_it_back_once(page: WelcomePage, turn: Turn) -> None:
    page.put_away()
    turn()
    for _ in range(2):
        assembly().actions.action("help.welcome").trigger()
        turn()
    assert len(pages()) == 1


def test_no_key_of_the_page_is_one_of_a_command() -> None:
    from steppeline.ui.commands import COMMANDS

    taken = {QKeySequence(keys)[0].key() for command in COMMANDS for keys in command.shortcuts if "+" not in keys}
    assert taken.isdisjoint({Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down})
