"""Making casefiles: an empty one, and one that holds the shipped dataset."""

from __future__ import annotations

from pathlib import Path

from steppeline.exchange.dataset import read_dataset
from steppeline.model.reference_book import ReferenceBook
from steppeline.store.creation import make_casefile
from steppeline.store.dataset import add_dataset
from steppeline.store.edit import Edit
from steppeline.store.replacing import already_there
from steppeline.work.files import exists

DATASET = "Russia–Kazakhstan interregional relations"


def new_casefile(path: Path, data: Path, *, replace: bool = False) -> None:
    """Make a casefile without events at `path`, with the kinds and regions of the dataset folder `data` to start from.

    Raises WorldError when `path` exists (unless `replace`) or cannot be written.
    """
    book, _ = read_dataset(data)
    start = ReferenceBook(kinds=book.kinds, regions=book.regions)
    _make(path, add_dataset(start, (), "Kinds and regions"), replace=replace)


def demo_casefile(path: Path, data: Path, *, replace: bool = False) -> None:
    """Compile the dataset folder `data` into a casefile at `path`. Raises WorldError as `new_casefile` does."""
    book, events = read_dataset(data)
    _make(path, add_dataset(book, events, DATASET), replace=replace)


def _make(path: Path, start: Edit, *, replace: bool) -> None:
    # A later look tells, too, but only once everything has been made.
    if not replace and exists(path):
        raise already_there(path)
    make_casefile(path, start, replace=replace)
