"""How fast files of each format come in. Run: `python -m tests.benchmarks.bench_import [ROWS] [FORMAT ...]`.

Each file is staged and taken into a new casefile in a process of its own, full text and packed columns included, so
that its memory is told, too: that process's most, and the most of one of those that work beside it.
"""

from __future__ import annotations

import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path

from tests.benchmarks.bench_synth import peak_memory
from tests.benchmarks.import_files import FILES, write_file

from steppeline import paths
from steppeline.store.casefile import open_casefile
from steppeline.store.staged_edit import Choices
from steppeline.work.casefiles import new_casefile
from steppeline.work.importing.engine import ImportFile, detect, stage, take_in

ROWS = 1_000_000


def main() -> None:
    """Print one line for each format."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    names = [name for name in FILES if not sys.argv[2:] or any(wanted in name for wanted in sys.argv[2:])]
    print(f"{'file':>18}{'rows':>11}{'staged s':>10}{'taken in s':>12}{'rows/s':>10}{'MB':>6}{'beside':>8}")
    for name in names:
        with get_context("spawn").Pool(1) as pool:
            print(pool.apply(measured, (name, rows)), flush=True)


def measured(name: str, rows: int) -> str:
    """A line on one format."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        file, casefile = folder / name, folder / "case.steppeline"
        write_file(file, rows)
        new_casefile(casefile, paths.shipped("data"))
        begin = time.perf_counter()
        staged = stage(
            [ImportFile(file, detect(file).recipe)], casefile, paths.shipped("resources"), folder / "staging"
        )
        middle = time.perf_counter()
        with open_casefile(casefile, writable=True) as opened:
            take_in(opened, staged, Choices())
        seconds = time.perf_counter() - begin
        return (
            f"{name:>18}{staged.counts.new:>11,}{middle - begin:>10.1f}{begin + seconds - middle:>12.1f}"
            f"{rows / seconds:>10,.0f}{peak_memory():>6.0f}{peak_memory(children=True):>8.0f}"
        )


if __name__ == "__main__":
    main()
