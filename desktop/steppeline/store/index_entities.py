"""What the codes of an index stand for: the names of kinds, regions, actors, sources and tags, read from the rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace

from steppeline.model.borders import heirs_of
from steppeline.model.entities import Entities, vocabulary
from steppeline.model.index import Index
from steppeline.model.index_build import Columns, build_index
from steppeline.model.reference import DatedName
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.region import name_on
from steppeline.model.text import LANGUAGES
from steppeline.store.schema import revision_of


def index_without_events(connection: sqlite3.Connection, book: ReferenceBook, as_of: int | None) -> Index:
    """An index of the casefile's present revision that has everything but events.

    Raises ValueError where a region lies within itself.
    """
    tags = connection.execute("SELECT key FROM tag ORDER BY id")
    return build_index(
        Columns(
            revision=revision_of(connection),
            kinds=Entities(tuple(book.kinds), tuple(kind.names for kind in book.kinds.values())),
            region_names=region_entities(book),
            actor_names=_named({key: actor.names for key, actor in book.actors.items()}),
            source_names=_sources(book),
            tag_names=vocabulary(tuple(key for (key,) in tags)),
            region_parents=_parents(book),
            region_heirs=heirs_of(book.regions, as_of),
            as_of=as_of,
        )
    )


def _named(names: Mapping[str, Sequence[DatedName]], codes: Mapping[str, Sequence[str]] | None = None) -> Entities:
    """Entities by their names of today; former names, spellings and `codes` are aliases."""
    shown, aliases = [], []
    for key, dated in names.items():
        by_language: dict[str, list[DatedName]] = {}
        for name in dated:
            by_language.setdefault(name.language, []).append(name)
        shown.append(
            {
                # Hardly any has two names in a language, and there may be many thousands.
                language: own[0].name if len(own) == 1 else name_on(own, language)
                for language, own in by_language.items()
                if language in LANGUAGES
            }
        )
        aliases.append((*(codes or {}).get(key, ()), *(name.name for name in dated)))
    return Entities(tuple(names), tuple(shown), tuple(aliases))


def region_entities(book: ReferenceBook) -> Entities:
    """Regions by their names and codes of all times, with the places that lie in them."""
    names = {key: region.names for key, region in book.regions.items()}
    regions = _named(names, {key: [code.code for code in region.codes] for key, region in book.regions.items()})
    places: dict[str | None, list[str]] = {}
    for place in book.places.values():
        places.setdefault(place.region, []).extend(name.name for name in place.names)
    return replace(regions, within=tuple(tuple(places.get(key, ())) for key in regions.keys))


def _sources(book: ReferenceBook) -> Entities:
    sources = book.sources.values()
    publishers = tuple((source.publisher,) if source.publisher else () for source in sources)
    return Entities(
        tuple(book.sources), tuple({source.language or "en": source.title} for source in sources), publishers
    )


def _parents(book: ReferenceBook) -> list[int]:
    code_of = {key: code for code, key in enumerate(book.regions)}
    return [-1 if region.parent is None else code_of[region.parent] for region in book.regions.values()]
