"""Which entries of the casefile the words of a file mean; and new entries for what it does not have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import TypeVar
from urllib.parse import urlsplit

from steppeline.model.reference import Actor, DatedName, Kind, Source
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.transliteration import search_key
from steppeline.work.importing.scripts import language_of

Entry = TypeVar("Entry", Kind, Actor, Source)

_LOOKS = (
    ("#4e79a7", "circle"), ("#59a14f", "triangle-up"), ("#e15759", "diamond"), ("#b07aa1", "pentagon"),
    ("#edc948", "star"), ("#76b7b2", "square"), ("#f28e2b", "hexagon"), ("#9c755f", "cross"),
    ("#ff9da7", "bar"), ("#8a8a8a", "ring"),
)  # fmt: skip
_LONGEST_KEY = 60
_MARKS = re.compile("[\u0300-\u036f]")
_UNKNOWN_TYPE = "unknown"


def _is_latin(text: str) -> bool:
    return all(letter < "\u0370" for letter in text if letter.isalpha())


def key_for(text: str) -> str:
    """A key made of a name: small ASCII letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    # Latin names keep their spelling; others are spelled in Latin letters.
    spelled = plain if plain.encode("ascii", "ignore").decode().strip() and _is_latin(plain) else search_key(text)
    key = re.sub(r"[^a-z0-9]+", "-", _MARKS.sub("", spelled)).strip("-")
    if not key or len(key) > _LONGEST_KEY:
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
        key = f"{key[: _LONGEST_KEY - 11].strip('-')}-{digest}".strip("-")
    return key


class Names:
    """The kinds, actors and sources of a casefile by what they are called; `add` takes entries that are new.

    A word that means several is taken for a new entry only where its key is free; else for the first of them.
    """

    def __init__(self, book: ReferenceBook, language: str | None, add: Callable[[Kind | Actor | Source], None]) -> None:
        self._add = add
        self._language = language_of if language is None else lambda text: language
        self._kinds = _by_name((kind.key, kind.names.values()) for kind in book.kinds.values())
        self._actors = _by_name((actor.key, [name.name for name in actor.names]) for actor in book.actors.values())
        self._sources = _by_name(
            (source.key, filter(None, (source.title, source.address))) for source in book.sources.values()
        )
        self._taken = {Kind: set(book.kinds), Actor: set(book.actors), Source: set(book.sources)}
        self._numbers: dict[tuple[type[Kind | Actor | Source], str], int] = {}
        self.extents = {kind.key: kind.extent for kind in book.kinds.values()}
        """How long events of each kind last, by default."""

    def learn(self, kind: Kind) -> None:
        """Know a kind that comes with a file, unless there is one with its key."""
        if kind.key not in self._taken[Kind]:
            self._taken[Kind].add(kind.key)
            self._kinds[kind.key] = kind.key
            self.extents[kind.key] = kind.extent

    def kind(self, word: str) -> str:
        """The key of the kind that is called so."""
        return self._found(self._kinds, word, self._new_kind)

    def actor(self, word: str) -> str:
        """The key of the actor that is called so."""
        return self._found(self._actors, word, self._new_actor)

    def source(self, title: str, address: str | None = None) -> str:
        """The key of the source of this title, or at this address."""
        return self._found(self._sources, address or title, lambda word: self._new_source(title or word, address))

    def _found(self, known: dict[str, str], word: str, new: Callable[[str], str]) -> str:
        key = known.get(word)
        if key is None:
            named = search_key(word)
            key = known.get(named) if named else None
            if key is None:
                key = new(word)
                known[named or word] = key
            known[word] = key
        return key

    def _new_kind(self, word: str) -> str:
        key = self._free(Kind, word)
        colour, glyph = _LOOKS[len(self._taken[Kind]) % len(_LOOKS)]
        name = word[:1].upper() + word[1:]
        self._add(Kind(key, {self._language(name): name}, colour, glyph, len(self._taken[Kind])))
        self.extents[key] = "within"
        return key

    def _new_actor(self, word: str) -> str:
        key = self._free(Actor, word)
        self._add(Actor(key, _UNKNOWN_TYPE, (DatedName(self._language(word), word, reviewed=False),)))
        return key

    def _new_source(self, title: str, address: str | None) -> str:
        if address is None and title.startswith(("http://", "https://")):
            address = title
        key = self._free(Source, title)
        publisher = urlsplit(address).hostname if address and _is_address(address) else None
        self._add(Source(key, title, publisher=publisher, address=address))
        return key

    def _free(self, sort: type[Kind | Actor | Source], word: str) -> str:
        taken = self._taken[sort]
        base = key = key_for(word)
        # Of very many with one name the next does not try the numbers of all before it.
        number = self._numbers.get((sort, base), 1)
        while key in taken:
            number += 1
            key = f"{base}-{number}"
        taken.add(key)
        self._numbers[sort, base] = number
        return key


def _is_address(text: str) -> bool:
    try:
        return bool(urlsplit(text).hostname)
    except ValueError:
        return False


def _by_name(entries: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, names in entries:
        found.setdefault(key, key)
        for name in names:
            found.setdefault(name, key)
            found.setdefault(search_key(name), key)
    found.pop("", None)
    return found
