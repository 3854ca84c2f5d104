"""Commands that help one to find one's way: the first page, and the help."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QApplication, QWidget

from steppeline.ui.desk import Desk
from steppeline.ui.main_window import DockName

_FIRST = "10-getting-started.md"
_OF_DOCKS: Mapping[DockName, str] = {"facets": "40-queries.md", "map": "50-map.md", "detail": "60-editing.md"}


def welcome(desk: Desk) -> None:
    """Show the first page, unless it is there."""
    from steppeline.ui.welcome import WelcomePage

    if all(page.isHidden() for page in desk.window.findChildren(WelcomePage)):
        WelcomePage(desk)


def help_pages(desk: Desk) -> None:
    """Show the help, at the page on what has the keyboard."""
    from steppeline.ui.dialogs.shortcuts import shortcut_groups
    from steppeline.ui.help.keys import with_commands
    from steppeline.ui.help.library import read_pages
    from steppeline.ui.help.window import HelpWindow

    window = desk.window.findChild(HelpWindow)
    topic = _topic(desk, QApplication.focusWidget())
    if window is None:
        written = read_pages(desk.program.help, desk.language.code)
        pages = with_commands(written, desk.language, shortcut_groups(desk.window))
        window = HelpWindow(pages, desk.program.help, desk.window)
    window.show_page(topic)
    window.show()
    window.raise_()
    window.activateWindow()


def _topic(desk: Desk, focused: QWidget | None) -> str:
    """The page on the pane that has the keyboard; the first one for all others."""
    if focused is not None:
        for name, page in _OF_DOCKS.items():
            if desk.window.dock(name).isAncestorOf(focused):
                return page
        if desk.panes.timeline.isAncestorOf(focused) or desk.panes.timeline is focused:
            return "20-timeline.md"
        if desk.panes.search.isAncestorOf(focused):
            return "40-queries.md"
    return _FIRST
