"""Which events have claims that differ, for lists of events."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from steppeline.store.trouble import reading

_DIFFERING = """
    SELECT event_id, field FROM claim WHERE event_id IN (SELECT value FROM json_each(?))
    GROUP BY event_id, field HAVING count(DISTINCT trim(value)) > 1"""


def contested(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """Of those of the events that have claims which differ, on which fields; as `model.claims.contested_fields`.

    Fit for what a screen shows, and for thousands. Raises WorldError when the file is damaged or unreadable.
    """
    fields: defaultdict[int, set[str]] = defaultdict(set)
    with reading(connection):
        for number, field in connection.execute(_DIFFERING, (json.dumps(list(ids)),)):
            fields[number].add(field)
    return {number: frozenset(names) for number, names in fields.items()}
