"""A casefile with something in every facet, for tests of the controls of the filter."""

from __future__ import annotations

from pathlib import Path

from steppeline.model.event import ActorRole, Event, RegionRole, SourceUse
from steppeline.model.reference import Actor, DatedCode, DatedName, Kind, Region, Source
from steppeline.model.reference_book import ReferenceBook
from steppeline.store.casefile import create
from steppeline.store.dataset import add_dataset

KINDS = (
    Kind("forum", {"en": "Forum", "ru": "Форум"}, "#0072b2", "circle", 1),
    Kind("visit", {"en": "Visit", "ru": "Визит"}, "#d55e00", "diamond", 2),
    Kind("crisis", {"en": "Crisis", "ru": "Кризис"}, "#cc79a7", "star", 3),
)
REGIONS = (
    Region("kz", "country", (DatedName("en", "Kazakhstan"), DatedName("ru", "Казахстан"))),
    Region("ru", "country", (DatedName("en", "Russia"), DatedName("ru", "Россия"))),
    Region("uz", "country", (DatedName("en", "Uzbekistan"),)),
    Region("kz-aktobe", "region", (DatedName("en", "Aktobe Region"),), (DatedCode("KZ-15"),), "kz"),
    Region("kz-old", "region", (DatedName("en", "Almaty Region"),), parent="kz", until="2022-06-08"),
    Region("ru-orenburg", "region", (DatedName("en", "Orenburg Oblast"),), (DatedCode("RU-ORE"),), "ru"),
    Region("ru-omsk", "region", (DatedName("en", "Omsk Oblast"),), parent="ru"),
)
ACTORS = tuple(
    Actor(f"actor-{number:02}", "person", (DatedName("en", f"Person {letter}"),))
    for number, letter in enumerate("ABCDEFGHIJKLMNOPQRST")
)
SOURCES = (Source("paper", "A paper on trade", publisher="The Herald", published="2021-09-03"),)


def _event(kind: str, date: str, regions: str, actors: str = "", status: str = "happened", tags: str = "") -> Event:
    return Event(
        kind,
        {"en": f"A {kind} in {date}"},
        date,
        status=status,  # type: ignore[arg-type]
        certainty="confirmed" if kind == "forum" else None,
        regions=tuple(RegionRole(key) for key in regions.split()),
        actors=tuple(ActorRole(f"actor-{number}") for number in actors.split()),
        sources=(SourceUse("paper"),) if kind == "visit" else (),
        tags=tuple(tags.split()),
    )


EVENTS = (
    _event("forum", "2021-09-03", "kz-aktobe ru-orenburg", "00 01", tags="trade"),
    _event("forum", "2021-09", "kz ru-omsk", "00"),
    _event("forum", "2022", "ru-orenburg", "00 02"),
    _event("visit", "2021-09-10", "kz-aktobe", "01", tags="trade water"),
    _event("visit", "2022-01?", "kz-old ru"),
    _event("crisis", "2022-01-02/2022-01-11", "kz", "03"),
    _event("forum", "2030", "kz ru", status="planned"),
)


def filter_casefile(path: Path, events: tuple[Event, ...] = EVENTS) -> Path:
    """A casefile of `events` at `path`."""
    book = ReferenceBook(
        kinds={kind.key: kind for kind in KINDS},
        regions={region.key: region for region in REGIONS},
        actors={actor.key: actor for actor in ACTORS},
        sources={source.key: source for source in SOURCES},
    )
    with create(path) as casefile:
        casefile.apply(add_dataset(book, events, "Sample"))
    return path
