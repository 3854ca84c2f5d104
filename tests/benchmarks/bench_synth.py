"""How fast synthetic casefiles are made. Run: `python tests/benchmarks/bench_synth.py`; BENCH_LARGE=1 adds 10 million.

Each size is made in a process of its own, from start to finished file, so that its memory is told, too.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path

from steppeline import paths
from steppeline.work.synth.casefile import synth_casefile

SIZES = (10_000, 100_000, 1_000_000)
LARGE = 10_000_000
SEED = 1


def main() -> None:
    """Print one line for each size."""
    print(f"{'events':>10}{'seconds':>10}{'of CPU':>10}{'events/s':>12}{'bytes/event':>14}{'memory MB':>12}")
    for events in (*SIZES, *((LARGE,) if os.environ.get("BENCH_LARGE") else ())):
        with get_context("spawn").Pool(1) as pool:
            print(pool.apply(measured, (events,)), flush=True)


def measured(events: int) -> str:
    """A line on one casefile."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "synth.steppeline"
        begin = time.perf_counter()
        synth_casefile(path, paths.shipped("data"), events, SEED)
        seconds = time.perf_counter() - begin
        size = path.stat().st_size / events
        return (
            f"{events:>10,}{seconds:>10.1f}{time.process_time():>10.1f}{events / seconds:>12,.0f}"
            f"{size:>14.0f}{peak_memory():>12.0f}"
        )


def peak_memory(*, children: bool = False) -> float:
    """The most memory this process, or one of its children, has had, in millions of bytes; 0 where it is not told."""
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


if __name__ == "__main__":
    main()
