"""Jobs: answers on the GUI thread, one writer, the newest wish, progress, cancelling without a trace, clean closing."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from time import monotonic

import pytest
from PySide6.QtCore import QObject

from steppeline.model.errors import WorldError
from steppeline.model.text import message
from steppeline.session import progress as progress_module
from steppeline.session.jobs import READERS, Job, Jobs, Latest
from steppeline.session.progress import Cancelled, Progress

Wait = Callable[[Callable[[], bool]], None]
TITLE = message("Counting the stars")
BROKEN = WorldError(message("The telescope is out of order; clean the lens."))


class Gate:
    """Work that waits until it is let on, or cancelled; `entered` tells that it has begun."""

    def __init__(self, answer: object = None) -> None:
        self.entered = threading.Event()
        self.open = threading.Event()
        self.answer = answer

    def __call__(self, progress: Progress) -> object:
        self.entered.set()
        given_up_at = monotonic() + 10
        while not self.open.wait(0.001):
            progress()
            assert monotonic() < given_up_at
        return self.answer


def _append(numbers: list[int], number: int, _: Progress) -> None:
    numbers.append(number)


def never(answer: object) -> None:
    raise AssertionError(f"nobody wants to hear of {answer}")


def test_the_work_is_done_elsewhere_and_the_answer_comes_here(jobs: Jobs, wait_until: Wait) -> None:
    heard: list[tuple[object, threading.Thread]] = []

    def hear(answer: object) -> None:
        heard.append((answer, threading.current_thread()))

    jobs.read(lambda _: threading.current_thread(), hear)
    jobs.write(lambda _: threading.current_thread(), hear)
    assert heard == []
    wait_until(lambda: len(heard) == 2)
    here = threading.current_thread()
    assert all(worked_in is not here and heard_in is here for worked_in, heard_in in heard)
    assert jobs.running == ()


def test_edits_go_one_after_another_in_their_order(jobs: Jobs, wait_until: Wait) -> None:
    written: list[int] = []
    for number in range(50):
        jobs.write(partial(_append, written, number), lambda _: None)
    wait_until(lambda: not jobs.running)
    assert written == list(range(50))


def test_a_long_question_does_not_hold_up_a_short_one_nor_an_edit(jobs: Jobs, wait_until: Wait) -> None:
    long, heard = Gate("long"), list[object]()
    jobs.read(long, heard.append)
    jobs.read(lambda _: "short", heard.append)
    jobs.write(lambda _: "edit", heard.append)
    wait_until(lambda: len(heard) == 2)
    long.open.set()
    wait_until(lambda: len(heard) == 3)
    assert (set(heard[:2]), heard[2]) == ({"short", "edit"}, "long")


def test_failures_of_the_world_go_to_who_asked_or_to_everybody(
    jobs: Jobs, wait_until: Wait, failures: list[WorldError]
) -> None:
    def fail(_: Progress) -> None:
        raise BROKEN

    own: list[WorldError] = []
    jobs.read(fail, never, failed=own.append)
    jobs.write(fail, never)
    wait_until(lambda: not jobs.running)
    assert (own, failures) == ([BROKEN], [BROKEN])


def test_bugs_are_raised_on_the_gui_thread(
    jobs: Jobs, wait_until: Wait, monkeypatch: pytest.MonkeyPatch, failures: list[WorldError]
) -> None:
    raised: list[BaseException] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, error, trace: raised.append(error))
    bug = ZeroDivisionError("divided by nothing")

    def stumble(_: Progress) -> None:
        raise bug

    jobs.read(stumble, never)
    wait_until(lambda: not jobs.running)
    assert raised == [bug]
    assert failures == []


def test_a_cancelled_question_is_not_heard_of(jobs: Jobs, wait_until: Wait) -> None:
    gates = [Gate() for _ in range(READERS)]
    running = [jobs.read(gate, never) for gate in gates]
    waiting = jobs.read(lambda _: 1 / 0, never)
    wait_until(lambda: all(gate.entered.is_set() for gate in gates))
    for job in (*running, waiting):
        job.cancel()
    wait_until(lambda: not jobs.running)


def test_an_answer_that_came_too_late_is_not_heard_of(jobs: Jobs, wait_until: Wait) -> None:
    answered = threading.Event()
    job = jobs.read(lambda _: answered.set(), never)
    assert answered.wait(10)
    job.cancel()
    wait_until(lambda: not jobs.running)


def test_a_cancelled_long_change_leaves_no_trace(jobs: Jobs, wait_until: Wait) -> None:
    trace: list[str] = []

    def work(progress: Progress) -> None:
        trace.append("begun")
        try:
            Gate()(progress)
        except Cancelled:
            trace.clear()
            raise

    job = jobs.write(work, never, title=TITLE)
    wait_until(lambda: trace == ["begun"])
    job.cancel()
    wait_until(lambda: not jobs.running)
    assert trace == []


def test_a_change_that_was_finished_is_told_though_cancelled(jobs: Jobs, wait_until: Wait) -> None:
    entered, gate, heard = threading.Event(), threading.Event(), list[object]()

    def work(_: Progress) -> bool:
        entered.set()
        return gate.wait(10)

    job = jobs.write(work, heard.append, title=TITLE)
    assert entered.wait(10)
    job.cancel()
    gate.set()
    wait_until(lambda: not jobs.running)
    assert heard == [True]


def test_an_edit_is_not_cancelled(jobs: Jobs, wait_until: Wait) -> None:
    heard: list[object] = []
    job = jobs.write(lambda _: "written", heard.append)
    assert not job.can_be_cancelled
    job.cancel()
    wait_until(lambda: bool(heard))
    assert heard == ["written"]


def test_cancelling_interrupts_what_the_work_waits_for(jobs: Jobs, wait_until: Wait) -> None:
    begun = threading.Event()

    def work(progress: Progress) -> object:
        with closing(sqlite3.connect(":memory:")) as connection, progress.interrupting(connection.interrupt):
            begun.set()
            endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
            return connection.execute(endless).fetchone()

    job = jobs.write(work, never, title=TITLE)
    assert begun.wait(10)

    # Until the query runs there is nothing to interrupt; then it goes on counting until somebody does.
    def interrupted() -> bool:
        job.cancel()
        return not jobs.running

    wait_until(interrupted)


def test_a_failure_inside_an_interruptible_block_is_itself_when_nobody_cancelled() -> None:
    progress = Progress(lambda done, total: None)
    with pytest.raises(ZeroDivisionError), progress.interrupting(lambda: None):
        _ = 1 / 0


def test_only_the_newest_wish_counts(jobs: Jobs, wait_until: Wait) -> None:
    latest, heard = Latest(jobs), list[object]()
    gates = [Gate(number) for number in range(20)]
    for gate in gates:
        latest.read(gate, heard.append)
    for gate in gates:
        gate.open.set()
    wait_until(lambda: not jobs.running)
    assert heard == [19]


def test_nothing_is_heard_of_a_wish_that_was_given_up(jobs: Jobs, wait_until: Wait) -> None:
    latest = Latest(jobs)
    latest.read(lambda _: 1, never)
    latest.cancel()
    wait_until(lambda: not jobs.running)


def test_progress_is_told_seldom_and_seen_here(jobs: Jobs, wait_until: Wait, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks: Iterator[float] = iter([number / 100 for number in range(100, 100_000)])
    monkeypatch.setattr(progress_module, "monotonic", lambda: next(ticks))
    seen: list[tuple[int, int]] = []
    gate = threading.Event()

    def work(progress: Progress) -> None:
        for done in range(1_000):
            progress(done, 1_000)
        assert gate.wait(10)

    job = jobs.read(work, lambda _: None, title=TITLE)
    jobs.changed.connect(lambda: seen.append((job.done, job.total)))
    wait_until(lambda: job.done > 900)
    gate.set()
    wait_until(lambda: not jobs.running)
    # A hundredth of a second passes between two calls: every tenth or eleventh is told.
    assert 90 <= len(set(seen)) <= 101
    assert {total for _, total in seen} == {1_000}
    assert job.title == TITLE


def test_beginning_and_ending_are_announced(jobs: Jobs, wait_until: Wait) -> None:
    counts: list[int] = []
    jobs.changed.connect(lambda: counts.append(len(jobs.running)))
    jobs.read(lambda _: None, lambda _: None)
    wait_until(lambda: not jobs.running)
    assert counts == [1, 0]


def test_closing_finishes_edits_and_calls_off_the_rest(application: object, failures: list[WorldError]) -> None:
    jobs = Jobs(failures.append)
    long_question, import_, first_edit = Gate(), Gate(), threading.Event()
    heard: list[object] = []
    jobs.read(long_question, never)
    jobs.write(lambda _: first_edit.wait(10), heard.append)
    jobs.write(import_, never, title=TITLE)
    jobs.write(lambda _: "second", heard.append)
    assert long_question.entered.wait(10)
    releasing = threading.Timer(0.01, first_edit.set)
    releasing.start()
    jobs.close()
    releasing.join()
    assert heard == [True, "second"]
    assert not import_.entered.is_set()
    assert jobs.running == ()
    assert failures == []


def test_a_failure_of_the_last_edit_is_told_before_closing_ends(
    application: object, failures: list[WorldError]
) -> None:
    def fail(_: Progress) -> None:
        raise BROKEN

    jobs = Jobs(failures.append)
    jobs.write(fail, never)
    jobs.close()
    assert failures == [BROKEN]


def test_closed_jobs_take_nothing_on(application: object, failures: list[WorldError]) -> None:
    jobs = Jobs(failures.append)
    jobs.close()
    job = jobs.read(never, never)
    assert job.is_cancelled
    assert jobs.running == ()
    jobs.close()


def test_what_follows_on_an_answer_while_closing_is_not_begun(application: object, failures: list[WorldError]) -> None:
    jobs = Jobs(failures.append)
    follow_ups: list[Job] = []
    jobs.write(lambda _: None, lambda _: follow_ups.append(jobs.read(never, never)))
    jobs.close()
    assert [job.is_cancelled for job in follow_ups] == [True]


def test_the_work_is_let_go_when_it_is_done(jobs: Jobs, wait_until: Wait) -> None:
    released = threading.Event()

    class Load:
        def __del__(self) -> None:
            released.set()

        def __call__(self, progress: Progress) -> None: ...

    jobs.read(Load(), lambda _: None)
    wait_until(released.is_set)


def test_receivers_are_never_let_go_by_a_worker(jobs: Jobs, wait_until: Wait) -> None:
    deaths: list[threading.Thread] = []

    class Receiver(QObject):
        def __del__(self) -> None:
            deaths.append(threading.current_thread())

        def hear(self, answer: object) -> None: ...

    for _ in range(200):
        jobs.read(lambda _: None, Receiver().hear)
    wait_until(lambda: len(deaths) == 200)
    assert set(deaths) == {threading.current_thread()}
