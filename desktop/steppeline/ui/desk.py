"""What commands act on: the casefile, the view, the window and what stands in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.notices import Notices
from steppeline.session.settings import Settings
from steppeline.session.view_state import ViewState
from steppeline.ui.icons import IconShelf
from steppeline.ui.main_window import MainWindow

if TYPE_CHECKING:
    from steppeline.ui.print.press import Press


@dataclass(frozen=True)
class Panes:
    """The panes of one window that commands act on. Those in docks are found by their docks."""

    search: QWidget
    timeline: QWidget
    figures: QWidget
    start_search: Callable[[], None]
    copy_citation: Callable[[], None]
    go_to_map: Callable[[], None]
    go_to_pairs: Callable[[], None]
    play_or_stop: Callable[[], None]
    press: Callable[[], Press]
    """What prints the panes."""


class Program(Protocol):
    """What goes beyond one window."""

    now: Callable[[], int]
    """The civil time of the clock on the wall, in our seconds."""
    resources: Path
    help: Path
    """The folder of the help's pages and pictures."""
    icons: IconShelf
    backups: Path
    settings: Settings
    notices: Notices

    def open(self, path: Path) -> None:
        """Show a casefile instead of the one that is open; a failure is told and changes nothing."""

    def new(self, path: Path) -> None:
        """Make an empty casefile in place of what the user agreed to replace, and show it."""

    def restore(self, kept: Path, path: Path) -> None:
        """Put a backup in the place of the casefile `path`, which is backed up first, and show that."""

    def open_dataset(self) -> None:
        """Show the working copy of the shipped dataset."""

    def quit(self) -> None:
        """Close the window and end."""


@dataclass(frozen=True)
class Desk:
    """One window with a casefile before it."""

    program: Program
    document: Document
    view: ViewState
    window: MainWindow
    panes: Panes
    language: Language
