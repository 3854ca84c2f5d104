"""Writing a casefile's events to a file of another format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from steppeline.exchange.formats import EXPORTS, Export
from steppeline.model.errors import InputError, WorldError
from steppeline.model.event import Event
from steppeline.model.text import Language, message
from steppeline.store.casefile import Casefile
from steppeline.store.events import read_events, read_reference
from steppeline.work.files import is_same, written_whole
from steppeline.work.find import find


def export_events(casefile: Casefile, target: Path, query: str, language: Language, as_of: int | None = None) -> int:
    """Write the events that `query` finds, in order of time, to `target`; its suffix tells the format.

    Returns how many were written. Raises InputError for a query that cannot be understood, else as `write_events`.
    """
    format_of(target)
    ids = find(casefile, query, as_of).ids
    write_events(casefile, target, ids, language)
    return len(ids)


def write_events(
    casefile: Casefile,
    target: Path,
    ids: Sequence[int],
    language: Language,
    told: Callable[[int, int], None] = lambda done, total: None,
) -> None:
    """Write these events, in this order, to `target`; its suffix tells the format. `told` hears (done, total).

    `target` is replaced when all is written; a failure leaves it as it was. Raises InputError for a suffix that is no
    format, WorldError for files, and what `told` raises.
    """
    write = format_of(target).write
    if is_same(target, casefile.path):
        raise WorldError(message("{path} is the casefile itself; choose another name.", path=str(target)))
    reference = read_reference(casefile.connection)
    events = _telling(read_events(casefile.connection, ids), len(ids), told)
    with written_whole(target) as file:
        write(events, reference, language, file)


def export_suffixes() -> tuple[tuple[str, ...], ...]:
    """The suffixes of the formats we write, those of one format together."""
    return tuple(each.suffixes for each in EXPORTS)


def format_of(target: Path) -> Export:
    """The export format that the suffix of `target` stands for. Raises InputError for any other suffix."""
    found = next((each for each in EXPORTS if target.suffix.lower() in each.suffixes), None)
    if found is None:
        known = ", ".join(suffix for each in EXPORTS for suffix in each.suffixes)
        raise InputError(
            message("“{name}” does not end like a format we write: {known}.", name=target.name, known=known)
        )
    return found


def _telling(events: Iterable[Event], total: int, told: Callable[[int, int], None]) -> Iterator[Event]:
    for done, event in enumerate(events):
        told(done, total)
        yield event
