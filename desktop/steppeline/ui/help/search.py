"""Finding words in the help: all of them must be on a page, in any of the forms that begin alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

_ENDING = re.compile(r"(?<=\w{3})[аеёиоуыэюяйь]{1,3}$|(?<=\w{3})s$")
"""Vowels that Russian words change their endings by, and the English plural; three letters are left at least."""


def stems(typed: str) -> tuple[str, ...]:
    """What is looked for: the words that were typed, in small letters and without their endings."""
    return tuple(_ENDING.sub("", word) for word in _plain(typed).split())


def found(pages: Sequence[str], wanted: Sequence[str]) -> Mapping[int, int]:
    """How often the words occur, by the number of the page, of those pages that have each of them."""
    texts = [_plain(page) for page in pages]
    return {
        number: sum(1 for _ in spots(text, wanted))
        for number, text in enumerate(texts)
        if wanted and all(stem in text for stem in wanted)
    }


def spots(text: str, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the words stand in a text: first and last character (exclusive), in their order, none over another."""
    plain, end = _plain(text), 0
    while places := [(place, stem) for stem in wanted if (place := plain.find(stem, end)) >= 0]:
        start, stem = min(places, key=lambda each: (each[0], -len(each[1])))
        end = start + len(stem)
        yield start, end


def _plain(text: str) -> str:
    """Small letters, one for each of the text, so that places in both are the same."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text).replace("ё", "е")
