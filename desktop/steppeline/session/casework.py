"""Long work on an open casefile as a whole: exporting, copying, backing up. It reads only, beside everything else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from steppeline.model.errors import WorldError
from steppeline.model.text import Language, Message, counted, message
from steppeline.session.document import Document
from steppeline.session.progress import Progress
from steppeline.store.casefile import open_casefile
from steppeline.work.backup import back_up
from steppeline.work.export import check_format, export_suffixes, write_events
from steppeline.work.files import is_same, written_whole
from steppeline.work.import_regions import RegionOutcome, RegionStep, regions_step

__all__ = ["back_up_now", "export", "export_suffixes", "import_regions", "save_copy", "write_file"]


def export(
    document: Document,
    target: Path,
    ids: Sequence[int],
    language: Language,
    done: Callable[[Path], None],
    *,
    is_all: bool = False,
) -> None:
    """Write these events to `target`, whose suffix tells the format. Raises InputError at once for any other suffix.

    Where they are all events, formats that lose nothing hold the rest of the casefile, too.
    """
    check_format(target)
    source = document.path

    def work(progress: Progress) -> Path:
        with open_casefile(source) as casefile:
            write_events(casefile, target, ids, language, progress, is_all=is_all)
        return target

    document.jobs.read(work, done, title=message("Exporting to {name}", name=target.name))


def import_regions(document: Document, files: Sequence[Path], backups: Path, done: Callable[[Message], None]) -> None:
    """Read regions with their outlines from GeoJSON files beside other work, then add them in one step.

    A file with any problem is a failure, and nothing is added. Before anything is, the casefile is backed up to the
    folder `backups`.
    """
    casefile = document.path

    def work(progress: Progress) -> RegionStep:
        step = regions_step(files, casefile)
        if step.outcome.problems:
            raise WorldError(_refusal(step.outcome))
        back_up(casefile, None, backups, progress)
        return step

    def add(step: RegionStep) -> None:
        document.apply(step.edit, done=lambda: done(_told(step.outcome)))

    title = message("Reading {name}", name=", ".join(file.name for file in files))
    document.jobs.read(work, add, title=title)


def _refusal(outcome: RegionOutcome) -> Message:
    """The first problem, and how many more there are."""
    first, *others = outcome.problems
    if not others:
        return first
    return counted(
        "{problem} There is {count} more problem. Nothing was added.",
        "{problem} There are {count} more problems. Nothing was added.",
        len(others),
        problem=first,
    )


def _told(outcome: RegionOutcome) -> Message:
    if not outcome.remarks:
        return outcome.summary
    return counted(
        "{summary} {count} name differs from the file’s and was kept.",
        "{summary} {count} names differ from the file’s and were kept.",
        len(outcome.remarks),
        summary=outcome.summary,
    )


def write_file(target: Path, content: bytes) -> None:
    """Write a file in place of what is there. Raises WorldError, and nothing has changed, when it cannot be written."""
    with written_whole(target) as file:
        file.write(content)


def save_copy(document: Document, target: Path, done: Callable[[Path], None]) -> None:
    """Copy the casefile to `target`, in place of what is there. Raises WorldError at once if that is the casefile."""
    source = document.path
    if is_same(target, source):
        raise WorldError(message("{path} is the casefile itself; choose another name.", path=str(target)))

    title = message("Copying to {name}", name=target.name)
    document.jobs.read(lambda progress: document.copy_to(target, progress), done, title=title)


def back_up_now(document: Document, folder: Path, done: Callable[[Path], None]) -> None:
    """Copy the casefile to `folder`, under a name that tells the time of day."""
    source = document.path
    document.jobs.read(lambda progress: back_up(source, None, folder, progress), done, title=message("Backing up"))
