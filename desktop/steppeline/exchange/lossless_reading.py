"""Reading back what `lossless_export` writes, piece by piece, however large the file and whoever made it.

A document may be laid out in any way; only its header must come before its records.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from steppeline.exchange.lossless_export import END, FORMAT, VERSION
from steppeline.model.content import Content, Record
from steppeline.model.errors import InputError
from steppeline.model.text import message

_HEAD = 4_096
_CHUNK = 1 << 18
_LONGEST = 1 << 28
"""Characters of one record. A local copy of a document may be long."""

_TELLTALE = re.compile(rb'"format"\s*:\s*"' + FORMAT.encode() + b'"')
_BETWEEN = re.compile(r"[\s,]*")
_RECORDS = re.compile(r'\{?[^{}\[\]]*?"records"\s*:\s*\[')


def is_lossless(file: Path) -> bool:
    """Whether a file says at its beginning that it holds the content of a casefile. Raises OSError."""
    with file.open("rb") as stream:
        return _TELLTALE.search(stream.read(_HEAD)) is not None


@contextmanager
def open_lossless(file: Path) -> Iterator[Content]:
    """The content that a file holds, JSON or JSON Lines, to be read within the block.

    Raises OSError when the file cannot be read, InputError when it is not what it should be; so do its records.
    """
    with file.open("rb") as stream:
        pieces = _Pieces(stream)
        head = pieces.header()
        if head.get("format") != FORMAT:
            raise InputError(message("{file} does not hold the content of a casefile.", file=file.name))
        if head.get("version") != VERSION:
            raise InputError(
                message("{file} was written by a newer version of Steppeline; use that one.", file=file.name)
            )
        numbers = [head.get(name, 0) for name in ("tables", "last_event", "revision")]
        if not all(isinstance(number, int) and 0 <= number < 2**62 for number in numbers):
            raise InputError(message("{file} has a header that is damaged.", file=file.name))
        schema, last, revision = numbers
        yield Content(schema, last, revision, head.get("whole") is True, _records(pieces))


def _records(pieces: _Pieces) -> Iterator[Record]:
    for number, values in enumerate(pieces.records(), 1):
        if not pieces.is_document and isinstance(values, dict) and END in values:
            if values[END] == number - 1:
                return
            raise _broken()
        table = values.pop("table", None) if isinstance(values, dict) else None
        if not isinstance(table, str):
            raise InputError(message("Record {number} does not say which table it belongs to.", number=number))
        yield Record(table, values)
    if not pieces.is_document:
        raise _broken()


class _Pieces:
    """JSON values one after another from a stream, none of which may be too long."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decode = codecs.getincrementaldecoder("utf-8")("strict").decode
        self._decoder = json.JSONDecoder()
        self._text = ""
        self._at = 0
        self._is_over = False
        self.is_document = False

    def header(self) -> dict[str, Any]:
        """What comes before the records: the first line, or a document's keys before "records"."""
        self._fill()
        self._text = self._text.removeprefix("\ufeff")
        opening = _RECORDS.match(self._text)
        if opening is None:
            head = self._next()
        else:
            self.is_document, self._at = True, opening.end()
            text = opening.group().rsplit('"records"', 1)[0].rstrip().removesuffix(",")
            head = self._parsed(text + "}")
        if not isinstance(head, dict):
            raise _broken()
        return head

    def records(self) -> Iterator[Any]:
        """The values after the header. Raises InputError where the file breaks off or is no JSON."""
        while True:
            value = self._next()
            if value is None:
                return
            yield value

    def _next(self) -> Any:
        """The next value; None at the end, which a document must have."""
        while True:
            between = _BETWEEN.match(self._text, self._at)
            self._at = self._at if between is None else between.end()
            if self._at < len(self._text):
                break
            if self._is_over:
                if self.is_document:
                    raise _broken()
                return None
            self._fill()
        return None if self.is_document and self._text[self._at] == "]" else self._value()

    def _value(self) -> Any:
        """The value that begins here; more is read until it is whole, twice as much each time."""
        wanted = _CHUNK
        while True:
            try:
                value, self._at = self._decoder.raw_decode(self._text, self._at)
            except (json.JSONDecodeError, RecursionError) as error:
                if self._is_over or isinstance(error, RecursionError) or len(self._text) - self._at > _LONGEST:
                    raise _broken() from error
                self._fill(wanted)
                wanted *= 2
            else:
                return value

    def _parsed(self, text: str) -> Any:
        try:
            return json.loads(text)
        except (json.JSONDecodeError, RecursionError) as error:
            raise _broken() from error

    def _fill(self, size: int = _CHUNK) -> None:
        data = self._stream.read(size)
        self._is_over = not data
        try:
            text = self._decode(data, final=self._is_over)
        except UnicodeDecodeError as error:
            raise InputError(message("It is not written in UTF-8.")) from error
        self._text, self._at = self._text[self._at :] + text, 0


def _broken() -> InputError:
    return InputError(message("It is no JSON, or breaks off in the middle."))
