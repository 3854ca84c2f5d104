"""What tests of the window's layers share: an application without a screen, waiting, and a look around afterwards.

A test in one of the folders QT_FOLDERS, or one that asks for `application`, fails when Qt warns, when an exception
escapes a slot, and when it leaves a thread, a timer or a window behind. Other tests never meet Qt.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType
    from PySide6.QtWidgets import QApplication, QWidget

    from steppeline.model.errors import WorldError
    from steppeline.session.jobs import Jobs

    AnyWidget = TypeVar("AnyWidget", bound=QWidget)

QT_FOLDERS = frozenset({"session", "ui"})
PATIENCE = 10.0
"""Seconds until a condition that did not come about is a failure. Nothing ever waits that long otherwise."""

HARMLESS = frozenset(
    {
        "This plugin does not support propagateSizeHints()",
        "This plugin does not support raise()",
        "This plugin does not support grabbing the keyboard",
    }
)
"""Said by the platform plugin without a screen: of any window that limits its size, and of any popup."""

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Enough for every run of the suite; `HYPOTHESIS_PROFILE=thorough` looks longer. Slow machines are no failure.
settings.register_profile("suite", max_examples=40, deadline=None)
settings.register_profile("thorough", max_examples=1_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


@pytest.fixture(scope="session")
def application() -> QApplication:
    """The one application of the test run; Qt allows no second."""
    from PySide6.QtWidgets import QApplication

    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else QApplication(["steppeline-tests"])


@pytest.fixture(autouse=True)
def _quiet_and_tidy(request: pytest.FixtureRequest) -> Iterator[None]:
    if not QT_FOLDERS.isdisjoint(_folders(request.path)) or "application" in request.fixturenames:
        request.getfixturevalue("application")
        threads_before = set(threading.enumerate())
        with _complaints() as complaints:
            yield
            _come_to_rest()
            leftovers = _leftovers(threads_before)
            if leftovers:
                # Perhaps they only wait to be collected.
                gc.collect()
                leftovers = _leftovers(threads_before)
        _speak_english_again()
        assert not complaints, "\n".join(complaints)
        assert not leftovers, f"left running: {', '.join(leftovers)}"
    else:
        yield


@pytest.fixture
def wait_until(application: QApplication) -> Callable[[Callable[[], bool]], None]:
    """`wait_until(condition)` handles events until the condition holds."""
    from PySide6.QtCore import QEventLoop

    def wait(condition: Callable[[], bool]) -> None:
        given_up_at = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < given_up_at, "the condition did not come about"
            application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    return wait


@pytest.fixture
def turn(application: QApplication) -> Callable[[], None]:
    """`turn()` handles what waits in the event loop and what that brings about: nothing further follows by itself."""

    def pass_turns() -> None:
        for _ in range(5):
            application.processEvents()

    return pass_turns


@pytest.fixture
def failures() -> list[WorldError]:
    """What went wrong in jobs whose asker did not care for it."""
    return []


@pytest.fixture
def jobs(application: QApplication, failures: list[WorldError]) -> Iterator[Jobs]:
    """Jobs that are closed after the test."""
    from steppeline.session.jobs import Jobs

    jobs = Jobs(failures.append)
    yield jobs
    jobs.close()


@pytest.fixture
def show(
    application: QApplication, wait_until: Callable[[Callable[[], bool]], None]
) -> Iterator[Callable[..., QWidget]]:
    """`show(widget, width=…, height=…)` shows a window that is closed and deleted after the test."""
    shown: list[QWidget] = []

    def open_window(widget: AnyWidget, width: int = 800, height: int = 500) -> AnyWidget:
        shown.append(widget)
        widget.resize(width, height)
        widget.show()
        wait_until(lambda: bool(widget.windowHandle() and widget.windowHandle().isExposed()))
        return widget

    yield open_window
    for widget in shown:
        widget.close()
        widget.deleteLater()
    application.processEvents()


def _speak_english_again() -> None:
    """The application outlives the test: a language, a palette or a style sheet must not reach the next one."""
    from PySide6.QtCore import QLocale, QTranslator
    from PySide6.QtGui import QPalette
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale(QLocale.Language.English))
    application.setPalette(QPalette())


def _folders(path: Path) -> frozenset[str]:
    return frozenset(path.relative_to(Path(__file__).parent).parts[:-1])


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collects what Qt warns of, and exceptions that escape slots: nothing else would make these fail a test."""
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    said: list[str] = []

    def on_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and text not in HARMLESS:
            said.append(f"Qt ({context.category}): {text}")

    def on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        where = " < ".join(
            f"{frame.name} ({Path(frame.filename).name}:{frame.lineno})" for frame in extract_tb(trace)[::-1]
        )
        said.append(f"in a slot: {kind.__name__}: {error}\n{where}")

    hook_before = sys.excepthook
    handler_before = qInstallMessageHandler(on_message)
    sys.excepthook = on_exception
    try:
        yield said
    finally:
        sys.excepthook = hook_before
        qInstallMessageHandler(handler_before)


def _come_to_rest() -> None:
    """Handle what is due: timers of no length, objects to be deleted."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _leftovers(threads_before: set[threading.Thread]) -> list[str]:
    from PySide6.QtWidgets import QApplication

    threads = [f"thread {thread.name}" for thread in set(threading.enumerate()) - threads_before]
    windows = [f"window {widget!r}" for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    return [*threads, *windows, *(f"timer of {timer.parent()!r}" for timer in _active_timers())]


def _active_timers() -> list[QTimer]:
    from PySide6.QtCore import QTimer
    from shiboken6 import isValid

    # type(), not isinstance(): that would ask objects for their __class__, which wakes lazy ones.
    timers = [found for found in gc.get_objects() if issubclass(type(found), QTimer)]
    return [timer for timer in timers if isValid(timer) and timer.isActive()]
