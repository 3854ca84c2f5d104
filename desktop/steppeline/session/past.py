"""The past of an open casefile, read beside other work: what became of an event, and the whole as it stood on a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from steppeline.model.errors import WorldError
from steppeline.model.event_history import Version
from steppeline.model.text import message
from steppeline.session.document import Document
from steppeline.session.jobs import Job
from steppeline.session.progress import Progress
from steppeline.store.casefile import open_casefile
from steppeline.store.event_history import event_history
from steppeline.work.as_known import as_known, end_of

Failed = Callable[[WorldError], None]


def read_history(document: Document, number: int, done: Callable[[Sequence[Version]], None], failed: Failed) -> Job:
    """Have `done` told all steps that changed an event, the newest first."""
    path = document.path

    def work(progress: Progress) -> Sequence[Version]:
        with open_casefile(path) as casefile:
            return event_history(casefile.connection, number)

    return document.jobs.read(work, done, failed=failed)


def make_as_known(document: Document, date: str, target: Path, done: Callable[[Path], None]) -> Job:
    """Write the casefile as it stood at the end of a date (EDTF) to a new file, which can only be read.

    Raises InputError at once for a date without an end.
    """
    path, moment = document.path, end_of(date)

    def work(progress: Progress) -> Path:
        as_known(path, moment, target)
        return target

    return document.jobs.read(work, done, title=message("Going back to {date}", date=date))
