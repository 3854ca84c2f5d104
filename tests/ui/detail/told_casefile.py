"""A casefile of three events for tests of the detail pane: a full one, its series' beginning, and an awkward one."""

from __future__ import annotations

from pathlib import Path

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
    Stage,
    StatusEntry,
)
from steppeline.model.reference import Actor, DatedName, Kind, Office, Place, Region, Series, Source
from steppeline.model.reference_book import ReferenceBook
from steppeline.store.casefile import create
from steppeline.store.dataset import add_dataset

MARKUP = "<b>bold</b> & <img src='file:///etc/passwd'>"
ARABIC = "منتدى المدينة"
MANY = 500


def _named(key: str, *names: DatedName) -> tuple[DatedName, ...]:
    return names or (DatedName("en", key.title()),)


REGIONS = (
    Region("steppe", "country", _named("steppe")),
    Region(
        "river",
        "region",
        (DatedName("en", "Old River", until="2020-01-01"), DatedName("en", "New River", since="2020-01-01")),
        parent="steppe",
    ),
    *(Region(f"r{number}", "region", _named(f"r{number}")) for number in range(MANY)),
)
SOURCES = (
    Source("gazette", "The gazette", "Printers", "https://example.org/gazette", "2019-05-03", reliability="B"),
    Source("letter", "A letter", address="file:///home/letter.txt", seen=False),
    Source("rival", MARKUP),
)
BOOK = ReferenceBook(
    kinds={
        "forum": Kind("forum", {"en": "Forum"}, "#0072b2", "circle", 1),
        "visit": Kind("visit", {"en": "Visit"}, "#d55e00", "diamond", 2),
    },
    regions={region.key: region for region in REGIONS},
    places={"bridge": Place("bridge", _named("bridge"), "river")},
    actors={"hans": Actor("hans", "person", (DatedName("en", "Hans"),))},
    offices={"mayor": Office("mayor", {"en": "Mayor of the town"})},
    sources={source.key: source for source in SOURCES},
    series={"trade": Series("trade", {"en": "Trade"}, currency="USD")},
)

FULL = Event(
    "forum",
    {"en": "A forum on the bridge"},
    "2019-05",
    refs=("full",),
    summary={"en": "They met and counted."},
    certainty="disputed",
    unverified_fields=("day",),
    history=(StatusEntry("planned", "2018-12-01", "2019-04", "gazette", "on paper"), StatusEntry("happened")),
    regions=(RegionRole("river", "host"), RegionRole("steppe")),
    places=(PlaceRole("bridge", "host", "online"),),
    actors=(ActorRole("hans", "mayor", "speaker"),),
    figures=(
        Figure({"en": "Trade"}, 14, scale=1e9, currency="USD", series="trade", period="2018", said_by="Hans"),
        Figure({"en": "Trade"}, 15.5, scale=1e9, currency="USD", series="trade", period="2018", bound="at least"),
        Figure({"en": "Trade"}, 20, scale=1e9, currency="USD", series="trade", period="2018", nature="forecast"),
        Figure({"en": "People"}, 108_000, unit="persons", source="letter", locator="p. 2"),
    ),
    claims=(
        Claim("date", "2019-05", "gazette", "par. 6", chosen=True, reason="printed first"),
        Claim("date", "2019-06", "rival"),
    ),
    sources=(SourceUse("gazette", "par. 6", "the day"),),
    links=(Link("follows", "first", "a year later"),),
    notes=(Note({"en": "Both cannot be."}, "discrepancy"), Note({"en": "A remark."})),
    stages=(Stage("signed", "2019-05"), Stage("in force", "2020", "rival", "after both had agreed"), Stage("expired")),
    tags=("water",),
)
FIRST = Event(
    "visit", {"en": "The first visit"}, "2021~", refs=("first",), regions=(RegionRole("river"),), verified=False
)
AWKWARD = Event(
    "visit",
    {"en": f"{MARKUP} {ARABIC} " + "long " * 400},
    "2022/..",
    refs=("awkward",),
    regions=tuple(RegionRole(f"r{number}") for number in range(MANY)),
)
EVENTS = (FULL, FIRST, AWKWARD)
"""Ids 1, 2, 3."""


def told_casefile(path: Path) -> Path:
    """A casefile of EVENTS at `path`."""
    with create(path) as casefile:
        casefile.apply(add_dataset(BOOK, EVENTS, "Sample"))
    return path
