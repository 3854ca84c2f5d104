"""All that can be done from the window, in one table: menus, toolbar, palette and the page of shortcuts come from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QGuiApplication

from steppeline.model.filter import Filter, TimeClause
from steppeline.session.settings import THEME
from steppeline.session.view import Grouping
from steppeline.ui import errands, moves
from steppeline.ui.command import Command, Menu, Submenu
from steppeline.ui.desk import Desk
from steppeline.ui.main_window import DockName
from steppeline.ui.time_presets import PRESETS, SOURCE, TimePreset

def _dock(name: DockName, text: str, shortcut: str) -> Command:
    def toggle(desk: Desk) -> None:
        dock = desk.window.dock(name)
        dock.setVisible(dock.isHidden())

    def is_shown(desk: Desk) -> bool:
        return not desk.window.dock(name).isHidden()

    return Command(f"show.{name}", text, toggle, (shortcut,), is_checked=is_shown)


def _focus(name: DockName, text: str, shortcut: str) -> Command:
    return Command(f"go.{name}", text, lambda desk: desk.window.focus(name), (shortcut,))


def _lanes(grouping: Grouping, text: str) -> Command:
    return Command(
        f"lanes.{grouping}",
        text,
        lambda desk: desk.view.set_grouping(grouping),
        is_checked=lambda desk: desk.view.grouping == grouping,
    )


def _theme(name: str, text: str, icon: str) -> Command:
    return Command(
        f"theme.{name}",
        text,
        lambda desk: desk.settings.set(THEME, name),
        icon=icon,
        is_checked=lambda desk: desk.settings.get(THEME) == name,
    )


def _preset(preset: TimePreset) -> Command:
    key = f"time.{preset.months}"
    return Command(key, preset.text, lambda desk: moves.show_span(desk, preset.clause(desk.program.now())))


FILE = Menu(
    QT_TRANSLATE_NOOP("Commands", "&File"),
    (
        (
            Command("file.new", QT_TRANSLATE_NOOP("Commands", "New casefile…"), errands.new, ("Ctrl+N",), "file-plus"),
            Command(
                "file.open",
                QT_TRANSLATE_NOOP("Commands", "Open casefile…"),
                errands.open_other,
                ("Ctrl+O",),
                "folder-open",
            ),
            Submenu(QT_TRANSLATE_NOOP("Commands", "Open recent"), contents="recent"),
            Command(
                "file.dataset",
                QT_TRANSLATE_NOOP("Commands", "Open the shipped dataset"),
                lambda desk: desk.program.open_dataset(),
                icon="database",
            ),
        ),
        (
            Command(
                "file.copy", QT_TRANSLATE_NOOP("Commands", "Save a copy…"), errands.save_copy, ("Ctrl+Shift+S",), "copy"
            ),
            Command("file.back_up", QT_TRANSLATE_NOOP("Commands", "Back up now"), errands.back_up, icon="archive"),
        ),
        (
            Command(
                "file.export",
                QT_TRANSLATE_NOOP("Commands", "Export the visible events…"),
                errands.export,
                ("Ctrl+E",),
                "download",
            ),
            Command(
                "file.picture",
                QT_TRANSLATE_NOOP("Commands", "Save a picture of the timeline…"),
                errands.save_picture,
                ("Ctrl+Shift+E",),
                "image",
            ),
        ),
        (
            Command(
                "file.settings", QT_TRANSLATE_NOOP("Commands", "Settings…"), errands.settings, ("Ctrl+,",), "settings"
            ),
            Command(
                "file.quit",
                QT_TRANSLATE_NOOP("Commands", "Quit"),
                lambda desk: desk.program.quit(),
                ("Ctrl+Q",),
                "log-out",
            ),
        ),
    ),
)

EDIT = Menu(
    QT_TRANSLATE_NOOP("Commands", "&Edit"),
    (
        (
            Command(
                "edit.undo",
                QT_TRANSLATE_NOOP("Commands", "Undo"),
                lambda desk: desk.document.undo(),
                ("Ctrl+Z",),
                "undo-2",
                lambda desk: desk.document.undo_name is not None,
                what=lambda desk: desk.document.undo_name,
            ),
            Command(
                "edit.redo",
                QT_TRANSLATE_NOOP("Commands", "Redo"),
                lambda desk: desk.document.redo(),
                ("Ctrl+Y", "Ctrl+Shift+Z"),
                "redo-2",
                lambda desk: desk.document.redo_name is not None,
                what=lambda desk: desk.document.redo_name,
            ),
        ),
        (
            Command(
                "edit.cite",
                QT_TRANSLATE_NOOP("Commands", "Copy with sources"),
                moves.copy_citation,
                ("Ctrl+Shift+C",),
                "quote",
                moves.has_selection,
            ),
        ),
        (
            Command(
                "edit.clear_filter",
                QT_TRANSLATE_NOOP("Commands", "Clear all filters"),
                lambda desk: desk.view.set_filter(Filter()),
                ("Ctrl+Backspace",),
                "funnel-x",
                moves.has_filter,
            ),
            Command(
                "edit.select_none",
                QT_TRANSLATE_NOOP("Commands", "Select nothing"),
                lambda desk: desk.view.select(()),
                ("Ctrl+Shift+A",),
                is_enabled=moves.has_selection,
            ),
        ),
    ),
)

TIME = Submenu(
    QT_TRANSLATE_NOOP("Commands", "Time span"),
    (
        *map(_preset, PRESETS),
        Command("time.view", QT_TRANSLATE_NOOP("Commands", "What is in view"), moves.filter_to_view, ("Ctrl+T",)),
        Command("time.other", QT_TRANSLATE_NOOP("Commands", "Another span…"), errands.other_span, ("Ctrl+Shift+T",)),
        Command(
            "time.all",
            QT_TRANSLATE_NOOP("Commands", "Any time"),
            lambda desk: moves.show_span(desk, None),
            is_enabled=moves.has_time,
        ),
    ),
)

LANES = Submenu(
    QT_TRANSLATE_NOOP("Commands", "Lanes"),
    (
        _lanes("kind", QT_TRANSLATE_NOOP("Commands", "A lane for each kind")),
        _lanes("country", QT_TRANSLATE_NOOP("Commands", "A lane for each country")),
        _lanes("region", QT_TRANSLATE_NOOP("Commands", "A lane for each region")),
        _lanes("actor", QT_TRANSLATE_NOOP("Commands", "A lane for each actor")),
        _lanes("source", QT_TRANSLATE_NOOP("Commands", "A lane for each source")),
        _lanes("tag", QT_TRANSLATE_NOOP("Commands", "A lane for each tag")),
    ),
)

VIEW = Menu(
    QT_TRANSLATE_NOOP("Commands", "&View"),
    (
        (
            Command(
                "view.closer",
                QT_TRANSLATE_NOOP("Commands", "Zoom in"),
                moves.zoom(moves.ZOOM),
                ("W", "Ctrl++", "Ctrl+="),
                "zoom-in",
            ),
            Command(
                "view.farther", QT_TRANSLATE_NOOP("Commands", "Zoom out"), moves.zoom(1 / moves.ZOOM), ("S", "Ctrl+-"), "zoom-out"
            ),
            Command("view.earlier", QT_TRANSLATE_NOOP("Commands", "Move to earlier times"), moves.pan(-moves.PAN), ("A",)),
            Command("view.later", QT_TRANSLATE_NOOP("Commands", "Move to later times"), moves.pan(moves.PAN), ("D",)),
            Command(
                "view.fit",
                QT_TRANSLATE_NOOP("Commands", "Fit the selection, then everything"),
                lambda desk: desk.view.fit(),
                ("F",),
                "scan",
            ),
            Command(
                "view.fit_all", QT_TRANSLATE_NOOP("Commands", "Fit everything"), moves.fit_all, ("Ctrl+0",), "maximize-2"
            ),
        ),
        (TIME, LANES),
        (
            Submenu(
                QT_TRANSLATE_NOOP("Commands", "Panes"),
                (
                    _dock("facets", QT_TRANSLATE_NOOP("Commands", "Show facets"), "F9"),
                    _dock("map", QT_TRANSLATE_NOOP("Commands", "Show the map"), "Shift+F9"),
                    _dock("table", QT_TRANSLATE_NOOP("Commands", "Show the table"), "Shift+F10"),
                    _dock("detail", QT_TRANSLATE_NOOP("Commands", "Show details"), "F10"),
                    Command(
                        "show.figures",
                        QT_TRANSLATE_NOOP("Commands", "Show figures under the timeline"),
                        moves.show_figures,
                        is_checked=lambda desk: not desk.panes.figures.isHidden(),
                    ),
                    Command(
                        "show.reset",
                        QT_TRANSLATE_NOOP("Commands", "Put all panes back"),
                        lambda desk: desk.window.reset_layout(),
                        icon="layout-dashboard",
                    ),
                ),
            ),
            Submenu(
                QT_TRANSLATE_NOOP("Commands", "Colours"),
                (
                    _theme("system", QT_TRANSLATE_NOOP("Commands", "Colours as the system"), "monitor"),
                    _theme("light", QT_TRANSLATE_NOOP("Commands", "Light colours"), "sun"),
                    _theme("dark", QT_TRANSLATE_NOOP("Commands", "Dark colours"), "moon"),
                ),
            ),
            Command(
                "view.full_screen",
                QT_TRANSLATE_NOOP("Commands", "Full screen"),
                moves.full_screen,
                ("F11",),
                is_checked=lambda desk: desk.window.isFullScreen(),
            ),
        ),
        (
            Command(
                "view.save",
                QT_TRANSLATE_NOOP("Commands", "Save this view…"),
                errands.save_view,
                ("Ctrl+S",),
                "bookmark-plus",
            ),
            Submenu(QT_TRANSLATE_NOOP("Commands", "Saved views"), contents="saved views"),
        ),
    ),
)

GO = Menu(
    QT_TRANSLATE_NOOP("Commands", "&Go"),
    (
        (
            Command(
                "go.back",
                QT_TRANSLATE_NOOP("Commands", "Back"),
                lambda desk: desk.view.back(),
                ("Alt+Left",),
                "arrow-left",
                lambda desk: desk.view.can_go_back,
            ),
            Command(
                "go.forward",
                QT_TRANSLATE_NOOP("Commands", "Forward"),
                lambda desk: desk.view.forward(),
                ("Alt+Right",),
                "arrow-right",
                lambda desk: desk.view.can_go_forward,
            ),
        ),
        (
            Command(
                "go.next",
                QT_TRANSLATE_NOOP("Commands", "Next event"),
                lambda desk: desk.view.step(1),
                (".",),
                "step-forward",
            ),
            Command(
                "go.previous",
                QT_TRANSLATE_NOOP("Commands", "Previous event"),
                lambda desk: desk.view.step(-1),
                (",",),
                "step-back",
            ),
        ),
        (
            Command(
                "go.search",
                QT_TRANSLATE_NOOP("Commands", "Search"),
                lambda desk: desk.panes.search.setFocus(Qt.FocusReason.ShortcutFocusReason),
                ("/", "Ctrl+F"),
                "search",
            ),
            _focus("facets", QT_TRANSLATE_NOOP("Commands", "Go to the facets"), "Ctrl+1"),
            Command(
                "go.timeline",
                QT_TRANSLATE_NOOP("Commands", "Go to the timeline"),
                lambda desk: desk.panes.timeline.setFocus(Qt.FocusReason.ShortcutFocusReason),
                ("Ctrl+2",),
            ),
            _focus("map", QT_TRANSLATE_NOOP("Commands", "Go to the map"), "Ctrl+3"),
            _focus("table", QT_TRANSLATE_NOOP("Commands", "Go to the table"), "Ctrl+4"),
            _focus("detail", QT_TRANSLATE_NOOP("Commands", "Go to the details"), "Ctrl+5"),
        ),
    ),
)

HELP = Menu(
    QT_TRANSLATE_NOOP("Commands", "&Help"),
    (
        (
            Command(
                "help.palette", QT_TRANSLATE_NOOP("Commands", "All commands…"), errands.palette, ("Ctrl+K",), "command"
            ),
            Command(
                "help.shortcuts", QT_TRANSLATE_NOOP("Commands", "Shortcuts"), errands.shortcuts, ("?", "F1"), "keyboard"
            ),
        ),
        (Command("help.about", QT_TRANSLATE_NOOP("Commands", "About Steppeline"), errands.about, icon="info"),),
    ),
)

MENUS = (FILE, EDIT, VIEW, GO, HELP)


def commands_of(menu: Menu) -> Iterator[Command]:
    """The commands of a menu and of the menus within it, in their order."""
    for section in menu.sections:
        for entry in section:
            yield from entry.commands if isinstance(entry, Submenu) else (entry,)


COMMANDS = tuple(command for menu in MENUS for command in commands_of(menu))
