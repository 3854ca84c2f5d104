"""The first rows of a file as they will become, before anything is staged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from steppeline.exchange.reading.blocks import SEVERAL, Block, Trouble
from steppeline.model.calendar import OPEN
from steppeline.model.date_words import date_words
from steppeline.model.edtf import bounds_of
from steppeline.model.reference import Place, Region
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.region import name_on
from steppeline.model.text import Message
from steppeline.store.casefile import open_casefile
from steppeline.store.events import read_reference
from steppeline.store.outlines import read_outlines
from steppeline.work.importing.engine import ImportFile, read_blocks, reading_of
from steppeline.work.importing.stager import DEFAULT_KIND
from steppeline.work.importing.territory import Territory, territory_of
from steppeline.work.importing.whereabouts import SPOT_FIELDS, Spot, Whereabouts

_BLOCKS = 2


@dataclass(frozen=True)
class PreviewRow:
    """A row as it will become, with names for keys. `date` is EDTF; `status` None: told by the date."""

    line: int
    title: str
    date: str
    date_words: Message
    kind: str
    status: str | None
    regions: tuple[str, ...]
    places: tuple[str, ...]
    actors: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """The first rows of a file, and what is wrong among them."""

    rows: tuple[PreviewRow, ...]
    troubles: tuple[Trouble, ...]


def preview(each: ImportFile, casefile: Path, resources: Path, *, language: str = "en", rows: int = 100) -> Preview:
    """So many rows, at most, of the beginning of a file, with names in the language with this code.

    Raises WorldError when it cannot be read.
    """
    with open_casefile(casefile) as opened:
        book = read_reference(opened.connection)

        def territory() -> Territory:
            return territory_of(book.regions, read_outlines(opened.connection), resources / "map")

        looking = _Looking(book, territory, each, language)
        with reading_of(each.file):
            blocks = list(islice(read_blocks(each), _BLOCKS))
        found = [row for block in blocks for row in islice(looking.rows(block), rows)]
    troubles = [trouble for block in blocks for trouble in block.troubles]
    return Preview(tuple(found[:rows]), (*troubles, *looking.remarks))


@dataclass
class _Looking:
    """Looks rows up as staging will, and keeps what would be added to itself."""

    book: ReferenceBook
    territory: Callable[[], Territory]
    each: ImportFile
    language: str
    remarks: list[Trouble] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._names = {key: self._name(place) for key, place in self.book.places.items()}
        self._names |= {key: self._name(region) for key, region in self.book.regions.items()}
        self._where = Whereabouts(self.book, self.territory, self.each.recipe.language, self._note)

    def rows(self, block: Block) -> Iterable[PreviewRow]:
        """The rows of a block as they will become."""
        nothing = [None] * len(block)
        columns = block.columns
        spots = zip(*(columns.get(name) or nothing for name in SPOT_FIELDS), strict=True)
        for position, (line, cells) in enumerate(zip(block.lines, spots, strict=True)):

            def cell(name: str, at: int = position) -> str | None:
                column = columns.get(name)
                return column[at] if column else None

            date = cell("date") or ""
            start = bounds_of(date).earliest_start
            where = self._where.find(Spot(*cells), start if abs(start) < OPEN else None)
            self.remarks += [Trouble(line, *remark, left_out=False) for remark in where.remarks]
            yield PreviewRow(
                line,
                cell("title") or cell("title_ru") or cell("title_kk") or "",
                date,
                date_words(date, "within"),
                cell("kind") or self.each.recipe.kind or DEFAULT_KIND,
                cell("status"),
                tuple(self._names[key] for key in where.regions),
                tuple(self._names[key] for key in where.places),
                _words(cell("actor")),
                _words(cell("source") or cell("address")),
            )

    def _note(self, entry: Region | Place) -> None:
        self._names[entry.key] = self._name(entry)

    def _name(self, entry: Region | Place) -> str:
        return name_on(entry.names, self.language) or entry.key


def _words(cell: str | None) -> tuple[str, ...]:
    return tuple(cell.split(SEVERAL)) if cell else ()
