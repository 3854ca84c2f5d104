"""Files on their way into a document's casefile, step by step and beside other work: look, read, choose, take in."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from steppeline.model.errors import WorldError
from steppeline.model.text import Language, message
from steppeline.session.document import Document
from steppeline.session.jobs import Job
from steppeline.session.progress import Progress
from steppeline.session.settings import MAPPINGS, Settings
from steppeline.store.imports import ImportBatch, remove_import
from steppeline.store.staged import Counts, StagedTrouble, read_troubles
from steppeline.store.staged_edit import Choices, StaleError
from steppeline.work.backup import back_up
from steppeline.work.files import written_whole
from steppeline.work.importing.engine import Staged, import_edit
from steppeline.work.importing.likenesses import Likeness, probable_duplicates
from steppeline.work.importing.previewing import Preview, PreviewRow, preview
from steppeline.work.importing.sources import FORMATS, MAPPABLE, Recipe, Source, kept, look, origin_of
from steppeline.work.importing.stager import DEFAULT_KIND
from steppeline.work.importing.worker import stage_apart, take_in_apart

__all__ = [
    "DEFAULT_KIND",
    "FORMATS",
    "MAPPABLE",
    "Choices",
    "Counts",
    "Found",
    "ImportBatch",
    "Importing",
    "Likeness",
    "Outcome",
    "Preview",
    "PreviewRow",
    "Recipe",
    "Source",
    "StagedTrouble",
    "StaleError",
    "origin_of",
    "remove",
    "write_troubles",
]

AT_ONCE = 2_000
"""Up to so many events are an edit done here; for more, another process keeps the window fluid."""

_MAPPINGS_KEPT = 60
_FORMULA = tuple("=+-@\t\r\n＝＋－＠'")

Failed = Callable[[WorldError], None]


@dataclass(frozen=True)
class Found:
    """What was read: how much of what, what was wrong (the first of it), and what may be there already."""

    staged: Staged
    folder: Path
    troubles: tuple[StagedTrouble, ...]
    alike: tuple[Likeness, ...]

    @property
    def counts(self) -> Counts:
        """Rows by what becomes of them."""
        return self.staged.counts

    @property
    def files(self) -> tuple[Path, ...]:
        """The files, as troubles number them."""
        return self.staged.files


@dataclass(frozen=True)
class Outcome:
    """What came in: the import, how many events were changed by it, and the backup that was made before, if one was."""

    batch: ImportBatch
    changed: int
    backup: Path | None


class Importing:
    """One import. Jobs of it tell how far they are; `close` removes what was made on the way. On the GUI thread."""

    def __init__(
        self, document: Document, resources: Path, backups: Path, settings: Settings, language: Language
    ) -> None:
        self._language = language
        self._document = document
        self._resources = resources
        self._backups = backups
        self._settings = settings
        self._folders: list[Path] = []

    def look(self, files: Sequence[Path], done: Callable[[list[Source]], None], failed: Failed) -> Job:
        """Find out what files seem to be, and how files like them were read before."""
        remembered: Mapping[str, str] = self._settings.get(MAPPINGS)
        return self._document.jobs.read(
            lambda progress: [look(file, remembered) for file in files], done, failed=failed
        )

    def show(
        self,
        source: Source,
        change: Callable[[Source], Source],
        done: Callable[[Source, Preview], None],
        failed: Failed,
    ) -> Job:
        """Change how a file is read, and have its first rows as they will become."""
        casefile, resources, code = self._document.path, self._resources, self._language.code

        def work(progress: Progress) -> tuple[Source, Preview]:
            changed = change(source)
            if changed.is_whole_casefile:
                return changed, Preview((), ())
            return changed, preview(changed.to_import, casefile, resources, language=code)

        return self._document.jobs.read(work, lambda found: done(*found), failed=failed)

    def read(self, sources: Sequence[Source], done: Callable[[Found], None], failed: Failed) -> Job:
        """Read files as a whole, in another process. The job counts rows, of about so many if that can be told."""
        casefile, resources = self._document.path, self._resources

        def work(progress: Progress) -> Found:
            folder = Path(mkdtemp(prefix="steppeline-"))
            try:
                about = sum(source.rows_about() for source in sources)
                staged = stage_apart(
                    [source.to_import for source in sources],
                    casefile,
                    resources,
                    folder / "staging",
                    told=lambda rows: progress(rows, max(about, rows + 1) if about else 0),
                    interrupting=progress.interrupting,
                )
                found = Found(
                    staged, folder, tuple(read_troubles(staged.path)), tuple(probable_duplicates(staged, casefile))
                )
                progress.stop_if_cancelled()
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            return found

        def on_done(found: Found) -> None:
            self._discard()
            self._folders.append(found.folder)
            self._remember(sources)
            done(found)

        return self._document.jobs.read(work, on_done, failed=failed)

    def back_up(self, done: Callable[[Path], None], failed: Failed) -> Job:
        """Back the casefile up, as is to be done before anything is taken into it."""
        casefile, backups = self._document.path, self._backups
        return self._document.jobs.read(
            lambda progress: back_up(casefile, None, backups, progress), done, failed=failed
        )

    def take_in(
        self, found: Found, choices: Choices, backup: Path, done: Callable[[Outcome], None], failed: Failed
    ) -> Job | None:
        """Take in what was read, in one step; the job, if it takes long, counts in hundredths and can be cancelled.

        Where nothing comes of it the backup goes. `failed` gets StaleError when it is to be read again.
        """
        counts, document = found.counts, self._document

        def on_done() -> None:
            done(Outcome(document.imports()[0], counts.changed if choices.update else 0, backup))

        def on_failed(failure: WorldError) -> None:
            backup.unlink(missing_ok=True)
            failed(failure)

        if counts.new + counts.changed <= AT_ONCE:
            document.apply(import_edit(found.staged, choices), done=on_done, failed=on_failed)
            return None
        path, who = document.path, document.who

        def work(progress: Progress) -> None:
            try:
                take_in_apart(
                    path,
                    found.staged,
                    choices,
                    who,
                    told=lambda at, all_: progress(at, all_ or 0),
                    interrupting=progress.interrupting,
                )
            except BaseException:
                backup.unlink(missing_ok=True)
                raise

        title = message("Importing {name}", name=found.staged.batch.name)
        return document.change_apart(work, title, done=on_done, failed=failed)

    def close(self) -> None:
        """Remove what was made on the way."""
        self._discard()

    def _discard(self) -> None:
        while self._folders:
            shutil.rmtree(self._folders.pop(), ignore_errors=True)

    def _remember(self, sources: Iterable[Source]) -> None:
        before: Mapping[str, str] = self._settings.get(MAPPINGS)
        mappings = dict(before)
        for source in sources:
            if source.has_mapping:
                mappings.pop(source.fingerprint, None)
                mappings[source.fingerprint] = kept(source)
        self._settings.set(MAPPINGS, dict(list(mappings.items())[-_MAPPINGS_KEPT:]))


def remove(document: Document, batch: ImportBatch, done: Callable[[], None], failed: Failed) -> None:
    """Take out all that came with an import, but for entries that something else has come to use. It can be undone."""
    document.apply(remove_import(batch), done=done, failed=failed)


def write_troubles(found: Found, target: Path, language: Language) -> None:
    """Write what was wrong as CSV, a line each. Raises WorldError when it cannot be written."""
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(["file", "line", "field", "value", "reason", "left_out"])
    for each in found.troubles:
        cells: tuple[Any, ...] = (
            found.files[each.file].name,
            each.line or "",
            each.field,
            each.value,
            language.say(each.reason),
            "yes" if each.left_out else "no",
        )
        table.writerow([_guarded(cell) for cell in cells])
    with written_whole(target) as file:
        # With a mark, as spreadsheets else take it for the old code page.
        file.write(b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace"))


def _guarded(cell: str | int) -> str | int:
    """A cell that a spreadsheet does not take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
