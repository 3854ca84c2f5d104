"""Figures by region: series that state the same of one region after another, and what was stated of a span of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from steppeline.model.calendar import OPEN
from steppeline.model.edtf import parse
from steppeline.model.errors import InputError
from steppeline.model.event import Figure, Names
from steppeline.model.reference import Region, Series

_EXPECTED = frozenset({"forecast", "target", "estimate"})
"""Natures of figures that nobody has measured yet."""
_GAP = "…"


@dataclass(frozen=True)
class Family:
    """Series of one unit that say the same of different regions; `key` is that of the first.

    `regions` has the keys of the series that tell of each region. The names are the words that those of all series have
    in common, with a gap where the region stands.
    """

    key: str
    names: Names
    unit: str | None
    currency: str | None
    regions: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Stated:
    """What was stated of a region: from `low` to `high`, in the unit itself, of the period (EDTF)."""

    low: float
    high: float
    period: str

    @property
    def number(self) -> float:
        """The middle."""
        return (self.low + self.high) / 2


def families_of(series: Mapping[str, Series], regions: Mapping[str, Region]) -> list[Family]:
    """The families of the series that have figures of regions inside of countries, in the order of their first ones.

    To one family belong series of the same unit whose keys end alike (after the last full stop) and which name the same
    countries besides.
    """
    groups: defaultdict[tuple[object, ...], list[Series]] = defaultdict(list)
    for each in series.values():
        inner = _inner(each, regions)
        if each.measures == "figures" and inner:
            others = frozenset(each.regions) - inner
            groups[each.key.rpartition(".")[2], each.unit, each.currency, others].append(each)
    return [_family(group, regions) for group in groups.values()]


def _inner(series: Series, regions: Mapping[str, Region]) -> frozenset[str]:
    return frozenset(key for key in series.regions if key in regions and regions[key].parent is not None)


def _family(group: Sequence[Series], regions: Mapping[str, Region]) -> Family:
    by_region: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for each in group:
        for key in _inner(each, regions):
            by_region[key] += (each.key,)
    languages = {language for each in group for language in each.names}
    names = {
        language: _common([each.names[language] for each in group if language in each.names])
        for language in sorted(languages)
    }
    first = group[0]
    return Family(first.key, names, first.unit, first.currency, dict(by_region))


def _common(names: Sequence[str]) -> str:
    """The words with which all names begin and end, with a gap between; a name that all have as it is."""
    if len(set(names)) == 1:
        return names[0]
    words = [name.split() for name in names]
    first = _alike(words)
    last = _alike([each[len(first) :][::-1] for each in words])[::-1]
    return " ".join((*first, _GAP, *last))


def _alike(words: Iterable[Sequence[str]]) -> list[str]:
    return [column[0] for column in takewhile(lambda column: len(set(column)) == 1, zip(*words, strict=False))]


def stated_in(figures: Iterable[Figure], start: int, end: int) -> Stated | None:
    """The latest of the figures whose periods meet the span [start, end), seconds; reported ones before others.

    Where several tell of the same period it is a range. None when none of them has a number and a period that meets it.
    """
    found = [
        (figure.nature not in _EXPECTED, bounds, figure)
        for figure, bounds in _dated(figures)
        if bounds[0] < end and bounds[1] > start
    ]
    if not found:
        return None
    latest = max((is_reported, bounds[1], bounds[0]) for is_reported, bounds, _ in found)
    same = [figure for is_reported, bounds, figure in found if (is_reported, bounds[1], bounds[0]) == latest]
    numbers = [number for figure in same for number in _numbers(figure)]
    return Stated(min(numbers), max(numbers), same[0].period or same[0].as_of or "")


def _dated(figures: Iterable[Figure]) -> Iterator[tuple[Figure, tuple[int, int]]]:
    """The figures that have numbers and a period with a beginning and an end."""
    for figure in figures:
        when = figure.period or figure.as_of
        if when is None or not _numbers(figure):
            continue
        try:
            bounds = parse(when).bounds("throughout")
        except InputError:
            continue
        if bounds.earliest_start > -OPEN and bounds.latest_end < OPEN:
            yield figure, (bounds.earliest_start, bounds.latest_end)


def _numbers(figure: Figure) -> list[float]:
    return [number * figure.scale for number in (figure.number, figure.low, figure.high) if number is not None]
