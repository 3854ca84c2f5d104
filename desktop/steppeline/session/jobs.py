"""Long work off the GUI thread: one writer, readers beside it, and answers that arrive on the GUI thread.

Work carries all it needs, as values, and never touches a Qt object; what to do with the answer stays on the GUI thread,
so that nothing of Qt is ever destroyed elsewhere. But for `session.opening` no other module starts a thread.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot

from steppeline.model.errors import WorldError
from steppeline.model.text import Message
from steppeline.session.progress import Cancelled, Progress

if TYPE_CHECKING:
    from steppeline.session.trace import Trace

T = TypeVar("T")
Work = Callable[[Progress], T]

READERS = 2
"""Threads that answer questions: a long one does not hold up a short one."""

_TURN = 0.0005
"""Seconds that a thread may go on in Python while the window waits. It waits many times for one picture, and Python's
own 5 ms would add up to a tenth of a second."""


class Job:
    """One piece of work as the GUI thread sees it. `done` of `total` steps is what it last told, 0 of 0 before."""

    def __init__(self, title: Message | None, progress: Progress, *, can_be_cancelled: bool) -> None:
        self.title = title
        self.done = 0
        self.total = 0
        self.can_be_cancelled = can_be_cancelled
        self._progress = progress

    @property
    def is_cancelled(self) -> bool:
        """Whether it was called off."""
        return self._progress.is_cancelled

    def cancel(self) -> None:
        """Call it off: it leaves no trace, and nobody hears of it. An edit under way is not to be called off."""
        if self.can_be_cancelled:
            self._progress.cancel()


@dataclass(frozen=True)
class _Task:
    """What a thread gets to see of a job."""

    number: int
    work: Work[Any]
    progress: Progress


@dataclass(frozen=True)
class _Outcome:
    number: int
    answer: Any = None
    error: Exception | None = None


@dataclass(frozen=True)
class _Expected:
    """What waits on the GUI thread for an outcome."""

    job: Job
    done: Callable[[Any], None]
    failed: Callable[[WorldError], None]
    is_question: bool


@dataclass
class _Lane:
    """A queue and the threads that work it off, started with its first task."""

    name: str
    width: int
    tasks: SimpleQueue[_Task | None] = field(default_factory=SimpleQueue)
    threads: list[threading.Thread] = field(default_factory=list)


class Jobs(QObject):
    """Runs work. Made, asked and closed on the GUI thread.

    `changed`: a job began, got on or ended. A WorldError goes to the job's `failed`, or else to the `failed` given
    here; any other exception is a bug and is raised again on the GUI thread. `trace` is where jobs are noted.
    """

    changed = Signal()
    _ended = Signal(object)
    _advanced = Signal(object)

    def __init__(
        self, failed: Callable[[WorldError], None], parent: QObject | None = None, *, trace: Trace | None = None
    ) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN)
        self._failed = failed
        self._trace = trace
        self._expected: dict[int, _Expected] = {}
        self._count = 0
        self._is_closed = False
        self._writing = _Lane("writer", 1)
        self._reading = _Lane("reader", READERS)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._advanced.connect(self._on_advanced, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> tuple[Job, ...]:
        """The jobs that wait or run, oldest first; those with a title are for the user to see."""
        return tuple(expected.job for expected in self._expected.values())

    def read(
        self,
        work: Work[T],
        done: Callable[[T], None],
        *,
        failed: Callable[[WorldError], None] | None = None,
        title: Message | None = None,
    ) -> Job:
        """Answer a question. Called off, the answer is dropped even if it is there already."""
        return self._start(self._reading, work, done, failed, title, can_be_cancelled=True)

    def write(
        self,
        work: Work[T],
        done: Callable[[T], None],
        *,
        failed: Callable[[WorldError], None] | None = None,
        title: Message | None = None,
    ) -> Job:
        """Change something, one job after another in the order they came.

        Without a title it is an edit, short and never called off, not even by closing. With one it is long: called off,
        its work must end by the Cancelled that `Progress` raises, having undone what it did; if it comes to its end all
        the same, that is told.
        """
        return self._start(self._writing, work, done, failed, title, can_be_cancelled=title is not None)

    def close(self) -> None:
        """Call off what can be called off, wait for the rest, tell how it went, and end all threads."""
        self._is_closed = True
        for job in self.running:
            job.cancel()
        for lane in (self._writing, self._reading):
            for _ in lane.threads:
                lane.tasks.put(None)
            for thread in lane.threads:
                thread.join()
            lane.threads.clear()
        # The last outcomes wait in the event queue of this object; nobody may come back to them later.
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)
        self._expected.clear()

    def _start(
        self,
        lane: _Lane,
        work: Work[T],
        done: Callable[[T], None],
        failed: Callable[[WorldError], None] | None,
        title: Message | None,
        *,
        can_be_cancelled: bool,
    ) -> Job:
        self._count += 1
        number = self._count
        progress = Progress(lambda steps, total: self._advanced.emit((number, steps, total)))
        job = Job(title, progress, can_be_cancelled=can_be_cancelled)
        if self._is_closed:
            progress.cancel()
            return job
        self._expected[number] = _Expected(job, done, failed or self._failed, is_question=lane is self._reading)
        lane.tasks.put(_Task(number, work if self._trace is None else self._trace.job(lane.name, work), progress))
        if len(lane.threads) < lane.width:
            # A daemon, so that a crash that never comes to `close` does not leave the process hanging.
            thread = threading.Thread(
                target=_work_off, args=(lane.tasks, self._ended.emit), name=lane.name, daemon=True
            )
            lane.threads.append(thread)
            thread.start()
        self.changed.emit()
        return job

    @Slot(object)
    def _on_advanced(self, report: tuple[int, int, int]) -> None:
        number, steps, total = report
        expected = self._expected.get(number)
        if expected is not None:
            expected.job.done, expected.job.total = steps, total
            self.changed.emit()

    @Slot(object)
    def _on_ended(self, outcome: _Outcome) -> None:
        expected = self._expected.pop(outcome.number)
        try:
            _tell(expected, outcome)
        finally:
            self.changed.emit()


class Latest:
    """A place for one question at a time: asking the next calls off the one before. Only the newest wish counts."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._job: Job | None = None

    def read(self, work: Work[T], done: Callable[[T], None]) -> None:
        """Ask, instead of what was asked before."""
        self.cancel()
        self._job = self._jobs.read(work, done)

    def cancel(self) -> None:
        """Want no answer any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None


def _work_off(tasks: SimpleQueue[_Task | None], ended: Callable[[_Outcome], None]) -> None:
    """What a thread does: one task after another, until it gets None."""
    while (task := tasks.get()) is not None:
        ended(_outcome(task))
        # Else the work, and all it carries, would live until the next task comes.
        del task


def _outcome(task: _Task) -> _Outcome:
    try:
        task.progress.stop_if_cancelled()
        return _Outcome(task.number, task.work(task.progress))
    except Exception as error:
        # Nothing is swallowed: every error goes on to the GUI thread.
        return _Outcome(task.number, error=error)


def _tell(expected: _Expected, outcome: _Outcome) -> None:
    match outcome.error:
        case Cancelled():
            pass
        case WorldError() as failure:
            if not expected.job.is_cancelled:
                expected.failed(failure)
        case None:
            # What was written stays written, and is told even if it was called off too late.
            if not (expected.is_question and expected.job.is_cancelled):
                expected.done(outcome.answer)
        case bug:
            raise bug
