"""The import of files into a casefile, step by step: detect, preview, stage, choose, take in.

The window and the command line walk the same way. Nothing in the casefile changes before the last step, which is all or
nothing. Staging reads the files; it belongs into a process of its own where a window must stay fluid (`worker`).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from steppeline.exchange.reading.blocks import Block, UnreadableError
from steppeline.exchange.reading.detecting import detect as detect_text
from steppeline.exchange.reading.formats import format_named
from steppeline.exchange.reading.recipe import Detected, Recipe
from steppeline.model.change import ChangeSet
from steppeline.model.errors import WorldError
from steppeline.model.text import message, printable
from steppeline.store.casefile import Casefile, open_casefile
from steppeline.store.edit import Edit
from steppeline.store.events import read_reference
from steppeline.store.outlines import read_outlines
from steppeline.store.staged import Counts
from steppeline.store.staged_edit import Batch, Choices, staged_edit
from steppeline.store.staging import Staging
from steppeline.work.importing.beside import blocks_read_beside, sums_made_beside
from steppeline.work.importing.collecting import collecting_seldom
from steppeline.work.importing.named import Names, key_for
from steppeline.work.importing.own_sources import casefile_blocks, content_blocks
from steppeline.work.importing.stager import Origin, Stager
from steppeline.work.importing.territory import Territory, territory_of
from steppeline.work.importing.whereabouts import Whereabouts

SMALL = 20_000
"""Up to so many new and changed events an import is an edit like any other."""

LARGE = 4_000_000
"""Bytes of a file from which on a process is begun that reads it."""

_ROOM = 3
"""Times its size a file may take while it is being staged, and what is staged when it is taken in."""

Told = Callable[[int], None]
"""Hears how many rows have been read; what it raises calls the work off."""


@dataclass(frozen=True)
class ImportFile:
    """A file, and how it is to be read."""

    file: Path
    recipe: Recipe


@dataclass(frozen=True)
class Staged:
    """What is staged: the database, the files it is of, and how many rows are what."""

    path: Path
    files: tuple[Path, ...]
    counts: Counts

    @property
    def batch(self) -> Batch:
        """What the import is called."""
        names, paths = (file.name for file in self.files), map(str, self.files)
        return Batch(printable(", ".join(names)), printable(", ".join(paths)))

    @property
    def is_small(self) -> bool:
        """Whether it may be taken in as an edit."""
        return self.counts.new + self.counts.changed <= SMALL

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.counts.new or self.counts.changed)


def detect(file: Path) -> Detected:
    """What a file seems to be. Raises WorldError, saying why, for what cannot be read."""
    with reading_of(file):
        return detect_text(file)


def stage(
    files: Sequence[ImportFile], casefile: Path, resources: Path, staging: Path, told: Told = lambda rows: None
) -> Staged:
    """Read the files into a new staging database at `staging`, and find out what the casefile has already.

    `resources` is the folder of the shipped map. Raises WorldError when a file as a whole cannot be read, or there is
    no room; then, and whatever `told` raises, the casefile is as it was. The staging database is the caller's.
    """
    check_room(staging.parent, sum(_size(each.file) for each in files))
    with (
        open_casefile(casefile) as opened,
        closing(Staging(staging, opened.connection)) as staged,
        collecting_seldom(),
    ):
        staged.begin()
        _read(files, opened, resources, staged, told)
        staged.commit()
        counts = staged.settle()
    return Staged(staging, tuple(each.file for each in files), counts)


def _read(files: Iterable[ImportFile], casefile: Casefile, resources: Path, staging: Staging, told: Told) -> None:
    book = read_reference(casefile.connection)

    def territory() -> Territory:
        return territory_of(book.regions, read_outlines(casefile.connection), resources / "map")

    rows = 0
    for number, each in enumerate(files):
        language = each.recipe.language
        names = Names(book, language, staging.add_entry)
        stager = Stager(staging, names, Whereabouts(book, territory, language, staging.add_entry))
        origin = Origin(number, origin_of(each), each.recipe.kind, language)
        with reading_of(each.file), _reading(each) as blocks:
            for block in blocks:
                stager.stage(block, origin)
                told(rows + stager.rows)
        rows += stager.rows


@contextmanager
def _reading(each: ImportFile) -> Iterator[Iterable[Block]]:
    """The blocks of a file; a large one is read by a process of its own. Raises as its reader does."""
    if _size(each.file) < LARGE or format_named(each.recipe.format).read is None:
        yield read_blocks(each)
        return
    with blocks_read_beside(each.file, each.recipe) as blocks:
        yield blocks


def read_blocks(each: ImportFile) -> Iterable[Block]:
    """The blocks of a file. Raises as its reader does."""
    found = format_named(each.recipe.format)
    if found.read is not None:
        return found.read(each.file, each.recipe)
    return casefile_blocks(each.file) if found.key == "casefile" else content_blocks(each.file)


def origin_of(each: ImportFile) -> str:
    """The name under which the rows of a file are known when it, or a later edition of it, comes again."""
    if each.recipe.origin:
        return each.recipe.origin
    found = format_named(each.recipe.format)
    return found.key if found.own_origin else key_for(each.file.stem)


def import_edit(staged: Staged, choices: Choices) -> Edit:
    """What is staged as an edit, for `Document.apply`; use it where `staged.is_small`.

    Doing it raises StaleError when the casefile has changed since it was staged.
    """
    return staged_edit(staged.path, staged.batch, choices)


def take_in(
    casefile: Casefile,
    staged: Staged,
    choices: Choices,
    who: str = "",
    told: Callable[[int, int | None], None] = lambda done, total: None,
) -> ChangeSet:
    """Take in what is staged, however much it is, in one step. Raises WorldError, StaleError and what `told` raises."""
    check_room(casefile.path.parent, _size(staged.path))
    if staged.is_small:
        return casefile.apply(import_edit(staged, choices), who)
    with collecting_seldom():
        return casefile.take_in(staged.path, staged.batch, choices, who=who, told=told, summing=sums_made_beside)


def check_room(folder: Path, size: int) -> None:
    """Raise WorldError unless the disk of `folder` has room for what is made of so many bytes."""
    free = shutil.disk_usage(folder).free
    if free < size * _ROOM:
        sentence = message(
            "The disk of {folder} has {free} MB left; the import needs about {needed} MB. Free some space first.",
            folder=str(folder),
            free=free // 1_000_000,
            needed=size * _ROOM // 1_000_000,
        )
        raise WorldError(sentence)


def _size(file: Path) -> int:
    with reading_of(file):
        return file.stat().st_size


@contextmanager
def reading_of(file: Path) -> Iterator[None]:
    """What reading a file raises becomes a sentence that names it."""
    try:
        yield
    except UnreadableError as error:
        raise UnreadableError(message("{file}: {reason}", file=file.name, reason=error.sentence)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise WorldError(message("{path} cannot be read: {reason}.", path=str(file), reason=reason)) from error
