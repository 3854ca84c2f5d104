"""The full set of a clause, slice by slice: the same events, in order, whatever their numbers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from casefile_sample import BOOK, FORUM, sample

from steppeline.model.event import Event
from steppeline.model.query_tree import TextTerm
from steppeline.store.casefile import Casefile
from steppeline.store.dataset import add_dataset
from steppeline.store.lookup import CasefileLookup
from steppeline.store.search import rebuild, search
from steppeline.store.search_slices import slices_of
from steppeline.store.search_words import words_of

FAR = (1, 2, 65_535, 65_536, 65_537, 2**40, 2**40 + 1, 2**62)


@pytest.fixture
def casefile() -> Iterator[Casefile]:
    with sample() as opened:
        titles = [f"Forum {chr(ord('a') + at)}word" for at in range(len(FAR))]
        opened.apply(add_dataset(BOOK, [Event("forum", {"en": title}, "2021") for title in titles], "Events"))
        _renumber(opened.path)
        yield opened


def _renumber(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for number, far in reversed(list(enumerate(FAR, start=1))):
            connection.execute("UPDATE event SET id = ? WHERE id = ?", (far, number))
        rebuild(connection)


@pytest.mark.parametrize("words", ["forum", "foru*", "forum aword*", "f*"])
def test_slices_are_ascending_and_together_all_that_is_found(casefile: Casefile, words: str) -> None:
    slices = list(slices_of(casefile.connection, words_of(words)))
    expected = [1] if " " in words else list(FAR)
    assert np.concatenate(slices).tolist() == search(casefile.connection, words).tolist() == expected
    assert all(len(each) and each.dtype == np.int64 for each in slices)
    assert [int(each[0]) for each in slices] == ([1] if " " in words else [1, 65_536, 2**40, 2**62])


def test_who_does_not_want_the_rest_leaves_no_transaction_behind(casefile: Casefile) -> None:
    lookup = CasefileLookup(casefile.connection)
    with closing(lookup.text_slices(TextTerm("forum", phrase=False))) as slices:
        assert next(slices).tolist() == [1, 2, 65_535]
        assert casefile.connection.in_transaction
    assert not casefile.connection.in_transaction


def test_events_that_name_several_with_the_word_are_found_once(casefile: Casefile) -> None:
    (number,) = casefile.apply(add_dataset(BOOK, [FORUM], "One")).inserted("event")
    assert search(casefile.connection, "region*").tolist() == [number]
    assert search(casefile.connection, "o*").tolist() == [number]


def test_a_beginning_of_more_words_than_are_named_one_by_one(
    casefile: Casefile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("steppeline.store.search_slices._MOST_WORDS", 0)
    assert search(casefile.connection, "foru*").tolist() == list(FAR)


def test_no_words_give_no_slice(casefile: Casefile) -> None:
    assert list(slices_of(casefile.connection, ())) == []
    assert list(slices_of(casefile.connection, words_of("absent"))) == []
