"""How many of the visible events happened in each territory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from steppeline.model.arrays import Integers, Mask
from steppeline.model.cross_filter import Visible
from steppeline.model.facet import Facet
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


def take_census(territories: Territories, visible: Visible, groups: Groups | None = None) -> Census:
    """Count under everybody's clauses but those of the regions themselves; `groups` if they are known."""
    groups = groups or groups_of(territories, visible.facet("region"))
    per_set = visible.code_counts("region")
    possible = _sums(groups.possible, groups.ends, per_set.possible)
    certain = _sums(groups.certain, groups.certain_ends, per_set.certain)
    tallies = iter(map(Tally, certain, possible))
    in_territories = tuple(next(tallies) if is_known else None for is_known in groups.known)
    whole = {key: tally for key in groups.wholes if (tally := next(tallies)).possible}
    former = {key: tally for key in groups.formers if (tally := next(tallies)).possible}
    return Census(in_territories, whole, former, nowhere=next(tallies))


@dataclass(frozen=True, eq=False)
class Groups:
    """Which sets of regions are counted for what, one group after another; the same whatever is visible.

    Groups are those of the `known` territories, of the countries without a region, of the former regions, and of no
    region at all. The sets of group g are `possible[ends[g - 1]:ends[g]]`, and those that surely count `certain`.
    """

    known: tuple[bool, ...]
    wholes: tuple[str, ...]
    formers: tuple[str, ...]
    possible: Integers
    ends: Integers
    certain: Integers
    certain_ends: Integers


def groups_of(territories: Territories, facet: Facet) -> Groups:
    """The sets of a facet of regions, grouped."""
    grouping = _Grouping(facet)
    divided = {territory.unit.country for territory in territories.all if not territory.unit.is_country}
    wholes = tuple(key for code, key in territories.countries.items() if code in divided)
    formers = tuple(sorted(frozenset[str]().union(*(territory.partly for territory in territories.all))))
    for territory in territories.all:
        if territory.keys:
            grouping.add(territory.keys)
    for key in wholes:
        grouping.add_without(key, descendants(territories.regions, key))
    for key in formers:
        grouping.add({key})
    grouping.add_nowhere()
    known = tuple(bool(territory.keys) for territory in territories.all)
    return Groups(known, wholes, formers, *_joined(grouping.possible), *_joined(grouping.certain))


class _Grouping:
    """Sets of regions by number, a group at a time."""

    def __init__(self, facet: Facet) -> None:
        self._facet = facet
        self.possible: list[Integers] = []
        self.certain: list[Integers] = []

    def add(self, keys: Iterable[str]) -> None:
        """The sets with any of the regions."""
        codes = self._facet.entities.codes_of(keys)
        self._add(self._facet.column.having(codes), self._facet.sure.having(codes))

    def add_without(self, key: str, others: Iterable[str]) -> None:
        """The sets with a region and none of the `others`."""
        wanted, unwanted = self._facet.entities.codes_of([key]), self._facet.entities.codes_of(others)
        possible = self._facet.column.having(wanted) & ~self._facet.column.having(unwanted)
        self._add(possible, possible & self._facet.sure.having(wanted))

    def add_nowhere(self) -> None:
        """The sets without any region."""
        without = ~self._facet.column.having(range(len(self._facet.entities)))
        self._add(without, without)

    def _add(self, possible: Mask, certain: Mask) -> None:
        self.possible.append(np.flatnonzero(possible))
        self.certain.append(np.flatnonzero(certain))


def _joined(groups: Sequence[Integers]) -> tuple[Integers, Integers]:
    return np.concatenate(groups), np.cumsum([len(group) for group in groups])


def _sums(numbers: Integers, ends: Integers, per_set: Integers) -> list[int]:
    """The events of each group."""
    running = np.concatenate(([0], np.cumsum(per_set[numbers])))[ends]
    return list(map(int, np.diff(running, prepend=0)))
