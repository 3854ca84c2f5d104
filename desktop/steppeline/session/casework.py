"""Long work on an open casefile as a whole: exporting, copying, backing up. It reads only, beside everything else."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Sequence
from pathlib import Path

from steppeline.model.errors import WorldError
from steppeline.model.text import Language, message
from steppeline.session.document import Document
from steppeline.session.progress import Progress
from steppeline.store.casefile import open_casefile
from steppeline.store.opening import sidecars
from steppeline.work.backup import back_up
from steppeline.work.export import export_suffixes, format_of, write_events
from steppeline.work.files import written_whole

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
    if target.exists() and target.samefile(source):
        raise WorldError(message("{path} is the casefile itself; choose another name.", path=str(target)))

    def work(progress: Progress) -> Path:
        unfinished = target.with_name(f".{target.name}.{secrets.token_hex(4)}.copy")
        try:
            back_up(source, unfinished, target.parent)
            progress.stop_if_cancelled()
            # What a crash has left beside the file that is replaced would be read as the end of the copy.
            for sidecar in sidecars(target):
                sidecar.unlink()
            unfinished.replace(target)
        except OSError as error:
            raise WorldError(
                message("{path} cannot be written: {reason}.", path=str(target), reason=error.strerror or str(error))
            ) from error
        finally:
            # Where it could not be made there is nothing to remove.
            with contextlib.suppress(OSError):
                unfinished.unlink()
        return target

    document.jobs.read(work, done, title=message("Copying to {name}", name=target.name))


def back_up_now(document: Document, folder: Path, done: Callable[[Path], None]) -> None:
    """Copy the casefile to `folder`, under a name that tells the time of day."""
    source = document.path
    document.jobs.read(lambda _: back_up(source, None, folder), done, title=message("Backing up"))
