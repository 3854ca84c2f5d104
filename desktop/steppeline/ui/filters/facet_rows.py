"""Which entities of a facet are shown, in which order: a pure function of counts, names and what was opened.

Long groups show their first few and, behind a row that opens it, the rest, so many at a time that a list stays quick;
so do all groups with what no event has.
What is chosen or found is always to be seen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from steppeline.model.arrays import Integers, Mask

TOP = -1
"""The parent of what lies in nothing."""

LONGEST_GROUP = 12
SHOWN_OF_LONG_GROUP = 8
LEAST_SHOWN = 3
SHOWN_MORE = 200
"""Rows that come with each opening of the rest. Who wants one of thousands finds it by its name."""


class EntityRow(NamedTuple):
    """An entity; `is_open` is None when nothing lies within it."""

    code: int
    depth: int
    is_open: bool | None


class MoreRow(NamedTuple):
    """Stands for `hidden` further entities within `parent`; none hidden: it can hide them again."""

    parent: int
    depth: int
    hidden: int


Row = EntityRow | MoreRow


@dataclass(frozen=True)
class Folding:
    """What was opened: entities that show what lies within, and of parents how many of their groups are shown."""

    opened: frozenset[int] = frozenset()
    longer: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Content:
    """What there is to show: `order` int64[entities], codes in the order of rows, and `parents` of all codes.

    `nonzero` marks the entities that have events under everybody else's clauses, `is_used` those that have any at all;
    `kept` are those that must be seen. `found` are the only ones to show, with what they lie in, unless it is None.
    """

    order: Integers
    parents: Integers
    nonzero: Mask
    is_used: Mask
    kept: Collection[int] = ()
    found: Collection[int] | None = None
    folding: Folding = field(default_factory=Folding)


def ordered(possible: Integers, ranks: Integers) -> Integers:
    """int64[entities]: the codes by falling count, then by name."""
    # One key of both, which no two have in common: sorting by it is several times faster than by one after the other.
    return np.argsort(ranks - possible * len(ranks))


def rows(content: Content) -> list[Row]:
    """The rows from the top to the bottom."""
    return list(_Rows(content).below(TOP, 0))


class _Rows:
    def __init__(self, content: Content) -> None:
        self._content = content
        self._parents = content.parents[content.order]
        self._has_children = np.zeros(len(content.order), np.bool_)
        self._has_children[content.parents[content.parents >= 0]] = True
        self._kept = self._with_ancestors(content.kept)
        self._wanted = None if content.found is None else self._with_ancestors(content.found)

    def below(self, parent: int, depth: int) -> Iterator[Row]:
        group = self._content.order[self._parents == parent]
        if self._wanted is not None:
            group = group[self._wanted[group]]
        shown, hidden = self._fold(parent, group)
        for code in shown.tolist():
            is_open = self._is_open(code)
            yield EntityRow(code, depth, is_open)
            if is_open:
                yield from self.below(code, depth + 1)
        if hidden or parent in self._content.folding.longer:
            yield MoreRow(parent, depth, hidden)

    def _fold(self, parent: int, group: Integers) -> tuple[Integers, int]:
        """Those of a group that are shown, and how many are not."""
        content = self._content
        longer = content.folding.longer.get(parent, 0)
        if longer:
            is_shown = self._kept[group]
            is_shown[:longer] = True
            return group[is_shown], int(np.count_nonzero(~is_shown))
        is_shown = self._kept[group] | (content.is_used[group] if self._wanted is None else True)
        if np.count_nonzero(is_shown) > LONGEST_GROUP:
            count = int(np.count_nonzero(content.nonzero[group]))
            is_shown = self._kept[group]
            is_shown[: min(max(count, LEAST_SHOWN), SHOWN_OF_LONG_GROUP)] = True
        return group[is_shown], int(np.count_nonzero(~is_shown))

    def _is_open(self, code: int) -> bool | None:
        if not self._has_children[code]:
            return None
        if self._wanted is None:
            return code in self._content.folding.opened
        # While searching, what was found within is shown, and nothing else is.
        return bool(np.any(self._wanted[self._content.parents == code]))

    def _with_ancestors(self, codes: Collection[int]) -> Mask:
        mask = np.zeros(len(self._content.order), np.bool_)
        above = np.fromiter(codes, np.int64, len(codes))
        while len(above):
            mask[above] = True
            above = self._content.parents[above]
            above = above[above >= 0]
        return mask
