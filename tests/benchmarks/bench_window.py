"""The real window, measured: start, frames, filters, search, memory. Run: `python -m tests.benchmarks.bench_window`.

Without arguments casefiles of 10,000, 100,000 and 1,000,000 events are made with `steppeline synth` and kept for the
next time; BENCH_LARGE=1 adds one of 10,000,000. `CASEFILE --only pan,zoom` measures some of it on a casefile of your
own (a copy of it), `--profile` prints where the GUI thread spends its time, `--rows` adds a row for each span of time.
A frame is the time from an input posted to a widget until everything that it changed in the window is painted.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.casefiles import SIZES, Made, empty, synthetic
from tests.benchmarks.display import Display, display, private_folders
from tests.benchmarks.engines import compare, engine
from tests.benchmarks.report import Row, environment, print_table

STARTS = 7
START, EDIT, ENGINE = "start", "edit", "engine"
FRAMES = ("pan", "zoom", "wheel", "keys", "brush", "facet", "filters", "hover", "search", "table")
ALL = (START, *FRAMES, EDIT, ENGINE)
_START_LIMIT, _LIMIT = 600, 3600
_ANSWERED = ("time brush", "facet", "time and kinds", "search", "table scroll", "edit of one event")
"""Rows that end only when the answers of jobs are painted, too."""


@dataclass(frozen=True)
class Place:
    """Where one run happens: a folder of its own, the environment of its processes, and what is wanted of it."""

    folder: Path
    environment: Mapping[str, str]
    wanted: frozenset[str]
    is_profiled: bool = False
    has_all_rows: bool = False

    @property
    def filters(self) -> Path:
        """Where the window tells which filters it was given."""
        return self.folder / "filters.json"


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("casefiles", type=Path, nargs="*")
    parser.add_argument("--only", default=",".join(ALL), help=f"some of: {', '.join(ALL)}")
    parser.add_argument("--size", type=int, action="append", help="numbers of events to make casefiles of")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--rows", action="store_true")
    arguments = parser.parse_args()
    wanted = frozenset(arguments.only.split(","))
    with display() as screen, tempfile.TemporaryDirectory() as folder:
        print(environment(screen.words))
        for made in _casefiles(arguments.casefiles, arguments.size):
            run = Path(folder) / made.path.stem
            options = {"is_profiled": arguments.profile, "has_all_rows": arguments.rows}
            measure(made, place_in(run, screen, wanted, **options))


def _casefiles(given: list[Path], sizes: list[int] | None) -> Iterator[Made]:
    if given:
        yield from (Made(path, None) for path in given)
    else:
        yield from map(synthetic, sizes or SIZES)


def place_in(
    folder: Path, screen: Display, wanted: frozenset[str], *, is_profiled: bool = False, has_all_rows: bool = False
) -> Place:
    """A place for one run in a new folder."""
    folder.mkdir()
    environment = {**os.environ, **private_folders(folder), **screen.environment}
    return Place(folder, environment, wanted, is_profiled, has_all_rows)


def measure(made: Made, place: Place) -> dict[str, Any]:
    """Measure what is wanted on a copy of one casefile, print the table, and give the figures."""
    casefile = place.folder / "measured.steppeline"
    shutil.copyfile(made.path, casefile)
    # Makes what the program makes at the first opening, and has it remember a window of our size.
    _probe(casefile, place)
    starts = [_start(casefile, place) for _ in range(STARTS)] if START in place.wanted else []
    told = _probe(casefile, place, *_wanted_of_probe(place))
    bare = _probe(empty(place.folder / "empty.steppeline"), place)
    rows = [*_start_rows(starts), *_frame_rows(told["series"], place.has_all_rows), *_memory_rows(told, bare)]
    if made.seconds is not None:
        rows.append(Row("synth", [told["events"] / made.seconds], "rows/s"))
    load = " ".join(f"{each:.1f}" for each in told["load"])
    title = f"{told['events']:,} events ({casefile.stat().st_size / 1e6:,.0f} MB on disk; load {load})"
    print_table(title, rows, told["events"])
    found = engine() if ENGINE in place.wanted else None
    if found is not None and "time and kinds" in told["series"]:
        compare(found, casefile, place.filters, [frame[2] for frame in told["series"]["time and kinds"]])
    return {"starts": starts, **told}


def _start(casefile: Path, place: Place) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.start", str(time.monotonic()), str(casefile)]
    done = subprocess.run(
        command, env=place.environment, stdout=subprocess.PIPE, text=True, check=True, timeout=_START_LIMIT
    )
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _wanted_of_probe(place: Place) -> Iterator[str]:
    yield f"--only={','.join(name for name in FRAMES if name in place.wanted)}"
    if place.is_profiled:
        yield "--profile"
    if ENGINE in place.wanted:
        yield f"--export={place.filters}"
    if EDIT in place.wanted:
        yield "--edit"


def _probe(casefile: Path, place: Place, *options: str) -> dict[str, Any]:
    """Run a process that opens the window, goes through what is wanted, and closes it."""
    output = place.folder / "told.json"
    command = [sys.executable, "-m", "tests.benchmarks.probe", str(casefile), str(output), *options]
    subprocess.run(command, env=place.environment, check=True, timeout=_LIMIT)
    told: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
    return told


def _start_rows(starts: list[dict[str, float]]) -> Iterator[Row]:
    if starts:
        yield Row("start → first picture", [each["first"] * 1000 for each in starts])
        processor = [each["processor"] * 1000 for each in starts]
        yield Row("start → complete first paint", [each["complete"] * 1000 for each in starts], "ms", processor)
        yield Row("start → at rest", [each["at rest"] * 1000 for each in starts])


def _frame_rows(series: Mapping[str, list[list[float]]], has_all_rows: bool) -> Iterator[Row]:
    """A row for each script, over all spans of time; below it each span by itself if that is wanted."""
    scripts: dict[str, dict[str, list[list[float]]]] = {}
    for label, taken in series.items():
        scripts.setdefault(label.partition(",")[0], {})[label] = taken
    for script, parts in scripts.items():
        yield _row(script, [frame for taken in parts.values() for frame in taken])
        if has_all_rows and len(parts) > 1:
            yield from (_row(label, taken) for label, taken in parts.items())
        if script == "search":
            (taken,) = parts.values()
            yield Row("search, letter on the screen", [frame[3] * 1000 for frame in taken])


def _row(name: str, taken: list[list[float]]) -> Row:
    column = 2 if name in _ANSWERED else 0
    return Row(name, [frame[column] * 1000 for frame in taken], "ms", [frame[1] * 1000 for frame in taken])


def _memory_rows(told: Mapping[str, Any], bare: Mapping[str, Any]) -> Iterator[Row]:
    """Above the program on an empty casefile, in the same process state: open, at rest."""
    memory, least = told["memory"], bare["memory"]
    above = memory["resident"] - least["resident"]
    yield Row("memory", [above / 1e6], "MB above the empty program")
    yield Row("memory per event", [above / max(told["events"], 1)], "B")
    yield Row("memory of the empty program", [least["resident"] / 1e6], "MB")
    yield Row("memory while opening, peak", [(memory["peak"] - least["resident"]) / 1e6], "MB")
    if "peak of the edit" in memory:
        yield Row("memory before an edit", [(memory["before the edit"] - least["resident"]) / 1e6], "MB")
        yield Row("memory at the peak of an edit", [(memory["peak of the edit"] - least["resident"]) / 1e6], "MB")


if __name__ == "__main__":
    main()
