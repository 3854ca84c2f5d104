"""One frame of the whole window: from the posting of an input until everything that it changed is painted."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.main_window import MainWindow

NO_BUTTON, LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
PLAIN, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)

_IDLE_TURNS = 3
"""Turns of the event loop in which nothing happens, until we believe that nothing will: timers of no length chain."""
_BUSY = 0.0003
"""Processor seconds of a turn that does something."""
_PATIENCE = 120.0
_EVERYTHING = QEventLoop.ProcessEventsFlag.AllEvents
_WAITING = _EVERYTHING | QEventLoop.ProcessEventsFlag.WaitForMoreEvents


@dataclass(frozen=True)
class Frame:
    """Seconds of one frame: by the clock and on the processor (of the GUI thread).

    `first` is the time to the first painting, `answered` the time until the answers of all jobs that it started are
    painted as well.
    """

    what: str
    wall: float
    cpu: float
    first: float
    answered: float


@dataclass(frozen=True)
class _Moment:
    wall: float
    cpu: float


class Stopwatch(QObject):
    """Takes frames of one window. Costs a call for each event of the window itself, none for those of its panes."""

    def __init__(self, window: MainWindow, view: ViewState, document: Document) -> None:
        super().__init__()
        self._view = view
        self._document = document
        self._paintings = 0
        self._first: float | None = None
        # Wakes us up while we wait for an answer, in case none ever comes.
        self._tick = QTimer(self, interval=20)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """All panes of a window are painted in answer to this one event."""
        if event.type() == QEvent.Type.UpdateRequest:
            self._paintings += 1
        return False

    def frame(
        self,
        act: Callable[[], object],
        what: str = "",
        *,
        answers: bool = False,
        is_done: Callable[[], bool] = lambda: True,
    ) -> Frame:
        """Do something and see it painted; with `answers`, wait for those of the jobs that it started, too.

        `is_done` is what else must hold. Raises TimeoutError when that takes minutes.
        """
        known = set(self._document.jobs.running)
        self._first = None
        begun, paintings = _now(), self._paintings
        act()
        if paintings != self._paintings:
            self._first = _now().wall
        painted = self._until(lambda: self._view.is_settled and is_done(), what)
        answered = painted.wall
        if answers and not known.issuperset(self._document.jobs.running):
            answered = self._until(lambda: known.issuperset(self._document.jobs.running), what).wall
        first = painted.wall if self._first is None else self._first
        return Frame(
            what, painted.wall - begun.wall, painted.cpu - begun.cpu, first - begun.wall, answered - begun.wall
        )

    def rest(self) -> None:
        """Let everything come to its end, jobs included."""
        self._until(lambda: self._view.is_settled and not self._document.jobs.running, "rest")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _until(self, is_done: Callable[[], bool], what: str) -> _Moment:
        """Handle events until the condition holds and nothing more happens; gives the end of the last that did."""
        last = begun = _now()
        idle, waits = 0, False
        while idle < _IDLE_TURNS:
            turn, paintings = time.thread_time(), self._paintings
            QCoreApplication.processEvents(_WAITING if waits else _EVERYTHING)
            now = _now()
            works = paintings != self._paintings or now.cpu - turn > _BUSY
            if works:
                last = now
                if self._first is None and paintings != self._paintings:
                    self._first = now.wall
            is_ready = is_done()
            idle = 0 if works or not is_ready else idle + 1
            self._wait(waits := not is_ready and not works)
            if now.wall - begun.wall > _PATIENCE:
                raise TimeoutError(what)
        self._wait(False)
        return last

    def _wait(self, is_waiting: bool) -> None:
        if is_waiting != self._tick.isActive():
            self._tick.start() if is_waiting else self._tick.stop()


def _now() -> _Moment:
    return _Moment(time.perf_counter(), time.thread_time())


def wheel(widget: QWidget, at: QPoint, turn: QPoint, held: Qt.KeyboardModifier = PLAIN) -> None:
    """Post a turn of the wheel (120 a notch, down and right negative)."""
    place = QPointF(at)
    event = QWheelEvent(
        place, QPointF(widget.mapToGlobal(at)), QPoint(), turn, NO_BUTTON, held, Qt.ScrollPhase.NoScrollPhase, False
    )
    QCoreApplication.postEvent(widget, event)


def point(widget: QWidget, at: QPoint, held: Qt.KeyboardModifier = PLAIN, *, drags: bool = False) -> None:
    """Post a move of the pointer to a place."""
    _mouse(QEvent.Type.MouseMove, widget, at, NO_BUTTON, LEFT if drags else NO_BUTTON, held)


def press(widget: QWidget, at: QPoint, held: Qt.KeyboardModifier = PLAIN) -> None:
    """Post a press of the left button."""
    _mouse(QEvent.Type.MouseButtonPress, widget, at, LEFT, LEFT, held)


def release(widget: QWidget, at: QPoint, held: Qt.KeyboardModifier = PLAIN) -> None:
    """Post its release."""
    _mouse(QEvent.Type.MouseButtonRelease, widget, at, LEFT, NO_BUTTON, held)


def click(widget: QWidget, at: QPoint) -> None:
    """Post press and release."""
    press(widget, at)
    release(widget, at)


def key(window: QWidget, wanted: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key the way a display does: shortcuts first, then what has the keyboard."""
    handle = window.windowHandle()
    if handle is None:
        raise ValueError("the window is not shown")
    QTest.keyClick(handle, wanted, held)


def _mouse(
    kind: QEvent.Type,
    widget: QWidget,
    at: QPoint,
    button: Qt.MouseButton,
    buttons: Qt.MouseButton,
    held: Qt.KeyboardModifier,
) -> None:
    event = QMouseEvent(kind, QPointF(at), QPointF(widget.mapToGlobal(at)), button, buttons, held)
    QCoreApplication.postEvent(widget, event)
