"""What the lanes of a grouping stand for, and which events lie in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from steppeline.model.borders import Borders
from steppeline.model.entities import Entities, FacetName
from steppeline.model.fold_search import Lanes
from steppeline.model.index import Index
from steppeline.model.reference import Kind, Region
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.set_column import Sets
from steppeline.model.text import Language
from steppeline.session.view import Grouping

MOST_LANES = 10_000
"""Beyond so many, what has fewest events shares one lane: nobody reads that far."""


_FACETS: Mapping[Grouping, FacetName] = {
    "kind": "kind",
    "country": "region",
    "region": "region",
    "actor": "actor",
    "source": "source",
    "tag": "tag",
}


@dataclass(frozen=True)
class LaneTitle:
    """The head of a lane; `kind` when it stands for one."""

    name: str
    kind: Kind | None = None


@dataclass(frozen=True, eq=False)
class LaneBook:
    """All lanes of a grouping, in the order they are shown in; `facet` has their events."""

    facet: FacetName
    lanes: Lanes
    titles: tuple[LaneTitle, ...]


def lane_book(
    index: Index, book: ReferenceBook, grouping: Grouping, language: Language, borders: Borders = "viewed"
) -> LaneBook:
    """The lanes of `grouping`: of each of its entities that any event has, and of events without one.

    In today's borders an event of a former region lies in the lanes of all that it may be in now.

    Kinds come in their own order, countries and regions by name, all others by how many events they have. The order
    does not depend on the filter, so that lanes stay where they are.
    """
    entities, sets = _sets(index, grouping, borders)
    names = _names(entities, book, language)
    counts = sets.totals(np.bincount(index.column(_FACETS[grouping]).codes, minlength=len(sets)), len(entities))
    order = _in_order(index, book.kinds, grouping, names, counts.tolist())
    titles = [
        LaneTitle(names[code], book.kinds.get(entities.keys[code]) if grouping == "kind" else None) for code in order
    ]
    lane_of = np.full(len(entities), -1, np.int64)
    lane_of[order] = np.minimum(np.arange(len(order)), MOST_LANES)
    if len(titles) > MOST_LANES:
        others = QCoreApplication.translate("Timeline", "Others (%1)").replace("%1", str(len(titles) - MOST_LANES))
        titles = [*titles[:MOST_LANES], LaneTitle(others)]
    numbers, lanes = sets.numbers, lane_of[sets.members]
    without = np.flatnonzero(sets.sizes == 0)
    if len(without):
        numbers = np.concatenate((numbers, without))
        lanes = np.concatenate((lanes, np.full(len(without), len(titles))))
        titles.append(LaneTitle(_nothing_stated(grouping)))
    used = lanes >= 0
    lane_sets = Sets.from_pairs(numbers[used], lanes[used], len(sets))
    return LaneBook(
        _FACETS[grouping], Lanes(len(titles), index.column(_FACETS[grouping]).codes, lane_sets), tuple(titles)
    )


def _names(entities: Entities, book: ReferenceBook, language: Language) -> list[str]:
    """The names, with the years of their validity where regions that follow each other are called the same."""
    names = [language.pick(named) or key for key, named in zip(entities.keys, entities.names, strict=True)]
    uses = Counter(names)
    return [
        f"{name} {_years(book.regions[key])}".rstrip() if uses[name] > 1 and key in book.regions else name
        for key, name in zip(entities.keys, names, strict=True)
    ]


def _years(region: Region) -> str:
    since, until = (region.since or "")[:4], (region.until or "")[:4]
    return f"({since}–{until})" if since or until else ""


def _sets(index: Index, grouping: Grouping, borders: Borders) -> tuple[Entities, Sets]:
    """What the lanes stand for, and those of each code in the column of the grouping's facet."""
    match grouping:
        case "kind":
            each = np.arange(len(index.kinds))
            return index.kinds, Sets.from_pairs(each, each, len(each))
        case "country":
            return index.region_names, index.region_sets(borders).mapped(_topmost(index))
        case "region":
            return index.region_names, index.region_sets(borders)
        case "actor":
            return index.actor_names, index.actors.sets
        case "source":
            return index.source_names, index.sources.sets
        case "tag":
            return index.tag_names, index.tags.sets


def _topmost(index: Index) -> NDArray[np.int64]:
    """int64[regions]: the country that each region lies in."""
    top = np.arange(len(index.region_parents), dtype=np.int64)
    while np.any(index.region_parents[top] >= 0):
        top = np.where(index.region_parents[top] >= 0, index.region_parents[top], top)
    return top


def _in_order(
    index: Index, kinds: Mapping[str, Kind], grouping: Grouping, names: Sequence[str], counts: Sequence[int]
) -> list[int]:
    """The codes that occur, in the order of their lanes."""
    used = [code for code, count in enumerate(counts) if count]
    match grouping:
        case "kind":
            keys = index.kinds.keys
            positions = [kinds[key].position if key in kinds else len(kinds) + at for at, key in enumerate(keys)]
            return sorted(used, key=lambda code: positions[code])
        case "country" | "region":
            top = _topmost(index).tolist()
            # A country goes before its regions, whatever it is called.
            return sorted(used, key=lambda code: (names[top[code]], top[code] != code, names[code].casefold()))
        case _:
            return sorted(used, key=lambda code: (-counts[code], names[code].casefold()))


def _nothing_stated(grouping: Grouping) -> str:
    translate = QCoreApplication.translate
    match grouping:
        case "kind":
            return translate("Timeline", "No kind")
        case "country" | "region":
            return translate("Timeline", "No region")
        case "actor":
            return translate("Timeline", "No actor")
        case "source":
            return translate("Timeline", "No source")
        case "tag":
            return translate("Timeline", "No tag")
