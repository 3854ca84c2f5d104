"""Which of many pairs of texts are alike, by the very measure of `difflib.SequenceMatcher`, reckoned for all at once.

The measure (J. Ratcliff and D. Metzener, "Pattern Matching: The Gestalt Approach", 1988) finds the longest stretch that
both texts have, of several the one that comes first, and goes on with what lies left and right of it. A pair is let go
as soon as it is plain that enough letters match, or that never enough will.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Codes, Integers, Mask, narrowed

_BUCKETS = 32
_CLASSES = (4, 10, 24)
"""Stretches up to so many letters are laid out together."""
_AT_ONCE = 131_072
"""So many letters are compared with one letter each in a step: they should stay close to the processor."""


class Alphabet:
    """Gives letters small codes, from 2 on, in the order in which they are met."""

    def __init__(self) -> None:
        self._codes = np.zeros(0x110000, np.uint32)
        self._known = 2

    def encode(self, texts: Sequence[str]) -> tuple[Codes, Integers]:
        """The codes of all letters, one text after another, and the lengths of the texts."""
        points = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
        new = np.flatnonzero(np.bincount(points[self._codes[points] == 0]))
        self._codes[new] = np.arange(self._known, self._known + len(new))
        self._known += len(new)
        return narrowed(self._codes[points], self._known), np.fromiter(map(len, texts), np.int64, len(texts))


@dataclass(frozen=True, eq=False)
class Texts:
    """Texts ready to be compared: text t has `letters[starts[t]:starts[t + 1]]`."""

    letters: Codes
    starts: Integers

    def chosen(self, numbers: Integers) -> Texts:
        """These of the texts, in this order."""
        sizes = self.starts[numbers + 1] - self.starts[numbers]
        starts = np.concatenate(([0], np.cumsum(sizes)))
        places = np.arange(starts[-1]) + np.repeat(self.starts[numbers] - starts[:-1], sizes)
        return Texts(self.letters[places], starts)

    def alike(self, ones: Integers, others: Integers, least: NDArray[np.float64]) -> Mask:
        """For each pair of texts whether `SequenceMatcher(None, other, one, autojunk=False).ratio() >= least`."""
        # Many titles are used again and again.
        number_of = self._numbered()
        sizes = np.diff(self.starts)
        wanted = _wanted(sizes[ones] + sizes[others], least)
        count = len(sizes)
        keys = (wanted * count + number_of[ones]) * count + number_of[others]
        _, first, which = np.unique(keys, return_index=True, return_inverse=True)
        return self._enough_in_common(ones[first], others[first], wanted[first])[which]

    def _numbered(self) -> Integers:
        """For each text the first that says the same."""
        sizes = np.diff(self.starts)
        places = np.arange(len(self.letters)) - np.repeat(self.starts[:-1], sizes)
        weights = np.random.default_rng(0).integers(1, 2**63, int(sizes.max(initial=0)) + 1, np.uint64)
        sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(weights[places] * (self.letters + np.uint64(1)))))
        _, first, which = np.unique(np.diff(sums[self.starts]), return_index=True, return_inverse=True)
        like = first[which]
        # Texts that only share a fingerprint are left as they are.
        differ = sizes[like] != sizes
        same_size = self.chosen(np.where(differ, np.arange(len(sizes)), like))
        differ[np.repeat(np.arange(len(sizes)), sizes)[same_size.letters != self.letters]] = True
        return np.where(differ, np.arange(len(sizes)), like)

    def _enough_in_common(self, ones: Integers, others: Integers, wanted: Integers) -> Mask:
        """For each pair of texts whether at least `wanted` letters match."""
        sizes = np.diff(self.starts)
        found = wanted <= 0
        left = np.flatnonzero(~found & (np.minimum(sizes[ones], sizes[others]) >= wanted))
        left = left[self._letters_shared(ones[left], others[left]) >= wanted[left]]
        left = left[np.argsort(np.maximum(sizes[ones[left]], sizes[others[left]]), kind="stable")]
        while len(left):
            # Texts of about one length together, and fewer of them where they are long.
            longest = np.maximum(sizes[ones[left]], sizes[others[left]])
            count = max(1, int(np.searchsorted(longest * np.arange(1, len(left) + 1), _AT_ONCE, "right")))
            now, left = left[:count], left[count:]
            found[now] = _enough_match(self._laid_out(others[now], 0), self._laid_out(ones[now], 1), wanted[now])
        return found

    def _letters_shared(self, ones: Integers, others: Integers) -> Integers:
        """At least as many as the letters that each pair has in common, in any order."""
        numbers = np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))
        letters = numbers * _BUCKETS + self.letters % _BUCKETS
        counts = np.bincount(letters, minlength=(len(self.starts) - 1) * _BUCKETS).reshape(-1, _BUCKETS)
        counts = counts.astype(np.uint8 if counts.max(initial=0) < 256 else np.int64)
        shared: Integers = np.minimum(counts[ones], counts[others]).sum(axis=1, dtype=np.int64)
        return shared

    def _laid_out(self, numbers: Integers, nothing: int) -> _Batch:
        first, sizes = self.starts[numbers], self.starts[numbers + 1] - self.starts[numbers]
        return _Batch(self.letters, first, sizes, nothing)


@dataclass(frozen=True, eq=False)
class _Batch:
    """Stretches of texts, one after another; `nothing` is what stands beyond their ends when they are laid out."""

    letters: Codes
    first: Integers
    sizes: Integers
    nothing: int

    def part(self, numbers: Integers, begin: Integers, end: Integers) -> _Batch:
        return _Batch(self.letters, self.first[numbers] + begin, end - begin, self.nothing)

    def matrix(self) -> Codes:
        """Letters by place and stretch."""
        places = np.arange(int(self.sizes.max(initial=0)))[:, np.newaxis]
        last = max(len(self.letters) - 1, 0)
        laid_out: Codes = self.letters[np.minimum(self.first + places, last)]
        laid_out[places >= self.sizes] = self.nothing
        return laid_out


def _wanted(totals: Integers, least: NDArray[np.float64]) -> Integers:
    """How many letters must match for a ratio of 2 · matches / total that is `least` or more."""
    wanted = np.ceil(least * totals / 2).astype(np.int64)
    whole = np.maximum(totals, 1)
    # The ratio decides as it is computed, rounded.
    wanted -= 2.0 * (wanted - 1) / whole >= least
    wanted += 2.0 * wanted / whole < least
    return np.where(totals == 0, 0, wanted)


def _enough_match(a: _Batch, b: _Batch, wanted: Integers) -> Mask:
    """For each pair of stretches whether at least `wanted` letters match."""
    matched = np.zeros(len(wanted), np.int64)
    pair = np.arange(len(wanted))
    while len(pair):
        size, at_a, at_b = _longest_matches(a, b)
        matched += np.bincount(pair, size, len(matched)).astype(np.int64)
        some = size > 0
        owner = np.concatenate((pair[some], pair[some]))
        index = np.concatenate((np.flatnonzero(some), np.flatnonzero(some)))
        nought, at_a, at_b, size = np.zeros(int(some.sum()), np.int64), at_a[some], at_b[some], size[some]
        begin_a, end_a = np.concatenate((nought, at_a + size)), np.concatenate((at_a, a.sizes[some]))
        begin_b, end_b = np.concatenate((nought, at_b + size)), np.concatenate((at_b, b.sizes[some]))
        room = np.minimum(end_a - begin_a, end_b - begin_b)
        possible = matched + np.bincount(owner, room, len(matched)).astype(np.int64)
        open_pairs = (matched < wanted) & (possible >= wanted)
        goes_on = (room > 0) & open_pairs[owner]
        pair = owner[goes_on]
        index = index[goes_on]
        a = a.part(index, begin_a[goes_on], end_a[goes_on])
        b = b.part(index, begin_b[goes_on], end_b[goes_on])
    enough: Mask = matched >= wanted
    return enough


def _longest_matches(a: _Batch, b: _Batch) -> tuple[Integers, Integers, Integers]:
    """As `_longest_match`, of stretches of all sizes: short ones are not laid out as wide as long ones."""
    found = np.zeros((3, len(a.sizes)), np.int64)
    classes = np.searchsorted(_CLASSES, np.maximum(a.sizes, b.sizes))
    for each in np.flatnonzero(np.bincount(classes)):
        own = np.flatnonzero(classes == each)
        nought = np.zeros(len(own), np.int64)
        found[:, own] = _longest_match(
            a.part(own, nought, a.sizes[own]).matrix(), b.part(own, nought, b.sizes[own]).matrix()
        )
    return found[0], found[1], found[2]


def _longest_match(a: Codes, b: Codes) -> tuple[Integers, Integers, Integers]:
    """Size of the longest stretch common to each pair, and where it begins: earliest in `a`, then earliest in `b`."""
    number: type[np.unsignedinteger[Any]] = np.uint8 if max(len(a), len(b)) < 255 else np.uint32
    one = number(1)
    # Row j: how long the stretch is that ends with the letter before this in `a`, and with letter j − 1 in `b`.
    runs = np.zeros((len(b) + 1, b.shape[1]), number)
    longer = np.empty_like(runs[1:])
    # Of each letter in `b`: the longest stretch that ends with it, and the letter in `a` where the first such ends.
    best, end_a = np.zeros_like(longer), np.zeros_like(longer)
    for place, letter in enumerate(a, start=1):
        np.add(runs[:-1], one, out=longer)
        np.multiply(longer, (b == letter).view(np.uint8), out=runs[1:])
        better = (runs[1:] > best).view(np.uint8)
        np.maximum(best, runs[1:], out=best)
        np.multiply(end_a, one - better, out=end_a)
        np.add(end_a, better * number(place), out=end_a)
    size = best.max(axis=0)
    end_a[best < size] = np.iinfo(number).max
    end_b = end_a.argmin(axis=0)
    sizes = size.astype(np.int64)
    return sizes, end_a.min(axis=0).astype(np.int64) - sizes, end_b + 1 - sizes
