"""Finding names by the beginnings of their words, among thousands within one keystroke."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

import numpy as np

from steppeline.model.arrays import Integers

_BEFORE, _BEHIND = " ", "\n"


class NameSearch:
    """The search keys (see `transliteration`) of many entities, by their codes 0, 1, … as one text.

    A regular expression runs over the text; nothing loops over names in Python.
    """

    def __init__(self, names: Sequence[Iterable[str]]) -> None:
        lines = [(code, name) for code, those_of_one in enumerate(names) for name in sorted(those_of_one)]
        self._codes = np.array([code for code, _ in lines], np.int64)
        texts = [f"{_BEFORE}{name}{_BEHIND}" for _, name in lines]
        self._starts = np.array([0, *accumulate(map(len, texts))], np.int64)[: len(texts)]
        self._text = "".join(texts)

    def beginning(self, words: Sequence[str]) -> dict[int, bool]:
        """The codes, rising, that have a name with words beginning with each of `words`.

        The value says whether one of these names itself begins with the first of them.
        """
        found = [self._lines(word) for word in words]
        if not found:
            return {}
        lines, is_first = found[0]
        for others, _ in found[1:]:
            is_kept = np.isin(lines, others)
            lines, is_first = lines[is_kept], is_first[is_kept]
        codes, at = np.unique(self._codes[lines], return_inverse=True)
        begins = np.bincount(at, is_first, len(codes)) > 0
        return dict(zip(codes.tolist(), begins.tolist(), strict=True))

    def _lines(self, word: str) -> tuple[Integers, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
        """The lines with the word at the beginning of a word, and bool of each: at the very beginning of the line?"""
        at = np.array([found.start() for found in re.finditer(re.escape(_BEFORE + word), self._text)], np.int64)
        lines = np.searchsorted(self._starts, at, side="right") - 1
        return lines, at == self._starts[lines]
