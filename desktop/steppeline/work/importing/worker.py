"""Staging and taking in in a process of its own, so that a window stays fluid and a cancel is at once.

The child is told what to do, and tells how far it is, in JSON, a line each. Killed at any moment it leaves the casefile
as it was.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from steppeline.exchange.reading.recipe import Recipe
from steppeline.model.errors import WorldError
from steppeline.model.text import Message
from steppeline.store.casefile import open_casefile
from steppeline.store.staged import Counts
from steppeline.store.staged_edit import Choices, StaleError
from steppeline.work.importing.beside import give_blocks, give_sums
from steppeline.work.importing.child import child, ended_early
from steppeline.work.importing.collecting import collecting_seldom
from steppeline.work.importing.engine import ImportFile, Staged, Told, read_blocks, stage, take_in

_EVERY = 5_000
"""Rows between two words on how far the work is."""

Interrupting = Callable[[Callable[[], object]], AbstractContextManager[None]]
"""Makes a block in which another thread can end what the block waits for, by what is handed over."""


def _uninterrupted(end: Callable[[], object]) -> AbstractContextManager[None]:
    return nullcontext()


def stage_apart(
    files: Sequence[ImportFile],
    casefile: Path,
    resources: Path,
    staging: Path,
    *,
    told: Told = lambda rows: None,
    interrupting: Interrupting = _uninterrupted,
) -> Staged:
    """`engine.stage` in another process. Raises as that does; what `told` raises ends the process."""
    order = {
        "do": "stage",
        "files": [{"file": str(each.file), "recipe": asdict(each.recipe)} for each in files],
        "casefile": str(casefile),
        "resources": str(resources),
        "staging": str(staging),
    }
    done = _ordered(order, lambda said: told(said["rows"]), interrupting)
    return Staged(staging, tuple(each.file for each in files), Counts(**done["counts"]))


def take_in_apart(
    casefile: Path,
    staged: Staged,
    choices: Choices,
    who: str = "",
    *,
    told: Callable[[int, int | None], None] = lambda done, total: None,
    interrupting: Interrupting = _uninterrupted,
) -> None:
    """`engine.take_in` in another process, as one transaction. Raises as that does."""
    order = {
        "do": "take in",
        "casefile": str(casefile),
        "staging": str(staged.path),
        "files": [str(file) for file in staged.files],
        "counts": asdict(staged.counts),
        "leave_out": sorted(choices.leave_out),
        "update": choices.update,
        "who": who,
    }
    _ordered(order, lambda said: told(said["done"], said["total"]), interrupting)


def work(orders: IO[bytes], answers: IO[bytes]) -> None:
    """The child: carry out the order that is read, and answer how far it is and how it ended."""

    def say(**what: object) -> None:
        answers.write(json.dumps(what, ensure_ascii=True).encode() + b"\n")
        answers.flush()

    order = json.loads(orders.readline())
    try:
        with collecting_seldom():
            _carry_out(order, say, answers)
    except WorldError as failure:
        say(failed=_written(failure.sentence), stale=isinstance(failure, StaleError))


def _carry_out(order: Mapping[str, Any], say: Callable[..., None], answers: IO[bytes]) -> None:
    match order["do"]:
        case "stage":
            say(**_stage(order, say))
        case "take in":
            say(**_take_in(order, say))
        case "read":
            each = ImportFile(Path(order["file"]), Recipe(**order["recipe"]))
            give_blocks(lambda: read_blocks(each), answers)
        case "sum up":
            give_sums(order, answers)


def _stage(order: Mapping[str, Any], say: Callable[..., None]) -> dict[str, Any]:
    last = 0

    def told(rows: int) -> None:
        nonlocal last
        if rows - last >= _EVERY:
            last = rows
            say(rows=rows)

    files = [ImportFile(Path(each["file"]), Recipe(**each["recipe"])) for each in order["files"]]
    staged = stage(files, Path(order["casefile"]), Path(order["resources"]), Path(order["staging"]), told)
    return {"counts": asdict(staged.counts)}


def _take_in(order: Mapping[str, Any], say: Callable[..., None]) -> dict[str, Any]:
    staged = Staged(Path(order["staging"]), tuple(map(Path, order["files"])), Counts(**order["counts"]))
    choices = Choices(frozenset(order["leave_out"]), order["update"])
    with open_casefile(Path(order["casefile"]), writable=True) as casefile:
        take_in(casefile, staged, choices, order["who"], lambda done, total: say(done=done, total=total))
    return {"finished": True}


def _ordered(
    order: Mapping[str, Any], told: Callable[[Mapping[str, Any]], None], interrupting: Interrupting
) -> Mapping[str, Any]:
    """Give the order to a child and hear it out."""
    with child(order) as worker, interrupting(worker.process.kill):
        for line in worker.answers:
            said = json.loads(line)
            if "failed" in said:
                raise (StaleError if said["stale"] else WorldError)(_read(said["failed"]))
            if "rows" in said or "done" in said:
                told(said)
            else:
                return dict(said)
    raise ended_early()


def _written(sentence: Message) -> list[Any]:
    values = {
        name: _written(value) if isinstance(value, Message) else str(value) for name, value in sentence.values.items()
    }
    return [sentence.text, values]


def _read(written: Sequence[Any]) -> Message:
    text, values = written
    return Message(text, {name: _read(value) if isinstance(value, list) else value for name, value in values.items()})
