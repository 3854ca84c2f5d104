"""Steps that give a source a local copy, and take it away."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from steppeline.model.change import Delete, Insert, Write
from steppeline.model.errors import WorldError
from steppeline.model.reference import LocalCopy
from steppeline.model.text import message
from steppeline.store.edit import Edit
from steppeline.store.file_contents import LARGEST, keep
from steppeline.store.keys import Keys
from steppeline.store.records import SOURCE
from steppeline.store.rows import part_rows


def attach_copy(source: str, name: str, data: bytes, media_type: str | None = None) -> Edit:
    """Keep a file in the casefile as a copy of a source; a content that is there already is not kept twice.

    Doing it raises WorldError where there is no such source, the source has this content under this name, or the file
    is larger than LARGEST.
    """

    def plan(connection: sqlite3.Connection) -> Iterator[Write]:
        keys = Keys(connection)
        number = keys.number("source", source)
        if len(data) > LARGEST:
            sentence = message(
                "“{name}” is too large to be kept in the casefile; {megabytes} MB are the most.",
                name=name,
                megabytes=LARGEST // 1024**2,
            )
            raise WorldError(sentence)
        content = keep(connection, data)
        if _number_of(connection, number, name, content) is not None:
            raise WorldError(message("The source has this copy already: “{name}”.", name=name))
        copy = LocalCopy(name, content, media_type)
        yield Insert("source_copy", part_rows(SOURCE.parts["copies"], "source", [(number, copy)], keys))

    return Edit(message("Keep a copy of “{source}”", source=source), plan)


def remove_copy(source: str, copy: LocalCopy) -> Edit:
    """Take a local copy from a source. Doing it raises WorldError if it is gone.

    The content stays in the file, for undo and for the casefile as it was known on a day.
    """

    def plan(connection: sqlite3.Connection) -> Iterator[Write]:
        number = _number_of(connection, Keys(connection).number("source", source), copy.name, copy.content)
        if number is None:
            raise WorldError(message("The source has no copy “{name}” any more.", name=copy.name))
        yield Delete("source_copy", (number,))

    return Edit(message("Remove a copy of “{source}”", source=source), plan)


def _number_of(connection: sqlite3.Connection, source: int, name: str, content: str) -> int | None:
    query = """
        SELECT source_copy.id FROM source_copy JOIN file_content ON file_content.id = content_id
        WHERE source_id = ? AND name = ? AND file_content."key" = ?"""
    found = connection.execute(query, (source, name, content)).fetchone()
    return None if found is None else int(found[0])
