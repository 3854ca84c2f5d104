"""What runs, in the status bar."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar, QToolButton

from steppeline.model.text import Language, message
from steppeline.paths import shipped
from steppeline.session.jobs import Jobs
from steppeline.session.progress import Progress
from steppeline.ui.icons import Icons
from steppeline.ui.theme import light
from steppeline.ui.widgets.job_progress import JobProgress

Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture
def progress(jobs: Jobs) -> Iterator[JobProgress]:
    theme = light()
    widget = JobProgress(jobs, theme, Icons(shipped("resources") / "icons", theme), Language("en"))
    yield widget
    widget.deleteLater()


def test_it_is_hidden_while_nothing_runs_that_has_a_name(progress: JobProgress, jobs: Jobs, wait_until: Wait) -> None:
    assert progress.isHidden()
    jobs.read(lambda _: None, lambda _: None)
    assert progress.isHidden()
    wait_until(lambda: not jobs.running)


def test_it_tells_how_far_the_job_is_and_calls_it_off(progress: JobProgress, jobs: Jobs, wait_until: Wait) -> None:
    go_on = threading.Event()
    answers: list[object] = []

    def work(told: Progress) -> None:
        told(3, 10)
        go_on.wait(10)
        told.stop_if_cancelled()

    jobs.read(work, answers.append, title=message("Exporting to {name}", name="x.csv"))
    (bar,) = progress.findChildren(QProgressBar)
    wait_until(lambda: bar.value() == 3)
    assert not progress.isHidden()
    assert progress.findChildren(QLabel)[0].text() == "Exporting to x.csv"
    assert bar.maximum() == 10
    progress.findChildren(QToolButton)[0].click()
    assert progress.isHidden()
    go_on.set()
    wait_until(lambda: not jobs.running)
    assert answers == []
