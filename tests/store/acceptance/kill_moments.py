"""Kills a process at random moments of its work on a casefile, and looks what is left.

    python tests/store/acceptance/kill_moments.py [N]

Each of N (200) times a process edits, imports, backs up or upgrades, and is killed. Then the casefile opens, `check`
finds no error, what was told as done is there and at most the one step that was under way is missing. Prints a line
for each kind of work, and ends with 1 where something was amiss.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from steppeline.store.casefile import open_casefile
from steppeline.store.opening import verify
from steppeline.work.casefiles import demo_casefile
from steppeline.work.check.casefile import check_casefile

DATA = Path(__file__).parents[3] / "data"
WORK = {
    "edits": """
with open_casefile(path, writable=True) as casefile:
    print("ready", flush=True)
    while True:
        casefile.apply(put_event(Event("forum", {"en": "Event"}, "2021", tags=("a", "b"))))
        print("done", flush=True)
""",
    "undo": """
with open_casefile(path, writable=True) as casefile:
    casefile.apply(put_event(Event("forum", {"en": "Event"}, "2021", tags=("a", "b"))))
    print("ready", flush=True)
    while True:
        casefile.undo()
        casefile.redo()
""",
    "imports": """
rows = path.with_name("rows.toml")
print("ready", flush=True)
number = 0
while True:
    number += 1
    events = "".join(
        f'[[event]]\\nid = "import-{os.getpid()}-{number}-{each}"\\nkind = "forum"\\nstatus = "happened"\\n'
        f'date = "2021"\\ntitle.en = "Imported"\\n' for each in range(20)
    )
    rows.write_text(events)
    import_files([rows], path, path.with_name("backups"))
""",
    "backups": """
print("ready", flush=True)
while True:
    backup(path, path.with_name("backups"))
""",
    "upgrades": """
print("ready", flush=True)
while True:
    with closing(connect_writer(path)) as writer:
        upgrade(writer)
""",
}
IMPORTS = """
import os, sys
from contextlib import closing
from pathlib import Path
from steppeline.model.event import Event
from steppeline.store.backup import backup
from steppeline.store.casefile import open_casefile
from steppeline.store.edits import put_event
from steppeline.store.opening import connect_writer
from steppeline.store.upgrade import upgrade
from steppeline.work.import_files import import_files
path = Path(sys.argv[1])
"""


def main(times: int, seed: int = 20211) -> int:
    """Kill so many times, the kinds of work in turn; gives how often something was amiss."""
    chance, amiss, told = random.Random(seed), 0, Counter[str]()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.steppeline"
        demo_casefile(path, DATA)
        for number in range(times):
            name = list(WORK)[number % len(WORK)]
            before = _events(path)
            done = _work_and_be_killed(path, WORK[name], chance.expovariate(8))
            problem = _problem(path, name, before, done)
            told[name] += 1
            if problem:
                amiss += 1
                print(f"{name}, kill {number}: {problem}")
    for name, count in told.items():
        print(f"{name}: killed {count} times")
    return amiss


def _work_and_be_killed(path: Path, work: str, seconds: float) -> int:
    """Let a process work for so long, kill it, and give the number of steps of which it said that they were done."""
    with subprocess.Popen(
        [sys.executable, "-c", IMPORTS + work, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as worker:
        assert worker.stdout is not None
        assert worker.stderr is not None
        if worker.stdout.readline() != "ready\n":
            raise RuntimeError(worker.stderr.read())
        time.sleep(seconds)
        worker.kill()
        said = len([line for line in worker.stdout if line == "done\n"])
        complaint = worker.stderr.read()
    if complaint:
        raise RuntimeError(complaint)
    return said


def _problem(path: Path, name: str, before: int, done: int) -> str:
    """What is amiss after a kill; nothing if nothing is."""
    with open_casefile(path, writable=True) as casefile:
        verify(casefile.connection, path, thorough=True)
        errors = [str(each.sentence) for each in check_casefile(casefile) if each.severity == "error"]
    if errors:
        return errors[0]
    kept = path.with_name("backups")
    for each in kept.glob("*.steppeline"):
        with open_casefile(each):
            pass
    shutil.rmtree(kept, ignore_errors=True)
    for left in path.parent.glob(".*"):
        left.unlink()
    after = _events(path)
    allowed = {"edits": (done, done + 1), "undo": (0, 1), "imports": (0, None)}.get(name, (0, 0))
    gained = after - before
    if gained < allowed[0] or (allowed[1] is not None and gained > allowed[1]):
        return f"{gained} events more, {done} told as done"
    if name == "imports" and gained % 20:
        return f"half an import: {gained} events"
    return ""


def _events(path: Path) -> int:
    with open_casefile(path) as casefile:
        return int(casefile.connection.execute("SELECT count(*) FROM event").fetchone()[0])


if __name__ == "__main__":
    sys.exit(1 if main(int(sys.argv[1]) if len(sys.argv) > 1 else 200) else 0)
