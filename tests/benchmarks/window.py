"""The real window on a casefile, in this process, the way the program builds it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget
from tests.benchmarks.frames import Stopwatch

from steppeline import paths
from steppeline.app import Steppeline
from steppeline.session.document import Document
from steppeline.session.stages import Stages
from steppeline.session.view_state import ViewState
from steppeline.ui.application import make_application
from steppeline.ui.assembly import Assembly
from steppeline.ui.main_window import MainWindow
from steppeline.ui.table.event_table import EventTable

WIDTH, HEIGHT = 1600, 900
_PATIENCE = 600.0

AnyWidget = TypeVar("AnyWidget", bound=QWidget)


class OpenWindow:
    """A running program with one window, and a stopwatch for its frames."""

    def __init__(self, application: QApplication, program: Steppeline) -> None:
        self.application = application
        self.program = program
        self.window = the_window()
        assembly = self.window.findChild(Assembly)
        if not isinstance(assembly, Assembly):
            raise TypeError("the window is not put together")
        self.document: Document = assembly.desk.document
        self.view: ViewState = assembly.desk.view
        self.watch = Stopwatch(self.window, self.view, self.document)
        self.frame = self.watch.frame

    def find(self, kind: type[AnyWidget]) -> AnyWidget:
        """The one widget of this class in the window."""
        (found,) = self.window.findChildren(kind)
        if not isinstance(found, kind):
            raise TypeError(kind)
        return found


def the_window() -> MainWindow:
    """The main window that is on the screen."""
    (window,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()]
    return window


@contextmanager
def open_window(casefile: Path) -> Iterator[OpenWindow]:
    """The window at 1600 × 900 with all panes, at rest. The user's folders are those of the environment."""
    application = make_application(paths.shipped("resources"))
    program = Steppeline(application, "en", Stages())
    try:
        program.start(casefile)
        wait_until(lambda: bool(the_window().findChildren(EventTable)))
        opened = OpenWindow(application, program)
        opened.window.resize(WIDTH, HEIGHT)
        opened.window.activateWindow()
        opened.watch.rest()
        yield opened
        opened.watch.rest()
        program.quit()
    finally:
        program.close()


def wait_until(condition: Callable[[], bool]) -> None:
    """Handle events until the condition holds. Raises TimeoutError after ten minutes."""
    given_up_at = time.monotonic() + _PATIENCE
    while not condition():
        if time.monotonic() > given_up_at:
            raise TimeoutError
        QCoreApplication.processEvents()
