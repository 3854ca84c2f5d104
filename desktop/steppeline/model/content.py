"""The whole content of a casefile as plain records, by which it travels to a file and back without loss.

A record is one row of an independent table with the rows it owns nested in it, each a mapping of column to value. What
names a row that has a key holds that key, under the column's name without "_id"; statuses are words. Numbers of rows
are kept, so that a casefile made from the records is the same row by row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple


class Record(NamedTuple):
    """A row of `table` as JSON can hold it; rows it owns stand in lists under the names of their tables."""

    table: str
    values: dict[str, Any]


@dataclass(frozen=True)
class Content:
    """Records, things that events refer to first, and what else a casefile made from them has to know.

    `schema` is the number of the tables' schema, `last_event` the highest number any event ever had: it is not given
    again. `revision` is how many steps made the content; 0 where their log is not among the records. `is_whole` is
    False where events were chosen.
    """

    schema: int
    last_event: int
    revision: int
    is_whole: bool
    records: Iterable[Record]
