"""Old regions in today's borders: what each is counted as now, for certain or perhaps.

A region that no longer exists is rolled up to those it went to, and on to what became of these. Where it went as a
whole (share "whole" all along the way), an event of it surely is one of the successor; where only a part went there, it
may have been in that part. A region that still exists keeps its events: a casefile that has to tell it before and after
it lost a part gives it two keys. So does a region of which nobody knows what became of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Integers
from steppeline.model.reference import Region
from steppeline.model.region import Day, moment_of, validity
from steppeline.model.set_column import Sets

Borders = Literal["viewed", "today"]
"""In which borders events are told apart: "viewed", in those of their own dates; "today", in those of today."""
BORDERS: tuple[Borders, ...] = get_args(Borders)


@dataclass(frozen=True, eq=False)
class Heirs:
    """What became of the regions with these codes.

    `former` int64[m], `heirs` int64[m] and `is_whole` bool[m]: a region that is no more, one that it went to, directly
    or on the way, and whether it went there as a whole.
    """

    former: Integers
    heirs: Integers
    is_whole: NDArray[np.bool_]

    @classmethod
    def none(cls) -> Heirs:
        """Nothing became of any region."""
        return cls(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.bool_))

    def __len__(self) -> int:
        return len(self.former)

    @cached_property
    def gone(self) -> Integers:
        """int64: the codes of the regions that are rolled up, rising."""
        return np.unique(self.former)

    def present(self, size: int, *, certainly: bool) -> Sets:
        """For each of `size` codes what it is counted as today: itself, or of those it went to the ones that exist."""
        standing = np.setdiff1d(np.arange(size), self.gone)
        chosen = ~np.isin(self.heirs, self.gone) & (self.is_whole if certainly else True)
        return _sets((standing, self.former[chosen]), (standing, self.heirs[chosen]), size)

    def past(self, size: int, *, certainly: bool) -> Sets:
        """For each of `size` codes the former regions that it is, or went to on its way to those of today."""
        chosen = np.isin(self.heirs, self.gone) & (self.is_whole if certainly else True)
        return _sets((self.gone, self.former[chosen]), (self.gone, self.heirs[chosen]), size)


def _sets(numbers: tuple[Integers, ...], members: tuple[Integers, ...], size: int) -> Sets:
    return Sets.from_pairs(np.concatenate(numbers), np.concatenate(members), size)


def heirs_of(regions: Mapping[str, Region], day: Day | None = None) -> Heirs:
    """What became of the regions until `day` (None: what holds last); codes are their places in `regions`."""
    moment = None if day is None else moment_of(day)
    code_of = {key: code for code, key in enumerate(regions)}
    found = [
        (code_of[key], code_of[heir], is_whole)
        for key in regions
        for heir, is_whole in _heirs(regions, key, moment).items()
    ]
    columns = zip(*found, strict=True) if found else ((), (), ())
    former, heirs, is_whole = columns
    return Heirs(np.array(former, np.int64), np.array(heirs, np.int64), np.array(is_whole, np.bool_))


def _heirs(regions: Mapping[str, Region], key: str, moment: int | None) -> dict[str, bool]:
    """The regions that one went to and whether as a whole; none if it still exists or all ways end where they began."""
    found: dict[str, bool] = {}
    waiting = [(key, True)]
    is_settled = False
    while waiting:
        at, is_whole = waiting.pop()
        steps = list(_steps(regions, at, moment))
        is_settled = is_settled or not steps
        for successor, goes_whole in steps:
            whole = is_whole and goes_whole
            if successor != key and (successor not in found or (whole and not found[successor])):
                found[successor] = whole
                waiting.append((successor, whole))
    return found if is_settled else {}


def _steps(regions: Mapping[str, Region], key: str, moment: int | None) -> Iterator[tuple[str, bool]]:
    """Where a region that is no more went."""
    _, until = validity(regions[key])
    is_over = regions[key].until is not None and (moment is None or until <= moment)
    if not is_over:
        return
    for step in regions[key].successors:
        if step.successor in regions and (moment is None or moment_of(step.date) <= moment):
            yield step.successor, step.share == "whole"


@dataclass(frozen=True, eq=False)
class RolledUp:
    """The sets of `sets`, one for one, in today's borders; `possible` has all that `certain` has."""

    possible: Sets
    certain: Sets


def rolled_up(sets: Sets, heirs: Heirs, size: int) -> RolledUp:
    """The sets of regions (codes below `size`) as sets of today's regions."""
    possible, certain = (heirs.present(size, certainly=certainly) for certainly in (False, True))
    return RolledUp(sets.expanded(possible), sets.expanded(certain))


def with_past(today: RolledUp, sets: Sets, heirs: Heirs, size: int) -> RolledUp:
    """What is `today`, and the former regions of `sets` besides: to find events by what a region was then, too."""
    possible, certain = (sets.expanded(heirs.past(size, certainly=certainly)) for certainly in (False, True))
    return RolledUp(today.possible.united(possible), today.certain.united(certain))
