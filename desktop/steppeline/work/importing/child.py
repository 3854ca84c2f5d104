"""A process that does a part of an import: the program once more, told what in a line of JSON and heard out by pipe."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

from steppeline.model.errors import WorldError
from steppeline.model.text import message

COMMAND = "import-worker"


@dataclass(frozen=True)
class Child:
    """The process, and what it says."""

    process: subprocess.Popen[bytes]
    answers: IO[bytes]


@contextmanager
def child(order: Mapping[str, Any]) -> Iterator[Child]:
    """A process that carries out this order; it does not outlive the block."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "steppeline"]
    process = subprocess.Popen(  # noqa: S603 - this program itself
        [*program, COMMAND], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        if process.stdin is None or process.stdout is None:
            raise TypeError("the child has no pipes")
        process.stdin.write(json.dumps(order, ensure_ascii=True).encode() + b"\n")
        process.stdin.close()
        yield Child(process, process.stdout)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


def ended_early() -> WorldError:
    """What to raise where a child has gone without a word on how its work ended."""
    return WorldError(message("The import ended before it was done; nothing was changed. Perhaps memory ran out."))
