"""The table of commands, and what is made from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from steppeline.app import Steppeline
from steppeline.model.filter import ChoiceClause, TimeClause
from steppeline.paths import shipped
from steppeline.ui.assembly import Assembly
from steppeline.ui.command import Submenu
from steppeline.ui.commands import COMMANDS, MENUS
from steppeline.ui.dialogs.shortcuts import full_text
from steppeline.ui.icons import Icons
from steppeline.ui.palette import best, score
from steppeline.ui.theme import dark, light

Start = Callable[..., Steppeline]


@pytest.fixture
def assembly(start: Start, casefile: Path, turn: Callable[[], None]) -> Assembly:
    start(casefile)
    turn()
    return the_assembly()


def the_assembly() -> Assembly:
    from PySide6.QtWidgets import QApplication

    (found,) = [
        each for top in QApplication.topLevelWidgets() if top.isVisible() for each in top.findChildren(Assembly)
    ]
    return found


def run(assembly: Assembly, key: str, turn: Callable[[], None]) -> None:
    assembly.actions.action(key).trigger()
    turn()


def test_keys_and_shortcuts_are_given_once() -> None:
    assert [key for key, count in Counter(command.key for command in COMMANDS).items() if count > 1] == []
    shortcuts = Counter(shortcut for command in COMMANDS for shortcut in command.shortcuts)
    assert [keys for keys, count in shortcuts.items() if count > 1] == []


def test_every_shortcut_is_one_to_qt() -> None:
    for command in COMMANDS:
        for keys in command.shortcuts:
            assert QKeySequence(keys).toString() == keys, command.key


@pytest.mark.parametrize("theme", [light(), dark()], ids=["light", "dark"])
def test_every_icon_is_there_and_drawn_in_the_colour_of_text(application: object, theme: object) -> None:
    icons = Icons(shipped("resources") / "icons", theme)  # type: ignore[arg-type]
    for command in COMMANDS:
        if command.icon:
            image = icons.icon(command.icon).pixmap(24, 24).toImage()
            drawn = {
                image.pixelColor(x, y).name()
                for x in range(24)
                for y in range(24)
                if image.pixelColor(x, y).alpha() == 255
            }
            assert theme.text.name() in drawn  # type: ignore[attr-defined]


def test_every_icon_file_is_used() -> None:
    files = {path.stem for path in (shipped("resources") / "icons").glob("*.svg")}
    sources = Path(shipped("resources").parent / "desktop" / "steppeline" / "ui").rglob("*.py")
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    assert {name for name in files if f'"{name}"' not in text} == set()


def test_the_menus_hold_every_command(assembly: Assembly) -> None:
    def actions_in(menu: QMenu) -> list[QAction]:
        inner = [action.menu() for action in menu.actions()]
        return [*menu.actions(), *(each for one in inner if isinstance(one, QMenu) for each in actions_in(one))]

    menus = [action.menu() for action in assembly.window.menuBar().actions()]
    assert [menu.title() for menu in menus if isinstance(menu, QMenu)] == [str(menu.text) for menu in MENUS]
    held = {action.objectName() for menu in menus if isinstance(menu, QMenu) for action in actions_in(menu)}
    assert {command.key for command in COMMANDS} <= held


def test_a_menu_that_is_filled_when_it_opens_is_never_empty(assembly: Assembly) -> None:
    for menu in MENUS:
        for entry in (entry for section in menu.sections for entry in section):
            if isinstance(entry, Submenu) and entry.contents:
                assert not assembly.actions.submenu(entry).isEmpty()


class TestMoves:
    def test_zoom_keeps_the_middle(self, assembly: Assembly, turn: Callable[[], None]) -> None:
        before = assembly.desk.view.viewport
        run(assembly, "view.closer", turn)
        after = assembly.desk.view.viewport
        assert after.span < before.span
        assert abs((after.start + after.end) - (before.start + before.end)) <= 2 * after.seconds_per_pixel
        run(assembly, "view.farther", turn)
        assert assembly.desk.view.viewport.span == pytest.approx(before.span, abs=2)

    def test_pan(self, assembly: Assembly, turn: Callable[[], None]) -> None:
        before = assembly.desk.view.viewport
        run(assembly, "view.later", turn)
        assert assembly.desk.view.viewport.start > before.start
        run(assembly, "view.earlier", turn)
        assert assembly.desk.view.viewport.start == pytest.approx(before.start, abs=2 * before.seconds_per_pixel)

    def test_next_and_previous_event(self, assembly: Assembly, turn: Callable[[], None]) -> None:
        view = assembly.desk.view
        run(assembly, "go.next", turn)
        first = view.selection
        run(assembly, "go.next", turn)
        assert len(first) == len(view.selection) == 1
        assert view.selection != first
        run(assembly, "go.previous", turn)
        assert view.selection == first

    def test_back_and_forward(self, assembly: Assembly, turn: Callable[[], None]) -> None:
        actions, view = assembly.actions, assembly.desk.view
        assert not actions.action("go.back").isEnabled()
        run(assembly, "lanes.region", turn)
        assert actions.action("lanes.region").isChecked()
        assert actions.action("go.back").isEnabled()
        run(assembly, "go.back", turn)
        assert view.grouping == "kind"
        assert actions.action("lanes.kind").isChecked()
        run(assembly, "go.forward", turn)
        assert view.grouping == "region"

    def test_a_preset_filters_and_shows_its_span(self, assembly: Assembly, turn: Callable[[], None]) -> None:
        run(assembly, "time.36", turn)
        clause = assembly.desk.view.filter.clause_of("time")
        assert isinstance(clause, TimeClause)
        assert (assembly.desk.view.viewport.start, assembly.desk.view.viewport.end) == (clause.start, clause.end)
        run(assembly, "time.all", turn)
        assert assembly.desk.view.filter.clause_of("time") is None

    def test_what_is_in_view_becomes_the_filter(self, assembly: Assembly, turn: Callable[[], None]) -> None:
        run(assembly, "view.closer", turn)
        run(assembly, "time.view", turn)
        viewport = assembly.desk.view.viewport
        assert assembly.desk.view.filter.clause_of("time") == TimeClause(viewport.start, viewport.end)

    def test_clear_all_filters(self, assembly: Assembly, turn: Callable[[], None]) -> None:
        clear = assembly.actions.action("edit.clear_filter")
        assert not clear.isEnabled()
        assembly.desk.view.set_clause("kind", ChoiceClause("kind", frozenset({"forum"})))
        turn()
        assert clear.isEnabled()
        run(assembly, "edit.clear_filter", turn)
        assert assembly.desk.view.filter.clauses == ()

    def test_copy_with_sources(self, assembly: Assembly, turn: Callable[[], None], application: object) -> None:
        from PySide6.QtGui import QGuiApplication

        assert not assembly.actions.action("edit.cite").isEnabled()
        run(assembly, "go.next", turn)
        run(assembly, "edit.cite", turn)
        event = assembly.desk.document.events(assembly.desk.view.selection)[0]
        assert event.title["en"] in QGuiApplication.clipboard().text()


def test_the_making_of_the_casefile_is_not_undone(assembly: Assembly) -> None:
    assert not assembly.actions.action("edit.undo").isEnabled()


class TestPalette:
    @pytest.mark.parametrize(
        ("letters", "text"), [("", "Zoom in"), ("zi", "Zoom in"), ("ZOOM IN", "Zoom in"), ("оп", "Открыть… опять")]
    )
    def test_found(self, letters: str, text: str) -> None:
        assert score(letters, text) is not None

    @pytest.mark.parametrize(("letters", "text"), [("iz", "Zoom in"), ("zoomx", "Zoom in"), ("a", "")])
    def test_not_found(self, letters: str, text: str) -> None:
        assert score(letters, text) is None

    @pytest.mark.parametrize(
        ("letters", "better", "worse"),
        [
            ("zo", "Zoom out", "Puzzle board"),
            ("sv", "Save view", "Essential vintage"),
            ("fit", "Fit everything", "File: quit"),
            ("nt", "Next time", "Nothing"),
            ("dark", "Colours: Dark colours", "Undo: Add a red kite"),
        ],
    )
    def test_beginnings_and_runs_are_better(self, letters: str, better: str, worse: str) -> None:
        assert (score(letters, better) or 0) > (score(letters, worse) or 0)

    def test_what_cannot_be_done_comes_last(self, assembly: Assembly) -> None:
        actions = [assembly.actions.action(command.key) for command in COMMANDS]
        found = best("", actions)
        assert [action.isEnabled() for action in found] == sorted(
            (action.isEnabled() for action in found), reverse=True
        )

    def test_what_a_command_is_done_to_is_not_searched(self, assembly: Assembly, turn: Callable[[], None]) -> None:
        assembly.desk.document.save_view("dark", assembly.desk.view.to_json())
        undo = assembly.actions.action("edit.undo")
        while not undo.isEnabled():
            turn()
        assert undo not in best("dark", [undo])
        assert undo in best("undo", [undo])

    def test_submenus_are_named(self, assembly: Assembly) -> None:
        assert full_text(assembly.actions.action("time.12")) == "Time span: Past year"
        assert full_text(assembly.actions.action("file.quit")) == "Quit"
