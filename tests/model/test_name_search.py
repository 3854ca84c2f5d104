"""Names found by the beginnings of their words, as an obvious search finds them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from steppeline.model.entities import vocabulary
from steppeline.model.name_search import NameSearch

WORDS = st.text("ab.", min_size=1, max_size=3)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


def plain(names: list[frozenset[str]], words: list[str]) -> dict[int, bool]:
    """Look through all names."""
    found = {}
    for code, own in enumerate(names):
        fitting = [name for name in own if all(any(w.startswith(word) for w in name.split()) for word in words)]
        if fitting:
            found[code] = any(name.startswith(words[0]) for name in fitting)
    return found


@given(st.lists(st.frozensets(NAMES, max_size=3), max_size=12), st.lists(WORDS, min_size=1, max_size=3))
def test_it_finds_what_a_look_at_each_name_finds(names: list[frozenset[str]], words: list[str]) -> None:
    assert NameSearch(names).beginning(words) == plain(names, words)


def test_no_words_find_nothing() -> None:
    assert NameSearch([frozenset({"omsk"})]).beginning([]) == {}


def test_entities_say_when_they_are_ready() -> None:
    entities = vocabulary(("forum", "visit"))
    assert not entities.is_ready_to_find
    assert entities.by_name.beginning(["vi"]) == {1: True}
    assert entities.is_ready_to_find
