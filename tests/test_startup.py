"""What is heavy is imported where it is needed, and nowhere before."""

from __future__ import annotations

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


@pytest.mark.parametrize("command", [("query", "kind:forum"), ("info",), ("check",), ("query", "Tokayev", "--json")])
def test_reading_imports_nothing_heavy(casefile: Path, command: tuple[str, ...]) -> None:
    name, *more = command
    assert _imported(name, casefile, *more) == set()
