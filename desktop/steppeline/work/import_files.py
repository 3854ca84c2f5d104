"""Adding the events of files to a casefile: all of a file's events or, on any problem, none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from steppeline.exchange.arrivals import Arrivals
from steppeline.exchange.formats import IMPORTS, Import
from steppeline.model.errors import InputError, WorldError
from steppeline.model.event import Event
from steppeline.model.text import Message, counted, message
from steppeline.store.backup import backup
from steppeline.store.casefile import Casefile, open_casefile
from steppeline.store.dataset import add_dataset
from steppeline.store.events import event_ids_by_ref


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
    """Add the events of `files` to the casefile `into`, after a backup of it into the folder `backups`.

    An event is there already when one of its refs is; it is left as it is. With any problem in any file none is added.
    A dry run does all of it on a copy. Raises WorldError for files and InputError for a suffix of no format.
    """
    arrivals = [(file, _read(file)) for file in files]
    problems = tuple(problem.told(file.name) for file, arrived in arrivals for problem in arrived.problems)
    if problems:
        return Outcome(0, 0, problems)
    with TemporaryDirectory(prefix="steppeline-") as scratch:
        copy = backup(into, Path(scratch) if dry_run else backups)
        with open_casefile(copy if dry_run else into, writable=True) as casefile:
            counts = [_add(casefile, arrived, file) for file, arrived in arrivals]
    return Outcome(sum(added for added, _ in counts), sum(known for _, known in counts), ())


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


def _add(casefile: Casefile, arrived: Arrivals, file: Path) -> tuple[int, int]:
    known = event_ids_by_ref(casefile.connection, (ref for event in arrived.events for ref in event.refs))
    new: list[Event] = [
        replace(event, id=None) for event in arrived.events if not any(ref in known for ref in event.refs)
    ]
    if new:
        casefile.apply(add_dataset(arrived.book, new, file.name, str(file)))
    return len(new), len(arrived.events) - len(new)
