"""Adding the events of files to a casefile: all events of all files or, on any problem, none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from steppeline.exchange.arrivals import Arrivals, Problem
from steppeline.exchange.dataset_references import check_references
from steppeline.exchange.formats import IMPORTS, Import
from steppeline.model.errors import InputError, WorldError
from steppeline.model.event import Event
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Message, counted, message, printable
from steppeline.store.backup import backup
from steppeline.store.casefile import Casefile, open_casefile
from steppeline.store.dataset import add_dataset
from steppeline.store.edit import Edit
from steppeline.store.events import event_ids_by_ref, read_reference
from steppeline.store.packed.packing import merge, needs_merge
from steppeline.work.region_names import RegionNames


@dataclass(frozen=True)
class Outcome:
    """What an import did: events added, events that were there already, and problems, each in a sentence."""

    added: int
    known: int
    problems: tuple[Message, ...]

    @property
    def summary(self) -> Message:
        """The outcome in a sentence."""
        if self.problems:
            return message("Nothing was added.")
        known = counted("{count} was there already", "{count} were there already", self.known)
        return counted(
            "{count} event was added; {known}.", "{count} events were added; {known}.", self.added, known=known
        )


def import_files(files: Iterable[Path], into: Path, backups: Path, *, dry_run: bool = False) -> Outcome:
    """Add the events of `files` to the casefile `into` in one step, after a backup of it into the folder `backups`.

    An event is there already when one of its refs is, in the casefile or a file before; it is left as it is. With any
    problem in any file nothing is added, and where nothing is added no backup is kept. A dry run does all of it on a
    copy. Raises WorldError for files and InputError for a suffix of no format.
    """
    arrivals = [(file, _read(file)) for file in files]
    problems = tuple(problem.told(file.name) for file, arrived in arrivals for problem in arrived.problems)
    if problems:
        return Outcome(0, 0, problems)
    with open_casefile(into) as casefile:
        step = _step(arrivals, casefile)
    if step.problems or not step.events:
        return Outcome(0, step.known, step.problems)
    _do(step, into, backups, dry_run=dry_run)
    return Outcome(len(step.events), step.known, ())


@dataclass(frozen=True)
class _Step:
    """What all files together add: the new events, with all entries, how many were there already, and problems."""

    files: tuple[Path, ...]
    book: ReferenceBook
    events: tuple[Event, ...]
    known: int
    problems: tuple[Message, ...]

    @property
    def edit(self) -> Edit:
        """The one edit that adds them."""
        names, paths = (file.name for file in self.files), map(str, self.files)
        return add_dataset(self.book, self.events, printable(", ".join(names)), printable(", ".join(paths)))


def _step(arrivals: Sequence[tuple[Path, Arrivals]], casefile: Casefile) -> _Step:
    events = [event for _, arrived in arrivals for event in arrived.events]
    named = {ref for event in events for ref in (*event.refs, *(link.to for link in event.links))}
    there = set(event_ids_by_ref(casefile.connection, named))
    brought = _together(arrived.book for _, arrived in arrivals)
    every = _together((read_reference(casefile.connection), brought))
    regions = RegionNames(every)
    added: list[list[Event]] = []
    for _, arrived in arrivals:
        new_ones = (replace(event, id=None) for event in arrived.events if there.isdisjoint(event.refs))
        added.append(list(map(regions.resolved, new_ones)))
        there.update(ref for event in added[-1] for ref in event.refs)
    problems = tuple(
        Problem(f"{broken.entry}, {broken.field}", broken.problem).told(file.name)
        for (file, arrived), new in zip(arrivals, added, strict=True)
        if (broken := check_references(arrived.book, new, every, there)) is not None
    )
    new_events = tuple(event for new in added for event in new)
    return _Step(tuple(file for file, _ in arrivals), brought, new_events, len(events) - len(new_events), problems)


def _together(books: Iterable[ReferenceBook]) -> ReferenceBook:
    """All entries of the books; where several have a key, the first one's entry."""
    merged: dict[str, dict[str, Any]] = {part.name: {} for part in fields(ReferenceBook)}
    for book in books:
        for name, entries in merged.items():
            merged[name] = {**getattr(book, name), **entries}
    return ReferenceBook(**merged)


def _do(step: _Step, into: Path, backups: Path, *, dry_run: bool) -> None:
    with TemporaryDirectory(prefix="steppeline-") as scratch:
        copy = backup(into, Path(scratch) if dry_run else backups)
        try:
            with open_casefile(copy if dry_run else into, writable=True) as casefile:
                casefile.apply(step.edit)
                is_much = not dry_run and needs_merge(casefile.connection)
            if is_much:
                merge(into)
        except BaseException:
            copy.unlink(missing_ok=True)
            raise


def _read(file: Path) -> Arrivals:
    try:
        return format_of(file).read(file)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WorldError(message("{path} cannot be read: {reason}.", path=str(file), reason=reason)) from error


def format_of(file: Path) -> Import:
    """The import format that the suffix of `file` stands for. Raises InputError for any other suffix."""
    found = next((each for each in IMPORTS if file.suffix.lower() in each.suffixes), None)
    if found is None:
        known = ", ".join(suffix for each in IMPORTS for suffix in each.suffixes)
        raise InputError(message("“{name}” does not end like a format we read: {known}.", name=file.name, known=known))
    return found
