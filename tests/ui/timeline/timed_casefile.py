"""A small casefile with dates of every sort, and one with many events of a day, for tests of the timeline."""

from __future__ import annotations

from pathlib import Path

from steppeline.model.event import ActorRole, Event, Figure, Link, RegionRole, SourceUse
from steppeline.model.reference import Actor, DatedName, Kind, Region, Series, Source
from steppeline.model.reference_book import ReferenceBook
from steppeline.store.casefile import create
from steppeline.store.dataset import add_dataset

KINDS = (
    Kind("forum", {"en": "Forum", "ru": "Форум"}, "#0072b2", "circle", 1),
    Kind("visit", {"en": "Visit", "ru": "Визит"}, "#009e73", "triangle-up", 2),
    Kind("crisis", {"en": "Crisis", "ru": "Кризис"}, "#d55e00", "diamond", 3),
)
REGIONS = (
    Region("kz", "country", (DatedName("en", "Kazakhstan"),)),
    Region("ru", "country", (DatedName("en", "Russia"),)),
    Region("kz-west", "region", (DatedName("en", "West"),), parent="kz", until="2010-01-01"),
    Region("kz-new-west", "region", (DatedName("en", "West"),), parent="kz", since="2010-01-01"),
    Region("ru-omsk", "region", (DatedName("en", "Omsk"),), parent="ru"),
)
ACTORS = (Actor("anna", "person", (DatedName("en", "Anna"),)), Actor("boris", "person", (DatedName("en", "Boris"),)))
SOURCES = (Source("paper", "A paper on trade", publisher="The Herald"),)
TURNOVER = "turnover"
SERIES = (Series(TURNOVER, {"en": "Turnover"}, currency="USD"), Series("meetings", {"en": "Meetings"}, "events"))


def figure(number: float, period: str | None, nature: str = "outturn", **more: object) -> Figure:
    """A figure of the series, in billions of dollars unless `more` says otherwise."""
    values: dict[str, object] = {"scale": 1e9, "currency": "USD", "series": TURNOVER, "source": "paper", **more}
    return Figure({"en": "Turnover"}, number, period=period, nature=nature, **values)  # type: ignore[arg-type]


EVENTS = (
    Event("forum", {"en": "First forum"}, "2003-10-06", refs=("f1",), regions=(RegionRole("ru-omsk"),)),
    Event(
        "forum", {"en": "Second forum"}, "2010-09", refs=("f2",), links=(Link("follows", "f1"), Link("related", "f2"))
    ),
    Event("forum", {"en": "Third forum"}, "2014-06-01", refs=("f3",), status="planned"),
    Event(
        "visit",
        {"en": "A visit", "ru": "Визит гостя"},
        "2011-03-17",
        refs=("v1",),
        regions=(RegionRole("kz-west"), RegionRole("ru")),
        actors=(ActorRole("anna"), ActorRole("boris")),
        sources=(SourceUse("paper"),),
    ),
    Event("visit", {"en": "Another visit"}, "2012-05-05", refs=("v2",), actors=(ActorRole("anna"),), tags=("trade",)),
    Event("crisis", {"en": "A long crisis"}, "2008-03-01/2013-10-20", refs=("c1",), extent="throughout"),
    Event(
        "crisis",
        {"en": "Figures"},
        "2012",
        refs=("s1",),
        regions=(RegionRole("kz-new-west"),),
        figures=(
            figure(20, "2011"),
            figure(24, "2012"),
            figure(22, "2012"),
            figure(30, "2012", "forecast"),
            figure(2, "2012", scale=1e12, currency="RUB"),
            figure(9, None),
        ),
    ),
)
"""Numbered from 1 in this order."""


def timed_casefile(path: Path, events: tuple[Event, ...] = EVENTS) -> Path:
    """A casefile of `events` at `path`."""
    book = ReferenceBook(
        kinds={kind.key: kind for kind in KINDS},
        regions={region.key: region for region in REGIONS},
        actors={actor.key: actor for actor in ACTORS},
        sources={source.key: source for source in SOURCES},
        series={series.key: series for series in SERIES},
    )
    with create(path) as casefile:
        casefile.apply(add_dataset(book, events, "Sample"))
    return path


def crowd(count: int) -> tuple[Event, ...]:
    """So many visits on one day, and a forum ten years before."""
    visits = (Event("visit", {"en": f"Visit {number}"}, "2020-06-15", refs=(f"v{number}",)) for number in range(count))
    return (Event("forum", {"en": "Long ago"}, "2010-06-15", refs=("f",)), *visits)
