"""What a query asks of the casefile itself: words and refs."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from steppeline.model.index import Integers
from steppeline.model.query_tree import TextTerm
from steppeline.store.events import event_ids_by_ref
from steppeline.store.search import search


@dataclass(frozen=True)
class CasefileLookup:
    """The `EventLookup` of `model.query_evaluate` over a reading connection. Raises WorldError for a damaged file."""

    connection: sqlite3.Connection

    def text(self, term: TextTerm) -> Integers:
        """The events in whose texts or names the term is found."""
        return search(self.connection, term.text, phrase=term.phrase)

    def ref(self, value: str) -> list[int]:
        """The event that has this ref, if any."""
        return list(event_ids_by_ref(self.connection, [value]).values())
