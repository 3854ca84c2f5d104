"""What is heavy is imported where it is needed, and nowhere before."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("sqlalchemy", "alembic", "PySide6", "pyqtgraph", "platformdirs", "tomllib")


@pytest.fixture(scope="module")
def casefile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("startup") / "demo.steppeline"
    assert not _imported("demo", "-o", path) & {"alembic", "PySide6", "pyqtgraph"}
    return path


def _imported(*arguments: object) -> set[str]:
    program = (
        "import sys; from steppeline.cli import run; status = run(sys.argv[1:]); "
        f"print('imported:', *(name for name in {HEAVY!r} if name in sys.modules)); "
        "sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split()[1:])


@pytest.mark.parametrize("command", [("query", "kind:forum"), ("info",), ("query", "Tokayev", "--json")])
def test_reading_imports_nothing_heavy(casefile: Path, command: tuple[str, ...]) -> None:
    name, *more = command
    assert _imported(name, casefile, *more) == set()


def test_checking_needs_the_tables_alone(casefile: Path) -> None:
    """Checksums over rows are told by the tables' columns."""
    assert _imported("check", casefile) == {"sqlalchemy"}


NOT_BEFORE_THE_PICTURE = (
    "sqlalchemy",
    "alembic",
    "pyqtgraph",
    "PySide6.QtNetwork",
    "steppeline.store.door",
    "steppeline.ui.detail.reader",
    "steppeline.ui.crash_report",
    "steppeline.ui.dialogs.crash",
    "steppeline.ui.help.window",
    "steppeline.ui.palette",
)

_PAINTED = f"""
import sys
from steppeline.session import stages

reached = stages.Stages.reached

def told(self, name):
    reached(self, name)
    if name == "all panes painted":
        print("imported:", *(each for each in {NOT_BEFORE_THE_PICTURE!r} if each in sys.modules), flush=True)
        from PySide6.QtWidgets import QApplication
        QApplication.exit()

stages.Stages.reached = told
from steppeline.__main__ import main
sys.exit(main())
"""


def test_the_first_picture_waits_for_no_editing(casefile: Path, tmp_path: Path) -> None:
    """All panes of a casefile that may be changed are painted before anything is imported that only changes need."""
    folders = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", _PAINTED, "window", str(casefile)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | folders | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["imported:"]
