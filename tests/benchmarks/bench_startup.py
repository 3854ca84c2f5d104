"""How long the window takes from the start of the process to its first picture, stage by stage.

Without a display it runs on one of its own (Xvfb). Run: `python tests/benchmarks/bench_startup.py`.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

REPEATS = 7
LAST = "all panes painted"
_STAGE = re.compile(r"\s*(\d+) ms\s+\+\s*\d+\s+(.*)")


@contextlib.contextmanager
def display() -> Iterator[str]:
    """The display there is, or one that nobody looks at."""
    if os.environ.get("DISPLAY"):
        yield os.environ["DISPLAY"]
        return
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
        server.terminate()


def start(casefile: Path, environment: dict[str, str]) -> dict[str, int]:
    """Milliseconds from the start of the process to each stage; the program is stopped after the last."""
    command = [sys.executable, "-m", "steppeline", "window", str(casefile), "--profile-startup"]
    stages: dict[str, int] = {}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=subprocess.STDOUT, text=True, env=environment) as program:
        for line in program.stdout or ():
            found = _STAGE.fullmatch(line.rstrip())
            if found is not None:
                stages[found[2]] = int(found[1])
            if LAST in stages:
                break
        program.terminate()
    return stages


def main() -> None:
    """Print the median of each stage, and the worst."""
    if not os.environ.get("DISPLAY") and shutil.which("Xvfb") is None:
        print("no display and no Xvfb: nothing to measure on")
        return
    with tempfile.TemporaryDirectory() as folder, display() as name:
        names = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
        environment = os.environ | dict.fromkeys(names, folder) | {"DISPLAY": name, "PYTHONUNBUFFERED": "1"}
        casefile = Path(folder) / "demo.steppeline"
        subprocess.run(
            [sys.executable, "-m", "steppeline", "demo", "-o", str(casefile)], check=True, capture_output=True
        )
        start(casefile, environment)
        runs = [start(casefile, environment) for _ in range(REPEATS)]
    print(f"{'stage':<28}{'median ms':>12}{'worst ms':>12}")
    for stage in runs[0]:
        times = [run[stage] for run in runs]
        print(f"{stage:<28}{statistics.median(times):>12.0f}{max(times):>12}")


if __name__ == "__main__":
    main()
