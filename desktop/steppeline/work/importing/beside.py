"""What another process does beside the one that imports: it reads the file, or sums up rows, on a core of its own.

Each function has two ends: the one that is asked, and the one that carries it out in the child and answers.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from steppeline.exchange.reading.blocks import Block
from steppeline.exchange.reading.recipe import Recipe
from steppeline.model.errors import WorldError
from steppeline.store.staged_edit import Choices
from steppeline.store.staged_sums import TableSums, staged_sums
from steppeline.work.importing.child import Child, child, ended_early


@contextmanager
def blocks_read_beside(file: Path, recipe: Recipe) -> Iterator[Iterable[Block]]:
    """The blocks of a file, the next one being read while one is used. Raises as its reader does."""
    with child({"do": "read", "file": str(file), "recipe": asdict(recipe)}) as reader:
        yield _blocks(reader)


def _blocks(reader: Child) -> Iterator[Block]:
    while True:
        try:
            told, what = pickle.load(reader.answers)  # noqa: S301 - from this program itself
        except (EOFError, pickle.UnpicklingError) as error:
            raise ended_early() from error
        match told:
            case "block":
                yield what
            case "failed":
                raise what
            case _:
                return


def give_blocks(read: Callable[[], Iterable[Block]], answers: IO[bytes]) -> None:
    """The child's end of `blocks_read_beside`."""
    try:
        with ThreadPoolExecutor(1) as sending:
            # While a block is on its way the next one is read.
            sent: Future[None] | None = None
            for block in read():
                packed = pickle.dumps(("block", block), pickle.HIGHEST_PROTOCOL)
                if sent is not None:
                    sent.result()
                sent = sending.submit(_send, answers, packed)
            if sent is not None:
                sent.result()
        _give(answers, "end", None)
    except BrokenPipeError:
        raise
    except (WorldError, OSError) as failure:
        _give(answers, "failed", failure)


def _give(answers: IO[bytes], told: str, what: object) -> None:
    _send(answers, pickle.dumps((told, what), pickle.HIGHEST_PROTOCOL))


def _send(answers: IO[bytes], packed: bytes) -> None:
    answers.write(packed)
    answers.flush()


@contextmanager
def sums_made_beside(staging: Path, last: Mapping[str, int], choices: Choices) -> Iterator[Iterable[TableSums]]:
    """`staged_sums`, begun at once."""
    order = {"do": "sum up", "staging": str(staging), "last": dict(last), "leave_out": sorted(choices.leave_out)}
    with child(order) as summing:
        yield _sums(summing)


def _sums(summing: Child) -> Iterator[TableSums]:
    for line in summing.answers:
        said = json.loads(line)
        if "table" not in said:
            return
        yield said["table"], {int(block): value for block, value in said["sums"].items()}
    raise ended_early()


def give_sums(order: Mapping[str, Any], answers: IO[bytes]) -> None:
    """The child's end of `sums_made_beside`."""
    for table, sums in staged_sums(Path(order["staging"]), order["last"], Choices(frozenset(order["leave_out"]))):
        answers.write(json.dumps({"table": table, "sums": sums}).encode() + b"\n")
        answers.flush()
    answers.write(b"{}\n")
