"""The whole program with its window on a casefile, as a user has it, for tests that work in it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from steppeline import paths
from steppeline.app import Steppeline
from steppeline.model.calendar import seconds_of
from steppeline.session.document import Document
from steppeline.session.stages import Stages
from steppeline.session.view_state import ViewState
from steppeline.ui.assembly import Assembly
from steppeline.ui.desk import Desk
from steppeline.ui.main_window import MainWindow
from steppeline.work.casefiles import demo_casefile

AnyWidget = TypeVar("AnyWidget", bound=QWidget)

TODAY = seconds_of(2026, 6, 1, 12)
PATIENCE = 10.0
"""Seconds until what does not come about is a failure."""


class Workplace:
    """One running program. What the user sees is found through its window."""

    def __init__(self, program: Steppeline) -> None:
        self.program = program

    @property
    def window(self) -> MainWindow:
        """The window: there is exactly one."""
        (window,) = [
            each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()
        ]
        return window

    @property
    def desk(self) -> Desk:
        """What commands act on."""
        assembly = self.window.findChild(Assembly)
        assert isinstance(assembly, Assembly)
        return assembly.desk

    @property
    def document(self) -> Document:
        return self.desk.document

    @property
    def view(self) -> ViewState:
        return self.desk.view

    def find(self, kind: type[AnyWidget]) -> AnyWidget:
        """The one widget of this class in the window."""
        (found,) = self.window.findChildren(kind)
        assert isinstance(found, kind)
        return found

    def settle(self) -> None:
        """Handle what waits, and wait for what is asked of the casefile and of the writer."""
        quiet = 0

        def is_quiet() -> bool:
            nonlocal quiet
            quiet = quiet + 1 if self.view.is_settled and not self.document.jobs.running else 0
            return quiet > 3

        wait_until(is_quiet)
        delete_what_is_to_go()

    def show(self, width: int, height: int) -> None:
        """Have a window of this size."""
        self.window.resize(width, height)
        self.settle()


_BREATH = 0.001
"""Seconds."""


def wait_until(condition: Callable[[], bool], what: str = "", patience: float = PATIENCE) -> None:
    """Handle events until the condition holds, for so many seconds at most."""
    given_up_at = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < given_up_at, f"did not come about: {what or condition}"
        QCoreApplication.processEvents()
        # Or jobs, which the condition may wait for, would hardly come to run.
        time.sleep(_BREATH)


def delete_what_is_to_go() -> None:
    """Do what only a running event loop does by itself: delete the objects that were told to go later."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@contextmanager
def looks_of_the_program(application: QApplication) -> Iterator[None]:
    """Our typeface for a while: sizes are to be those that users have. Without a screen, Qt's style is ours anyway."""
    from PySide6.QtGui import QFontDatabase

    from steppeline.ui.application import FAMILY, FONTS

    palette, font = application.palette(), application.font()
    for name in FONTS:
        QFontDatabase.addApplicationFont(str(paths.shipped("resources") / "fonts" / name))
    ours = QFont(FAMILY)
    ours.setPixelSize(13)
    application.setFont(ours)
    yield
    application.setPalette(palette)
    application.setFont(font)


@contextmanager
def working(application: QApplication, casefile: Path, language: str = "en") -> Iterator[Workplace]:
    """The program at work on `casefile` in a window of 1440 × 860. The user's folders are those of the environment."""
    program = Steppeline(application, language, Stages())
    program.now = lambda: TODAY
    program.start(casefile)
    place = Workplace(program)
    try:
        window = place.window
        wait_until(lambda: window.windowHandle() is not None and window.windowHandle().isExposed(), "the window")
        window.activateWindow()
        wait_until(lambda: QGuiApplication.focusWindow() is not None, "the keyboard")
        place.show(1440, 860)
        yield place
    finally:
        program.close()
        program.deleteLater()
        QCoreApplication.processEvents()
        delete_what_is_to_go()


def private_folders(folder: Path) -> dict[str, str]:
    """Environment in which settings, logs and working copies lie in `folder`, not in the user's own folders."""
    names = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    return {name: str(folder / name.lower()) for name in names}


def dataset(path: Path) -> Path:
    """The shipped dataset as a casefile at `path`."""
    demo_casefile(path, paths.shipped("data"))
    return path
