"""`steppeline --self-test` passes, and fails when something is broken."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from steppeline.model.text import Language
from steppeline.paths import shipped
from steppeline.work import self_test
from steppeline.work.self_test import STEPS, Place, outcomes


def steppeline(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    command = [sys.executable, "-m", "steppeline", *arguments]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", env=clean | environment, timeout=120, check=False
    )


def test_everything_passes_and_leaves_nothing_behind(tmp_path: Path) -> None:
    done = steppeline("--self-test", "--lang", "en", TMPDIR=str(tmp_path), HOME=str(tmp_path / "home"))
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert [line for line in lines[:-1] if not line.startswith("passed ")] == []
    assert lines[-1] == "12 steps passed, 0 failed."
    assert list(tmp_path.iterdir()) == []


def test_a_window_that_cannot_open_fails_it() -> None:
    done = steppeline("self-test", "--lang", "en", DISPLAY=":4711", QT_QPA_PLATFORM="no-such-platform")
    assert done.returncode == 1
    assert "FAILED      the window opens and is painted" in done.stdout


def test_without_the_dataset_steps_fail_each_by_itself(tmp_path: Path) -> None:
    done = list(outcomes(STEPS, Place(tmp_path, tmp_path / "no-such-folder"), Language("en")))
    assert len(done) == len(STEPS)
    assert not any(outcome.passed for outcome in done)
    assert all(outcome.remark for outcome in done)


def test_an_undo_that_does_nothing_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test.Casefile, "undo", lambda casefile, who="": None)
    done = outcomes(STEPS, Place(tmp_path, shipped("data")), Language("en"))
    assert [str(outcome.step.name) for outcome in done if not outcome.passed] == ["an edit is made, undone and redone"]
