"""What is shown of an event that was found: enough for a line."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from steppeline.model.event import Extent, Names
from steppeline.model.text import LANGUAGES
from steppeline.store.trouble import reading


@dataclass(frozen=True)
class Hit:
    """An event that was found: its number, title, kind, and date with the extent to read it by."""

    event: int
    title: Names
    kind: str
    date: str
    extent: Extent


def read_hits(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Hit]:
    """The events of these numbers, in the order asked; those that are gone are passed over. Raises WorldError."""
    query = f"""
        SELECT event.id, kind.key, date, coalesce(event.extent, kind.extent),
            {", ".join(f"title_{language}" for language in LANGUAGES)}
        FROM json_each(?) AS wanted JOIN event ON event.id = wanted.value JOIN kind ON kind.id = event.kind_id
        ORDER BY wanted.key"""
    with reading(connection):
        return [
            Hit(number, _names(titles), kind, date, cast("Extent", extent))
            for number, kind, date, extent, *titles in connection.execute(query, (json.dumps(list(ids)),))
        ]


def _names(titles: Sequence[str | None]) -> Names:
    return {language: title for language, title in zip(LANGUAGES, titles, strict=True) if title}
