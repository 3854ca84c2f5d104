"""Which entities an event names: sets that come back, a few very often and most of them rarely, as in real records."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]

_SIZES = (0.63, 0.24, 0.08, 0.03, 0.015, 0.005)
"""How often a set has 1, 2, 3, … members."""


def frequencies(size: int, exponent: float = 1.0) -> NDArray[np.float64]:
    """float64[size], summed up and ending with 1: Zipf's law, the n-th entity is named 1/n**exponent as often."""
    summed = np.cumsum(1.0 / (np.arange(size) + 1.5) ** exponent)
    shares: NDArray[np.float64] = summed / summed[-1]
    return shares


def drawn(chance: np.random.Generator, cumulative: NDArray[np.float64], count: int) -> Integers:
    """int64[count]: positions drawn by summed-up frequencies."""
    positions = np.searchsorted(cumulative, chance.random(count), side="right")
    return np.minimum(positions, len(cumulative) - 1)


@dataclass(frozen=True)
class Sets:
    """Sets of entities: set s has `members[offsets[s]:offsets[s + 1]]` (positions among entities), in order."""

    offsets: Integers
    members: Integers

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def and_(self, other: Sets) -> Sets:
        """These sets and the others after them."""
        return Sets(
            np.concatenate((self.offsets, self.offsets[-1] + other.offsets[1:])),
            np.concatenate((self.members, other.members)),
        )

    def sizes(self) -> Integers:
        """int64[sets]: how many members each set has."""
        return np.diff(self.offsets)

    def listed(self, chosen: Integers) -> tuple[Integers, Integers]:
        """For set numbers, one for each event, a row for each member: the event's position, and where in `members`."""
        sizes = self.sizes()[chosen]
        events = np.repeat(np.arange(len(chosen)), sizes)
        first = np.cumsum(sizes) - sizes
        return events, np.arange(len(events)) - np.repeat(first - self.offsets[chosen], sizes)


def random_sets(chance: np.random.Generator, count: int, entities: int) -> Sets:
    """The empty set, and `count` sets of entities, frequent ones in many of them."""
    wanted = 1 + drawn(chance, np.cumsum(_SIZES), count)
    owner = np.repeat(np.arange(1, count + 1), wanted)
    # An entity that is drawn twice for a set is in it once.
    pairs = owner * entities + drawn(chance, frequencies(entities), len(owner))
    kept = np.sort(np.unique(pairs, return_index=True)[1])
    sizes = np.bincount(owner[kept], minlength=count + 1)
    return Sets(np.concatenate(([0], np.cumsum(sizes))), pairs[kept] % entities)


@dataclass(frozen=True)
class Usage:
    """How events use sets: a share `rare` has a set that nobody else has, a share `without` has the empty set 0."""

    sets: Sets
    entities: int
    without: float
    rare: float = 0.004

    def choose(self, chance: np.random.Generator, count: int) -> tuple[Sets, Integers]:
        """For `count` events: the sets there are now, with new ones at the end, and the number of each one's set."""
        chosen = 1 + drawn(chance, frequencies(len(self.sets) - 1, 0.85), count)
        chosen[chance.random(count) < self.without] = 0
        alone = np.flatnonzero(chance.random(count) < self.rare)
        # The first of the new sets is the empty one.
        chosen[alone] = len(self.sets) + 1 + np.arange(len(alone))
        return self.sets.and_(random_sets(chance, len(alone), self.entities)), chosen
