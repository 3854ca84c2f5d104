"""Who and what synthetic events name: regions of the shipped book, actors by role and number, sources, tags."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from steppeline.model.calendar import seconds_of
from steppeline.model.reference import Actor, DatedName, Region, Source
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.region import name_on, validity
from steppeline.model.text import LANGUAGES
from steppeline.work.synth.words import ACTOR_ROLES, KINDS, SOURCE_TYPES, TOPICS

_BEGIN, _END = seconds_of(1990), seconds_of(2028)
_RELIABILITIES, _CREDIBILITIES = "ABCDEF", "123456"
_MORE_TAGS = ("bilateral", "first-time", "follow-up", "annual", "on-site", "to-check", "press-only", "urgent")


@dataclass(frozen=True)
class Cast:
    """The entries that events name, by key, the frequent ones first; `lasting` tells the regions that always existed.

    `region_names` are the names of the regions by language; regions that bore others are among the regions that did
    not last.
    """

    regions: tuple[str, ...]
    lasting: tuple[bool, ...]
    region_names: dict[str, tuple[str, ...]]
    kinds: tuple[str, ...]
    actors: tuple[str, ...]
    sources: tuple[str, ...]
    tags: tuple[str, ...]


def cast_of(start: ReferenceBook, events: int, chance: np.random.Generator) -> tuple[Cast, ReferenceBook]:
    """The cast for so many events over the kinds and regions of `start`, and the entries to add for it."""
    order = chance.permutation(len(start.regions))
    every = list(start.regions.values())
    regions = [every[position] for position in order]
    actors = _actors(regions, min(4_000, 40 + events // 250), chance)
    sources = _sources(regions, min(6_000, 60 + events // 150), chance)
    cast = Cast(
        regions=tuple(region.key for region in regions),
        lasting=tuple(map(_lasts, regions)),
        region_names={language: tuple(name_on(each.names, language) for each in regions) for language in LANGUAGES},
        kinds=tuple(kind for kind in KINDS if kind in start.kinds),
        actors=tuple(actors),
        sources=tuple(sources),
        tags=(*_MORE_TAGS, *(topic.en.replace(" ", "-") for topic in TOPICS)),
    )
    return cast, ReferenceBook(actors=actors, sources=sources)


def _lasts(region: Region) -> bool:
    """Whether the region, with one name, existed all the time that events are spread over."""
    spans = [validity(region), *(validity(name) for name in region.names)]
    return all(since <= _BEGIN and until >= _END for since, until in spans)


def _actors(regions: list[Region], count: int, chance: np.random.Generator) -> dict[str, Actor]:
    roles = chance.integers(0, len(ACTOR_ROLES), count)
    homes = chance.integers(0, len(regions), count)
    actors = {}
    for number, (role, home) in enumerate(zip(roles.tolist(), homes.tolist(), strict=True), start=1):
        sort, words = ACTOR_ROLES[role]
        names = tuple(
            DatedName(language, f"{word} {number}, {name_on(regions[home].names, language)}")
            for language, word in words._asdict().items()
        )
        actors[f"synth-actor-{number}"] = Actor(f"synth-actor-{number}", sort, names)
    return actors


def _sources(regions: list[Region], count: int, chance: np.random.Generator) -> dict[str, Source]:
    sorts = chance.integers(0, len(SOURCE_TYPES), count)
    homes = chance.integers(0, len(regions), count)
    grades = chance.integers(0, 6, (count, 2))
    languages = chance.choice(LANGUAGES, count, p=(0.3, 0.5, 0.2))
    sources = {}
    for position in range(count):
        number, language = position + 1, str(languages[position])
        sort, words = SOURCE_TYPES[sorts[position]]
        home = name_on(regions[homes[position]].names, language)
        sources[f"synth-source-{number}"] = Source(
            f"synth-source-{number}",
            f"{words._asdict()[language]} {number}, {home}",
            publisher=home,
            address=f"https://archive.example/{number}",
            language=language,
            type=sort,
            reliability=_RELIABILITIES[grades[position, 0]],
            credibility=_CREDIBILITIES[grades[position, 1]],
        )
    return sources
