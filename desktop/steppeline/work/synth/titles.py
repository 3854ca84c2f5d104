"""Titles and summaries of synthetic events, put together from phrases and the names of regions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from steppeline.model.text import LANGUAGES
from steppeline.work.synth.cast import Cast
from steppeline.work.synth.sets import Integers, Sets
from steppeline.work.synth.words import KINDS, SUMMARIES, TOPICS

Texts = NDArray[np.object_]

_NAMED = 2
"""How many regions a title names at most."""
_ENGLISH, _RUSSIAN, _KAZAKH = 0.6, 0.65, 0.08
"""Shares of events with a title in each language; those without an English one have a Russian one."""
_SUMMARISED = {"en": 0.06, "ru": 0.05, "kk": 0.01}


class Titles:
    """Makes titles: a phrase for the kind and the topic, then the first regions of the event."""

    def __init__(self, cast: Cast, sets: Sets) -> None:
        self._cast = cast
        self._heads = np.array([len(KINDS[kind].heads) for kind in cast.kinds])
        self._first_head = np.cumsum(self._heads) - self._heads
        self._phrases = {language: _phrases(cast.kinds, position) for position, language in enumerate(LANGUAGES)}
        self._summaries = {language: _summaries(position) for position, language in enumerate(LANGUAGES)}
        self._tails = {language: self._tails_of(sets, language) for language in LANGUAGES}
        self._sets = len(sets)

    def columns(
        self, chance: np.random.Generator, kinds: Integers, topics: Integers, sets: Sets, chosen: Integers
    ) -> dict[str, Sequence[str | None]]:
        """The columns of titles and summaries of events of these kinds and topics with the `chosen` sets of regions.

        `sets` are those the titles were made for, with others after them.
        """
        head = self._first_head[kinds] + chance.integers(0, self._heads[kinds])
        phrase = head * len(TOPICS) + topics
        opening = chance.integers(0, len(SUMMARIES), len(kinds)) * len(TOPICS) + topics
        luck, more_luck = chance.random(len(kinds)), chance.random(len(kinds))
        titled = {"en": luck < _ENGLISH, "ru": luck >= 1 - _RUSSIAN, "kk": more_luck >= 1 - _KAZAKH}
        new = Sets(sets.offsets[self._sets :], sets.members)
        columns: dict[str, Sequence[str | None]] = {}
        for language in LANGUAGES:
            tails = np.concatenate((self._tails[language], self._tails_of(new, language)))
            columns[f"title_{language}"] = _where(titled[language], self._phrases[language], phrase, tails, chosen)
            columns[f"summary_{language}"] = _where(
                more_luck < _SUMMARISED[language], self._summaries[language], opening
            )
        return columns

    def _tails_of(self, sets: Sets, language: str) -> Texts:
        names = self._cast.region_names[language]
        named = [
            sets.members[begin : min(end, begin + _NAMED)].tolist()
            for begin, end in zip(sets.offsets[:-1].tolist(), sets.offsets[1:].tolist(), strict=True)
        ]
        return np.array([": " + ", ".join(names[one] for one in some) if some else "" for some in named], object)


def _where(wanted: NDArray[np.bool_], texts: Texts, codes: Integers, *more: NDArray[np.generic]) -> list[str | None]:
    """The texts of the rows that are wanted, None elsewhere; `more` is a second array of texts, and its codes."""
    column = np.full(len(wanted), None, object)
    rows = np.flatnonzero(wanted)
    column[rows] = texts[codes[rows]] + (more[0][more[1][rows]] if more else "")
    listed: list[str | None] = column.tolist()
    return listed


def _phrases(kinds: Sequence[str], language: int) -> Texts:
    heads = [head[language] for kind in kinds for head in KINDS[kind].heads]
    return np.array([f"{head} {topic[language]}" for head, topic in product(heads, TOPICS)], object)


def _summaries(language: int) -> Texts:
    return np.array(
        [f"{opening[language]} {topic[language]}." for opening, topic in product(SUMMARIES, TOPICS)], object
    )
