"""One invocation of the command line: what was asked for, in which language, and where to write; how it ends."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from steppeline.model.errors import InputError, WorldError
from steppeline.model.text import Language, Message, message

DONE, WORLD, USAGE = 0, 1, 2

_SHOWN = 100
_BEFORE = 40
# A line of progress is this long, shorter than any terminal, so that the next one covers it.
_LINE = 79


@dataclass(frozen=True)
class Call:
    """The parsed arguments, the language to speak, and where to write.

    Writing to the standard output raises WorldError when it fails (a full disk), and BrokenPipeError when its reader
    has gone.
    """

    arguments: argparse.Namespace
    language: Language
    out: TextIO
    err: TextIO

    def line(self, text: str) -> None:
        """Write a line to the standard output."""
        try:
            print(text, file=self.out)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise self._unwritten(error) from error

    def say(self, what: Message) -> None:
        """Write a sentence to the standard output."""
        self.line(self.language.say(what))

    def write(self, value: Mapping[str, object]) -> None:
        """Write an object as a line of JSON to the standard output."""
        self.line(json.dumps(value, ensure_ascii=False, allow_nan=False))

    def warn(self, what: Message) -> None:
        """Write a sentence to the standard error."""
        self.warn_line(self.language.say(what))

    def warn_line(self, text: str) -> None:
        """Write a line to the standard error."""
        print(text, file=self.err)

    @contextmanager
    def progress(self) -> Iterator[Callable[[Message], None]]:
        """Within the block, what is told stands in one line of the standard error, the newest alone.

        Only for somebody who looks on: nothing is written where the standard error is no terminal.
        """
        seen = self.err.isatty()

        def tell(what: Message) -> None:
            if seen:
                print(f"\r{self.language.say(what)[:_LINE]:{_LINE}}", end="", file=self.err, flush=True)

        try:
            yield tell
        finally:
            if seen:
                print(f"\r{'':{_LINE}}\r", end="", file=self.err, flush=True)

    def point_at(self, mistake: InputError, text: str | None) -> None:
        """Show the mistaken part of what was typed, marked below."""
        if not text or not 0 <= mistake.start <= len(text):
            return
        left = max(0, mistake.start - _BEFORE)
        shown = "".join(letter if letter.isprintable() else " " for letter in text[left : left + _SHOWN])
        length = max(1, min(mistake.end, left + _SHOWN) - mistake.start)
        self.warn_line(f"  {shown}\n  {' ' * (mistake.start - left)}{'^' * length}")

    def finish(self) -> None:
        """See that all that was written is out."""
        try:
            self.out.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise self._unwritten(error) from error

    def _unwritten(self, error: OSError) -> WorldError:
        let_go(self.out)
        return WorldError(message("The output cannot be written: {reason}.", reason=error.strerror or str(error)))


def text_stream(stream: TextIO | None) -> TextIO:
    """The stream, set to UTF-8; a stream that leads nowhere where the program was started without one."""
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def let_go(stream: TextIO) -> None:
    """Send what is still waiting in a broken stream nowhere: flushing it at the end of the process would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
