"""Events for words that are being typed: the right ones, in an order a reader can follow, with bounded work."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from casefile_sample import BOOK, FORUM, sample
from hypothesis import given, settings
from hypothesis import strategies as st

from steppeline.model.event import ActorRole, Event, RegionRole
from steppeline.store.casefile import Casefile
from steppeline.store.dataset import add_dataset
from steppeline.store.edits import delete_event, put_event
from steppeline.store.search import rebuild, search
from steppeline.store.search_excerpts import Hit, read_hits
from steppeline.store.search_hits import hits, ranked
from steppeline.store.search_words import Word, words_beginning, words_of


@pytest.fixture
def casefile() -> Iterator[Casefile]:
    with sample() as opened:
        yield opened


def add(casefile: Casefile, *events: Event) -> tuple[int, ...]:
    return tuple(casefile.apply(add_dataset(BOOK, events, "Events")).inserted("event"))


def titled(*titles: str, date: str = "2021") -> list[Event]:
    return [Event("forum", {"en": title}, date) for title in titles]


def typed(text: str) -> list[Word]:
    *whole, last = words_of(text)
    return [*whole, Word(last.key, is_beginning=True)]


def test_events_come_by_where_the_words_are(casefile: Casefile) -> None:
    numbers = add(
        casefile,
        Event("forum", {"en": "Meeting"}, "2021", actors=(ActorRole("tokayev", office="kz-president"),)),
        Event("forum", {"en": "Meeting"}, "2021", summary={"en": "The presidential palace"}),
        Event("forum", {"en": "Meeting"}, "2021", summary={"en": "The president came"}),
        *titled("Presidential meeting", "Meeting of the president", "President at a meeting", "President meets"),
    )
    assert ranked(casefile.connection, typed("president")) == list(reversed(numbers))
    assert ranked(casefile.connection, words_of("president")) == [numbers[at] for at in (6, 5, 4, 2, 0)]


def test_an_event_is_as_good_as_its_worst_word(casefile: Casefile) -> None:
    both, summary, named = add(
        casefile,
        *titled("A very long title in which a forum speaks at last of trade"),
        Event("forum", {"en": "Forum"}, "2021", summary={"en": "trade"}),
        Event("forum", {"en": "Trade"}, "2021", regions=(RegionRole("ru-ore"),)),
    )
    assert ranked(casefile.connection, words_of("forum trade")) == [both, summary]
    assert ranked(casefile.connection, typed("trade oren")) == [named]


def test_among_equals_the_later_the_more_certain_and_the_last_added_come_first(casefile: Casefile) -> None:
    first, later, last, certain = add(
        casefile,
        *titled("Forum", date="2021"),
        *titled("Forum", date="2022"),
        *titled("Forum", date="2021"),
        Event("forum", {"en": "Forum"}, "2021", certainty="confirmed"),
    )
    assert ranked(casefile.connection, typed("foru")) == [later, certain, last, first]


def test_a_title_in_any_language_begins_with_the_word(casefile: Casefile) -> None:
    inside, begins = add(
        casefile,
        Event("forum", {"en": "On", "ru": "О форуме"}, "2021"),
        Event("forum", {"en": "The talk of the day", "ru": "Форум"}, "2021"),
    )
    assert ranked(casefile.connection, typed("форум")) == [begins, inside]


@pytest.mark.parametrize("find", [hits, ranked])
def test_no_words_find_nothing_and_the_limit_holds(
    casefile: Casefile, find: Callable[[sqlite3.Connection, list[Word], int], list[int]]
) -> None:
    numbers = add(casefile, *titled(*["Forum"] * 30))
    assert find(casefile.connection, [], 5) == []
    assert find(casefile.connection, typed("forum"), 5) == list(reversed(numbers))[:5]
    assert sorted(find(casefile.connection, typed("forum"), 100)) == list(numbers)
    assert find(casefile.connection, typed("nothing"), 100) == []


def test_few_candidates_are_those_with_the_words_in_the_title(casefile: Casefile) -> None:
    title = add(casefile, *titled("Trade"))
    add(casefile, *[Event("forum", {"en": "Forum"}, "2021", summary={"en": "trade"})] * 20)
    assert ranked(casefile.connection, typed("trade"), 100, 10)[0] == title[0]


def test_a_rare_word_is_searched_completely_beside_common_ones(casefile: Casefile) -> None:
    wanted = add(casefile, *titled("Forum on saiga"))
    add(casefile, *titled(*["Forum"] * 200))
    assert ranked(casefile.connection, typed("forum saig"), 100, 10) == list(wanted)


def test_common_words_that_stand_together_far_back_only_are_not_looked_for_without_end(casefile: Casefile) -> None:
    add(casefile, *titled("Forum trade"), *titled(*["Forum", "Trade"] * 100))
    assert ranked(casefile.connection, words_of("forum trade"), 100, 3) == []
    assert len(ranked(casefile.connection, words_of("forum trade"), 100, 300)) == 1


def test_phrases_and_beginnings_after_a_hyphen(casefile: Casefile) -> None:
    (number,) = add(casefile, *titled("Talks in Ust-Kamenogorsk"))
    assert ranked(casefile.connection, typed("Ust-Kamen")) == [number]
    assert ranked(casefile.connection, typed("Kamenogorsk-U")) == []


def test_the_words_in_use_that_begin_so(casefile: Casefile) -> None:
    add(casefile, *titled("Ka kab kac kad kaz kazan kazbek", "kb"))
    beginning = ["ka", "kab", "kac", "kad", "kaz", "kazan", "kazbek"]
    assert words_beginning(casefile.connection, "ka", 10) == sorted(beginning)
    # With room for five, no branch is left out.
    assert words_beginning(casefile.connection, "ka", 5) == ["ka", "kab", "kac", "kad", "kaz"]
    assert words_beginning(casefile.connection, "x", 5) == []


def test_what_is_shown_of_hits_is_in_the_order_asked(casefile: Casefile) -> None:
    first, second = add(casefile, FORUM, Event("statistic", {"ru": "Торговля"}, "2021-05"))
    assert read_hits(casefile.connection, [second, 99, first]) == [
        Hit(second, {"ru": "Торговля"}, "statistic", "2021-05", "throughout"),
        Hit(first, FORUM.title, "forum", FORUM.date, "within"),
    ]


WORDS = ("forum", "форум", "trade", "trader", "Astana", "Tokayev", "река")


@settings(deadline=None, max_examples=15)
@given(
    titles=st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), max_size=6),
    text=st.lists(st.sampled_from((*WORDS, "fo", "tr", "as")), min_size=1, max_size=2).map(" ".join),
)
def test_hits_are_what_the_full_search_finds_for_a_last_word_that_goes_on(titles: list[str], text: str) -> None:
    with sample() as casefile:
        add(casefile, *titled(*titles), FORUM)
        expected = search(casefile.connection, f"{text}*").tolist()
        assert sorted(ranked(casefile.connection, typed(text))) == expected
        assert sorted(hits(casefile.connection, typed(text))) == expected


def test_a_search_made_anew_finds_the_same(casefile: Casefile) -> None:
    casefile.apply(put_event(FORUM))
    add(casefile, *titled("Forum", "Trade — река", "!"))
    before = [ranked(casefile.connection, typed(word)) for word in ("for", "tra", "реk", "toka")]
    with closing(sqlite3.connect(casefile.path)) as connection, connection:
        rebuild(connection)
    assert [ranked(casefile.connection, typed(word)) for word in ("for", "tra", "реk", "toka")] == before


def test_the_index_is_in_step_with_the_texts_it_is_of(casefile: Casefile) -> None:
    first, second = add(casefile, *titled("Forum", "Trade"))
    casefile.apply(put_event(replace(FORUM, id=first)))
    casefile.apply(delete_event(second))
    casefile.undo()
    with closing(sqlite3.connect(casefile.path)) as connection:
        connection.execute("INSERT INTO event_words (event_words, rank) VALUES ('integrity-check', 1)")
        (count,) = connection.execute("SELECT count(*) FROM kept_words").fetchone()
    assert count == 2
