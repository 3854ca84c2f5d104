"""What a name that is being typed may mean: entries of the casefile, found by any name in any language, code or key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from steppeline.model.reference import Actor, Place, Region
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.region import code_on, exists_on, name_on
from steppeline.model.text import Language
from steppeline.model.transliteration import search_key
from steppeline.session.document import Document
from steppeline.session.search_hits import Hit
from steppeline.session.search_typed import typed

MOST = 8
"""So many are offered at once."""


@dataclass(frozen=True)
class Candidate:
    """An entry: its key, what it is called, and what tells it from others of that name."""

    key: str
    name: str
    remark: str = ""


@dataclass(frozen=True)
class Known:
    """An entry with the search keys it is found by."""

    candidate: Candidate
    searched: tuple[str, ...]
    is_of_its_time: bool = True


class Candidates:
    """The entries of one table as of the day of the event; `day` gives that day, None for today."""

    def __init__(self, table: str, document: Document, language: Language, day: Callable[[], int | None]) -> None:
        self.table = table
        self._document = document
        self._language = language
        self._day = day
        self._kept: tuple[ReferenceBook, int | None, tuple[Known, ...]] | None = None

    def name_of(self, key: str) -> str:
        """What the entry of this key is called; the key itself if there is none."""
        if self.table == "event":
            return self._event_name(key)
        return next((known.candidate.name for known in self.known() if known.candidate.key == key), key)

    def exact(self, text: str) -> str | None:
        """The key of the entry that is called exactly so, in whichever language."""
        wanted = search_key(text)
        if not wanted or self.table == "event":
            return None
        found = [known for known in self.known() if wanted in known.searched]
        found.sort(key=lambda known: not known.is_of_its_time)
        return found[0].candidate.key if found else None

    def like(self, text: str) -> list[Candidate]:
        """The entries that match what was typed, the best first."""
        if self.table == "event":
            return self._events_like(text)
        wanted = search_key(text)
        if not wanted:
            return []
        ranked = []
        for known in self.known():
            ranks = [rank for each in known.searched if (rank := _rank(each, wanted)) is not None]
            if ranks:
                ranked.append(((not known.is_of_its_time, min(ranks), known.candidate.name), known.candidate))
        ranked.sort(key=lambda pair: pair[0])
        return [candidate for _, candidate in ranked[:MOST]]

    def known(self) -> tuple[Known, ...]:
        """All entries of the table but events, which are too many."""
        book, day = self._document.book, self._day()
        if self._kept is None or self._kept[0] is not book or self._kept[1] != day:
            self._kept = (book, day, tuple(self._read(book, day)))
        return self._kept[2]

    def _read(self, book: ReferenceBook, day: int | None) -> Iterable[Known]:
        code = self._language.code
        entries: Mapping[str, Mapping[str, Region | Place | Actor]] = {
            "region": book.regions,
            "place": book.places,
            "actor": book.actors,
        }
        for entry in entries.get(self.table, {}).values():
            names = [name.name for name in entry.names]
            codes = [each.code for each in entry.codes] if isinstance(entry, Region) else []
            remark = (code_on(entry.codes, day) or "") if isinstance(entry, Region) else _region_of(entry, book, code)
            of_its_time = exists_on(entry, day) if isinstance(entry, Region) else True
            candidate = Candidate(entry.key, name_on(entry.names, code, day) or entry.key, remark)
            yield Known(candidate, _keys(entry.key, *names, *codes), of_its_time)
        for key, names_by_language in self._plain_names(book):
            name = self._language.pick(names_by_language) or key
            yield Known(Candidate(key, name), _keys(key, *names_by_language.values()))
        if self.table == "source":
            for source in book.sources.values():
                remark = ", ".join(filter(None, (source.publisher, source.published)))
                yield Known(Candidate(source.key, source.title, remark), _keys(source.key, source.title, remark))
        if self.table == "tag":
            for tag in self._document.index.facet("tag").entities.keys:
                yield Known(Candidate(tag, tag), _keys(tag))

    def _plain_names(self, book: ReferenceBook) -> Sequence[tuple[str, Mapping[str, str]]]:
        if self.table == "kind":
            return [(kind.key, kind.names) for kind in sorted(book.kinds.values(), key=lambda kind: kind.position)]
        if self.table == "office":
            return [(office.key, office.names) for office in book.offices.values()]
        if self.table == "series":
            return [(series.key, series.names) for series in book.series.values()]
        return ()

    def _events_like(self, text: str) -> list[Candidate]:
        asked = typed(text)
        if asked is None or asked.conditions is not None:
            return []
        return [self._event(hit) for hit in self._document.lookup().hits(asked.words, MOST)]

    def _event(self, hit: Hit) -> Candidate:
        return Candidate(event_key(hit.event), self._language.pick(hit.title), hit.date)

    def _event_name(self, key: str) -> str:
        number = event_number(key)
        titles = [] if number is None else self._document.titles([number])
        return self._language.pick(titles[0]) if titles else key


def event_key(number: int) -> str:
    """How a form names an event of the casefile."""
    return f"#{number}"


def event_number(key: str) -> int | None:
    """The number in what `event_key` gave; None for a ref from outside."""
    return int(key[1:]) if key.startswith("#") and key[1:].isdecimal() else None


def _keys(*names: str) -> tuple[str, ...]:
    return tuple(filter(None, map(search_key, names)))


def _rank(searched: str, wanted: str) -> int | None:
    """0 for the whole name, 1 for its beginning, 2 for the beginning of a word of it."""
    if searched == wanted:
        return 0
    if searched.startswith(wanted):
        return 1
    return 2 if f" {wanted}" in searched else None


def _region_of(entry: Place | Actor, book: ReferenceBook, code: str) -> str:
    region = book.regions.get(entry.region or "") if isinstance(entry, Place) else None
    return "" if region is None else name_on(region.names, code)
