"""What the tests of the checks are made of: a small reference book, short ways to an event, examples of each rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from steppeline.model.calendar import seconds_of
from steppeline.model.event import ActorRole, Claim, Event, Figure, Link, PlaceRole, RegionRole, SourceUse
from steppeline.model.reference import (
    Actor,
    DatedCode,
    DatedName,
    Kind,
    Office,
    Place,
    Region,
    Series,
    Source,
    Succession,
    Term,
)
from steppeline.model.reference_book import ReferenceBook
from steppeline.work.check.record import Record

KINDS = ("forum", "visit", "meeting", "agreement", "crisis", "statistic", "gap")


def names(*texts: str) -> tuple[DatedName, ...]:
    return tuple(DatedName("en", text) for text in texts)


BOOK = ReferenceBook(
    kinds={
        key: Kind(key, {"en": key}, "#000000", "circle", position, "throughout" if key == "statistic" else "within")
        for position, key in enumerate(KINDS)
    },
    regions={
        region.key: region
        for region in (
            Region("ru", "country", names("Russia"), (DatedCode("RU"),)),
            Region("ru-omsk", "region", names("Omsk Oblast"), (DatedCode("RU-OMS"),), parent="ru"),
            Region("ru-bashkortostan", "region", names("Bashkortostan"), (DatedCode("RU-BA"),), parent="ru"),
            Region("kz", "country", names("Kazakhstan"), (DatedCode("KZ"),)),
            Region(
                "kz-akmola",
                "region",
                names("Akmola Region"),
                (DatedCode("KZ-AKM", until="2022-11-29"), DatedCode("KZ-11", since="2022-11-29")),
                parent="kz",
            ),
            Region(
                "kz-karaganda-old",
                "region",
                names("Karaganda Region"),
                parent="kz",
                until="2022-06-08",
                successors=(Succession("kz-ulytau", "2022-06-08", "part"),),
            ),
            Region("kz-ulytau", "region", names("Ulytau Region"), parent="kz", since="2022-06-08"),
            Region("kz-astana", "city", (DatedName("en", "Astana City"),), parent="kz"),
        )
    },
    places={
        "astana": Place(
            "astana",
            (
                DatedName("en", "Akmola", since="1992-07-06", until="1998-05-06"),
                DatedName("en", "Astana", since="1998-05-06", until="2019-03-23"),
                DatedName("en", "Nur-Sultan", since="2019-03-23", until="2022-09-17"),
                DatedName("ru", "Нур-Султан", since="2019-03-23", until="2022-09-17"),
                DatedName("en", "Astana", since="2022-09-17"),
            ),
            "kz-astana",
            51.17,
            71.43,
        ),
        "kokshetau": Place("kokshetau", names("Kokshetau"), "kz-akmola", 53.28, 69.39),
    },
    actors={
        "smailov": Actor("smailov", "person", names("Alikhan Smailov")),
        "bektenov": Actor("bektenov", "person", names("Olzhas Bektenov")),
        "air-astana": Actor("air-astana", "organisation", names("Air Astana")),
    },
    offices={
        "kz-pm": Office(
            "kz-pm",
            {"en": "Prime Minister of Kazakhstan"},
            "kz",
            (Term("smailov", "2022-01-11", "2024-02-05"), Term("bektenov", "2024-02-06")),
        ),
    },
    sources={
        "agency": Source("agency", "A report", address="https://example.org/1", published="2021-09-30"),
        "announcement": Source("announcement", "A preview", address="https://example.org/2", published="2021-09-20"),
        "copy": Source("copy", "A reprint", address="https://example.org/3", same_witness_as="agency"),
        "book": Source("book", "A book"),
    },
    series={
        "forum": Series("forum", {"en": "Forum"}, measures="events"),
        "trade.turnover": Series("trade.turnover", {"en": "Turnover"}, currency="USD"),
        "trade.change": Series("trade.change", {"en": "Change"}, unit="percent"),
        "count.regions": Series("count.regions", {"en": "Regions with ties"}, unit="regions"),
    },
)

AS_OF = seconds_of(2026, 1, 1)
VISIT = Event("visit", {"en": "A visit"}, "2021-09-28", refs=("visit",), sources=(SourceUse("agency"),))
TURNOVER = Figure(
    {"en": "turnover"}, 20, scale=1e9, currency="USD", series="trade.turnover", period="2021", source="agency"
)
CHANGE = Figure({"en": "change"}, 10, unit="percent", series="trade.change", period="2021", source="agency")
DOCUMENTS = Figure({"en": "documents"}, 13, unit="documents")


@dataclass(frozen=True)
class Example:
    """A record in which a rule must find exactly `fields` (and `events`), and one like it where it must be silent."""

    rule: str
    broken: Record
    sound: Record
    fields: tuple[str | None, ...] = ()
    events: tuple[tuple[str, ...], ...] | None = None

    def __str__(self) -> str:
        return self.rule


def visit(**changes: Any) -> Event:
    """A visit like any other, with some of its fields changed."""
    return replace(VISIT, **changes)


def forum(ordinal: int, date: str, *, host: str = "ru-omsk", **changes: Any) -> Event:
    """A forum of the numbered series; its ref is "forum-" and the ordinal."""
    made = Event("forum", {"en": "Forum"}, date, refs=(f"forum-{ordinal}",), series="forum", ordinal=ordinal)
    return replace(made, regions=(RegionRole(host, "host"),), **changes)


def figures(*stated: Figure, **changes: Any) -> Event:
    """A statistic with these figures."""
    made = Event("statistic", {"en": "Figures"}, "2021", refs=("figures",), figures=stated)
    return replace(made, **changes)


def turnover(number: float, period: str = "2021", **changes: Any) -> Figure:
    """So many billion dollars of trade."""
    return replace(TURNOVER, number=number, period=period, **changes)


def change(number: float, period: str = "2021", **changes: Any) -> Figure:
    """A change of trade by so many per cent."""
    return replace(CHANGE, number=number, period=period, **changes)


def documents(number: float | None, meaning: str = "documents", **changes: Any) -> Figure:
    """So many documents."""
    return replace(DOCUMENTS, number=number, meaning={"en": meaning}, **changes)


def claimed(field: str, value: str, **changes: Any) -> Event:
    """A visit of which a source claims something."""
    return visit(claims=(Claim(field, value, source="agency"),), **changes)


def linked(ref: str, date: str, *links: tuple[str, str], **changes: Any) -> Event:
    """An agreement with links: type and ref of the target."""
    made = Event("agreement", {"en": f"Agreement {ref}"}, date, refs=(ref,))
    return replace(made, links=tuple(Link(kind, to) for kind, to in links), **changes)


def roles(host: str, guest: str) -> tuple[RegionRole, ...]:
    """Two regions as host and guest."""
    return (RegionRole(host, "host"), RegionRole(guest, "guest"))


def held_by(actor: str, date: str) -> Event:
    """A visit with an actor as prime minister."""
    return visit(date=date, actors=(ActorRole(actor, "kz-pm"),))


def at_place(place: str, title: str, date: str) -> Event:
    """A visit to a place, with a title."""
    return visit(title={"en": title}, date=date, places=(PlaceRole(place),))


def of(*events: Event, as_of: int | None = AS_OF, book: ReferenceBook = BOOK) -> Record:
    """A record of these events over the small reference book."""
    return Record(book, events, as_of)


def with_entry(part: str, entry: Any) -> Record:
    """A record without events over the book with one more (or another) entry in one of its parts."""
    entries = {**getattr(BOOK, part), entry.key: entry}
    return Record(replace(BOOK, **{part: entries}))


def without_entries(part: str, keys: Iterable[str]) -> ReferenceBook:
    """The book with some entries left out."""
    return replace(BOOK, **{part: {key: entry for key, entry in getattr(BOOK, part).items() if key not in keys}})
