"""Whether what lies in the rows of events can be read at all, asked once of every value that occurs.

All of this raises, for values that no casefile writes, one of the errors that `trouble.decoding` knows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from steppeline.model.edtf import bounds_of
from steppeline.model.event import Extent, Figure, Stage, StatusEntry
from steppeline.model.validity import fault_of
from steppeline.store.codec import plain
from steppeline.store.keys import Keys
from steppeline.store.records import EVENT, KeyShape, Shape

_REMEMBERED = 131_072
_BATCH = 8_192
_WITH_DATES = (StatusEntry, Stage, Figure)

Moments = tuple[int, int, int, int, int]


class Dates(dict[tuple[str, Extent], Moments]):
    """The four bounds of a date with an extent, and 1 if it is doubtful, else 0. Raises InputError for no EDTF."""

    def __init__(self, as_of: int | None) -> None:
        super().__init__()
        self._as_of = as_of

    def __missing__(self, key: tuple[str, Extent]) -> Moments:
        text, extent = key
        if not isinstance(text, str):
            raise TypeError("a date that is no text")
        bounds = bounds_of(text, extent, self._as_of)
        moments = (
            bounds.earliest_start,
            bounds.latest_start,
            bounds.earliest_end,
            bounds.latest_end,
            int("?" in text or "%" in text),
        )
        # What is used often is met early.
        if len(self) < _REMEMBERED:
            self[key] = moments
        return moments


class Values:
    """Looks at the columns of records, batch by batch; of texts only at whether they are any, so not at dates."""

    def __init__(self, shape: Shape[Any], sound: Any, keys: Keys) -> None:
        self._shape = shape
        self._sound = sound
        self._keys = keys
        self._seen: dict[str, set[Any]] = {}

    def check(self, columns: Sequence[Sequence[Any]]) -> None:
        """Raise for a value that no record can have. `columns` are as in `shape.columns`."""
        left = iter(columns)
        for name, codec in self._shape.codecs.items():
            for column in [next(left) for _ in codec.columns(name)]:
                of_texts = len(codec.columns(name)) > 1 or codec in (plain("str"), plain("str | None"))
                kinds = set(map(type, column)) if of_texts else set(column)
                seen = self._seen.setdefault(name, set())
                for new in kinds - seen:
                    value = next(each for each in column if type(each) is new) if of_texts else new
                    self._check_value(name, value)
                if len(seen) > _REMEMBERED:
                    seen.clear()
                seen |= kinds

    def _check_value(self, name: str, value: Any) -> None:
        codec = self._shape.codecs[name]
        known = codec.read((value,) * len(codec.columns(name)), self._keys)
        if fault_of(replace(self._sound, **{name: known})) is not None:
            raise ValueError(f"{self._shape.table}.{name}")


def check_parts(connection: sqlite3.Connection, keys: Keys) -> None:
    """Raise for a part of an event that no record can be made of."""
    for part in EVENT.parts.values():
        cursor = connection.execute(f"SELECT {', '.join(part.columns)} FROM {part.table}")
        if isinstance(part, KeyShape) or part.make in _WITH_DATES:
            while batch := set(cursor.fetchmany(_BATCH)):
                for row in batch:
                    part.record(row, keys)
        else:
            values: Values | None = None
            while rows := cursor.fetchmany(_BATCH):
                values = values or Values(part, part.record(rows[0], keys), keys)
                values.check(tuple(zip(*rows, strict=True)))
    for _ in connection.execute("SELECT ref FROM event_ref"):
        # Reading it shows whether it is a text at all.
        pass
