"""A content to filter whose events a test makes, and the slow, obvious way to filter them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Signal

from steppeline.model.calendar import DAY
from steppeline.model.entities import Entities, vocabulary
from steppeline.model.errors import WorldError
from steppeline.model.event import STATUSES
from steppeline.model.filter import ChoiceClause, Clause, Filter, QueryClause, TimeClause
from steppeline.model.index import Index
from steppeline.model.index_build import Columns, build_index
from steppeline.model.query import TextTerm, parse
from steppeline.session.jobs import Jobs

KINDS = ("forum", "visit", "crisis")
REGIONS = ("ru", "ru-orenburg", "kz", "kz-aktobe")
PARENTS = (-1, 0, -1, 2)
ACTORS = ("anna", "boris")
WORDS = ("steppe", "river", "bridge")


@dataclass(frozen=True)
class Item:
    """An event on days [first, last), surely or perhaps."""

    first: int
    last: int
    sure: bool = True
    kind: int = 0
    status: int = 0
    regions: frozenset[int] = frozenset()
    actors: frozenset[int] = frozenset()
    words: frozenset[str] = frozenset()


items = st.builds(
    Item,
    first=st.integers(0, 9),
    last=st.integers(10, 19),
    sure=st.booleans(),
    kind=st.integers(0, len(KINDS) - 1),
    status=st.integers(0, len(STATUSES) - 1),
    regions=st.frozensets(st.integers(0, len(REGIONS) - 1)),
    actors=st.frozensets(st.integers(0, len(ACTORS) - 1)),
    words=st.frozensets(st.sampled_from(WORDS)),
)


class Shelf(QObject):
    """Holds items; their ids count from 1. `asked` counts the texts looked up, `gate` makes the answers wait."""

    changed = Signal(object, object)

    def __init__(self, things: Sequence[Item], jobs: Jobs) -> None:
        super().__init__()
        self.jobs = jobs
        self.things = tuple(things)
        self.index = index_of(self.things)
        self.asked: list[str] = []
        self.gate = threading.Event()
        self.gate.set()
        self.failure: WorldError | None = None

    def lookup(self) -> Lookup:
        return Lookup(self.things, self.asked, self.gate, self.failure)

    def replace(self, things: Sequence[Item]) -> None:
        self.things = tuple(things)
        self.index = index_of(self.things)
        self.changed.emit(None, None)


@dataclass(frozen=True)
class Lookup:
    things: tuple[Item, ...]
    asked: list[str]
    gate: threading.Event
    failure: WorldError | None

    def text(self, term: TextTerm) -> list[int]:
        self.asked.append(term.text)
        assert self.gate.wait(10)
        if self.failure is not None:
            raise self.failure
        return [number for number, item in enumerate(self.things, 1) if term.text in item.words]

    def having(self, word: str, value: str) -> list[int]:
        return [int(value)]

    def interrupt(self) -> None:
        self.gate.set()


def index_of(things: Sequence[Item]) -> Index:
    numbers = np.arange(1, len(things) + 1)
    firsts = np.array([item.first * DAY for item in things], np.int64)
    lasts = np.array([item.last * DAY for item in things], np.int64)
    columns = Columns(
        ids=numbers,
        earliest_start=firsts,
        latest_start=firsts,
        earliest_end=lasts,
        latest_end=lasts,
        never_certain=[not item.sure for item in things],
        verified=[True] * len(things),
        kind=[item.kind for item in things],
        status=[item.status for item in things],
        regions=_pairs(things, lambda item: item.regions),
        actors=_pairs(things, lambda item: item.actors),
        kinds=vocabulary(KINDS),
        region_names=Entities(REGIONS, ({},) * len(REGIONS)),
        actor_names=vocabulary(ACTORS),
        region_parents=PARENTS,
    )
    return build_index(columns)


def _pairs(things: Sequence[Item], codes: Callable[[Item], frozenset[int]]) -> tuple[list[int], list[int]]:
    pairs = [(number, code) for number, item in enumerate(things, 1) for code in codes(item)]
    return [number for number, _ in pairs], [code for _, code in pairs]


clauses = st.fixed_dictionaries(
    {},
    optional={
        "time": st.tuples(st.integers(-1, 21), st.integers(1, 9)).map(
            lambda days: TimeClause(days[0] * DAY, (days[0] + days[1]) * DAY)
        ),
        "kind": st.frozensets(st.sampled_from(KINDS)).map(lambda keys: ChoiceClause("kind", keys)),
        "region": st.frozensets(st.sampled_from(REGIONS)).map(lambda keys: ChoiceClause("region", keys)),
        "actor": st.frozensets(st.sampled_from(ACTORS)).map(lambda keys: ChoiceClause("actor", keys)),
        "search": st.sampled_from((*WORDS, "steppe river", "kind:forum OR bridge", "ref:1")).map(
            lambda text: QueryClause(parse(text))
        ),
    },
)


def filter_of(chosen: dict[str, Clause]) -> Filter:
    return Filter(tuple(sorted(chosen.items())))


def codes_of(item: Item, facet: str) -> frozenset[int]:
    """The entities of a facet that an item has, with the regions around its regions."""
    match facet:
        case "kind":
            return frozenset({item.kind})
        case "status":
            return frozenset({item.status})
        case "actor":
            return item.actors
        case _:
            return item.regions | {PARENTS[code] for code in item.regions if PARENTS[code] >= 0}


def holds(number: int, item: Item, clause: Clause) -> tuple[bool, bool]:
    """Whether a clause possibly and whether it certainly holds of an item."""
    match clause:
        case TimeClause(start, end):
            possible = item.first * DAY < end and item.last * DAY > start
            return possible, possible and item.sure
        case ChoiceClause(facet, keys):
            names = {"kind": KINDS, "region": REGIONS, "actor": ACTORS}[facet]
            found = any(names[code] in keys for code in codes_of(item, facet))
            return found, found
        case QueryClause(asked):
            found = {
                "steppe river": {"steppe", "river"} <= item.words,
                "kind:forum OR bridge": item.kind == 0 or "bridge" in item.words,
                "ref:1": number == 1,
            }.get(asked.text, asked.text in item.words)
            return found, found
