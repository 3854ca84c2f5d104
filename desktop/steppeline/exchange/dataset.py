"""The dataset folder, reviewable TOML text, read into a reference book and events.

One file for each sort of reference entry, and one for each kind of event, named after the kind. Tables have the
fields of `steppeline.model.event` and `steppeline.model.reference`; data/README.md tells the conventions.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from steppeline.exchange.dataset_references import check_references
from steppeline.exchange.tables import MisfitError, TableReader, Vocabulary
from steppeline.model.errors import WorldError
from steppeline.model.event import (
    ACTOR_ROLES,
    BOUNDS,
    CERTAINTIES,
    LINK_TYPES,
    MODES,
    NATURES,
    NOTE_KINDS,
    REGION_ROLES,
    STAGES,
    ActorRole,
    Event,
    Figure,
    Link,
    Note,
    PlaceRole,
    RegionRole,
    Stage,
)
from steppeline.model.reference import Actor, Kind, Office, Place, Region, Series, Source
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Message, finished, message

VOCABULARY: Vocabulary = {
    (RegionRole, "role"): REGION_ROLES,
    (ActorRole, "role"): ACTOR_ROLES,
    (PlaceRole, "mode"): MODES,
    (Event, "mode"): MODES,
    (Event, "certainty"): CERTAINTIES,
    (Figure, "bound"): BOUNDS,
    (Figure, "nature"): NATURES,
    (Link, "type"): LINK_TYPES,
    (Note, "kind"): NOTE_KINDS,
    (Stage, "stage"): STAGES,
}

Entry = TypeVar("Entry", Kind, Region, Place, Actor, Office, Source, Series)
Record = TypeVar("Record")


def read_dataset(folder: Path) -> tuple[ReferenceBook, tuple[Event, ...]]:
    """The reference book and the events below `folder`, in the order of kinds and files.

    Raises WorldError, naming file, entry and field, for a file that is missing or is no TOML, for a table that does
    not fit its record, for a key that stands twice and for a key that nothing answers to.
    """
    reader = TableReader(VOCABULARY)
    book = _read_book(reader, folder)
    events = [event for kind in book.kinds for event in _read_events(reader, folder, kind)]
    misfit = check_references(book, events)
    if misfit is not None:
        raise _misfit(folder / misfit.file, misfit.entry, misfit.field, misfit.problem)
    return book, tuple(events)


def _read_book(reader: TableReader, folder: Path) -> ReferenceBook:
    def entries(file: str, kind: type[Entry], array: str, arrays: tuple[str, ...] = ()) -> Mapping[str, Entry]:
        path = folder / file
        return _by_key(path, _records(reader, path, kind, _load(path, arrays or (array,))[array]))

    return ReferenceBook(
        kinds=entries("kinds.toml", Kind, "kind"),
        regions=entries("regions.toml", Region, "region"),
        places=entries("places.toml", Place, "place"),
        actors=entries("actors.toml", Actor, "actor", ("actor", "office")),
        offices=entries("actors.toml", Office, "office", ("actor", "office")),
        sources=entries("sources.toml", Source, "source"),
        series=entries("series.toml", Series, "series"),
    )


def _by_key(path: Path, entries: Iterable[Entry]) -> Mapping[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.key in found:
            raise _misfit(path, entry.key, "key", message("this key stands in the file twice"))
        found[entry.key] = entry
    return found


def _read_events(reader: TableReader, folder: Path, kind: str) -> list[Event]:
    path = folder / f"{kind}.toml"
    events = _records(reader, path, Event, _load(path, ("event",))["event"])
    for event in events:
        name = event.refs[0] if event.refs else event.title.get("en", "")
        if not event.refs:
            raise _misfit(path, name, "refs", message("an event needs a name of its own"))
        if event.id is not None:
            raise _misfit(path, name, "id", message("the number of an event is given by the casefile"))
        if event.kind != kind:
            raise _misfit(path, name, "kind", message("events of this file are of the kind “{kind}”", kind=kind))
    return events


def _load(path: Path, arrays: tuple[str, ...]) -> dict[str, list[object]]:
    """The arrays of tables of a file, absent ones as empty lists."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        sentence = message("The dataset file {file} cannot be read: {reason}.", file=path, reason=error.strerror)
        raise WorldError(sentence) from error
    except ValueError as error:
        sentence = message("The dataset file {file} is not valid TOML: {reason}.", file=path, reason=error)
        raise WorldError(sentence) from error
    for name, value in content.items():
        if name not in arrays or not isinstance(value, list):
            wanted = ", ".join(f"[[{array}]]" for array in arrays)
            raise _misfit(path, name, "", message("the file may hold only {arrays}", arrays=wanted))
    return {array: content.get(array, []) for array in arrays}


def _records(reader: TableReader, path: Path, kind: type[Record], tables: list[object]) -> list[Record]:
    records = []
    for position, table in enumerate(tables, 1):
        try:
            records.append(reader.read(kind, table))
        except MisfitError as misfit:
            raise _misfit(path, _name_of(table, position), misfit.field, misfit.problem) from None
    return records


def _name_of(table: object, position: int) -> str:
    """What a person finds the table by: its key, its own ref, else its place in the file."""
    if isinstance(table, dict):
        refs = table.get("refs")
        name = table.get("key") or (refs[0] if isinstance(refs, list) and refs else None)
        if isinstance(name, str):
            return name
    return f"#{position}"


def _misfit(path: Path, entry: str, field: str, problem: Message) -> WorldError:
    where = f"{entry}, {field}" if field else entry
    return WorldError(
        message(
            "The dataset file {file} is wrong at {where}: {problem}", file=path, where=where, problem=finished(problem)
        )
    )
