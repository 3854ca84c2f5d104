"""What is done to events and entries of an open casefile. Each function is one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from steppeline.model.change import Write
from steppeline.model.errors import WorldError
from steppeline.model.event import Event, RegionRole, StatusEntry
from steppeline.model.reference import Actor, Kind, Office, Place, Source
from steppeline.model.text import Message, counted, message
from steppeline.session.document import Document
from steppeline.store import edit_batch
from steppeline.store.edit import Edit
from steppeline.store.edits import delete_event, entity_writes, event_writes
from steppeline.store.events import read_events
from steppeline.store.readers import Connection

NewEntry = Kind | Place | Actor | Office | Source
Failed = Callable[[WorldError], None]


def put(
    document: Document,
    event: Event,
    entries: Sequence[NewEntry] = (),
    refs: Mapping[int, str] | None = None,
    *,
    done: Callable[[int], None] | None = None,
    failed: Failed | None = None,
) -> None:
    """Add an event or change it, with the entries it needs and the refs that other events get by which it names them.

    `done` is told the number of the event. An event that has only been looked at is no step.
    """
    name = message("Add an event") if event.id is None else message("Change an event")

    def planned(connection: Connection) -> Iterator[Write]:
        for entry in entries:
            yield from entity_writes(connection, entry)
        for other in read_events(connection, list(refs or {})):
            if other.id is not None and refs is not None:
                named = replace(other, refs=(*other.refs, refs[other.id]))
                yield from event_writes(connection, named)
        yield from event_writes(connection, event)

    def tell() -> None:
        if done is not None:
            done(int(document.index.ids.max()) if event.id is None else event.id)

    document.apply(Edit(name, planned), done=tell, failed=failed)


def duplicate(document: Document, number: int, done: Callable[[int], None]) -> None:
    """Add an event that is as this one, but nobody's part: its refs stay the first one's."""
    for event in document.events([number]):
        put(document, replace(event, id=None, refs=()), done=done)


def delete(document: Document, numbers: Sequence[int], done: Callable[[Message], None]) -> None:
    """Take out events; `done` is told what was done, in a sentence."""
    numbers = list(numbers)

    def planned(connection: Connection) -> Iterator[Write]:
        for number in numbers:
            yield from delete_event(number).planned(connection)

    name = counted("Delete {count} event", "Delete {count} events", len(numbers))
    told = counted("{count} event is deleted.", "{count} events are deleted.", len(numbers))
    document.apply(Edit(name, planned), done=lambda: done(told))


def set_date(document: Document, number: int, date: str) -> None:
    """Give an event another date, as EDTF; nothing else of it changes."""
    change(document, number, lambda event: replace(event, date=date))


def change(document: Document, number: int, changed: Callable[[Event], Event], *, failed: Failed | None = None) -> None:
    """Make an event what `changed` makes of it as it stands in the casefile at that moment."""

    def planned(connection: Connection) -> Iterator[Write]:
        for event in read_events(connection, [number]):
            yield from event_writes(connection, changed(event))

    document.apply(Edit(message("Change an event"), planned), failed=failed)


def set_kind(document: Document, numbers: Sequence[int], kind: str) -> None:
    """Make events of one kind."""
    document.apply(edit_batch.set_kind(numbers, kind))


def set_status(document: Document, numbers: Sequence[int], entry: StatusEntry) -> None:
    """Give events a status, and each an entry in its history."""
    document.apply(edit_batch.set_status(numbers, entry))


def add_tag(document: Document, numbers: Sequence[int], tag: str) -> None:
    """Give events a tag, which is made if need be."""
    document.apply(edit_batch.add_tag(numbers, tag))


def remove_tag(document: Document, numbers: Sequence[int], tag: str) -> None:
    """Take a tag from events."""
    document.apply(edit_batch.remove_tag(numbers, tag))


def add_region(document: Document, numbers: Sequence[int], role: RegionRole) -> None:
    """Give events a region in a role."""
    document.apply(edit_batch.add_region(numbers, role))


def remove_region(document: Document, numbers: Sequence[int], region: str) -> None:
    """Take a region from events, in whatever role."""
    document.apply(edit_batch.remove_region(numbers, region))
