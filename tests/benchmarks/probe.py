"""Opens the window on a casefile, goes through scenarios, and writes what they took as JSON: run by `bench_window`."""

from __future__ import annotations

import argparse
import cProfile
import gc
import json
import os
import pstats
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from tests.benchmarks.scenarios import SCENARIOS, random_filters
from tests.benchmarks.window import OpenWindow, open_window

from steppeline.store.edits import put_event

_PROFILED = 15


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("casefile", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--edit", action="store_true")
    parser.add_argument("--export", type=Path)
    parser.add_argument("--screenshot", type=Path)
    wanted = parser.parse_args()
    told: dict[str, Any] = {"series": {}, "load": os.getloadavg()}
    begun = time.perf_counter()
    with open_window(wanted.casefile) as bench:
        told["opened"] = time.perf_counter() - begun
        told["events"] = len(bench.document.index)
        told["memory"] = {"resident": _status("VmRSS"), "own": _status("RssAnon"), "peak": _status("VmHWM")}
        if wanted.screenshot:
            bench.window.grab().save(str(wanted.screenshot))
        if wanted.export:
            _export(bench, wanted.export)
        for name in filter(None, wanted.only.split(",")):
            told["series"] |= _run(bench, name, wanted.profile)
        if wanted.edit and bench.document.writable and len(bench.document.index):
            told["series"] |= {"edit of one event": [_as_list(frame) for frame in _edits(bench, told["memory"])]}
        told["memory"]["at the end"] = _status("VmRSS")
    wanted.output.write_text(json.dumps(told), encoding="utf-8")


def _run(bench: OpenWindow, name: str, is_profiled: bool) -> dict[str, list[list[float]]]:
    profile = cProfile.Profile(time.thread_time if is_profiled else time.perf_counter)
    if is_profiled:
        profile.enable()
    try:
        series = SCENARIOS[name](bench)
    except TimeoutError as error:
        # Told as a row without figures; what comes next can be measured all the same.
        print(f"{name}: “{error}” did not come to an end", file=sys.stderr)
        series = {name: []}
    if is_profiled:
        profile.disable()
        print(f"\n== {name}: the GUI thread, seconds on the processor", file=sys.stderr)
        pstats.Stats(profile, stream=sys.stderr).strip_dirs().sort_stats("tottime").print_stats(_PROFILED)
        pstats.Stats(profile, stream=sys.stderr).strip_dirs().sort_stats("cumulative").print_stats(3 * _PROFILED)
    return {label: [_as_list(frame) for frame in taken] for label, taken in series.items()}


def _as_list(frame: Any) -> list[float]:
    return [frame.wall, frame.cpu, frame.answered, frame.first]


def _edits(bench: OpenWindow, memory: dict[str, int]) -> list[Any]:
    """Change the title of the middle event some times; the highest memory of the first goes into `memory`."""
    index = bench.document.index
    number = int(index.ids[len(index) // 2])
    (event,) = bench.document.events([number])
    gc.collect()
    taken = []
    for step in range(5):
        memory.setdefault("before the edit", _status("VmRSS"))
        if step == 0:
            # Forget the highest memory so far: see proc(5).
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        changed = replace(event, title={**event.title, "en": f"Changed {step}"})
        before = bench.document.index
        edit = partial(bench.document.apply, put_event(changed))
        taken.append(bench.frame(edit, "edit", answers=True, is_done=lambda: bench.document.index is not before))  # noqa: B023
        memory.setdefault("peak of the edit", _status("VmHWM"))
    return taken


def _export(bench: OpenWindow, target: Path) -> None:
    """The random filters, for engines that are to count the same."""
    wanted = []
    for each in random_filters(bench):
        clauses: dict[str, Any] = dict(each.clauses)
        span = clauses["time"]
        wanted.append({"kinds": sorted(clauses["kind"].keys), "start": span.start, "end": span.end})
    target.write_text(json.dumps(wanted), encoding="utf-8")


def _status(name: str) -> int:
    """Bytes that the system tells of this process; 0 where it tells none."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:")), 0)


if __name__ == "__main__":
    main()
