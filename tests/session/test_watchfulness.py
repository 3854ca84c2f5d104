"""The look around after each test of the window's layers sees what it should; other tests meet no Qt."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

CONFTEST = Path(__file__).parents[1] / "conftest.py"

WINDOW_TESTS = """
import threading
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QWidget

def test_good():
    QTimer.singleShot(0, lambda: None)

def test_warns():
    qWarning("something is odd")

def test_raises_in_a_slot(turn):
    QTimer.singleShot(0, lambda: 1 / 0)
    turn()

def test_leaves_a_thread(request):
    gate = threading.Event()
    request.session.gate = gate
    threading.Thread(target=gate.wait, args=(10,), name="straggler").start()

def test_leaves_a_timer(request):
    request.session.gate.set()
    request.session.timer = QTimer(interval=60_000)
    request.session.timer.start()

def test_leaves_a_window(request):
    request.session.timer.stop()
    request.session.window = QWidget()
    request.session.window.show()
"""
PLAIN_TESTS = """
from PySide6.QtCore import QCoreApplication

def test_plain():
    assert QCoreApplication.instance() is None
"""


def test_each_lapse_fails_its_test(tmp_path: Path) -> None:
    shutil.copy(CONFTEST, tmp_path / "conftest.py")
    for folder, tests in (("model", PLAIN_TESTS), ("ui", WINDOW_TESTS)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"test_{folder}.py").write_text(tests, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-rA", "--tb=no", "-p", "no:cacheprovider", str(tmp_path)]
    environment = {**os.environ, "COLUMNS": "200"}
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    lapses = [line for line in run.stdout.splitlines() if line.startswith("ERROR ")]
    expected = (
        ("test_warns", "something is odd"),
        ("test_raises_in_a_slot", "ZeroDivisionError"),
        ("test_leaves_a_thread", "straggler"),
        ("test_leaves_a_timer", "timer"),
        ("test_leaves_a_window", "window"),
    )
    assert len(lapses) == len(expected), run.stdout
    for (test, sign), line in zip(expected, lapses, strict=True):
        assert f"::{test} " in line
        assert sign in line
    assert "7 passed, 5 errors" in run.stdout
