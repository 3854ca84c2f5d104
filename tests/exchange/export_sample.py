"""A small reference book and an event that uses all of it, for the tests of the exporters."""

from __future__ import annotations

from steppeline.model.event import (
    ActorRole,
    Claim,
    Event,
    Figure,
    Link,
    Note,
    PlaceRole,
    RegionRole,
    SourceUse,
    StatusEntry,
)
from steppeline.model.reference import Actor, DatedCode, DatedName, Kind, Office, Place, Region, Series, Source
from steppeline.model.reference_book import ReferenceBook

AKMOLA = Region(
    key="kz-akmola",
    level="region",
    names=(DatedName("en", "Akmola Region"), DatedName("ru", "Акмолинская область")),
    codes=(DatedCode("KZ-AKM", until="2022-11-29"), DatedCode("KZ-11", since="2022-11-29")),
)
OMSK = Region(key="ru-omsk", level="region", names=(DatedName("en", "Omsk Oblast"),), codes=(DatedCode("RU-OMS"),))
CAPITAL = Place(
    key="astana",
    names=(
        DatedName("en", "Nur-Sultan", since="2019-03-23", until="2022-09-17"),
        DatedName("en", "Astana", since="2022-09-17"),
    ),
    region="kz-akmola",
    latitude=51.13,
    longitude=71.43,
)
PAPER = Source(
    key="gazette-2021",
    title="Forum held online",
    publisher="Gazette",
    address="https://gazette.example/forum",
    published="2021-09-30",
    language="en",
    reliability="B",
    credibility="2",
)

BOOK = ReferenceBook(
    kinds={
        "forum": Kind("forum", {"en": "Forum"}, "#0072b2", "circle", 1),
        "statistic": Kind("statistic", {"en": "Statistic"}, "#999999", "bar", 2, extent="throughout"),
    },
    regions={"kz-akmola": AKMOLA, "ru-omsk": OMSK},
    places={"astana": CAPITAL},
    actors={"chair": Actor("chair", "person", (DatedName("en", "The Chair"), DatedName("ru", "Председатель")))},
    offices={"governor": Office("governor", {"en": "Governor", "ru": "Губернатор"})},
    sources={"gazette-2021": PAPER},
    series={"forums": Series("forums", {"en": "Forums"}, measures="events")},
)

FORUM = Event(
    id=7,
    refs=("forum-17", "s002-02"),
    kind="forum",
    title={"en": "Seventeenth forum", "ru": "Семнадцатый форум"},
    summary={"en": "Held online."},
    date="2021-09",
    status="happened",
    certainty="confirmed",
    unverified_fields=("figures",),
    mode="online",
    series="forums",
    ordinal=17,
    history=(StatusEntry("postponed", as_of="2020-11-06", date="2021", source="gazette-2021"),),
    regions=(RegionRole("kz-akmola", "host"), RegionRole("ru-omsk")),
    places=(PlaceRole("astana", "host", "online"),),
    actors=(ActorRole("chair", "governor", "speaker"),),
    figures=(
        Figure(
            {"en": "documents signed"}, number=13.0, low=12.5, unit="documents", source="gazette-2021", locator="par. 2"
        ),
    ),
    claims=(Claim("date", "2021-09-30", source="gazette-2021", locator="par. 1", chosen=True, reason="printed date"),),
    sources=(SourceUse("gazette-2021", "par. 1", "date"),),
    links=(Link("follows", "forum-16", "a year later"),),
    notes=(Note({"en": "The host is disputed."}, "discrepancy"),),
    tags=("trade", "transport"),
)

BARE = Event(kind="statistic", title={"kk": "Сауда"}, date="-0044/..")
