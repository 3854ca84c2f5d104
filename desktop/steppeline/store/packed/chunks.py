"""Arrays in the casefile: cut into chunks that have checksums, and found through one header.

The row of `packed_state` names the header, a chunk of JSON, and has its checksum; the header names the type, the length
and the chunks of every array, with their checksums. Chunks are never changed, only written anew. So whatever is
flipped, cut short, swapped, left out or put back from an earlier time is not what some checksum says.

Chunks are not compressed: reading them through SQLite and checking them costs about 0.6 ns for each byte; to unpack
them would cost several times that.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from steppeline.model.text import Message, message
from steppeline.store.packed.noting import State

FORMAT = 1
"""Of the header and of what the arrays mean; another one is not read."""

CHUNK_ROWS = 1_048_576
_TYPES = frozenset({"|b1", "|u1", "<u2", "<u4", "<u8", "<i4", "<i8"})
_UNUSABLE_CODES = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT)
"""What SQLite says of a chunk that is not there, is no blob, or lies on broken pages."""

Empty: TypeAlias = Callable[[int, "np.dtype[Any]"], NDArray[Any]]
"""Gives memory for so many values of a type, as `numpy.empty` does."""


class UnusableError(Exception):
    """The packed columns cannot be used; `sentence` tells the user why, None where there never were any."""

    def __init__(self, sentence: Message | None) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@dataclass(frozen=True)
class Stored:
    """Where an array is kept: its numpy type, its length, and number and CRC-32 of each of its chunks."""

    type: str
    count: int
    chunks: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Header:
    """What is kept, by name: arrays, and what else is to be known of them as numbers."""

    arrays: Mapping[str, Stored]
    numbers: Mapping[str, int]


class ChunkReader:
    """Reads arrays back, and sees that they are what was written. Raises UnusableError where they are not."""

    def __init__(self, connection: sqlite3.Connection, state: State) -> None:
        self._connection = connection
        if state.header is None:
            raise UnusableError(None)
        self.header = _decoded(self._chunk(state.header, state.checksum))

    def array(self, name: str, empty: Empty = np.empty) -> NDArray[Any]:
        """The array of this name, in memory that `empty` gives."""
        stored = self._stored(name)
        array = empty(stored.count, np.dtype(stored.type))
        filled = 0
        for number, checksum in stored.chunks:
            piece = np.frombuffer(self._chunk(number, checksum), array.dtype)
            array[filled : filled + len(piece)] = piece
            filled += len(piece)
        return array

    def count(self, name: str) -> int:
        """The length of an array."""
        return self._stored(name).count

    def number(self, name: str) -> int:
        """The number of this name."""
        return self.header.numbers[name]

    def chunk_numbers(self) -> list[int]:
        """The numbers of the chunks of all arrays."""
        return [number for stored in self.header.arrays.values() for number, _ in stored.chunks]

    def _stored(self, name: str) -> Stored:
        if name not in self.header.arrays:
            raise damaged()
        return self.header.arrays[name]

    def _chunk(self, number: int, checksum: int) -> bytes:
        try:
            with self._connection.blobopen("column_chunk", "data", number, readonly=True) as blob:
                data = blob.read()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF in _UNUSABLE_CODES:
                raise damaged() from error
            raise
        if zlib.crc32(data) != checksum:
            raise damaged()
        return data


class ChunkWriter:
    """Writes arrays, each chunk inside its own `transaction`; `finish` writes the header that finds them."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        transaction: Callable[[sqlite3.Connection], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        self._connection = connection
        self._transaction = transaction
        self._arrays: dict[str, Stored] = {}
        self._numbers: dict[str, int] = {}
        self.written: list[int] = []

    def add(self, name: str, array: NDArray[Any]) -> None:
        """Write one array."""
        little = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
        pieces = (little[first : first + CHUNK_ROWS] for first in range(0, len(little), CHUNK_ROWS))
        chunks = tuple(self._insert(piece.data.cast("B")) for piece in pieces)
        self._arrays[name] = Stored(little.dtype.str, len(little), chunks)

    def note(self, name: str, number: int) -> None:
        """Put a number into the header."""
        self._numbers[name] = number

    def finish(self) -> tuple[int, int]:
        """Write the header; gives its chunk's number and checksum."""
        arrays = {name: asdict(stored) for name, stored in self._arrays.items()}
        header = {"format": FORMAT, "arrays": arrays, "numbers": self._numbers}
        return self._insert(json.dumps(header).encode())

    def _insert(self, data: bytes | memoryview) -> tuple[int, int]:
        with self._transaction(self._connection):
            number = self._connection.execute("INSERT INTO column_chunk (data) VALUES (?)", (data,)).lastrowid
        if number is None:
            raise TypeError("an inserted row has no number")
        self.written.append(number)
        return number, zlib.crc32(data)


@contextmanager
def interpreting() -> Iterator[None]:
    """What was read is made sense of inside; where it makes none, UnusableError is raised."""
    try:
        yield
    except (TypeError, ValueError, LookupError, OverflowError) as error:
        raise damaged() from error


def damaged() -> UnusableError:
    """The packed columns are not what was written."""
    return UnusableError(
        message("The packed columns of this casefile were damaged; they were made anew from its rows.")
    )


def _decoded(data: bytes) -> Header:
    with interpreting():
        raw = json.loads(data)
        if raw["format"] != FORMAT:
            raise UnusableError(
                message(
                    "The packed columns of this casefile were written by another version of Steppeline;"
                    " they were made anew from its rows."
                )
            )
        arrays = {
            name: Stored(each["type"], each["count"], tuple((number, crc) for number, crc in each["chunks"]))
            for name, each in dict(raw["arrays"]).items()
        }
        if not all(stored.type in _TYPES for stored in arrays.values()):
            raise ValueError("a type that no column has")
        return Header(arrays, dict(raw["numbers"]))
