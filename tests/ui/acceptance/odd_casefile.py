"""A casefile of events that are hard to show."""

from __future__ import annotations

from pathlib import Path

from steppeline.model.event import ActorRole, Event, RegionRole, SourceUse
from steppeline.model.reference import Actor, DatedName, Kind, Region, Source
from steppeline.model.reference_book import ReferenceBook
from steppeline.store.casefile import create
from steppeline.store.dataset import add_dataset

REGIONS = 500
LONG = ("Memorandum of understanding on the transit of goods by rail and by road " * 40)[:2_000]
UNBROKEN = "Memorandum" * 200
HEBREW = "פורום שיתוף הפעולה הבין־אזורי"
ARABIC = "منتدى التعاون بين الأقاليم \u202eABC\u202c ٢٠٢١"
MARKUP = "<b>Forum</b> & <img src='nowhere.png'>\n{name} %1 “quoted”"

EVENTS = (
    Event("forum", {"en": "A forum nowhere"}, "2021-09-03"),
    Event("forum", {"en": LONG, "ru": LONG}, "2021-09", summary={"en": LONG}, regions=(RegionRole("r-1"),)),
    Event("visit", {"en": UNBROKEN}, "2021-09-10/2021-10-02", sources=(SourceUse("long"),)),
    Event("visit", {"en": HEBREW}, "2021-09-12", actors=(ActorRole("hebrew"),)),
    Event("visit", {"en": ARABIC}, "2022", sources=(SourceUse("arabic"),)),
    Event("forum", {"en": MARKUP}, "2022-02~"),
    Event(
        "forum", {"en": "A forum everywhere"}, "2022-05", regions=tuple(RegionRole(f"r-{n}") for n in range(REGIONS))
    ),
    Event("forum", {}, "../2021-09"),
    Event("visit", {"en": "A visit some time"}, "XXXX"),
    Event("visit", {"en": "A visit that goes on"}, "2020/.."),
)


def odd_casefile(path: Path) -> Path:
    """A casefile of EVENTS, with ids from 1 in their order."""
    kinds = (
        Kind("forum", {"en": "Forum"}, "#0072b2", "circle", 1),
        Kind("visit", {"en": LONG[:300]}, "#d55e00", "diamond", 2),
    )
    regions = [Region("r", "country", (DatedName("en", "A country of many regions"),))]
    regions += [
        Region(f"r-{n}", "region", (DatedName("en", f"Region number {n}"),), parent="r") for n in range(REGIONS)
    ]
    sources = (Source("long", LONG, publisher=UNBROKEN), Source("arabic", ARABIC, language="ar"))
    book = ReferenceBook(
        kinds={kind.key: kind for kind in kinds},
        regions={region.key: region for region in regions},
        actors={"hebrew": Actor("hebrew", "person", (DatedName("en", HEBREW),))},
        sources={source.key: source for source in sources},
    )
    with create(path) as casefile:
        casefile.apply(add_dataset(book, EVENTS, "Odd ones"))
    return path
