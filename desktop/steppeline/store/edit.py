"""An edit: one step of a user, before it is done."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from steppeline.model.change import Write
from steppeline.model.text import Message

Plan = Callable[[sqlite3.Connection], Iterable[Write]]


@dataclass(frozen=True)
class Edit:
    """A name to show ("Undo: …") and the writes, given or planned.

    A plan is a function that reads the casefile inside the transaction that will write. It may be a generator: what it
    has yielded is written before it goes on. With `whole_import` the step adds one import batch and is taken back by
    removing that batch, however large it was.
    """

    name: Message
    writes: tuple[Write, ...] | Plan
    whole_import: bool = False

    def planned(self, connection: sqlite3.Connection) -> Iterable[Write]:
        """The writes in order; a plan reads through `connection`."""
        return self.writes(connection) if callable(self.writes) else self.writes
