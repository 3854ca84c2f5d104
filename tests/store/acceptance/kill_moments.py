"""Kills a process at random moments of its work on a casefile, and looks what is left.

    python tests/store/acceptance/kill_moments.py [N]

Each of N (200) times a process edits, imports, backs up or upgrades, and is killed. Then the casefile opens, `check`
finds no error, what was told as done is there and at most the one step that was under way is missing; an upgrade loses
nothing, from whatever schema. Files left unfinished are gone after the next backup. Prints a line for each kind of
work, and ends with 1 where something was amiss.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from old_casefile import make_old

from steppeline.store.backup import backup
from steppeline.store.casefile import open_casefile
from steppeline.store.dump import canonical_dump
from steppeline.store.opening import verify
from steppeline.store.schema import SCHEMA
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
with open_casefile(path, writable=True):
    print("done", flush=True)
    sys.stdin.read()
""",
}
IMPORTS = """
import os, sys
from pathlib import Path
from steppeline.model.event import Event
from steppeline.store.backup import backup
from steppeline.store.casefile import open_casefile
from steppeline.store.edits import put_event
import steppeline.store.upgrade
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
            seconds = chance.expovariate(8)
            if name == "upgrades":
                problem = _upgrade_problem(path, 1 + number // len(WORK) % (SCHEMA - 1), seconds)
            else:
                before = _events(path)
                problem = _problem(path, name, before, _work_and_be_killed(path, WORK[name], seconds))
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
        [sys.executable, "-c", IMPORTS + work, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
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
    _look_at_backups(path)
    after = _events(path)
    allowed = {"edits": (done, done + 1), "undo": (0, 1), "imports": (0, None)}.get(name, (0, 0))
    gained = after - before
    if gained < allowed[0] or (allowed[1] is not None and gained > allowed[1]):
        return f"{gained} events more, {done} told as done"
    if name == "imports" and gained % 20:
        return f"half an import: {gained} events"
    return ""


def _upgrade_problem(current: Path, schema: int, seconds: float) -> str:
    """What is amiss after an upgrade of an older casefile was killed; nothing if nothing is."""
    with TemporaryDirectory(dir=current.parent) as folder:
        path = make_old(Path(folder) / "old.steppeline", current, schema)
        content = _content(path)
        is_done = _work_and_be_killed(path, WORK["upgrades"], seconds) > 0
        with open_casefile(path) as casefile:
            if is_done and casefile.schema != SCHEMA:
                return f"schema {schema} is not upgraded, though told as done"
            if canonical_dump(casefile.connection) != content:
                return f"schema {schema} has lost something"
        problem = _problem(path, "upgrades", _events(path), 0)
        return problem or ("" if _content(path) == content else f"schema {schema} lost something when upgraded again")


def _content(path: Path) -> str:
    with open_casefile(path) as casefile:
        return canonical_dump(casefile.connection)


def _look_at_backups(path: Path) -> None:
    """Open all backups and remove them, but nothing unfinished; that is gone with the next backup, or this raises."""
    kept = path.with_name("backups")
    backup(path, kept)
    for each in kept.glob("[!.]*.steppeline"):
        with open_casefile(each):
            pass
        each.unlink()
    for folder in (kept, path.parent):
        left = [each.name for each in folder.iterdir() if each.name.startswith(".") or each.name.endswith(".part")]
        if left:
            raise AssertionError(f"left behind: {', '.join(left)}")


def _events(path: Path) -> int:
    with open_casefile(path) as casefile:
        return int(casefile.connection.execute("SELECT count(*) FROM event").fetchone()[0])


if __name__ == "__main__":
    sys.exit(1 if main(int(sys.argv[1]) if len(sys.argv) > 1 else 200) else 0)
