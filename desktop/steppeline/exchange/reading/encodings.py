"""Which encoding a text file is in, and its lines: bounded in length, and none lost to bytes that make no sense."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from steppeline.exchange.reading.blocks import UnreadableError
from steppeline.model.text import Message, message

LONGEST_LINE = 16 * 1024 * 1024
"""Bytes; of a longer one no sense is made."""

_SAMPLE = 256 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BROKEN = re.compile("[\udc80-\udcff]")
_CHUNK = 1024 * 1024
_SINGLE_BYTE = ("cp1251", "koi8_r", "cp1252", "iso8859_1", "cp866", "mac_cyrillic")


def sample_of(file: Path) -> bytes:
    """The first bytes of a file. Raises OSError."""
    with file.open("rb") as stream:
        return stream.read(_SAMPLE)


def encoding_of(sample: bytes) -> str:
    """The encoding of a text that begins so: told by its mark, else UTF-8 where that fits, else the likeliest."""
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    if _is_utf8(sample):
        return "utf-8"
    if sample[1::2].count(0) > len(sample) // 5:
        return "utf-16-le"
    if sample[0::2].count(0) > len(sample) // 5:
        return "utf-16-be"
    # Imported here: most files are UTF-8.
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(_SINGLE_BYTE)).best()
    return "cp1251" if best is None else best.encoding


def _is_utf8(sample: bytes) -> bool:
    """Nearly all of it: a few broken bytes are the trouble of their lines, not another encoding."""
    text = sample.decode("utf-8", "surrogateescape")
    broken = len(_BROKEN.findall(text[:-4]))
    others = sum(letter > "\x7f" for letter in text)
    return broken == 0 or broken * 20 < others


def check_encoding(name: str) -> str:
    """The name, if it is that of a text encoding. Raises UnreadableError."""
    try:
        "".encode(name)
    except LookupError as error:
        raise UnreadableError(message("There is no text encoding called “{name}”.", name=name)) from error
    return name


class Decoder:
    """Turns bytes into text, piece by piece. What no text can be made of raises UnreadableError."""

    def __init__(self, encoding: str, errors: str) -> None:
        self._decoder = codecs.getincrementaldecoder(check_encoding(encoding))(errors)

    def decode(self, chunk: bytes, *, final: bool = False) -> str:
        """The text of the bytes so far, but for what has been given."""
        try:
            return self._decoder.decode(chunk, final)
        except UnicodeError as error:
            raise UnreadableError(message("It is no text in the encoding that it was taken for.")) from error


def lines_of(file: Path, encoding: str) -> Iterator[list[str]]:
    """The lines of a file with their ends, in lists of about a megabyte.

    Bytes that are none of the encoding are lone surrogates in their lines (see `is_broken`). Raises OSError, and
    UnreadableError for a line that is too long.
    """
    with file.open("rb") as stream:
        yield from lines_in(stream, encoding)


def lines_in(stream: BinaryIO, encoding: str) -> Iterator[list[str]]:
    """`lines_of` an open file."""
    errors = "surrogateescape" if not encoding.startswith(("utf-16", "utf-32", "utf_16", "utf_32")) else "replace"
    decoder = Decoder(encoding, errors)
    rest, waiting = "", 0
    while chunk := stream.read(_CHUNK):
        text = decoder.decode(chunk)
        if "\n" not in text and "\r" not in text:
            waiting += len(chunk)
            if waiting > LONGEST_LINE:
                raise UnreadableError(too_long())
            rest += text
            continue
        waiting = 0
        lines = (rest + text).splitlines(keepends=True) if _odd(text) else _split(rest + text)
        rest = lines.pop() if lines and not lines[-1].endswith("\n") else ""
        if lines:
            yield lines
    rest += decoder.decode(b"", final=True)
    if rest:
        yield [rest]


def _odd(text: str) -> bool:
    """Whether lines end as on old Macintoshes."""
    return "\n" not in text


def _split(text: str) -> list[str]:
    """Lines end at line feeds alone: not, as `splitlines` has it, at form feeds and separators within texts."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines


def is_broken(text: str) -> bool:
    """Whether there were bytes that are none of the encoding."""
    return not text.isascii() and _BROKEN.search(text) is not None


def too_long() -> Message:
    """The sentence about an endless line."""
    return message("A line is longer than {limit} million characters; this is no table of events.", limit=16)
