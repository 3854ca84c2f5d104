"""A bug in a slot: one dialog, and all details in the log."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from steppeline.ui.crash_reporter import CrashReporter
from steppeline.ui.dialogs.crash import CrashDialog


@pytest.fixture
def reporter(tmp_path: Path) -> Iterator[CrashReporter]:
    reporter = CrashReporter(tmp_path / "steppeline.log")
    reporter.begin()
    yield reporter
    reporter.end()


def dialogs() -> list[CrashDialog]:
    return [top for top in QApplication.topLevelWidgets() if isinstance(top, CrashDialog) and top.isVisible()]


def fail() -> None:
    raise ZeroDivisionError("a bug on purpose")


def test_many_bugs_bring_one_dialog(
    reporter: CrashReporter, tmp_path: Path, turn: Callable[[], None], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL):
        for _ in range(3):
            QTimer.singleShot(0, fail)
            turn()
    (dialog,) = dialogs()
    assert "a bug on purpose" in dialog.informativeText()
    assert str(tmp_path / "steppeline.log") in dialog.informativeText()
    assert "in fail" in dialog.detailedText()
    assert caplog.text.count("ZeroDivisionError: a bug on purpose") == 3
    dialog.close()


def test_afterwards_python_is_as_it_was(tmp_path: Path) -> None:
    before = sys.excepthook
    reporter = CrashReporter(tmp_path / "steppeline.log")
    reporter.begin()
    reporter.end()
    assert sys.excepthook is before
