"""What is done to the entries that events refer to: kinds, tags, actors, offices, places and sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from typing import Final

from steppeline.model.errors import WorldError
from steppeline.model.reference import Actor, Kind, LocalCopy, Office, Place, Source
from steppeline.model.transliteration import search_key
from steppeline.session.document import Document
from steppeline.store import edit_copies, edit_reference
from steppeline.store.edits import delete_entity, put_entity
from steppeline.work.local_copies import attach_file, save_file

Entry = Kind | Actor | Office | Place | Source
Failed = Callable[[WorldError], None]

_LONGEST_KEY = 60

CLASSES: Final[Mapping[str, type[Entry]]] = {
    "kind": Kind,
    "actor": Actor,
    "office": Office,
    "place": Place,
    "source": Source,
}
"""The classes of entries by their table; tags are names alone."""


def free_key(name: str, is_taken: Callable[[str], bool]) -> str:
    """A key for a new entry of this name, readable and not taken."""
    plain = name.casefold() if name.isascii() else search_key(name)
    stem = "-".join(re.findall(r"[a-z0-9]+", plain))[:_LONGEST_KEY].strip("-") or "entry"
    numbered = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(key for key in numbered if not is_taken(key))


def put_entry(document: Document, entry: Entry, *, done: Callable[[], None], failed: Failed) -> None:
    """Add an entry, or make the one with its key what is given."""
    document.apply(put_entity(entry), done=done, failed=failed)


def rename_tag(document: Document, tag: str, name: str, *, done: Callable[[], None], failed: Failed) -> None:
    """Call a tag otherwise."""
    document.apply(edit_reference.rename_tag(tag, name), done=done, failed=failed)


def merge(document: Document, table: str, key: str, into: str, *, done: Callable[[], None], failed: Failed) -> None:
    """Let whatever names the one entry name the other; the first is gone then. Raises KeyError for other tables."""
    is_tag = table == "tag"
    edit = edit_reference.merge_tags(key, into) if is_tag else edit_reference.merge(_MERGED[table], key, into)
    document.apply(edit, done=done, failed=failed)


def delete_entry(document: Document, table: str, key: str, *, done: Callable[[], None], failed: Failed) -> None:
    """Take out an entry; one that is still named is refused, a tag is taken from its events too."""
    edit = edit_reference.delete_tag(key) if table == "tag" else delete_entity(CLASSES[table], key)
    document.apply(edit, done=done, failed=failed)


def attach_copy(document: Document, source: str, file: Path, *, done: Callable[[], None], failed: Failed) -> None:
    """Keep a file in the casefile as a copy of a source. It is read as bytes and never opened or run."""
    try:
        edit = attach_file(source, file)
    except WorldError as failure:
        failed(failure)
        return
    document.apply(edit, done=done, failed=failed)


def remove_copy(document: Document, source: str, copy: LocalCopy, *, done: Callable[[], None], failed: Failed) -> None:
    """Take a local copy from a source."""
    document.apply(edit_copies.remove_copy(source, copy), done=done, failed=failed)


def save_copy(document: Document, copy: LocalCopy, target: Path, *, done: Callable[[], None], failed: Failed) -> None:
    """Have a local copy written to a file beside other work."""
    path = document.path
    document.jobs.read(lambda _: save_file(path, copy, target), lambda _: done(), failed=failed)


def can_be_merged(table: str) -> bool:
    """Whether entries of a table can be merged."""
    return table == "tag" or table in _MERGED


_MERGED: Final[Mapping[str, type[edit_reference.Merged]]] = {
    "kind": Kind,
    "actor": Actor,
    "place": Place,
    "source": Source,
}
