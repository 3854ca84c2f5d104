"""Objects from JSON, one at a time and however many there are: lines of JSON, arrays, and arrays within a document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from steppeline.exchange.reading.blocks import UnreadableError
from steppeline.exchange.reading.encodings import Decoder, encoding_of, lines_of, sample_of
from steppeline.model.text import message

LONGEST = 16 * 1024 * 1024
"""Characters of one object."""

_CHUNK = 1 << 20
_BETWEEN = re.compile(r"[\s,\ufeff]*")
_ARRAY = re.compile(
    # TimelineJS once called its slides "date", which elsewhere is a list of dates.
    r'"(?:(?:events|features|items|records|results|rows|data|dataObjects)"\s*:\s*\[|date"\s*:\s*\[(?=\s*\{))',
    re.IGNORECASE,
)

Numbered = tuple[int, Any]


def is_lines(sample: str) -> bool:
    """Whether a text that begins so is JSON Lines: its first line is an object by itself."""
    first, _, rest = sample.lstrip().partition("\n")
    if not first.startswith("{") or not rest.strip().startswith("{"):
        return first.startswith("{") and not rest.strip() and _ARRAY.search(first) is None
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def objects_of(file: Path, encoding: str = "utf-8") -> Iterator[Numbered]:
    """The objects of a file with their numbers, from 1 (lines, for JSON Lines). What is no JSON comes as an Exception.

    Raises OSError, and UnreadableError where nothing can be read any more.
    """
    sample = sample_of(file)
    text = sample.decode(encoding_of(sample), "replace").lstrip("\ufeff")
    if is_lines(text):
        yield from _of_lines(file, encoding)
    else:
        with file.open("rb") as stream:
            yield from _of_array(_Buffer(stream, encoding))


def _of_lines(file: Path, encoding: str) -> Iterator[Numbered]:
    number, decode = 0, json.JSONDecoder().decode
    for lines in lines_of(file, encoding):
        for line in lines:
            number += 1
            if line.strip():
                try:
                    yield number, decode(line)
                except (ValueError, RecursionError) as error:
                    yield number, error


class _Buffer:
    """A text that is read as it is needed."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decode = Decoder(encoding, "replace").decode
        self._decoder = json.JSONDecoder()
        self.text, self.at = "", 0
        self.more()

    def more(self) -> bool:
        """Read on; False at the end."""
        chunk = self._stream.read(_CHUNK)
        self.text = self.text[self.at :] + self._decode(chunk, final=not chunk)
        self.at = 0
        return bool(chunk)

    def skip(self) -> str:
        """Go to the next character that says something, and give it; "" at the end."""
        while True:
            found = _BETWEEN.match(self.text, self.at)
            self.at = found.end() if found else self.at
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.more():
                return ""

    def value(self) -> Any:
        """The value that begins here. Raises UnreadableError."""
        while True:
            try:
                found, end = self._decoder.raw_decode(self.text, self.at)
            except (ValueError, RecursionError) as error:
                if isinstance(error, RecursionError) or len(self.text) - self.at > LONGEST or not self.more():
                    reason = message("It is no valid JSON, or cut short: {reason}.", reason=str(error)[:100])
                    raise UnreadableError(reason) from error
            else:
                # A number may go on beyond what has been read.
                self.at = end
                return found

    def seek_array(self) -> bool:
        """Go behind the bracket that opens the array of events."""
        found = _ARRAY.search(self.text, self.at)
        if found is not None:
            self.at = found.end()
        return found is not None


def _of_array(buffer: _Buffer) -> Iterator[Numbered]:
    if buffer.skip() == "[":
        buffer.at += 1
    elif not buffer.seek_array():
        yield 1, buffer.value()
        return
    number = 0
    while (sign := buffer.skip()) != "]":
        if not sign:
            raise UnreadableError(message("The file is cut short."))
        number += 1
        yield number, buffer.value()
