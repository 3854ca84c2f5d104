"""What was read lately is kept, up to a number."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from steppeline.session.recent import Recent


class Shelf:
    """Squares of small numbers; negative ones have none. `asked` is what was read."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    def read(self, keys: list[int]) -> Mapping[int, int]:
        self.asked.append(keys)
        return {key: key * key for key in keys if key >= 0}


@given(st.integers(1, 6), st.lists(st.lists(st.integers(-2, 8), max_size=8), max_size=12))
def test_every_answer_is_right_and_little_is_kept(most: int, questions: list[list[int]]) -> None:
    recent, shelf = Recent[int, int](most), Shelf()
    for keys in questions:
        assert recent.get(keys, shelf.read) == {key: key * key for key in keys if key >= 0}
    shelf.asked.clear()
    recent.get(list(range(9)), shelf.read)
    read_anew = sum(map(len, shelf.asked))
    assert 9 - read_anew <= most


def test_only_what_is_missing_is_read_each_key_once() -> None:
    recent, shelf = Recent[int, int](9), Shelf()
    recent.get([1, 2], shelf.read)
    recent.get([2, 3, 3, 1], shelf.read)
    recent.get([1, 2, 3], shelf.read)
    assert shelf.asked == [[1, 2], [3]]


def test_the_longest_unused_goes_first() -> None:
    recent, shelf = Recent[int, int](2), Shelf()
    for key in (1, 2, 1, 3, 1, 2):
        recent.get([key], shelf.read)
    assert shelf.asked == [[1], [2], [3], [2]]


def test_clearing_forgets_all() -> None:
    recent, shelf = Recent[int, int](2), Shelf()
    recent.get([1], shelf.read)
    recent.clear()
    recent.get([1], shelf.read)
    assert shelf.asked == [[1], [1]]
