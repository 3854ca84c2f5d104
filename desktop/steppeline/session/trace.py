"""A trace of one run: its start, its frames, what each pane paints, and its jobs; for viewers such as Perfetto.

The format is Chrome's trace event format, as JSON. Who wants no trace makes none: nothing is installed then.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from steppeline.session.progress import Progress
from steppeline.work.files import written_whole

T = TypeVar("T")

_FRAME, _PAINT, _TURN = "frame", "paint", "turn"
_CATEGORIES: Final[Mapping[QEvent.Type, str]] = {
    QEvent.Type.UpdateRequest: _FRAME,
    QEvent.Type.Expose: _FRAME,
    QEvent.Type.Paint: _PAINT,
    QEvent.Type.Timer: _TURN,
    QEvent.Type.MetaCall: _TURN,
}
"""What is timed: all panes of a window are painted in answer to one event, its frame. A turn is a slot called later."""

_SHORTEST_TURN = 1e-4
"""Seconds. Shorter turns are many and tell nothing."""


@dataclass(frozen=True)
class _Span:
    """A stretch of time in one thread, in seconds of the monotonic clock."""

    category: str
    name: str
    begun: float
    ended: float
    thread: int = field(default_factory=threading.get_native_id)
    details: Mapping[str, float] = field(default_factory=dict)


class Trace(QObject):
    """Collects spans until `close` writes them to `path`. Raises WorldError, when made too, if that cannot be written.

    Spans may come from any thread; all else is for the GUI thread.
    """

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._spans: list[_Span] = []
        self._threads = {threading.get_native_id(): "window"}
        self._passed_on: QEvent.Type | None = None
        # Better to hear now than after an hour's work that there is no such folder.
        self._write()

    def add(self, category: str, name: str, begun: float, ended: float) -> None:
        """Note what took from `begun` to `ended`, seconds of the monotonic clock, in this thread."""
        self._spans.append(_Span(category, name, begun, ended))

    def watch(self, application: QCoreApplication) -> None:
        """Note the frames of all windows from now on, and the paintings in them."""
        application.installEventFilter(self)

    def job(self, lane: str, work: Callable[[Progress], T]) -> Callable[[Progress], T]:
        """The same work, which notes how long it waited for a thread of its lane, and how long it took."""
        return partial(self._work, lane, work, time.monotonic())

    def close(self) -> None:
        """Write the file; when all jobs have ended."""
        self._write()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Delivers what is timed, to know how long it takes. An event on its way comes by here for a second time."""
        kind = event.type()
        category = _CATEGORIES.get(kind)
        if category is None:
            return False
        if kind == self._passed_on:
            self._passed_on = None
            return False
        name = _name(watched) if category != _FRAME else _FRAME
        self._passed_on = kind
        begun = time.monotonic()
        QCoreApplication.sendEvent(watched, event)
        ended = time.monotonic()
        self._passed_on = None
        if category != _TURN or ended - begun >= _SHORTEST_TURN:
            self.add(category, name, begun, ended)
        return True

    def _work(self, lane: str, work: Callable[[Progress], T], asked: float, progress: Progress) -> T:
        begun = time.monotonic()
        self._threads[threading.get_native_id()] = lane
        try:
            return work(progress)
        finally:
            details = {"waited_ms": round((begun - asked) * 1e3, 3)}
            self._spans.append(_Span("job", _name_of_work(work), begun, time.monotonic(), details=details))

    def _write(self) -> None:
        process = os.getpid()
        names = [
            {"ph": "M", "name": "thread_name", "pid": process, "tid": thread, "args": {"name": name}}
            for thread, name in self._threads.items()
        ]
        spans = [
            {
                "ph": "X",
                "cat": span.category,
                "name": span.name,
                "ts": round(span.begun * 1e6, 1),
                "dur": round((span.ended - span.begun) * 1e6, 1),
                "pid": process,
                "tid": span.thread,
                "args": span.details,
            }
            for span in self._spans
        ]
        with written_whole(self._path) as file:
            file.write(json.dumps({"displayTimeUnit": "ms", "traceEvents": [*names, *spans]}).encode("ascii"))


def _name(watched: QObject) -> str:
    """The class of a pane. What is only a part of one, contents of a scroll area or a timer, goes by its owner, too."""
    name, owner = watched.metaObject().className(), watched.parent()
    return name if owner is None or not name.startswith("Q") else f"{owner.metaObject().className()} {name}"


def _name_of_work(work: Callable[..., object]) -> str:
    while isinstance(work, partial):
        work = work.func
    return getattr(work, "__qualname__", type(work).__name__).replace(".<locals>", "")
