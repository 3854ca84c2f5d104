"""All that can be done from the window, in one table: menus, toolbar, palette and shortcut page come from it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt

from steppeline.model.text import Message, message
from steppeline.session.settings import THEME
from steppeline.session.view import Grouping
from steppeline.ui import errands, guidance, import_errands, moves, past_errands
from steppeline.ui.command import Command, Menu, Submenu
from steppeline.ui.desk import Desk
from steppeline.ui.edit_commands import EDIT
from steppeline.ui.main_window import DockName
from steppeline.ui.time_presets import PRESETS, TimePreset


def _dock(name: DockName, text: Message, shortcut: str) -> Command:
    def toggle(desk: Desk) -> None:
        dock = desk.window.dock(name)
        dock.setVisible(dock.isHidden())

    def is_shown(desk: Desk) -> bool:
        return not desk.window.dock(name).isHidden()

    return Command(f"show.{name}", text, toggle, (shortcut,), is_checked=is_shown)


def _focus(name: DockName, text: Message, shortcut: str) -> Command:
    return Command(f"go.{name}", text, lambda desk: desk.window.focus(name), (shortcut,))


def _lanes(grouping: Grouping, text: Message) -> Command:
    return Command(
        f"lanes.{grouping}",
        text,
        lambda desk: desk.view.set_grouping(grouping),
        is_checked=lambda desk: desk.view.grouping == grouping,
    )


def _theme(name: str, text: Message, icon: str) -> Command:
    return Command(
        f"theme.{name}",
        text,
        lambda desk: desk.program.settings.set(THEME, name),
        icon=icon,
        is_checked=lambda desk: desk.program.settings.get(THEME) == name,
    )


def _preset(preset: TimePreset) -> Command:
    key = f"time.{preset.months}"
    return Command(key, preset.text, lambda desk: moves.show_span(desk, preset.clause(desk.program.now())))


FILE = Menu(
    message("&File"),
    (
        (
            Command("file.new", message("New casefile…"), errands.new, ("Ctrl+N",), "file-plus"),
            Command(
                "file.open",
                message("Open casefile…"),
                errands.open_other,
                ("Ctrl+O",),
                "folder-open",
            ),
            Submenu(message("Open recent"), contents="recent"),
            Command(
                "file.dataset",
                message("Open the shipped dataset"),
                lambda desk: desk.program.open_dataset(),
                icon="database",
            ),
        ),
        (
            Command("file.save_as", message("Save as…"), errands.save_as, ("Ctrl+Shift+S",)),
            Command("file.copy", message("Export a copy…"), errands.save_copy, icon="copy"),
            Command("file.back_up", message("Back up now"), errands.back_up, icon="archive"),
            Command("file.restore", message("Restore…"), errands.restore),
            Command("file.as_known", message("As known on a day…"), past_errands.as_known),
            Command("file.salvage", message("Salvage a damaged casefile…"), errands.salvage),
        ),
        (
            Command(
                "file.import",
                message("Import…"),
                import_errands.import_files,
                ("Ctrl+I",),
                "upload",
                import_errands.can_import,
            ),
            Command("file.imports", message("Past imports…"), import_errands.past_imports),
            Command(
                "file.export",
                message("Export the visible events…"),
                errands.export,
                ("Ctrl+E",),
                "download",
            ),
            Command(
                "file.regions",
                message("Import regions…"),
                errands.import_regions,
                is_enabled=lambda desk: desk.document.writable,
            ),
            Command(
                "file.picture",
                message("Print / export picture…"),
                errands.print_picture,
                ("Ctrl+P", "Ctrl+Shift+E"),
                "image",
            ),
        ),
        (
            Command("file.settings", message("Settings…"), errands.settings, ("Ctrl+,",), "settings"),
            Command(
                "file.quit",
                message("Quit"),
                lambda desk: desk.program.quit(),
                ("Ctrl+Q",),
                "log-out",
            ),
        ),
    ),
)

TIME = Submenu(
    message("Time span"),
    (
        *map(_preset, PRESETS),
        Command("time.view", message("What is in view"), moves.filter_to_view, ("Ctrl+T",)),
        Command("time.other", message("Another span…"), errands.other_span, ("Ctrl+Shift+T",)),
        Command(
            "time.all",
            message("Any time"),
            lambda desk: moves.show_span(desk, None),
            is_enabled=moves.has_time,
        ),
    ),
)

LANES = Submenu(
    message("Lanes"),
    (
        _lanes("kind", message("A lane for each kind")),
        _lanes("country", message("A lane for each country")),
        _lanes("region", message("A lane for each region")),
        _lanes("actor", message("A lane for each actor")),
        _lanes("source", message("A lane for each source")),
        _lanes("tag", message("A lane for each tag")),
    ),
)

SAVED_VIEWS = Submenu(message("Saved views"), contents="saved views")

VIEW = Menu(
    message("&View"),
    (
        (
            Command(
                "view.closer",
                message("Zoom in"),
                moves.zoom(moves.ZOOM),
                ("W", "Ctrl++", "Ctrl+="),
                "zoom-in",
            ),
            Command(
                "view.farther",
                message("Zoom out"),
                moves.zoom(1 / moves.ZOOM),
                ("S", "Ctrl+-"),
                "zoom-out",
            ),
            Command("view.earlier", message("Move to earlier times"), moves.pan(-moves.PAN), ("A",)),
            Command("view.later", message("Move to later times"), moves.pan(moves.PAN), ("D",)),
            Command(
                "view.fit",
                message("Fit the selection, then everything"),
                lambda desk: desk.view.fit(),
                ("F",),
                "scan",
            ),
            Command(
                "view.fit_all",
                message("Fit everything"),
                moves.fit_all,
                ("Ctrl+0",),
                "maximize-2",
            ),
        ),
        (
            TIME,
            LANES,
            Command(
                "view.play",
                message("Play through time, or stop"),
                lambda desk: desk.panes.play_or_stop(),
                ("P",),
            ),
        ),
        (
            Submenu(
                message("Panes"),
                (
                    _dock("facets", message("Show facets"), "F9"),
                    _dock("map", message("Show the map"), "Shift+F9"),
                    _dock("table", message("Show the table"), "Shift+F10"),
                    _dock("detail", message("Show details"), "F10"),
                    Command(
                        "show.figures",
                        message("Show figures under the timeline"),
                        moves.show_figures,
                        is_checked=lambda desk: not desk.panes.figures.isHidden(),
                    ),
                    Command(
                        "show.reset",
                        message("Put all panes back"),
                        lambda desk: desk.window.reset_layout(),
                        icon="layout-dashboard",
                    ),
                ),
            ),
            Submenu(
                message("Colours"),
                (
                    _theme("system", message("Colours as the system"), "monitor"),
                    _theme("light", message("Light colours"), "sun"),
                    _theme("dark", message("Dark colours"), "moon"),
                ),
            ),
            Command(
                "view.full_screen",
                message("Full screen"),
                moves.full_screen,
                ("F11",),
                is_checked=lambda desk: desk.window.isFullScreen(),
            ),
        ),
        (
            Command(
                "view.save",
                message("Save this view…"),
                errands.save_view,
                ("Ctrl+S",),
                "bookmark-plus",
            ),
            SAVED_VIEWS,
        ),
    ),
)

GO = Menu(
    message("&Go"),
    (
        (
            Command(
                "go.back",
                message("Back"),
                lambda desk: desk.view.back(),
                ("Alt+Left",),
                "arrow-left",
                lambda desk: desk.view.can_go_back,
            ),
            Command(
                "go.forward",
                message("Forward"),
                lambda desk: desk.view.forward(),
                ("Alt+Right",),
                "arrow-right",
                lambda desk: desk.view.can_go_forward,
            ),
        ),
        (
            Command(
                "go.next",
                message("Next event"),
                lambda desk: desk.view.step(1),
                (".",),
                "step-forward",
            ),
            Command(
                "go.previous",
                message("Previous event"),
                lambda desk: desk.view.step(-1),
                (",",),
                "step-back",
            ),
        ),
        (
            Command(
                "go.search",
                message("Search"),
                lambda desk: desk.panes.start_search(),
                ("/", "Ctrl+F"),
                "search",
            ),
            _focus("facets", message("Go to the facets"), "Ctrl+1"),
            Command(
                "go.timeline",
                message("Go to the timeline"),
                lambda desk: desk.panes.timeline.setFocus(Qt.FocusReason.ShortcutFocusReason),
                ("Ctrl+2",),
            ),
            Command("go.map", message("Go to the map"), lambda desk: desk.panes.go_to_map(), ("Ctrl+3",)),
            _focus("table", message("Go to the table"), "Ctrl+4"),
            _focus("detail", message("Go to the details"), "Ctrl+5"),
            Command("go.pairs", message("Go to the pairs"), lambda desk: desk.panes.go_to_pairs(), ("Ctrl+6",)),
        ),
    ),
)

HELP = Menu(
    message("&Help"),
    (
        (
            Command("help.pages", message("Help"), guidance.help_pages, ("F1",), "circle-help"),
            Command("help.palette", message("All commands…"), errands.palette, ("Ctrl+K",), "command"),
            Command("help.shortcuts", message("Shortcuts"), errands.shortcuts, ("?",), "keyboard"),
            Command("help.welcome", message("Welcome page"), guidance.welcome),
        ),
        (Command("help.about", message("About Steppeline"), errands.about, icon="info"),),
    ),
)

MENUS = (FILE, EDIT, VIEW, GO, HELP)


def commands_of(menu: Menu) -> Iterator[Command]:
    """The commands of a menu and of the menus within it, in their order."""
    for section in menu.sections:
        for entry in section:
            yield from entry.commands if isinstance(entry, Submenu) else (entry,)


COMMANDS = tuple(command for menu in MENUS for command in commands_of(menu))
