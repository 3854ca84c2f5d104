"""Small casefiles as plain values, the index made of them, and slow, obvious answers to compare it with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from steppeline.model import edtf
from steppeline.model.arrays import Mask
from steppeline.model.entities import CERTAINTY_KEYS, Entities
from steppeline.model.event import CERTAINTIES, STATUSES, Extent, Status
from steppeline.model.index import Index, Recheck
from steppeline.model.index_build import Columns, build_index
from steppeline.model.query import TextTerm
from steppeline.model.transliteration import search_key

AS_OF = 1_780_000_000

KINDS = Entities(
    ("forum", "visit", "crisis"),
    ({"en": "Forum", "ru": "Форум"}, {"en": "Visit", "ru": "Визит"}, {"en": "Crisis", "ru": "Кризис"}),
)
REGIONS = Entities(
    (
        "kz",
        "ru",
        "kz-aktobe",
        "kz-west",
        "ru-orenburg",
        "ru-altai-krai",
        "ru-altai-republic",
        "kz-aktobe-district",
        "kz-almaty-city",
        "kz-almaty",
    ),
    (
        {"en": "Kazakhstan", "ru": "Казахстан"},
        {"en": "Russia", "ru": "Россия"},
        {"en": "Aktobe Region", "kk": "Ақтөбе облысы"},
        {"en": "West Kazakhstan Region", "ru": "Западно-Казахстанская область"},
        {"en": "Orenburg Oblast", "ru": "Оренбургская область"},
        {"en": "Altai Krai"},
        {"en": "Altai Republic"},
        {"en": "Khromtau District"},
        {"en": "Almaty"},
        {"en": "Almaty Region"},
    ),
    (
        ("KZ", "Republic of Kazakhstan"),
        ("RU", "Russian Federation"),
        ("KZ-AKT", "KZ-15", "Aktyubinsk Oblast"),
        ("KZ-ZAP", "KZ-27", "Uralsk Oblast"),
        ("RU-ORE",),
        ("RU-ALT",),
        ("RU-AL",),
        (),
        ("KZ-ALA", "KZ-75"),
        ("KZ-ALM", "KZ-19"),
    ),
)
PARENTS = (-1, -1, 0, 0, 1, 1, 1, 2, 0, 0)
ACTORS = Entities(
    ("tokayev", "tokayev-writer", "putin"),
    ({"en": "Kassym-Jomart Tokayev", "ru": "Касым-Жомарт Токаев"}, {"en": "Kemel Tokayev"}, {"en": "Vladimir Putin"}),
    (("Tokayev",), (), ()),
)
SOURCES = Entities(
    ("src-1", "src-2"),
    ({"ru": "Forum ends in Kokshetau"}, {}),
    (("Forum ends in Kokshetau", "Kazinform"), ("Trade grows", "Orenburg Government")),
)
TAGS = Entities(("trade", "border crossing"), ({}, {}))
DATES = (
    "2021-09-28",
    "2021-09",
    "2021",
    "2022-01-02/2022-01-11",
    "2021~",
    "2021-09-28?",
    "2022-01%",
    "202X",
    "202X/..",
    "[2021..]",
    "2021-XX-28",
    "[2003,2018]",
    "{2003,2021-09}",
    "2021/..",
    "../2003",
    "2003/",
    "2021-22",
    "-0044-03-15",
)


@dataclass(frozen=True)
class PlainEvent:
    """An event by the keys of what it has."""

    id: int
    date: str
    extent: Extent = "within"
    kind: str = "forum"
    status: Status = "happened"
    certainty: str = ""
    verified: bool = True
    regions: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    text: str = ""
    ref: str = ""

    def possible(self, start: int, end: int) -> bool:
        return edtf.parse(self.date).possible(start, end, self.extent, AS_OF)

    def certain(self, start: int, end: int) -> bool:
        return edtf.parse(self.date).certain(start, end, self.extent, AS_OF)

    def values(self, facet: str) -> frozenset[str]:
        """The keys it has of a facet; of regions, those above its own, too."""
        match facet:
            case "kind" | "status" | "certainty":
                return frozenset({getattr(self, facet)})
            case "region":
                return frozenset(above for region in self.regions for above in with_ancestors(region))
            case "actor":
                return self.actors
            case "source":
                return self.sources
            case _:
                return self.tags


def with_ancestors(region: str) -> list[str]:
    code = REGIONS.keys.index(region)
    return [region] if PARENTS[code] < 0 else [region, *with_ancestors(REGIONS.keys[PARENTS[code]])]


class PlainLookup:
    """Finds the words of a term in the texts of plain events."""

    def __init__(self, events: Sequence[PlainEvent]) -> None:
        self._events = events

    def text(self, term: TextTerm) -> list[int]:
        wanted = f" {search_key(term.text)} "
        return [event.id for event in self._events if wanted in f" {search_key(event.text)} "]

    def having(self, word: str, value: str) -> list[int]:
        assert word == "ref"
        return [event.id for event in self._events if event.ref == value]


def index_of(events: Sequence[PlainEvent]) -> Index:
    """The index of plain events."""
    dates = [edtf.parse(event.date) for event in events]
    bounds = [date.bounds(event.extent, AS_OF) for date, event in zip(dates, events, strict=True)]
    columns = Columns(
        revision=7,
        ids=[event.id for event in events],
        earliest_start=[bound.earliest_start for bound in bounds],
        latest_start=[bound.latest_start for bound in bounds],
        earliest_end=[bound.earliest_end for bound in bounds],
        latest_end=[bound.latest_end for bound in bounds],
        never_certain=[date.never_certain for date in dates],
        verified=[event.verified for event in events],
        kind=[KINDS.keys.index(event.kind) for event in events],
        status=[STATUSES.index(event.status) for event in events],
        certainty=[CERTAINTY_KEYS.index(event.certainty) for event in events],
        regions=_pairs(events, lambda event: event.regions, REGIONS),
        actors=_pairs(events, lambda event: event.actors, ACTORS),
        sources=_pairs(events, lambda event: event.sources, SOURCES),
        tags=_pairs(events, lambda event: event.tags, TAGS),
        kinds=KINDS,
        region_names=REGIONS,
        actor_names=ACTORS,
        source_names=SOURCES,
        tag_names=TAGS,
        region_parents=PARENTS,
        recheck={
            event.id: Recheck(date, event.extent)
            for date, event in zip(dates, events, strict=True)
            if date.needs_recheck
        },
        as_of=AS_OF,
    )
    return build_index(columns)


def _pairs(
    events: Iterable[PlainEvent], keys_of: Callable[[PlainEvent], frozenset[str]], entities: Entities
) -> tuple[list[int], list[int]]:
    pairs = [(event.id, entities.keys.index(key)) for event in events for key in keys_of(event)]
    return [event_id for event_id, _ in pairs], [code for _, code in pairs]


def ids_in(index: Index, mask: Mask) -> set[int]:
    """The ids of the events in `mask`."""
    return set(index.ids[mask].tolist())


def _some(entities: Entities) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(entities.keys), max_size=3)


_EVENTS = st.builds(
    PlainEvent,
    id=st.integers(1, 10**12),
    date=st.sampled_from(DATES),
    extent=st.sampled_from(("within", "throughout")),
    kind=st.sampled_from(KINDS.keys),
    status=st.sampled_from(STATUSES),
    certainty=st.sampled_from(("", *CERTAINTIES)),
    verified=st.booleans(),
    regions=_some(REGIONS),
    actors=_some(ACTORS),
    sources=_some(SOURCES),
    tags=_some(TAGS),
    text=st.sampled_from(("", "Omsk forum", "forum in Omsk", "trade")),
    ref=st.sampled_from(("a", "b")),
)
event_lists: st.SearchStrategy[list[PlainEvent]] = st.lists(_EVENTS, max_size=12, unique_by=lambda event: event.id)


@st.composite
def spans(draw: st.DrawFn) -> tuple[int, int]:
    """Spans whose ends are near the ends of dates."""
    moments = [
        moment + shift
        for date in DATES
        for moment in edtf.span_of(date)
        for shift in (-1, 0, 1)
        if abs(moment + shift) <= 2**62
    ]
    start, end = sorted(draw(st.lists(st.sampled_from(moments), min_size=2, max_size=2, unique=True)))
    return start, end
