"""A few kills of every kind of work; `acceptance/kill_moments.py` does it two hundred times."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL here")
def test_a_process_killed_at_work_leaves_nothing_amiss() -> None:
    script = Path(__file__).parent / "acceptance" / "kill_moments.py"
    assert runpy.run_path(str(script))["main"](5) == 0
