"""The trace of a run: readable by others, complete, and no part of a program that has none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QTextEdit, QVBoxLayout, QWidget

from steppeline.model.errors import WorldError
from steppeline.model.text import message
from steppeline.session.jobs import Jobs
from steppeline.session.progress import Progress
from steppeline.session.stages import Stages
from steppeline.session.trace import Trace

DATA = Path(__file__).parents[2] / "data"

CLOSED_ONCE_COMPLETE = """
import sys
from PySide6.QtCore import QTimer
from steppeline.__main__ import main
from steppeline.ui.assembly import Assembly

complete = Assembly.complete

def complete_and_close(assembly):
    QTimer.singleShot(0, assembly.window.close)
    return complete(assembly)

Assembly.complete = complete_and_close
sys.exit(main())
"""


class Canvas(QWidget):
    """Counts how often it is painted."""

    paintings = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paintings += 1


class Desk(QWidget):
    """A window with a canvas and a scroll area."""

    def __init__(self) -> None:
        super().__init__()
        self.canvas, self.text = Canvas(), QTextEdit("text")
        self.canvas.setMinimumHeight(40)
        layout = QVBoxLayout(self)
        layout.addWidget(self.canvas)
        layout.addWidget(self.text)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "trace.json"


def _spans(path: Path) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["traceEvents"]
    return [event for event in events if event["ph"] == "X"]


def test_frames_hold_the_paintings_of_panes(
    path: Path, application: QApplication, show: Callable[..., Desk], turn: Callable[[], None]
) -> None:
    desk = show(Desk())
    turn()
    trace = Trace(path)

    def paintings_of_a_frame() -> int:
        before = desk.canvas.paintings
        for widget in (desk, desk.canvas, desk.text.viewport()):
            widget.update()
        turn()
        return desk.canvas.paintings - before

    untraced = paintings_of_a_frame()
    trace.watch(application)
    assert paintings_of_a_frame() == untraced > 0
    trace.close()
    application.removeEventFilter(trace)
    spans = _spans(path)
    (frame,) = [span for span in spans if span["cat"] == "frame"]
    paintings = [span for span in spans if span["cat"] == "paint"]
    assert {"Canvas", "QTextEdit QWidget", "Desk"} <= {span["name"] for span in paintings}
    for span in paintings:
        assert frame["ts"] <= span["ts"]
        assert span["ts"] + span["dur"] <= frame["ts"] + frame["dur"] + 0.2
    assert {span["pid"] for span in spans} == {os.getpid()}


def test_what_is_scrolled_is_still_painted(
    path: Path, application: QApplication, show: Callable[..., Desk], turn: Callable[[], None]
) -> None:
    """The contents of a scroll area are painted by its own event filter: the trace must not stand in its way."""
    desk = show(Desk())
    turn()
    plain = desk.text.grab().toImage()
    trace = Trace(path)
    trace.watch(application)
    traced = desk.text.grab().toImage()
    application.removeEventFilter(trace)
    assert traced == plain


def test_jobs_tell_where_and_how_long_they_ran(path: Path, wait_until: Callable[[Callable[[], bool]], None]) -> None:
    trace = Trace(path)
    failures: list[WorldError] = []
    jobs = Jobs(failures.append, trace=trace)
    answers: list[int] = []

    def count(progress: Progress) -> int:
        return 7

    def fail(progress: Progress) -> int:
        raise WorldError(message("broken"))

    jobs.read(count, answers.append)
    jobs.write(fail, answers.append)
    wait_until(lambda: bool(answers and failures))
    jobs.close()
    trace.close()
    assert answers == [7]
    spans = {span["name"].rpartition(".")[2]: span for span in _spans(path)}
    assert set(spans) == {"count", "fail"}
    assert all(span["cat"] == "job" and span["dur"] >= 0 and span["args"]["waited_ms"] >= 0 for span in spans.values())
    events = json.loads(path.read_text(encoding="utf-8"))["traceEvents"]
    threads = {event["tid"]: event["args"]["name"] for event in events if event["ph"] == "M"}
    assert threads[spans["count"]["tid"]] == "reader"
    assert threads[spans["fail"]["tid"]] == "writer"
    assert "window" in threads.values()


def test_turns_that_take_long_are_noted(
    path: Path, application: QApplication, wait_until: Callable[[Callable[[], bool]], None]
) -> None:
    trace = Trace(path)
    trace.watch(application)
    timer = QTimer(singleShot=True, interval=0)
    sums: list[int] = []
    timer.timeout.connect(lambda: sums.append(sum(range(300_000))))
    timer.start()
    wait_until(lambda: bool(sums))
    trace.close()
    application.removeEventFilter(trace)
    assert [span["name"] for span in _spans(path) if span["cat"] == "turn"] == ["QTimer"]


def test_stages_of_the_start_follow_one_another(path: Path) -> None:
    trace = Trace(path)
    stages = Stages(None, trace)
    stages.reached("first")
    stages.reached("second")
    trace.close()
    first, second = _spans(path)
    assert [first["name"], second["name"]] == ["first", "second"]
    assert first["ts"] + first["dur"] == pytest.approx(second["ts"], abs=1)


def test_a_trace_of_nothing_is_valid_at_once(path: Path) -> None:
    Trace(path)
    assert _spans(path) == []


def test_a_place_that_cannot_be_written_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match=r"trace\.json"):
        Trace(tmp_path / "nowhere" / "trace.json")


def test_the_program_writes_one(path: Path, tmp_path: Path) -> None:
    from steppeline.work.casefiles import demo_casefile

    casefile = tmp_path / "case.steppeline"
    demo_casefile(casefile, DATA)
    folders = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), str(tmp_path / "user"))
    command = [sys.executable, "-c", CLOSED_ONCE_COMPLETE, "window", str(casefile), "--trace", str(path)]
    environment = os.environ | folders | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    spans = _spans(path)
    assert {"frame", "paint", "start"} <= {span["cat"] for span in spans}
    assert "all panes painted" in {span["name"] for span in spans}
    assert "Timeline" in {span["name"] for span in spans if span["cat"] == "paint"}
