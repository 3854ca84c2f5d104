"""All events that have some words, in slices, without getting in the way of other threads.

A thread of Python that fetches millions of rows hands over the interpreter at every row, and whoever waits for it, such
as the one that paints, waits again and again. So SQLite, which works without the interpreter, packs the numbers of a
slice into one text: for a block of 65,536 numbers six digits for each event, which numpy reads as a whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

import numpy as np
from numpy.typing import NDArray

from steppeline.store.search_names import events_naming, named_entities
from steppeline.store.search_words import Word, any_of, words_beginning
from steppeline.store.trouble import reading

Ids = NDArray[np.int64]

_BLOCK = 1 << 16
_DIGITS = 6
_PACKED = f"group_concat({100_000} + id % {_BLOCK}, '')"
_EVERYTHING = (0, 2**63 - 1)
# Beyond these, looking for each word and entity again in every block would cost more than waiting for the first slice.
_MOST_WORDS = 512
_MOST_ENTITIES = 200_000


def slices_of(connection: sqlite3.Connection, words: Sequence[Word]) -> Generator[Ids, None, None]:
    """int64 arrays: the numbers of the events that have all of the words, ascending from slice to slice.

    A slice has up to 65,536 numbers and is never empty. Raises WorldError for a damaged or locked file; close the
    iterator when you do not want the rest, for it holds one state of the casefile.
    """
    if not words:
        return
    with reading(connection):
        arms = [_Arms(connection, word) for word in words]
        query = " INTERSECT ".join(arm.query(place) for place, arm in enumerate(arms))
        parameters = {name: value for place, arm in enumerate(arms) for name, value in arm.parameters(place).items()}
        if all(arm.is_quick for arm in arms):
            packed = f"SELECT :first / {_BLOCK}, {_PACKED} FROM ({query})"
            blocks = _blocks(connection)
        else:
            packed = f"SELECT id / {_BLOCK} AS block, {_PACKED} FROM ({query}) GROUP BY block ORDER BY block"
            blocks = iter([_EVERYTHING])
        for first, last in blocks:
            with closing(connection.execute(packed, {**parameters, "first": first, "last": last})) as slices:
                yield from (_unpacked(block, numbers) for block, numbers in slices if numbers)


class _Arms:
    """The ways to find one word: in the texts of events, and in the names of what they name."""

    def __init__(self, connection: sqlite3.Connection, word: Word) -> None:
        self._entities = named_entities(connection, word)
        self._expression, is_quick = _expression(connection, word)
        self.is_quick = is_quick and sum(map(len, self._entities.values())) <= _MOST_ENTITIES

    def query(self, place: int) -> str:
        """Gives numbers `id` between :first and :last, some of them twice. Parameters are numbered by the word."""
        arms = [
            f"SELECT rowid AS id FROM event_words WHERE event_words MATCH :word{place}"
            " AND rowid BETWEEN :first AND :last",
            *(
                f"{events_naming(table, f':{table}{place}')} AND event_id BETWEEN :first AND :last"
                for table in self._entities
            ),
        ]
        return f"SELECT id FROM ({' UNION ALL '.join(arms)})"

    def parameters(self, place: int) -> Mapping[str, Any]:
        """The parameters of `query`, but for the limits."""
        return {f"word{place}": self._expression, **{f"{table}{place}": all_ for table, all_ in self._entities.items()}}


def _expression(connection: sqlite3.Connection, word: Word) -> tuple[str, bool]:
    """An expression that finds all events with the word, and whether it can be asked again and again for little."""
    if not word.is_beginning:
        return word.expression, True
    used = words_beginning(connection, word.last, _MOST_WORDS + 1)
    if not 0 < len(used) <= _MOST_WORDS:
        return word.expression, not used
    return any_of(word, used), True


def _unpacked(block: int, numbers: str) -> Ids:
    """The numbers in ascending order, each once. Short steps: numpy keeps the interpreter for itself meanwhile."""
    digits = np.frombuffer(numbers.encode("ascii"), np.uint8).reshape(-1, _DIGITS)[:, 1:]
    found = np.zeros(len(digits), np.uint16)
    for place in range(_DIGITS - 1):
        found *= 10
        found += digits[:, place]
        found -= ord("0")
    is_found = np.zeros(_BLOCK, np.bool_)
    is_found[found] = True
    return np.flatnonzero(is_found) + block * _BLOCK


def _blocks(connection: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """The blocks in which there are events, as first and last number."""
    start = _EVERYTHING[0]
    while row := connection.execute("SELECT id FROM kept_words WHERE id >= ? LIMIT 1", (start,)).fetchone():
        block = row[0] // _BLOCK
        start = (block + 1) * _BLOCK
        yield block * _BLOCK, start - 1
