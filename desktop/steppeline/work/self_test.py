"""The self-test: everything the program is for, done once in an empty folder, one step after another.

A step raises whatever it likes when something is broken: what it was is told beside the step's name, and the next
steps are done all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from steppeline.model.errors import WorldError
from steppeline.model.text import Language, Message, message
from steppeline.store.casefile import Casefile, open_casefile
from steppeline.store.dump import canonical_dump
from steppeline.store.edits import put_event
from steppeline.store.events import read_events
from steppeline.work.backup import back_up, put_back
from steppeline.work.casefiles import demo_casefile
from steppeline.work.export import export_events
from steppeline.work.find import find
from steppeline.work.import_files import import_files

_ARRIVAL = """
[[event]]
refs = ["self-test"]
kind = "meeting"
date = "2020-03~"
title.en = "Self-test"
title.ru = "Самопроверка"
regions = [{ region = "kz" }]
"""


@dataclass(frozen=True)
class Place:
    """Where the test works: a scratch folder of its own, and the shipped dataset."""

    folder: Path
    data: Path

    @property
    def casefile(self) -> Path:
        """The casefile that the steps work on."""
        return self.folder / "самопроверка self-test.steppeline"

    @property
    def backups(self) -> Path:
        """Where the backups of the test go."""
        return self.folder / "backups"


@dataclass(frozen=True)
class Step:
    """One step: what it does, and the function that does it and gives a remark, such as a count. It raises on failure.

    AssertionError is for what the program got wrong.
    """

    name: Message
    run: Callable[[Place], str]


@dataclass(frozen=True)
class Outcome:
    """How a step went."""

    step: Step
    passed: bool
    remark: str


def outcomes(steps: Iterable[Step], place: Place, language: Language) -> Iterator[Outcome]:
    """Do the steps, each whatever became of those before."""
    for step in steps:
        try:
            yield Outcome(step, passed=True, remark=step.run(place))
        except WorldError as failure:
            yield Outcome(step, passed=False, remark=language.say(failure.sentence))
        except Exception as mistake:
            # A self-test is there to tell of bugs, of whichever kind.
            yield Outcome(step, passed=False, remark=f"{type(mistake).__name__}: {mistake}")


def _open_dataset(place: Place) -> str:
    demo_casefile(place.casefile, place.data)
    with open_casefile(place.casefile) as casefile:
        found = len(find(casefile, "").ids)
        forums = len(find(casefile, "kind:forum during:2021").ids)
    _expect(found > 100 and 0 < forums < found, f"{found} events, {forums} of them forums of 2021")
    return str(found)


def _search(place: Place) -> str:
    with open_casefile(place.casefile) as casefile:
        latin, cyrillic = (find(casefile, name).ids for name in ("Kosherbayev", "Кошербаев"))
    _expect(len(latin) > 0 and list(latin) == list(cyrillic), f"{len(latin)} and {len(cyrillic)} events")
    return str(len(latin))


def _import(place: Place) -> str:
    file = place.folder / "arrival.toml"
    file.write_text(_ARRIVAL, encoding="utf-8")
    outcome = import_files([file], place.casefile, place.backups)
    _expect(not outcome.problems, "; ".join(map(str, outcome.problems)))
    with open_casefile(place.casefile) as casefile:
        found = find(casefile, "ref:self-test").ids
    _expect(len(found) == 1, f"{len(found)} events instead of the one imported")
    return ""


def _edit_and_undo(place: Place) -> str:
    with open_casefile(place.casefile, writable=True, backup_folder=place.backups) as casefile:
        number = int(find(casefile, "ref:self-test").ids[0])
        before = _date(casefile, number)
        (event,) = read_events(casefile.connection, [number])
        casefile.apply(put_event(replace(event, date="2021-05")))
        changed = _date(casefile, number)
        casefile.undo()
        undone = _date(casefile, number)
        casefile.redo()
        redone = _date(casefile, number)
    _expect(changed != before and undone == before and redone == changed, f"{before}, {changed}, {undone}, {redone}")
    return ""


def _date(casefile: Casefile, number: int) -> str:
    (event,) = read_events(casefile.connection, [number])
    return event.date


def _export(place: Place) -> str:
    sizes = []
    with open_casefile(place.casefile) as casefile:
        for name in ("events.csv", "events.xlsx", "events.json", "events.jsonl"):
            target = place.folder / name
            count = export_events(casefile, target, "kind:forum", Language("en")).events
            _expect(count > 0 and target.stat().st_size > 100 * count, f"{name} has {target.stat().st_size} bytes")
            sizes.append(f"{target.suffix} {target.stat().st_size}")
    return ", ".join(sizes)


def _back_up_and_restore(place: Place) -> str:
    kept = back_up(place.casefile, None, place.backups)
    target = place.folder / "restored.steppeline"
    put_back(kept, target, place.backups)
    with open_casefile(place.casefile) as first, open_casefile(target) as second:
        same = canonical_dump(first.connection) == canonical_dump(second.connection)
    _expect(same, "the restored casefile differs")
    return ""


def _read_only(place: Place) -> str:
    folder = place.folder / "read-only"
    folder.mkdir()
    copy = folder / "copy.steppeline"
    copy.write_bytes(place.casefile.read_bytes())
    copy.chmod(0o444)
    folder.chmod(0o555)
    try:
        with open_casefile(copy) as casefile:
            found = len(find(casefile, "").ids)
        left = sorted(path.name for path in folder.iterdir())
    finally:
        folder.chmod(0o755)
    _expect(found > 100 and left == [copy.name], f"{found} events; left beside: {left}")
    return ""


def _expect(condition: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not condition:
        raise AssertionError(otherwise)


STEPS: tuple[Step, ...] = (
    Step(message("the shipped dataset is made and read"), _open_dataset),
    Step(message("names are found in both scripts"), _search),
    Step(message("events are imported"), _import),
    Step(message("an edit is made, undone and redone"), _edit_and_undo),
    Step(message("events are exported"), _export),
    Step(message("a backup is made and restored"), _back_up_and_restore),
    Step(message("a casefile is read from a read-only folder"), _read_only),
)
