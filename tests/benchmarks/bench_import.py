"""How fast files of a few formats come in. Run: `python -m tests.benchmarks.bench_import [ROWS]`.

Each file is staged and taken into a new casefile in a process of its own, full text and packed columns included, so
that its memory is told, too.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from multiprocessing import get_context
from pathlib import Path

from tests.benchmarks.bench_synth import _peak_memory

from steppeline import paths
from steppeline.store.casefile import open_casefile
from steppeline.store.staged_edit import Choices
from steppeline.work.casefiles import new_casefile
from steppeline.work.importing.engine import ImportFile, detect, stage, take_in

ROWS = 1_000_000
_TOPICS = ("trade", "energy", "water", "border", "transport", "culture", "education", "security", "health", "farming")
_REGIONS = ("Orenburg Oblast", "Aktobe Region", "KZ-15", "Омская область", "West Kazakhstan Region")
_SPOTS = (
    ("Orsk, Orenburgskaya Oblast', Russia", "RS", "RS55", "51.2", "58.56"),
    ("Aqtobe, Aqtöbe, Kazakhstan", "KZ", "KZ04", "50.28", "57.2"),
    ("Omsk, Omskaya Oblast', Russia", "RS", "RS54", "54.99", "73.37"),
)


def main() -> None:
    """Print one line for each format."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    print(f"{'format':>12}{'rows':>11}{'staged s':>10}{'taken in s':>12}{'of CPU':>8}{'rows/s':>10}{'memory MB':>11}")
    for name in _FILES:
        with get_context("spawn").Pool(1) as pool:
            print(pool.apply(measured, (name, rows)), flush=True)


def measured(name: str, rows: int) -> str:
    """A line on one format."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        file, casefile = folder / name, folder / "case.steppeline"
        with file.open("w", encoding="utf-8") as stream:
            stream.writelines(_FILES[name](rows, random.Random(1)))
        new_casefile(casefile, paths.shipped("data"))
        begin, worked = time.perf_counter(), time.process_time()
        staged = stage(
            [ImportFile(file, detect(file).recipe)], casefile, paths.shipped("resources"), folder / "staging"
        )
        middle = time.perf_counter()
        with open_casefile(casefile, writable=True) as opened:
            take_in(opened, staged, Choices())
        seconds = time.perf_counter() - begin
        return (
            f"{name:>12}{staged.counts.new:>11,}{middle - begin:>10.1f}{begin + seconds - middle:>12.1f}"
            f"{time.process_time() - worked:>8.1f}{rows / seconds:>10,.0f}{_peak_memory():>11.0f}"
        )


def _day(chance: random.Random) -> str:
    return f"{chance.randint(1992, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def _title(chance: random.Random) -> str:
    return f"{chance.choice(('Talks', 'Forum', 'Visit'))} on {chance.choice(_TOPICS)} and {chance.choice(_TOPICS)}"


def _csv(rows: int, chance: random.Random) -> Iterator[str]:
    yield "id,title,date,type,region,place,actors,source,description\n"
    for number in range(rows):
        kind, region = chance.choice(("visit", "forum", "meeting")), chance.choice(_REGIONS)
        yield (
            f'{number},"{_title(chance)}",{_day(chance)},{kind},{region},,Reporter; Chamber of Trade,'
            f"Gazette {chance.randint(1, 500)},What was said on {chance.choice(_TOPICS)}\n"
        )


def _json_lines(rows: int, chance: random.Random) -> Iterator[str]:
    for number in range(rows):
        told = {"id": number, "title": _title(chance), "date": _day(chance), "region": chance.choice(_REGIONS)}
        yield json.dumps({**told, "kind": "meeting", "tags": [chance.choice(_TOPICS)]}) + "\n"


def _gdelt(rows: int, chance: random.Random) -> Iterator[str]:
    for number in range(rows):
        cells = [""] * 61
        day, spot = _day(chance).replace("-", ""), chance.choice(_SPOTS)
        cells[0:4] = [str(10**8 + number), day, day[:6], day[:4]]
        cells[6], cells[16] = chance.choice(("KAZAKHSTAN", "ASTANA")), chance.choice(("RUSSIA", ""))
        root = chance.choice(("01", "04", "05", "17"))
        cells[25:30] = ["1", f"{root}0", f"{root}0", root, "1"]
        cells[51:55], cells[56:58] = ["4", *spot[:3]], spot[3:]
        cells[59:61] = [day, f"https://news.example/{number}"]
        yield "\t".join(cells) + "\n"


_FILES: Mapping[str, Callable[[int, random.Random], Iterator[str]]] = {
    "table.csv": _csv,
    "gdelt.csv": _gdelt,
    "lines.jsonl": _json_lines,
}


if __name__ == "__main__":
    main()
