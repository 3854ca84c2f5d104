"""A casefile of a few events for tests of the document."""

from __future__ import annotations

from pathlib import Path

from steppeline.model.event import Event, Figure, RegionRole
from steppeline.model.reference import DatedName, Kind, Region, Series
from steppeline.model.reference_book import ReferenceBook
from steppeline.store.casefile import create
from steppeline.store.dataset import add_dataset

KINDS = (
    Kind("forum", {"en": "Forum"}, "#0072b2", "circle", 1),
    Kind("visit", {"en": "Visit"}, "#d55e00", "diamond", 2),
)
REGIONS = (
    Region("kz", "country", (DatedName("en", "Kazakhstan"),)),
    Region("kz-aktobe", "region", (DatedName("en", "Aktobe Region"),), parent="kz"),
)
SERIES = (
    Series("trade", {"en": "Trade"}, unit="USD"),
    Series("forums", {"en": "Forums"}, "events"),
    Series("visitors", {"en": "Visitors"}, unit="persons"),
)
BOOK = ReferenceBook(
    kinds={kind.key: kind for kind in KINDS},
    regions={region.key: region for region in REGIONS},
    series={series.key: series for series in SERIES},
)


def figure(series: str, number: float) -> Figure:
    return Figure({"en": series}, number, series=series)


EVENTS = (
    Event("forum", {"en": "A forum by the river", "ru": "Форум у реки"}, "2021-09", refs=("river-forum",)),
    Event(
        "visit", {"en": "A visit"}, "2019-05-01", regions=(RegionRole("kz-aktobe"),), figures=(figure("visitors", 7),)
    ),
    Event(
        "forum",
        {"en": "A forum on a bridge"},
        "2022/..",
        regions=(RegionRole("kz"),),
        figures=(figure("trade", 1), figure("visitors", 9), figure("trade", 2)),
    ),
)
"""Ids 1, 2, 3 in this order."""


def small_casefile(path: Path) -> Path:
    """A casefile of EVENTS at `path`."""
    with create(path) as casefile:
        casefile.apply(add_dataset(BOOK, EVENTS, "Sample"))
    return path
