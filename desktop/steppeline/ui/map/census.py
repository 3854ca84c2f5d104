"""How many of the visible events happened in each territory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from steppeline.model.arrays import Mask
from steppeline.model.cross_filter import Visible
from steppeline.model.region import descendants
from steppeline.ui.map.territory import Territories


class Tally(NamedTuple):
    """Events that are certainly, and that are possibly, among the visible ones."""

    certain: int
    possible: int


@dataclass(frozen=True)
class Census:
    """`tallies` has one for each territory, None where the casefile does not know the region.

    `whole` are the events that name a country (by its key) but none of its regions: they belong to no territory.
    `former` are the events of regions of which each territory has only a part, `nowhere` those without any region.
    """

    tallies: tuple[Tally | None, ...]
    whole: Mapping[str, Tally]
    former: Mapping[str, Tally]
    nowhere: Tally

    @property
    def most(self) -> int:
        """The highest count of a territory, possible ones included."""
        return max((tally.possible for tally in self.tallies if tally is not None), default=0)


def take_census(territories: Territories, visible: Visible) -> Census:
    """Count under everybody's clauses but those of the regions themselves."""
    counter = _Counter(visible)
    divided = {territory.unit.country for territory in territories.all if not territory.unit.is_country}
    whole = {
        key: tally
        for code, key in territories.countries.items()
        if code in divided and (tally := counter.without(key, descendants(territories.regions, key))).possible
    }
    partly = frozenset[str]().union(*(territory.partly for territory in territories.all))
    former = {key: tally for key in sorted(partly) if (tally := counter.tally({key})).possible}
    return Census(
        tallies=tuple(counter.tally(territory.keys) if territory.keys else None for territory in territories.all),
        whole=whole,
        former=former,
        nowhere=counter.nowhere(),
    )


class _Counter:
    def __init__(self, visible: Visible) -> None:
        self._facet = visible.facet("region")
        self._per_set = visible.code_counts("region")
        self._counts = visible.counts("region")

    def tally(self, keys: Iterable[str]) -> Tally:
        """The events of any of the regions, each counted once."""
        codes = self._facet.entities.codes_of(keys)
        if len(codes) == 1:
            return Tally(int(self._counts.certain[codes[0]]), int(self._counts.possible[codes[0]]))
        return self._count(self._facet.column.having(codes), self._facet.sure.having(codes))

    def without(self, key: str, others: Iterable[str]) -> Tally:
        """The events of a region that are of none of the `others`."""
        wanted, unwanted = self._facet.entities.codes_of([key]), self._facet.entities.codes_of(others)
        column, sure = self._facet.column, self._facet.sure
        possible = column.having(wanted) & ~column.having(unwanted)
        return self._count(possible, possible & sure.having(wanted))

    def nowhere(self) -> Tally:
        """The events that name no region at all."""
        without = ~self._facet.column.having(range(len(self._facet.entities)))
        return self._count(without, without)

    def _count(self, possible: Mask, certain: Mask) -> Tally:
        """The events whose set of regions is one of these, bool[sets], and of those that are certain."""
        return Tally(int(self._per_set.certain[certain].sum()), int(self._per_set.possible[possible].sum()))
