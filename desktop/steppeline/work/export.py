"""Writing a casefile's events to a file of another format."""

from __future__ import annotations

from pathlib import Path

from steppeline.exchange.formats import EXPORTS, Export
from steppeline.model.errors import InputError, WorldError
from steppeline.model.text import Language, message
from steppeline.store.casefile import Casefile
from steppeline.store.events import read_events, read_reference
from steppeline.work.files import written_whole
from steppeline.work.find import find


def export_events(casefile: Casefile, target: Path, query: str, language: Language, as_of: int | None = None) -> int:
    """Write the events that `query` finds, in order of time, to `target`; its suffix tells the format.

    Returns how many were written. `target` is replaced when all is written; a failure leaves it as it was. Raises
    InputError for a suffix that is no format and for a query that cannot be understood, WorldError for files.
    """
    write = format_of(target).write
    if target.exists() and target.samefile(casefile.path):
        raise WorldError(message("{path} is the casefile itself; choose another name.", path=str(target)))
    ids = find(casefile, query, as_of).ids
    reference = read_reference(casefile.connection)
    with written_whole(target) as file:
        write(read_events(casefile.connection, ids), reference, language, file)
    return len(ids)


def format_of(target: Path) -> Export:
    """The export format that the suffix of `target` stands for. Raises InputError for any other suffix."""
    found = next((each for each in EXPORTS if target.suffix.lower() in each.suffixes), None)
    if found is None:
        known = ", ".join(suffix for each in EXPORTS for suffix in each.suffixes)
        raise InputError(
            message("“{name}” does not end like a format we write: {known}.", name=target.name, known=known)
        )
    return found
