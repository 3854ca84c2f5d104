"""The program with its window: docks, what is remembered, other casefiles, other looks, notices."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit

from steppeline.app import Steppeline
from steppeline.model.filter import ChoiceClause
from steppeline.model.text import message
from steppeline.session.settings import LANGUAGE, LAST_VIEWS, RECENT_CASEFILES, THEME, WINDOW
from steppeline.ui.assembly import Assembly
from steppeline.ui.dialogs.save_view import SaveViewDialog
from steppeline.ui.dialogs.settings import SettingsDialog
from steppeline.ui.dialogs.shortcuts import ShortcutsDialog
from steppeline.ui.dialogs.span import SpanDialog
from steppeline.ui.main_window import DOCKS, MainWindow
from steppeline.ui.palette import Palette
from steppeline.ui.status import StatusWords
from steppeline.ui.widgets.notice_bar import NoticeBar

Start = Callable[..., Steppeline]
Turn = Callable[[], None]
Wait = Callable[[Callable[[], bool]], None]


def window() -> MainWindow:
    (found,) = [top for top in QApplication.topLevelWidgets() if isinstance(top, MainWindow) and top.isVisible()]
    return found


def assembly() -> Assembly:
    found = window().findChild(Assembly)
    assert isinstance(found, Assembly)
    return found


def dialog(kind: type[QDialog]) -> QDialog:
    (found,) = [top for top in QApplication.topLevelWidgets() if isinstance(top, kind) and top.isVisible()]
    return found


def do(key: str, turn: Turn) -> None:
    assembly().actions.action(key).trigger()
    turn()


class TestDocks:
    def test_they_can_be_hidden_shown_and_put_back(self, start: Start, casefile: Path, turn: Turn) -> None:
        start(casefile)
        turn()
        for name in DOCKS:
            action = assembly().actions.action(f"show.{name}")
            assert action.isChecked()
            do(f"show.{name}", turn)
            assert not action.isChecked()
            assert window().dock(name).isHidden()
        window().dock("map").setFloating(True)
        do("show.reset", turn)
        for name, dock in DOCKS.items():
            assert window().dock(name).isVisible()
            assert not window().dock(name).isFloating()
            assert window().dockWidgetArea(window().dock(name)) == dock.area
            assert assembly().actions.action(f"show.{name}").isChecked()

    @pytest.mark.parametrize("name", list(DOCKS))
    def test_the_keyboard_gets_into_each(self, name: str, start: Start, casefile: Path, turn: Turn) -> None:
        start(casefile)
        turn()
        window().activateWindow()
        # An empty detail pane has nothing to go to.
        do("go.next", turn)
        do(f"show.{name}", turn)
        do(f"go.{name}", turn)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert window().dock(name).isAncestorOf(focused)  # type: ignore[arg-type]

    @pytest.mark.parametrize(("width", "height"), [(1366, 768), (800, 500)])
    def test_nothing_makes_the_window_larger_than_asked(
        self, width: int, height: int, start: Start, casefile: Path, turn: Turn
    ) -> None:
        start(casefile)
        turn()
        window().resize(width, height)
        turn()
        assert (window().width(), window().height()) == (width, height)

    def test_the_arrangement_is_remembered(self, start: Start, casefile: Path, turn: Turn) -> None:
        program = start(casefile)
        turn()
        do("show.map", turn)
        window().resize(800, 555)
        program.quit()
        program.close()
        turn()
        start(casefile)
        turn()
        assert window().dock("map").isHidden()
        assert (window().width(), window().height()) == (800, 555)

    def test_a_damaged_memory_is_passed_over(self, start: Start, casefile: Path, turn: Turn) -> None:
        program = start(casefile)
        damaged = {"layout": "1", "geometry": "ö", "state": "AAAA", "facets": "{", "table": "nonsense"}
        program.settings.set(WINDOW, damaged)
        program.close()
        start(casefile)
        turn()
        assert all(window().dock(name).isVisible() for name in DOCKS)


class TestCasefiles:
    def test_without_a_casefile_the_dataset_is_shown(self, start: Start, turn: Turn) -> None:
        program = start(None)
        turn()
        assert len(assembly().desk.document.index) > 200
        assert str(assembly().desk.document.path) == program.settings.get(RECENT_CASEFILES)[0]

    def test_the_view_is_the_one_of_the_last_time(self, start: Start, casefile: Path, turn: Turn) -> None:
        program = start(casefile)
        turn()
        assembly().desk.view.set_clause("kind", ChoiceClause("kind", frozenset({"forum"})))
        assembly().desk.view.set_grouping("region")
        turn()
        seen = assembly().desk.view.view
        program.quit()
        program.close()
        turn()
        start(None)
        turn()
        again = assembly().desk.view
        assert again.view.filter == seen.filter
        assert again.view.grouping == seen.grouping
        assert (again.viewport.start, again.viewport.end) == (seen.viewport.start, seen.viewport.end)
        assert not again.can_go_back

    def test_another_takes_its_place(self, start: Start, casefile: Path, tmp_path: Path, turn: Turn) -> None:
        program = start(casefile)
        turn()
        program.new(tmp_path / "mine.steppeline")
        turn()
        assert window().windowTitle() == "mine — Steppeline"
        assert len(assembly().desk.document.index) == 0
        program.open(casefile)
        turn()
        assert window().windowTitle() == "case — Steppeline"
        recent = [Path(each).name for each in program.settings.get(RECENT_CASEFILES)]
        assert recent == ["case.steppeline", "mine.steppeline"]

    @pytest.mark.parametrize("content", [None, b"no casefile"])
    def test_one_that_cannot_be_opened_is_told_and_changes_nothing(
        self, content: bytes | None, start: Start, casefile: Path, tmp_path: Path, turn: Turn
    ) -> None:
        program = start(casefile)
        turn()
        other = tmp_path / "other.steppeline"
        if content is not None:
            other.write_bytes(content)
        program.open(other)
        turn()
        assert window().windowTitle() == "case — Steppeline"
        assert "other.steppeline" in notice()

    def test_the_open_one_is_not_replaced_by_an_empty_one(self, start: Start, casefile: Path, turn: Turn) -> None:
        program = start(casefile)
        turn()
        program.new(casefile)
        turn()
        assert "is open" in notice()
        assert len(assembly().desk.document.index) > 200

    def test_a_last_one_that_is_gone_gives_way_to_the_dataset(self, start: Start, casefile: Path, turn: Turn) -> None:
        program = start(casefile)
        program.close()
        casefile.unlink()
        start(None)
        turn()
        assert "case.steppeline" in notice()
        assert window().windowTitle() == "demo — Steppeline"

    def test_windows_that_were_replaced_are_gone(self, start: Start, casefile: Path, dataset: Path, turn: Turn) -> None:
        program = start(casefile)
        turn()
        program.open(dataset)
        turn()
        gone = weakref.ref(window())
        program.open(casefile)
        turn()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        assert gone() is None


class TestLooks:
    def test_colours(self, start: Start, casefile: Path, turn: Turn) -> None:
        program = start(casefile)
        turn()
        program.settings.set(THEME, "light")
        bright = window().grab().toImage().pixelColor(5, 200).lightness()
        do("theme.dark", turn)
        assert program.settings.get(THEME) == "dark"
        assert window().grab().toImage().pixelColor(5, 200).lightness() < 80 < bright
        assert assembly().actions.action("theme.dark").isChecked()
        assert not assembly().actions.action("theme.light").isChecked()

    def test_language(self, start: Start, casefile: Path, turn: Turn) -> None:
        program = start(casefile)
        turn()
        assembly().desk.view.set_grouping("region")
        program.settings.set(LANGUAGE, "ru")
        turn()
        assert assembly().actions.action("go.back").text() == "Назад"
        assert window().dock("map").windowTitle() == "Карта"
        assert "событ" in status()
        assert assembly().desk.view.grouping == "region"
        program.settings.set(LANGUAGE, "en")
        turn()
        assert window().dock("map").windowTitle() == "Map"


class TestNotices:
    def test_failures_wait_for_each_other(self, start: Start, casefile: Path, turn: Turn) -> None:
        program = start(casefile)
        turn()
        program.notices.tell(message("{count} kB", count=1), "failure")
        program.notices.tell(message("{count} kB", count=2), "warning")
        assert notice() == "1 kB"
        put_away()
        assert notice() == "2 kB"
        put_away()
        assert bar().isHidden()

    def test_news_take_the_place_of_news(self, start: Start, casefile: Path, turn: Turn) -> None:
        program = start(casefile)
        turn()
        program.notices.tell(message("{count} kB", count=1))
        program.notices.tell(message("{count} kB", count=2))
        assert notice() == "2 kB"
        put_away()
        assert bar().isHidden()


class TestKeys:
    @pytest.fixture(autouse=True)
    def _window(self, start: Start, casefile: Path, turn: Turn) -> None:
        start(casefile)
        turn()
        window().activateWindow()
        assembly().desk.panes.timeline.setFocus()
        turn()

    def test_slash_goes_to_the_search(self, turn: Turn) -> None:
        QTest.keyClicks(window(), "/")
        assert assembly().desk.panes.search.isAncestorOf(QApplication.focusWidget())
        QTest.keyClicks(QApplication.focusWidget(), "wadf")
        assert assembly().desk.view.selection == ()
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        assert field.text() == "wadf"

    def test_question_mark_shows_the_shortcuts(self, turn: Turn) -> None:
        QTest.keyClicks(window(), "?")
        page = dialog(ShortcutsDialog)
        assert page.isVisible()
        page.close()

    def test_control_k_finds_a_command(self, turn: Turn) -> None:
        QTest.keyClick(window(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        palette = dialog(Palette)
        (line,) = palette.findChildren(QLineEdit)
        QTest.keyClicks(line, "lane region")
        QTest.keyClick(line, Qt.Key.Key_Down)
        QTest.keyClick(line, Qt.Key.Key_Up)
        QTest.keyClick(line, Qt.Key.Key_Return)
        turn()
        assert assembly().desk.view.grouping == "region"

    def test_escape_steps_back_from_selection_and_filter(self, turn: Turn) -> None:
        view = assembly().desk.view
        QTest.keyClicks(window(), ".")
        view.set_clause("kind", ChoiceClause("kind", frozenset({"forum"})))
        turn()
        QTest.keyClick(window(), Qt.Key.Key_Escape)
        assert view.selection == ()
        QTest.keyClick(window(), Qt.Key.Key_Escape)
        assert view.filter.clauses == ()


class TestDialogs:
    @pytest.fixture(autouse=True)
    def _window(self, start: Start, casefile: Path, turn: Turn) -> None:
        start(casefile)
        turn()

    def test_a_view_is_saved_restored_and_deleted(self, turn: Turn, wait_until: Wait) -> None:
        desk = assembly().desk
        desk.view.set_grouping("actor")
        do("view.save", turn)
        asking = dialog(SaveViewDialog)
        (line,) = asking.findChildren(QLineEdit)
        QTest.keyClicks(line, "By & actor")
        QTest.keyClick(line, Qt.Key.Key_Return)
        wait_until(lambda: list(desk.document.saved_views()) == ["By & actor"])
        desk.view.set_grouping("kind")
        menu = assembly().actions.submenu(saved_views_menu())
        assert menu.actions()[0].text() == "By && actor"
        menu.actions()[0].trigger()
        assert desk.view.grouping == "actor"
        (delete,) = [action.menu() for action in menu.actions() if action.menu()]
        delete.actions()[0].trigger()  # type: ignore[union-attr]
        wait_until(lambda: not desk.document.saved_views())

    def test_a_span_is_understood_as_it_is_written(self, turn: Turn) -> None:
        do("time.other", turn)
        asking = dialog(SpanDialog)
        first, last = asking.findChildren(QLineEdit)
        QTest.keyClicks(first, "2016")
        QTest.keyClicks(last, "2014")
        assert "ends before" in "".join(label.text() for label in asking.findChildren(QLabel))
        last.clear()
        QTest.keyClicks(last, "2018-03")
        QTest.keyClick(last, Qt.Key.Key_Return)
        assert "time" in dict(assembly().desk.view.filter.clauses)

    def test_settings_count_at_once(self, turn: Turn) -> None:
        do("file.settings", turn)
        page = dialog(SettingsDialog)
        name = page.findChildren(QLineEdit)[0]
        QTest.keyClicks(name, "A. Analyst")
        QTest.keyClick(name, Qt.Key.Key_Return)
        assert assembly().desk.document.who == "A. Analyst"
        page.close()


def test_the_status_tells_what_is_left(start: Start, casefile: Path, turn: Turn) -> None:
    start(casefile)
    turn()
    everything = len(assembly().desk.document.index)
    assert status().startswith(f"{everything} events · ")
    assembly().desk.view.set_clause("kind", ChoiceClause("kind", frozenset({"forum"})))
    turn()
    assert status().startswith(f"23 of {everything} events · ")
    assert status().endswith(" · case.steppeline")


def test_a_casefile_that_cannot_be_written_is_called_read_only(start: Start, casefile: Path, turn: Turn) -> None:
    first = start(casefile)
    turn()
    first.settings.set(LAST_VIEWS, {})
    first.close()
    casefile.chmod(0o444)
    casefile.parent.chmod(0o555)
    try:
        start(casefile)
        turn()
        if not assembly().desk.document.writable:
            assert "read only" in status()
    finally:
        casefile.parent.chmod(0o755)


def saved_views_menu() -> object:
    from steppeline.ui.commands import SAVED_VIEWS

    return SAVED_VIEWS


def status() -> str:
    (words,) = window().findChildren(StatusWords)
    return words.text()


def bar() -> NoticeBar:
    (found,) = window().findChildren(NoticeBar)
    return found


def notice() -> str:
    assert bar().isVisible()
    return next(label.text() for label in bar().findChildren(QLabel) if label.text())


def put_away() -> None:
    from PySide6.QtWidgets import QToolButton

    bar().findChildren(QToolButton)[0].click()
