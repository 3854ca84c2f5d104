"""A casefile of a few events for tests of the table."""

from __future__ import annotations

from pathlib import Path

from steppeline.model.event import Event, PlaceRole, RegionRole, SourceUse
from steppeline.model.reference import DatedName, Kind, Place, Region, Source
from steppeline.model.reference_book import ReferenceBook
from steppeline.store.casefile import create
from steppeline.store.dataset import add_dataset

BOOK = ReferenceBook(
    kinds={
        "visit": Kind("visit", {"en": "Visit"}, "#d55e00", "diamond", 1),
        "forum": Kind("forum", {"en": "Forum"}, "#0072b2", "circle", 2),
    },
    regions={
        "river": Region(
            "river",
            "region",
            (DatedName("en", "Old River", until="2020-01-01"), DatedName("en", "New River", since="2020-01-01")),
        ),
        "alp": Region("alp", "region", (DatedName("en", "Alp"),)),
    },
    places={"bridge": Place("bridge", (DatedName("en", "Bridge"),))},
    sources={key: Source(key, key.title()) for key in ("gazette", "letter")},
)
EVENTS = (
    Event("visit", {"en": "Ten <b>barges</b>"}, "2018", refs=("c",), regions=(RegionRole("river"),), tags=("water",)),
    Event("forum", {"en": "item 10"}, "2019-05-01", status="planned", refs=("a",), regions=(RegionRole("alp"),)),
    Event(
        "visit",
        {"en": "item 9"},
        "2020-09",
        refs=("b",),
        regions=(RegionRole("river"), RegionRole("alp")),
        places=(PlaceRole("bridge"),),
        sources=(SourceUse("gazette", "p. 1"), SourceUse("gazette", "p. 2"), SourceUse("letter")),
        certainty="disputed",
    ),
    Event("forum", {"en": "A long title, " * 150}, "2021/..", refs=("d",), sources=(SourceUse("letter"),)),
)
"""Ids 1 to 4, by date."""


def tabled_casefile(path: Path, events: tuple[Event, ...] = EVENTS) -> Path:
    """A casefile of `events` at `path`."""
    with create(path) as casefile:
        casefile.apply(add_dataset(BOOK, events, "Sample"))
    return path
