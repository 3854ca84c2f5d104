"""A bug in a slot: one dialog, all details in the log, and a report without anything of the casefile."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from steppeline import __version__
from steppeline.session.log import LastLines
from steppeline.ui.crash_report import crash_report
from steppeline.ui.crash_reporter import CrashReporter
from steppeline.ui.dialogs.crash import CrashDialog

Turn = Callable[[], None]


@pytest.fixture
def reporter(tmp_path: Path) -> Iterator[CrashReporter]:
    reporter = CrashReporter(tmp_path / "steppeline.log", LastLines())
    reporter.begin()
    yield reporter
    reporter.end()


def dialogs() -> list[CrashDialog]:
    return [top for top in QApplication.topLevelWidgets() if isinstance(top, CrashDialog) and top.isVisible()]


def fail() -> None:
    raise ZeroDivisionError("a bug on purpose")


def raised(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as caught:
        return caught


def test_many_bugs_bring_one_dialog(
    reporter: CrashReporter, tmp_path: Path, turn: Turn, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL):
        for _ in range(3):
            QTimer.singleShot(0, fail)
            turn()
    (dialog,) = dialogs()
    assert "ZeroDivisionError: a bug on purpose" in dialog.words
    assert str(tmp_path / "steppeline.log") in dialog.words
    assert "in fail" in dialog.report
    assert caplog.text.count("ZeroDivisionError: a bug on purpose") == 3
    dialog.close()


def test_the_report_is_saved(reporter: CrashReporter, tmp_path: Path, turn: Turn) -> None:
    QTimer.singleShot(0, fail)
    turn()
    (dialog,) = dialogs()
    dialog.save(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == dialog.report
    assert any(str(tmp_path / "report.txt") in label.text() for label in dialog.findChildren(QLabel))
    dialog.save(tmp_path / "no such folder" / "report.txt")
    assert any("cannot" in label.text() for label in dialog.findChildren(QLabel))
    dialog.close()


def test_a_report_tells_version_system_and_place(application: object) -> None:
    report = crash_report(raised(ZeroDivisionError("division by zero")), ["a line of the log"])
    assert report.startswith(f"Steppeline {__version__}\n")
    assert "Python 3." in report
    assert "ZeroDivisionError: division by zero\n" in report
    assert "test_crash_reporter.py:" in report
    assert report.endswith("Log\na line of the log\n")


def test_a_report_has_nothing_of_the_casefile(application: object) -> None:
    title = "".join(("For", "um of nobody's business"))
    error = ValueError(title)
    error.__cause__ = raised(KeyError(title))
    report = crash_report(error, ())
    assert title not in report
    assert "KeyError\n" in report
    assert report.index("KeyError") < report.index("ValueError")


def test_folders_of_the_user_are_not_told(application: object) -> None:
    report = crash_report(raised(TypeError("wrong")), ())
    assert str(Path(__file__).parents[1]) not in report


def test_afterwards_python_is_as_it_was(tmp_path: Path) -> None:
    before = sys.excepthook
    reporter = CrashReporter(tmp_path / "steppeline.log", LastLines())
    reporter.begin()
    reporter.end()
    assert sys.excepthook is before
