"""Which events changed since the columns were packed: triggers write it down in the transaction of the change.

Whoever writes, this program or any other, cannot help it. The triggers are there only while there are packed columns,
so that filling a new casefile costs nothing more. `packed_state.revision` follows the casefile's own: where the two
differ, something was changed while no trigger was there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from steppeline.store.schema import revision_of

PARTS = ("region", "actor", "source", "tag")
"""What an event may have several of in the index; the rows that say so lie in event_region…"""

_READ = (
    "id, kind_id, status, earliest_start, latest_start, earliest_end, latest_end, never_certain, needs_recheck,"
    " verified, certainty, date, extent"
)


@dataclass(frozen=True)
class State:
    """The row of `packed_state`: where the header is, None while the columns are packed for the first time.

    Changes are noted with the number of the `round`; packing begins a new one, and then forgets all before it.
    """

    header: int | None
    checksum: int
    round: int
    revision: int


def read_state(connection: sqlite3.Connection) -> State | None:
    """What is known of the packed columns, None if there are none."""
    row = connection.execute("SELECT header, checksum, round, revision FROM packed_state").fetchone()
    return None if row is None else State(*row)


def is_noted(connection: sqlite3.Connection, state: State) -> bool:
    """Whether all changes since the columns were packed have been noted."""
    found = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    return state.revision == revision_of(connection) and _TRIGGERS.items() <= found.items()


def begin_noting(connection: sqlite3.Connection) -> State:
    """Forget whatever is noted and packed, and note from now on. To be called inside a transaction."""
    forget(connection)
    connection.execute(
        "INSERT INTO packed_state (id, header, checksum, round, revision) VALUES (1, NULL, 0, 1, ?)",
        (revision_of(connection),),
    )
    for statement in _TRIGGERS.values():
        connection.execute(statement)
    return State(None, 0, 1, revision_of(connection))


def forget(connection: sqlite3.Connection) -> None:
    """Have no packed columns any more, and note nothing. To be called inside a transaction."""
    for name in _TRIGGERS:
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
    for table in ("packed_state", "changed_event", "column_chunk"):
        connection.execute(f"DELETE FROM {table}")


def changed_events(connection: sqlite3.Connection) -> list[int]:
    """The numbers of the events that changed since the columns were packed, also of those that are gone; ascending."""
    return [number for (number,) in connection.execute("SELECT event_id FROM changed_event ORDER BY event_id")]


def _statements() -> Iterator[tuple[str, str]]:
    """Name and statement of every trigger."""
    yield _trigger("event_added", "AFTER INSERT ON event", _note("NEW.id"))
    yield _trigger("event_removed", "AFTER DELETE ON event", _note("OLD.id"))
    yield _trigger("event_changed", f"AFTER UPDATE OF {_READ} ON event", _note_both("id"))
    for part in PARTS:
        table = f"event_{part}"
        yield _trigger(f"{table}_added", f"AFTER INSERT ON {table}", _note("NEW.event_id"))
        yield _trigger(f"{table}_removed", f"AFTER DELETE ON {table}", _note("OLD.event_id"))
        changed = f"AFTER UPDATE OF id, event_id, {part}_id ON {table}"
        yield _trigger(f"{table}_changed", changed, _note_both("event_id"))
        # A row that makes way for another by OR REPLACE is removed without a trigger being told.
        replaced = _note("replaced.event_id", "replaced.id = NEW.id", f", {table} AS replaced")
        yield _trigger(f"{table}_replaced", f"BEFORE INSERT ON {table}", replaced)
        yield _trigger(f"{table}_displaced", f"BEFORE UPDATE OF id ON {table}", replaced)
    follow = "UPDATE packed_state SET revision = NEW.value;"
    yield _trigger("revision", "AFTER UPDATE OF value ON meta WHEN NEW.key = 'revision'", follow)


def _trigger(name: str, when: str, statements: str) -> tuple[str, str]:
    return f"noted_{name}", f"CREATE TRIGGER noted_{name} {when} BEGIN {statements} END"


def _note(number: str, condition: str = "true", other_table: str = "") -> str:
    # An upsert, for OR IGNORE would be overruled where the statement that fires the trigger says OR FAIL.
    return (
        f"INSERT INTO changed_event (event_id, round) SELECT {number}, round FROM packed_state{other_table}"
        f" WHERE {condition} ON CONFLICT (event_id) DO UPDATE SET round = excluded.round;"
    )


def _note_both(column: str) -> str:
    return f"{_note(f'NEW.{column}')} {_note(f'OLD.{column}', f'OLD.{column} <> NEW.{column}')}"


_TRIGGERS = dict(_statements())
