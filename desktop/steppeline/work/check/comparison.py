"""What pairs of events are compared by, for all events of a casefile at once; read when it is first asked for."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Codes, Integers, Mask
from steppeline.model.event import LINK_TYPES
from steppeline.model.set_column import SetColumn, ranges
from steppeline.store import audit
from steppeline.store.survey import Survey
from steppeline.work.check.likeness import Alphabet, Texts

_NOT_LINKING = LINK_TYPES.index("contradicts")


class Comparison:
    """Events are told by their rows in the survey; all masks are bool[pairs]."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey

    @cached_property
    def regions(self) -> Codes:
        """Codes[n]: which set of regions each has, those merely mentioned left out."""
        return self._survey.sets(audit.REGIONS).codes

    def has_series(self) -> Mask:
        """bool[n]: whether each belongs to a series."""
        marked = np.zeros(len(self._survey), np.bool_)
        marked[self._numbers[self._numbers[:, 3] >= 0, 0]] = True
        return marked

    def has_ordinal(self) -> Mask:
        """bool[n]: whether each has a number."""
        marked = np.zeros(len(self._survey), np.bool_)
        marked[self._numbers[self._numbers[:, 1] > 0, 0]] = True
        return marked

    def titles_alike(self, rows: Integers, pairs: Integers, least: NDArray[np.float64]) -> Mask:
        """Whether titles match at a ratio of `least`; `pairs[0]` and `pairs[1]` are places in `rows`."""
        return self._titles.chosen(rows).alike(pairs[0], pairs[1], least)

    def share_actors(self, ones: Integers, others: Integers) -> Mask:
        """Whether an actor has a part in both, more than being mentioned."""
        sets, one, other = self._actors.sets, self._actors.codes[ones], self._actors.codes[others]
        # Most pairs are told apart by a few bits; only of the others the members are looked at.
        hints = np.flatnonzero(self._actor_bits[one] & self._actor_bits[other])
        sizes = sets.sizes[one[hints]]
        members = sets.members[ranges(sets.offsets[one[hints]], sizes)]
        pair = np.repeat(hints, sizes)
        keys = other[pair].astype(np.int64) * self._actor_count + members
        shared = np.zeros(len(ones), np.bool_)
        shared[pair[_among(self._memberships, keys)]] = True
        return shared

    def linked(self, ones: Integers, others: Integers, *, besides_contradictions: bool = False) -> Mask:
        """Whether either links to the other, if so told by a link that says more than that they contradict."""
        ends = self._ends[besides_contradictions]
        return _among(ends, ones * len(self._survey) + others)

    def numbered_apart(self, ones: Integers, others: Integers) -> Mask:
        """Whether the first has a number that the other, of the same series, has not."""
        numbers = self._numbers
        # One more row stands for all events that have neither a number nor a series.
        table = np.concatenate((numbers, [[len(self._survey), 0, 0, -1]]))
        one, other = (table[self._places(table[:, 0], rows)] for rows in (ones, others))
        differ = (one[:, 1] != other[:, 1]) | (one[:, 2] != other[:, 2])
        apart: Mask = (one[:, 1] > 0) & differ & (one[:, 3] == other[:, 3])
        return apart

    @staticmethod
    def _places(known: Integers, rows: Integers) -> Integers:
        places = np.searchsorted(known, rows)
        places[known[places] != rows] = len(known) - 1
        return places

    @cached_property
    def _actors(self) -> SetColumn:
        return self._survey.sets(audit.ACTORS)

    @cached_property
    def _actor_count(self) -> int:
        return int(self._actors.sets.members.max(initial=0)) + 1

    @cached_property
    def _memberships(self) -> Integers:
        """Each set of actors with each of its members as one number, rising."""
        sets = self._actors.sets
        return sets.numbers * self._actor_count + sets.members

    @cached_property
    def _actor_bits(self) -> NDArray[np.uint64]:
        """For each set of actors a bit for each member; different actors may have the same bit."""
        sets = self._actors.sets
        bits = np.zeros(len(sets), np.uint64)
        np.bitwise_or.at(bits, sets.numbers, np.uint64(1) << (sets.members % 64).astype(np.uint64))
        return bits

    @cached_property
    def _numbers(self) -> Integers:
        return self._survey.columns(audit.SERIES_NUMBERS)

    @cached_property
    def _ends(self) -> tuple[Integers, Integers]:
        """The two rows of each link as one number, both ways, rising; of all links, and of those that do not deny."""
        links, count = self._survey.columns(audit.LINKS), len(self._survey)
        links[:, 1] = self._survey.rows_of(links[:, 1])
        links = links[links[:, 1] >= 0]
        links = np.concatenate((links, links[:, [1, 0, 2]]))
        ends = links[:, 0] * count + links[:, 1]
        return np.unique(ends), np.unique(ends[links[:, 2] != _NOT_LINKING])

    @cached_property
    def _titles(self) -> Texts:
        alphabet, letters, sizes = Alphabet(), bytearray(), [np.zeros(1, np.int64)]
        width = np.dtype(np.uint8)
        for titles in self._survey.batches(audit.TITLES):
            codes, lengths = alphabet.encode([title.casefold() for (title,) in titles])
            if codes.dtype != width:
                # More letters than so many bytes can tell apart.
                letters = bytearray(np.frombuffer(letters, width).astype(codes.dtype).tobytes())
                width = codes.dtype
            letters += codes.tobytes()
            sizes.append(lengths)
        return Texts(np.frombuffer(letters, width), np.cumsum(np.concatenate(sizes)))


def _among(known: Integers, numbers: Integers) -> Mask:
    """Which of the numbers are among the known ones, which rise."""
    if not len(known):
        return np.zeros(len(numbers), np.bool_)
    found: Mask = known[np.minimum(np.searchsorted(known, numbers), len(known) - 1)] == numbers
    return found
