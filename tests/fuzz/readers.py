"""Valid files of every format, changed at random, for every reader: anything but events and clear problems is a fault.

`python tests/fuzz/readers.py MINUTES` (`make fuzz`) does it in child processes with bounded memory and time, and keeps
the file that brought one down. A short run with fixed seeds is part of the tests.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "exchange" / "reading"))

from samples import SAMPLES

from steppeline.exchange.reading.detecting import detect
from steppeline.exchange.reading.formats import FORMATS
from steppeline.exchange.reading.recipe import Recipe
from steppeline.model.errors import WorldError

MEMORY = 1_500_000_000
"""Bytes of address space of a child."""
SECONDS = 20
"""For one file."""
_FILES_PER_CHILD = 400
_MARKS = (
    *(
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b'"',
        b"'",
        b"\\",
        b"{",
        b"[",
        b"}",
        b"]",
        b"<",
        b"&",
        b"]]>",
        b"\r\n",
        b"\t",
    ),
    *(
        b";",
        b",",
        b"-1",
        b"1e999",
        b"99999999999999999999",
        b"NaN",
        b"null",
        b"\xf0\x9f\x98\x80",
        b"PK\x03\x04",
        b"\xd0",
    ),
    *(b"2021-02-30", b"=cmd|'/c calc'!A0", b"../../x", b"%s%n", b"<!ENTITY a 'b'>", b"BEGIN:VEVENT\r\n", b"0000-00-00"),
)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The content with a few changes: bytes flipped, pieces cut out, doubled, exchanged, or put in."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        at, to = sorted(chance.randrange(len(changed) + 1) for _ in range(2))
        what = chance.randrange(7)
        if what == 0 and at < len(changed):
            changed[at] = chance.randrange(256)
        elif what == 1:
            del changed[at : min(to, at + chance.choice((1, 8, 10_000)))]
        elif what == 2:
            changed[at:at] = changed[at : min(to, at + 2_000)] * chance.choice((1, 2, 50))
        elif what == 3:
            changed[at:at] = chance.choice(_MARKS) * chance.choice((1, 1, 1, 3, 5_000))
        elif what == 4:
            changed[at : at + 4] = bytes(chance.randrange(256) for _ in range(4))
        elif what == 5:
            del changed[at:]
        else:
            changed[at:to] = chance.choice(list(SAMPLES.values()))[: chance.randrange(1, 400)]
    return bytes(changed)


def try_all(seeds: range, folder: Path, told: Callable[[Path], None] = lambda file: None) -> int:
    """Read a changed file for each seed, as what it seems to be and as any format; gives how many rows came out.

    What is raised but WorldError is a fault of the reader, and goes on; `told` hears of each file before.
    """
    rows = 0
    names = sorted(SAMPLES)
    readers = [each for each in FORMATS if each.read is not None]
    for seed in seeds:
        chance = random.Random(seed)
        name = chance.choice(names)
        file = folder / f"{seed}-{name}"
        file.write_bytes(mutated(SAMPLES[name], chance))
        told(file)
        recipes = []
        try:
            recipes.append(detect(file).recipe)
        except WorldError as refusal:
            _look_at(refusal)
        recipes.append(Recipe(chance.choice(readers).key, chance.choice(("utf-8", "cp1251", "utf-16"))))
        for recipe in recipes:
            rows += _rows(file, recipe)
        file.unlink()
    return rows


def _rows(file: Path, recipe: Recipe) -> int:
    reader = next(each.read for each in FORMATS if each.key == recipe.format)
    if reader is None:
        return 0
    rows = 0
    try:
        for block in reader(file, recipe):
            assert all(len(column) == len(block) for column in block.columns.values())
            assert all(str(trouble.reason) for trouble in block.troubles)
            rows += len(block)
    except WorldError as refusal:
        _look_at(refusal)
    return rows


def _look_at(refusal: WorldError) -> None:
    """A refusal says something, with all its values."""
    if not str(refusal):
        raise AssertionError("nothing is said")


def _child(first: int) -> None:
    import faulthandler
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    def told(file: Path) -> None:
        faulthandler.dump_traceback_later(SECONDS, exit=True)

    with tempfile.TemporaryDirectory() as folder:
        rows = try_all(range(first, first + _FILES_PER_CHILD), Path(folder), told)
    print(f"{rows} rows", flush=True)


def main(minutes: float) -> int:
    """Try files for so many minutes; gives how many children failed."""
    end, first, failed = time.monotonic() + 60 * minutes, int(time.time()) * 1_000, 0
    began = first
    while time.monotonic() < end:
        child = subprocess.run(
            [sys.executable, __file__, "--child", str(first)], capture_output=True, text=True, check=False
        )
        if child.returncode:
            failed += 1
            print(f"seeds from {first}: {child.stderr[-1_500:]}", flush=True)
        first += _FILES_PER_CHILD
    print(f"{first - began} files were tried; {failed} children failed.")
    return min(failed, 1)


if __name__ == "__main__":
    if sys.argv[1] == "--child":
        _child(int(sys.argv[2]))
    else:
        sys.exit(main(float(sys.argv[1])))
