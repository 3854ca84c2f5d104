"""What differs between two casefiles, event by event: asked of the database, which has both before it at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from steppeline.model.edtf import bounds_of
from steppeline.model.event import Names
from steppeline.model.text import LANGUAGES
from steppeline.store.interrupting import heeding
from steppeline.store.opening import connect_beside
from steppeline.store.ownership import owned_by, owner_of
from steppeline.store.row_sums import UNSUMMED
from steppeline.store.tables import metadata
from steppeline.store.trouble import decoding, telling

Told = Callable[[int, int], None]

_NO_CONTENT = UNSUMMED | {"event", "change_log", "import_batch"}
_OTHERS = tuple(name for name, table in metadata.tables.items() if name not in _NO_CONTENT and owner_of(table) is None)


@dataclass(frozen=True)
class EventLine:
    """An event in a line: its number, its titles by language, its date as EDTF."""

    number: int
    title: Names
    date: str


@dataclass(frozen=True)
class Lines:
    """So many events, and the first of them by number."""

    count: int
    first: tuple[EventLine, ...]


@dataclass(frozen=True)
class Differences:
    """What would become of a casefile that were made like another one.

    `others` are entries of what events refer to, and saved views, that would come, go or change.
    """

    added: Lines
    removed: Lines
    changed: Lines
    others: int

    @property
    def are_none(self) -> bool:
        """Whether everything would stay as it is."""
        return not (self.added.count or self.removed.count or self.changed.count or self.others)


def differences(now: Path, then: Path, most: int, told: Told) -> Differences:
    """What would change in the casefile `now` if it became like `then`; both of our schema, at most `most` lines each.

    Events count by their number: one whose number stands for another event there has changed. `told` hears how many of
    how many tables are compared; what it raises ends the comparison. Raises WorldError for a damaged file.
    """
    with (
        closing(connect_beside(now, then, "other")) as connection,
        telling(now),
        heeding(connection, lambda: told(0, 0)),
    ):
        connection.execute("CREATE TEMP TABLE touched (id INTEGER PRIMARY KEY)")
        total, count = len(_OTHERS) + 1, 0
        told(0, total)
        for query in _differing(connection, "event"):
            connection.execute(f"INSERT OR IGNORE INTO touched {query}")
        for done, table in enumerate(_OTHERS, 1):
            told(done, total)
            queries = " UNION ".join(_differing(connection, table))
            count += int(connection.execute(f"SELECT count(*) FROM ({queries})").fetchone()[0])
        with decoding(then):
            return Differences(
                _lines(connection, "other", "id NOT IN (SELECT id FROM main.event)", most),
                _lines(connection, "main", "id NOT IN (SELECT id FROM other.event)", most),
                _lines(connection, "other", "id IN (SELECT id FROM main.event)", most),
                count,
            )


def _differing(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    """Queries for the numbers of rows of `table` that, or a row that they own, are not the same in both."""
    owned = [
        (naming.table, naming.column) for naming in owned_by(table) if naming == owner_of(metadata.tables[naming.table])
    ]
    for each, number in ((table, "id"), *owned):
        columns = metadata.tables[each].columns.keys()
        here, there = (", ".join(f'{side}."{name}"' for name in columns) for side in ("here", "there"))
        for one, other in (("main", "other"), ("other", "main")):
            yield (
                f"SELECT here.{number} FROM {one}.{each} AS here LEFT JOIN {other}.{each} AS there"
                f" ON there.id = here.id WHERE there.id IS NULL OR ({here}) IS NOT ({there})"
            )


def _lines(connection: sqlite3.Connection, side: str, condition: str, most: int) -> Lines:
    chosen = f"FROM {side}.event JOIN touched USING (id) WHERE {condition}"
    count = int(connection.execute(f"SELECT count(*) {chosen}").fetchone()[0])
    titles = ", ".join(f"title_{language}" for language in LANGUAGES)
    rows = connection.execute(f"SELECT id, date, {titles} {chosen} ORDER BY id LIMIT ?", (most,))
    return Lines(count, tuple(_line(*row) for row in rows))


def _line(number: int, date: str, *titles: str | None) -> EventLine:
    # Raises for what is no date.
    bounds_of(date)
    named = zip(LANGUAGES, titles, strict=True)
    return EventLine(number, {language: title for language, title in named if title}, date)
