"""Many texts are compared as `difflib` compares two."""

from __future__ import annotations

from difflib import SequenceMatcher

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from steppeline.work.check.likeness import Alphabet, Texts

LEAST = (0.0, 0.5, 0.75, 0.85, 1.0)
_letters = st.text("abж ", max_size=14) | st.text(st.characters(codec="utf-8"), max_size=8)


def texts_of(texts: list[str]) -> Texts:
    letters, sizes = Alphabet().encode(texts)
    return Texts(letters, np.concatenate(([0], np.cumsum(sizes))))


def assert_as_difflib(texts: list[str]) -> None:
    """Every pair, at every least ratio."""
    pairs = [(one, other, least) for one in range(len(texts)) for other in range(len(texts)) for least in LEAST]
    ones, others = (np.array([pair[side] for pair in pairs]) for side in (0, 1))
    found = texts_of(texts).alike(ones, others, np.array([least for *_, least in pairs]))
    for (one, other, least), alike in zip(pairs, found.tolist(), strict=True):
        ratio = SequenceMatcher(None, texts[other], texts[one], autojunk=False).ratio()
        assert alike == (ratio >= least), (texts[one], texts[other], ratio, least)


@given(st.lists(_letters, min_size=1, max_size=6))
@example(["", ""])
@example(["ab", "ba"])
@example(["ab-cde", "abcde"])
@example(["abcabba", "cbabac"])
def test_texts_are_compared_as_difflib_does(texts: list[str]) -> None:
    assert_as_difflib(texts)


def test_long_texts_and_large_alphabets_are_compared_as_difflib_does() -> None:
    words = "Меморандум по теме газ: Омская область, Akmola Region "
    large = "".join(map(chr, range(0x4E00, 0x4E00 + 320)))
    assert_as_difflib([words * 6, (words * 6)[5:-40], words * 2, large, large[100:] + large[:90], "a" * 255, "a" * 254])


def test_no_pairs_are_no_trouble() -> None:
    nothing = np.empty(0, np.int64)
    assert len(texts_of(["a"]).alike(nothing, nothing, np.empty(0))) == 0
    assert len(texts_of([]).alike(nothing, nothing, np.empty(0))) == 0
