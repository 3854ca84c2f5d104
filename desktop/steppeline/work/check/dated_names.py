"""Names that held for some time only, found in texts: who writes "Nur-Sultan" of 2010 copied from a later text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from steppeline.model.reference import Actor, DatedName, Place, Region
from steppeline.model.reference_book import ReferenceBook

Span = tuple[int, int]
_CASE_ENDING = r"\w{0,3}"
_ENDINGS_OF_NOMINATIVES = "аяйьыиоеу"
_CYRILLIC = re.compile("[А-Яа-яЁё]")


@dataclass(frozen=True, slots=True)
class DatedNameUse:
    """A name, all the spans it held for, and the keys of the places (and their regions) and regions that bore it."""

    name: str
    spans: tuple[Span, ...]
    bearers: frozenset[str]

    @property
    def stem(self) -> str:
        """Letters that stand in every text that has the name."""
        return _stem_of(self.name)


class DatedNames:
    """All names of places and regions that have bounds, ready to be looked for.

    Longer names that contain one (a region named after its town, an airline) are known as well, so as not to be taken
    for it. Russian and Kazakh case endings are allowed for.
    """

    def __init__(self, book: ReferenceBook, validity: Callable[[DatedName], Span | None]) -> None:
        places = list(book.places.values())
        entries: list[tuple[Iterable[str], tuple[DatedName, ...]]] = [
            (_keys_of(place), place.names) for place in places
        ]
        entries += [((region.key,), region.names) for region in book.regions.values()]
        bounded = {name.name for _, names in entries for name in names if name.since or name.until}
        spans: dict[str, list[Span]] = {name: [] for name in bounded}
        bearers: dict[str, set[str]] = {name: set() for name in bounded}
        for keys, names in entries:
            for name in names:
                span = validity(name)
                if name.name in bounded and span is not None:
                    spans[name.name].append(span)
                    bearers[name.name].update(keys)
        self._uses = {name: DatedNameUse(name, tuple(spans[name]), frozenset(bearers[name])) for name in bounded}
        self._known = sorted(bounded | _longer_names(bounded, book), key=lambda name: (-len(name), name))
        self._pattern = re.compile("|".join(f"({_pattern_of(name)})" for name in self._known) or r"(?!)")

    @property
    def uses(self) -> tuple[DatedNameUse, ...]:
        """All names of bounded validity."""
        return tuple(self._uses.values())

    def in_text(self, text: str) -> Iterator[DatedNameUse]:
        """The names of bounded validity in `text`, from left to right."""
        for match in self._pattern.finditer(text):
            name = self._known[(match.lastindex or 1) - 1]
            if name in self._uses:
                yield self._uses[name]


def _keys_of(place: Place) -> tuple[str, ...]:
    return (place.key,) if place.region is None else (place.key, place.region)


def _longer_names(short: set[str], book: ReferenceBook) -> set[str]:
    """All names in the book that contain one of `short`."""
    if not short:
        return set()
    contained = re.compile("|".join(map(re.escape, short)))
    named: list[Place | Region | Actor] = [*book.places.values(), *book.regions.values(), *book.actors.values()]
    return {name.name for entry in named for name in entry.names if contained.search(name.name)} - short


def _pattern_of(name: str) -> str:
    ending = _CASE_ENDING if _CYRILLIC.search(name) else ""
    return rf"\b{re.escape(_stem_of(name))}{ending}\b"


def _stem_of(name: str) -> str:
    """A name without what its case endings take the place of."""
    return (name.rstrip(_ENDINGS_OF_NOMINATIVES) or name) if _CYRILLIC.search(name) else name
