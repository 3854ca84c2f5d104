"""Making casefiles: an empty one, and one that holds the shipped dataset."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from steppeline.exchange.dataset import read_dataset
from steppeline.model.errors import WorldError
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import message
from steppeline.store.casefile import Casefile, create
from steppeline.store.dataset import add_dataset

DATASET = "Russia–Kazakhstan interregional relations"


def new_casefile(path: Path, data: Path, *, replace: bool = False) -> None:
    """Make a casefile without events at `path`, with the kinds and regions of the dataset folder `data` to start from.

    Raises WorldError when `path` exists (unless `replace`) or cannot be written.
    """
    book, _ = read_dataset(data)
    start = ReferenceBook(kinds=book.kinds, regions=book.regions)
    _make(path, lambda casefile: casefile.apply(add_dataset(start, (), "Kinds and regions")), replace=replace)


def demo_casefile(path: Path, data: Path, *, replace: bool = False) -> None:
    """Compile the dataset folder `data` into a casefile at `path`. Raises WorldError as `new_casefile` does."""
    book, events = read_dataset(data)
    _make(path, lambda casefile: casefile.apply(add_dataset(book, events, DATASET)), replace=replace)


def _make(path: Path, fill: Callable[[Casefile], object], *, replace: bool) -> None:
    """Make the file beside its place under another name: what appears at `path` is whole, or nothing appears."""
    if not replace and path.exists():
        raise _exists(path)
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        with create(unfinished) as casefile:
            fill(casefile)
        if replace:
            unfinished.replace(path)
        else:
            # A link refuses to take the place of a file that has appeared meanwhile; a rename would overwrite it.
            _link_or_rename(unfinished, path)
    except OSError as error:
        raise WorldError(
            message("{path} cannot be made: {reason}.", path=str(path), reason=error.strerror or str(error))
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _link_or_rename(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileExistsError as error:
        raise _exists(target) from error
    except OSError:
        # File systems without hard links (FAT on a USB stick).
        source.replace(target)


def _exists(path: Path) -> WorldError:
    return WorldError(message("{path} exists already; choose another name.", path=str(path)))
