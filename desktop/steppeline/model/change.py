"""Changes of a casefile as values: what is to be written, what was written, and how to take it back.

A casefile is changed row by row through one door. Writes go in; a `ChangeSet` comes out, which says of every row what
stood there before and what stands there now. The inverse of a change set is again a list of writes, so undo is an
ordinary edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from steppeline.model.text import Message

Value = str | int | float | None
Row = Mapping[str, Value]


@dataclass(frozen=True)
class Insert:
    """Add rows to a table; each row is complete and holds its number under "id"."""

    table: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Update:
    """Set some columns of the row with number `key`."""

    table: str
    key: int
    values: Row


@dataclass(frozen=True)
class UpdateAll:
    """Set some columns of the rows with these numbers, of all to the same values."""

    table: str
    keys: tuple[int, ...]
    values: Row


@dataclass(frozen=True)
class Delete:
    """Remove the rows with these numbers, and with them the rows they own (an event's figures, claims, …)."""

    table: str
    keys: tuple[int, ...]


@dataclass(frozen=True)
class RemoveImport:
    """Remove everything that came with one import: its events, and its entries that nothing else refers to."""

    batch: int


Write = Insert | Update | UpdateAll | Delete | RemoveImport


@dataclass(frozen=True)
class RowChange:
    """What happened to one row: `before` None is an insert, `after` None a delete, else both hold the changed columns.

    `owner` names the row that owns it, as table and number: ("event", 5) for a figure of event 5.
    """

    table: str
    key: int
    before: Row | None
    after: Row | None
    owner: tuple[str, int] | None = None


@dataclass(frozen=True)
class ChangeSet:
    """What one step changed. `revision` is the casefile's after it; `entry` is its number in the change log.

    A step that changed nothing has no changes and no entry, and leaves the revision as it was.
    """

    name: Message
    revision: int
    changes: tuple[RowChange, ...] = field(default=(), repr=False)
    entry: int | None = None

    def inverse(self) -> tuple[Write, ...]:
        """The writes that take this step back, last change first."""
        return tuple(_inverse(reversed(self.changes)))

    def keys(self, table: str) -> frozenset[int]:
        """Numbers of the rows of `table` that were added, changed or removed."""
        return frozenset(change.key for change in self.changes if change.table == table)

    def inserted(self, table: str) -> tuple[int, ...]:
        """Numbers of the rows that were added to `table`, in order."""
        return tuple(change.key for change in self.changes if change.table == table and change.before is None)

    def touched(self, table: str) -> frozenset[int]:
        """Numbers of the rows of `table` that changed themselves or own a row that did."""
        owners = (change.owner for change in self.changes if change.owner is not None)
        return self.keys(table) | {number for owner, number in owners if owner == table}


def _inverse(changes: Iterable[RowChange]) -> Iterator[Write]:
    for (table, what), group in groupby(changes, key=lambda change: (change.table, _kind_of(change))):
        if what == "insert":
            yield Delete(table, tuple(change.key for change in group))
        elif what == "delete":
            yield Insert(table, tuple(change.before for change in group if change.before is not None))
        else:
            yield from _updates(table, group)


def _updates(table: str, changes: Iterable[RowChange]) -> Iterator[Update | UpdateAll]:
    """The updates that bring back what stood there. Rows that get the same are taken together.

    Of a row that was changed twice the order of updates counts: then only those that follow each other are.
    """
    known = [(change.key, change.before) for change in changes if change.before is not None]
    if len({key for key, _ in known}) == len(known):
        place: dict[frozenset[tuple[str, Value]], int] = {}
        known.sort(key=lambda pair: place.setdefault(frozenset(pair[1].items()), len(place)))
    for before, group in groupby(known, key=itemgetter(1)):
        keys = tuple(key for key, _ in group)
        yield Update(table, keys[0], before) if len(keys) == 1 else UpdateAll(table, keys, before)


def _kind_of(change: RowChange) -> str:
    if change.before is None:
        return "insert"
    return "delete" if change.after is None else "update"
