"""Events of another casefile, or of one that was written as JSON, as blocks like those of any other format."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from steppeline.exchange.reading.blocks import SEVERAL, Block, Row, blocks_of
from steppeline.model.event import Event
from steppeline.model.reference_book import ReferenceBook
from steppeline.store.casefile import open_casefile
from steppeline.store.events import read_events, read_reference
from steppeline.store.records import EVENT
from steppeline.work.lossless import casefile_from_lossless

_TEXTS = ("title", "summary", "theme")
_PLAIN = ("kind", "status", "date", "extent", "certainty", "mode", "date_basis", "series")


def content_blocks(file: Path) -> Iterator[Block]:
    """The blocks of a casefile written as JSON, by way of a casefile that is made of it. Raises WorldError."""
    with TemporaryDirectory(prefix="steppeline-") as scratch:
        target = Path(scratch) / f"{file.stem}.steppeline"
        casefile_from_lossless(file, target)
        yield from casefile_blocks(target)


def casefile_blocks(file: Path) -> Iterator[Block]:
    """The blocks of a casefile: its entries come with the first. Raises WorldError."""
    with open_casefile(file) as opened:
        book = read_reference(opened.connection)
        first = Block([], {}, entries=list(_entries(book)))
        yield first
        yield from blocks_of(map(_row, read_events(opened.connection)))


def _entries(book: ReferenceBook) -> Iterable[Any]:
    """The entries, such that each names only those before it; regions are named by their successors, too."""
    yield from book.kinds.values()
    yield from book.regions.values()
    yield from book.places.values()
    yield from book.actors.values()
    yield from book.offices.values()
    yield from book.sources.values()
    yield from book.series.values()


def _row(event: Event) -> Row:
    cells: dict[str, str | None] = {name: getattr(event, name) for name in _PLAIN}
    for name in _TEXTS:
        cells |= {f"{name}_{language}": text for language, text in getattr(event, name).items()}
    cells["key"] = str(event.id)
    cells["ref"] = SEVERAL.join(event.refs) or None
    cells["ordinal"] = None if event.ordinal is None else str(event.ordinal)
    cells["verified"] = "yes" if event.verified else "no"
    for name in ("unverified_fields", "unreviewed_languages"):
        texts = getattr(event, name)
        cells[name] = json.dumps(texts, ensure_ascii=False) if texts else None
    parts = [(name, record) for name in EVENT.parts for record in getattr(event, name)]
    return Row(event.id or 0, cells, parts)
