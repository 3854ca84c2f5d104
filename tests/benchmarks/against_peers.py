"""Our window against vis-timeline and DuckDB, in one run: `make bench-peers`.

Both are fetched at pinned versions into build/peers, which is theirs alone. vis-timeline shows 100,000 events, all in
view, in a headless Chromium; our window shows ten times as many. What is missing on this machine is said and left out.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks import bench_window
from tests.benchmarks.browser import PAGE, Report, browser, look, write_events
from tests.benchmarks.casefiles import Made, synthetic
from tests.benchmarks.display import display
from tests.benchmarks.report import environment, percentile

FOLDER = Path("build/peers")
PACKAGE = "vis-timeline@8.5.4"
INTEGRITY = "Xt7RNrRvOkQiSyk6vFTXSRwTunT0y9MzDgHY8N8H9nPuebJ6Vg+u3xnv0Swbxna/Pa2E3HjaBblEIQiK74E01Q=="
"""SHA-512 of the package, as its registry publishes it."""
THEIRS, OURS = 100_000, 1_000_000
_LOOKS = ((1_000, 30.0), (10_000, 60.0), (THEIRS, 120.0))
"""Numbers of events, and the seconds that moving through them may take at most."""
_GOALS = {"first paint": 40, "frame": 280}


def main() -> int:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("casefile", type=Path, nargs="?", help="ours; else one is made")
    parser.add_argument("--theirs", type=Path, help="the casefile whose events vis-timeline is given; else one is made")
    arguments = parser.parse_args()
    command, npm = browser(), shutil.which("npm")
    if command is None or npm is None:
        print("without Chromium and npm there is nothing to compare with: install Debian's chromium and npm for that")
        return 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    install_duckdb()
    install_vis_timeline(npm)
    theirs = _their_times(command, arguments.theirs or synthetic(THEIRS).path)
    ours = _our_times(Made(arguments.casefile, None) if arguments.casefile else synthetic(OURS))
    _compare(theirs, ours)
    return 0


def install_duckdb() -> None:
    """DuckDB in an environment of its own. Without a registry there is none, which `bench_window` will say."""
    python = FOLDER / "venv" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(FOLDER / "venv")], check=True)
    lock = Path(__file__).parent / "peers" / "requirements.lock"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    subprocess.run([*pip, "--only-binary", ":all:", "-r", str(lock)], check=False)


def install_vis_timeline(npm: str) -> None:
    """The package in build/peers/site, beside our page. Raises ValueError for another package than the pinned one."""
    site = FOLDER / "site"
    site.mkdir(exist_ok=True)
    shutil.copyfile(PAGE, site / PAGE.name)
    if (site / "package").exists():
        return
    done = subprocess.run(
        [npm, "pack", "--silent", "--pack-destination", str(FOLDER.absolute()), PACKAGE],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    archive = FOLDER / done.stdout.split()[-1]
    if base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode("ascii") != INTEGRITY:
        raise ValueError(f"{archive} is not the package that was pinned")
    with tarfile.open(archive) as packed:
        packed.extractall(site, filter="data")


def _their_times(command: str, casefile: Path) -> dict[int, Report]:
    site = FOLDER / "site"
    count = write_events(casefile, site / "events.json")
    version = subprocess.run([command, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    print(f"{PACKAGE} in {version}, headless, at most {count:,} events, all in view")
    reports: dict[int, Report] = {}
    for events, seconds in _LOOKS:
        reports[events] = report = look(command, site, min(events, count), seconds)
        painted = "never" if report.painted is None else f"{report.painted:.2f} s"
        frames = _frames_in_words([each * 1000 for each in report.frames])
        print(f"    {events:>9,} events: complete after {painted}; {frames} {report.failed}", flush=True)
    return reports


def _our_times(made: Made) -> tuple[int, list[float], list[float]]:
    """The number of events, seconds to the complete first paint of fresh processes, and those of frames at fit-all."""
    wanted = frozenset({"start", "pan", "zoom", "filters", "engine"})
    with display() as screen, tempfile.TemporaryDirectory() as folder:
        print(environment(screen.words))
        told = bench_window.measure(made, bench_window.place_in(Path(folder) / "ours", screen, wanted))
    starts = [each["complete"] for each in told["starts"]]
    return told["events"], starts, [frame[0] for name in ("pan, all", "zoom, all") for frame in told["series"][name]]


def _compare(theirs: dict[int, Report], ours: tuple[int, Sequence[float], Sequence[float]]) -> None:
    report = theirs[THEIRS]
    events, starts, frames = ours
    print(f"\nvis-timeline at {THEIRS:,} events against our window at {events:,}, all in view")
    if report.painted is not None:
        _ratio("first paint", report.painted, statistics.median(starts))
    if report.frames:
        _ratio("frame", statistics.median(report.frames), statistics.median(frames))


def _ratio(name: str, theirs: float, ours: float) -> None:
    times = f"{theirs * 1000:>12,.1f} ms  {ours * 1000:>10,.2f} ms"
    print(f"    {name:<12} {times}  {theirs / ours:>8,.1f} times faster, goal {_GOALS[name]}")


def _frames_in_words(frames: Sequence[float]) -> str:
    if not frames:
        return "no frames"
    return f"{len(frames)} frames, median {statistics.median(frames):,.1f} ms, p99 {percentile(frames, 0.99):,.1f} ms"


if __name__ == "__main__":
    sys.exit(main())
