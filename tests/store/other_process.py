"""Running something in another process: bound by permissions, or to hold a file while the test looks at it."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def _obey_permissions() -> None:
    """Give up root's right to ignore file permissions, in a process that is about to be executed (prctl(2))."""
    drop_from_bounding_set, dac_override, dac_read_search = 24, 1, 2
    for capability in (dac_override, dac_read_search):
        ctypes.CDLL(None).prctl(drop_from_bounding_set, capability, 0, 0, 0)


def run_python(script: str, *arguments: object, unprivileged: bool = False) -> str:
    """What a Python script prints, warnings being errors; `unprivileged`: bound by permissions, also if we are root."""
    result = subprocess.run(
        [sys.executable, "-W", "error", "-B", "-c", script, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        preexec_fn=_obey_permissions if unprivileged and os.geteuid() == 0 else None,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


@contextmanager
def holding(path: Path, *statements: str) -> Iterator[None]:
    """Another process has executed these statements on the database, and keeps its connection open."""
    script = (
        "import sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "for statement in sys.argv[2:]: connection.execute(statement)\n"
        "print('ready', flush=True)\n"
        "sys.stdin.read()\n"
        "connection.close()\n"
    )
    command = [sys.executable, "-c", script, str(path), *statements]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield
        process.stdin.close()
        process.wait(timeout=60)
