"""Long work on an open casefile as a whole: exporting, copying, backing up. It reads only, beside everything else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from steppeline.model.errors import WorldError
from steppeline.model.text import Language, message
from steppeline.session.document import Document
from steppeline.session.progress import Progress
from steppeline.store.backup import backup_as
from steppeline.store.casefile import open_casefile
from steppeline.work.backup import back_up
from steppeline.work.export import export_suffixes, format_of, write_events
from steppeline.work.files import is_same, written_whole

__all__ = ["back_up_now", "export", "export_suffixes", "save_copy", "write_file"]


def export(
    document: Document, target: Path, ids: Sequence[int], language: Language, done: Callable[[Path], None]
) -> None:
    """Write these events to `target`, whose suffix tells the format. Raises InputError at once for any other suffix."""
    format_of(target)
    source = document.path

    def work(progress: Progress) -> Path:
        with open_casefile(source) as casefile:
            write_events(casefile, target, ids, language, progress)
        return target

    document.jobs.read(work, done, title=message("Exporting to {name}", name=target.name))


def write_file(target: Path, content: bytes) -> None:
    """Write a file in place of what is there. Raises WorldError, and nothing has changed, when it cannot be written."""
    with written_whole(target) as file:
        file.write(content)


def save_copy(document: Document, target: Path, done: Callable[[Path], None]) -> None:
    """Copy the casefile to `target`, in place of what is there. Raises WorldError at once if that is the casefile."""
    source = document.path
    if is_same(target, source):
        raise WorldError(message("{path} is the casefile itself; choose another name.", path=str(target)))

    document.jobs.read(lambda _: backup_as(source, target), done, title=message("Copying to {name}", name=target.name))


def back_up_now(document: Document, folder: Path, done: Callable[[Path], None]) -> None:
    """Copy the casefile to `folder`, under a name that tells the time of day."""
    source = document.path
    document.jobs.read(lambda _: back_up(source, None, folder), done, title=message("Backing up"))
