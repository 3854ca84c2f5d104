"""Long use leaves no trace in memory, and the program can be left at any moment."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid
from workplace import Workplace

from steppeline.model.filter import QueryClause
from steppeline.model.query import parse
from steppeline.session.progress import Progress

GROWTH = 1.05
SOAK = Path(__file__).with_name("soak.py")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="tells memory from /proc")
@pytest.mark.parametrize("work", [("calls",), ("casefiles",), ("windows", "40")], ids=" ".join)
def test_memory_stays(work: tuple[str, ...]) -> None:
    """A hundred thousand calls of widgets; two hundred casefiles opened and closed, some with a window each."""
    done = subprocess.run([sys.executable, str(SOAK), *work], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    used = json.loads(done.stdout)
    assert used["after"] <= used["before"] * GROWTH


def test_another_casefile_takes_the_place_of_the_one_before(
    place: Workplace, shipped_dataset: Path, tmp_path: Path
) -> None:
    """Window, view and jobs of the one before are gone, not only hidden."""
    before = (place.window, place.view, place.document.jobs)
    other = Path(shutil.copy(shipped_dataset, tmp_path / "other.steppeline"))
    place.program.open(other)
    place.settle()
    assert place.document.path == other.resolve()
    assert not any(map(isValid, before))


def test_the_window_closes_while_a_job_runs(place: Workplace, application: QApplication) -> None:
    """A long question and an edit are under way: the edit is finished, the question called off, nothing is told."""
    document, view = place.document, place.view
    told: list[object] = []

    def ask(progress: Progress) -> None:
        while not progress.is_cancelled:
            progress(1, 10)

    document.jobs.read(ask, told.append)
    view.set_clause("search", QueryClause(parse("trade OR Tokayev OR visit")))
    document.save_view("at the last moment", view.to_json())
    assert document.jobs.running
    place.window.close()
    place.program.close()
    application.processEvents()
    assert told == []
    assert not document.jobs.running
    assert "at the last moment" in document.saved_views()
