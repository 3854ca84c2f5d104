"""DuckDB, asked for what the window counts when its filter changes. It is never among the program's own packages."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.report import percentile

SEPARATE = Path("build/peers/venv/bin/python")
"""Made by `make bench-peers`."""

_QUERIES = Path(__file__).with_name("engine_queries.py")


def engine() -> Path | None:
    """A Python that has DuckDB: this one or the separate one; None without."""
    for python in (Path(sys.executable), SEPARATE.absolute()):
        command = [str(python), "-c", "import duckdb, numpy"]
        if python.exists() and not subprocess.run(command, capture_output=True, check=False).returncode:
            return python
    return None


def compare(python: Path, casefile: Path, filters: Path, painted: list[float]) -> None:
    """Ask for the counts of the same filters, and print how often faster our painted window is."""
    done = subprocess.run(
        [python, str(_QUERIES), str(casefile), str(filters)], stdout=subprocess.PIPE, text=True, check=True
    )
    told = json.loads(done.stdout)
    print(f"the same three counts (time histogram, kinds, regions), nothing painted, by DuckDB {told['version']}:")
    for name, times in told["ways"].items():
        median, worst = statistics.median(times) * 1000, percentile(times, 0.99) * 1000
        ratio = statistics.median(times) / statistics.median(painted)
        print(f"    {name:<38}{median:>10.2f}{worst:>10.2f} ms   {ratio:.2f} × our painted window")
