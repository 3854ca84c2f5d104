"""The casefiles that are measured: made once for each size and seed, and kept."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from steppeline.store.schema import SCHEMA

SEED = 1
SIZES = (10_000, 100_000, 1_000_000) + ((10_000_000,) if os.environ.get("BENCH_LARGE") == "1" else ())


@dataclass(frozen=True)
class Made:
    """A casefile, and the seconds that it took to make; None if nobody took the time."""

    path: Path
    seconds: float | None


def synthetic(events: int) -> Made:
    """A synthetic casefile of so many events."""
    path = _folder() / f"synthetic-{events}-{SEED}-schema-{SCHEMA}.steppeline"
    clock = path.with_suffix(".seconds")
    if not (path.exists() and clock.exists()):
        path.unlink(missing_ok=True)
        begun = time.perf_counter()
        _steppeline("synth", "--events", str(events), "--seed", str(SEED), "-o", str(path))
        clock.write_text(str(time.perf_counter() - begun), encoding="ascii")
    return Made(path, float(clock.read_text(encoding="ascii")))


def empty(path: Path) -> Path:
    """A casefile without events."""
    _steppeline("new", str(path), "--force")
    return path


def _folder() -> Path:
    folder = Path(os.environ.get("BENCH_CACHE", Path(tempfile.gettempdir()) / "steppeline-benchmarks"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _steppeline(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "steppeline", *arguments], check=True, stdout=subprocess.DEVNULL)
