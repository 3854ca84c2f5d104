"""Sorting texts as a language does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pytest
from dated_index import index_of
from hypothesis import given
from hypothesis import strategies as st

from steppeline.model.arrays import Integers
from steppeline.model.index_delta import extended
from steppeline.session import ordering_collation
from steppeline.session.ordering_collation import Collation, Read, Slice, rank_texts
from steppeline.session.ordering_texts import TextRanks, text_ranks

CASES = {
    "en": ["", "7", "item 2", "Item 9", "item 10", "item 010 b", "resume", "résumé", "Zebra", "Абай"],
    "ru": ["(ясно)", "5 лет", "ёж", "ель", "Ель высокая", "йод", "итог", "яблоко", "Zebra"],
    "kk": ["аң", "әже", "бала", "ғалым", "дала", "қала", "кеме", "ңы", "өзен", "ұл", "үй", "һ", "ы", "і"],
}
LETTERS = st.sampled_from("aAbBéz яЯёеЁйкқКҚәіы019-«»\u0301\u00ad漢\U0001f600")
TEXTS = st.lists(st.text(LETTERS, max_size=6), max_size=30)


def _read(texts: Mapping[int, str]) -> Read:
    """Reads from a mapping of texts by id, two at a time; events without a text are not among them."""

    def read(ids: Integers | None) -> Iterator[Slice]:
        asked = [number for number in (sorted(texts) if ids is None else ids.tolist()) if texts.get(number)]
        for start in range(0, len(asked), 2):
            part = asked[start : start + 2]
            yield np.array(part, np.int64), [texts[number] for number in part]

    return read


def _ranks(texts: list[str], language: str) -> list[int]:
    ids, ranks = rank_texts(_read(dict(enumerate(texts))), Collation(language), len(texts))
    assert ids.tolist() == [number for number, text in enumerate(texts) if text]
    found: list[int] = ranks.tolist()
    return found


@pytest.mark.parametrize("language", CASES)
def test_many_are_sorted_as_few_are(language: str) -> None:
    texts = [text for text in CASES[language] if text]
    assert _ranks(texts, language) == Collation(language).ranks(texts).tolist()


def test_alphabets_are_those_of_the_languages() -> None:
    letters = list("ыіаңқкбәгғуұүһхоөнд")
    ordered = sorted(letters, key=dict(zip(letters, _ranks(letters, "kk"), strict=True)).__getitem__)
    assert "".join(ordered) == "аәбгғдкқнңоөуұүхһыі"
    assert _ranks(["Zebra", "ябеда"], "ru") == [1, 0]
    assert _ranks(["Zebra", "ябеда"], "en") == [0, 1]


@given(TEXTS, st.sampled_from(sorted(CASES)))
def test_agrees_with_the_collator(texts: list[str], language: str) -> None:
    texts = [text for text in texts if text]
    collation, ranks = Collation(language), _ranks(texts, language)
    for one, rank in zip(texts, ranks, strict=True):
        for other, other_rank in zip(texts, ranks, strict=True):
            compared = collation.key(one).compare(collation.key(other))
            assert (compared > 0) == (rank > other_rank), (one, other)


@given(st.lists(st.text(st.sampled_from("aб 9"), max_size=30), max_size=30))
def test_long_beginnings_alike_are_told_apart(endings: list[str]) -> None:
    texts = [f"{'Встреча на высшем уровне ' * 3}{ending}!" for ending in endings]
    with pytest.MonkeyPatch.context() as patch:
        # Else so few would be left to the collator at once.
        patch.setattr(ordering_collation, "_FEW", 0)
        assert _ranks(texts, "ru") == Collation("ru").ranks(texts).tolist()


def _texts_in_order(ranks: TextRanks, texts: Mapping[int, str]) -> list[str]:
    rows = np.flatnonzero(ranks.index.everything())
    found = sorted((int(ranks.ranks[row]), texts.get(int(ranks.index.ids[row]), "")) for row in rows)
    assert all((rank == ranks.last) == (text == "") for rank, text in found)
    return [text for _, text in found]


@given(
    st.dictionaries(st.integers(1, 30), st.sampled_from("abcdefg"), min_size=1),
    st.sets(st.integers(1, 30)),
    st.dictionaries(st.integers(1, 40), st.sampled_from(["", *"abcdefgh", "cc"])),
)
def test_ranks_go_on_after_an_edit(before: dict[int, str], gone: set[int], changed: dict[int, str]) -> None:
    index = index_of(dict.fromkeys(before, 0))
    first = text_ranks(index, _read(before), "en", None, lambda: None)
    later = extended(index, gone, index_of(dict.fromkeys(changed, 0)))
    assert later is not None
    after = {number: text for number, text in before.items() if number not in gone} | changed
    texts = sorted(filter(None, after.values()))
    for begin in (first, None):
        ranks = text_ranks(later, _read(after), "en", begin, lambda: None)
        assert _texts_in_order(ranks, after) == [*texts, *[""] * (len(after) - len(texts))]


def test_after_an_edit_only_some_texts_are_read() -> None:
    texts = {number: f"text {number:03}" for number in range(1, 500)}
    index = index_of(dict.fromkeys(texts, 0))
    first = text_ranks(index, _read(texts), "en", None, lambda: None)
    later = extended(index, {7}, index_of({3: 0}))
    assert later is not None
    asked: list[int] = []

    def read(ids: Integers | None) -> Iterator[Slice]:
        assert ids is not None, "all texts are read"
        asked.extend(ids.tolist())
        return _read(texts | {3: "text 400 and more"})(ids)

    ranks = text_ranks(later, read, "en", first, lambda: None)
    assert len(asked) < 15
    by_rank = sorted(np.flatnonzero(later.everything()).tolist(), key=lambda row: int(ranks.ranks[row]))
    first_ones = [number for number in range(1, 401) if number not in (3, 7)]
    assert later.ids[by_rank].tolist() == [*first_ones, 3, *range(401, 500)]
