"""Full-text search: found in any spelling, exact, always in step, and safe against any text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

import pytest
from casefile_sample import ACTORS, BOOK, FORUM, OFFICES, events, sample
from hypothesis import given, settings
from hypothesis import strategies as st

from steppeline.model.errors import WorldError
from steppeline.model.event import Event
from steppeline.model.query_tree import TextTerm
from steppeline.model.reference import DatedName
from steppeline.model.transliteration import search_key
from steppeline.store.casefile import Casefile, open_casefile
from steppeline.store.dataset import add_dataset
from steppeline.store.edits import delete_event, put_entity, put_event
from steppeline.store.lookup import CasefileLookup
from steppeline.store.search import search

WORDS = ("forum", "форум", "Kokshetau", "Кокшетау", "trade", "XVII", "Nur-Sultan", "река")


@pytest.fixture
def casefile() -> Iterator[Casefile]:
    with sample() as opened:
        opened.apply(put_event(FORUM))
        yield opened


def found(casefile: Casefile, words: str, *, phrase: bool = False) -> list[int]:
    return [int(number) for number in search(casefile.connection, words, phrase=phrase)]


@pytest.mark.parametrize(
    "words",
    [
        "forum", "Kokshetau", "кокшетау", "thirteen signed", "Tokaev", "Тоқаев", "Kassym-Jomart", "касым", "Оренбург",
        "Orenburg oblast", "Ақтөбе", "Aktobe", "Nur-Sultan", "Астана", "Astana", "president", "Eurasian", "koksh*",
        "XVII TOKAYEV Orenburg", "eurasian -", "...forum!",
    ],
)  # fmt: skip
def test_an_event_is_found_by_its_texts_and_by_the_names_of_what_it_names(casefile: Casefile, words: str) -> None:
    assert found(casefile, words) == [1]


@pytest.mark.parametrize("words", ["foru", "kokshetau omsk", "akim", "", "   ", "—", "* ?", "trade"])
def test_an_event_is_not_found_by_other_words(casefile: Casefile, words: str) -> None:
    assert found(casefile, words) == []


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("XVII forum", [1]),
        ("forum XVII", []),
        ("papers were signed", [1]),
        ("were sig*", [1]),
        # No phrase reaches from one text or name into the next.
        ("Kokshetau XVII", []),
        ("Aktobe Region", [1]),
        ("Region Актюбинская", []),
        ("Kassym Jomart Tokayev", [1]),
        ("Tokayev Kassym", []),
    ],
)
def test_a_phrase_stands_side_by_side_in_one_text(casefile: Casefile, phrase: str, expected: list[int]) -> None:
    assert found(casefile, phrase, phrase=True) == expected


def test_a_phrase_does_not_reach_from_one_language_into_the_next(casefile: Casefile) -> None:
    casefile.apply(put_event(Event("forum", {"en": "First part", "ru": "другая часть"}, "2021")))
    assert found(casefile, "first part другая часть") == [2]
    assert found(casefile, "part другая", phrase=True) == []


def test_names_are_found_anew_when_they_change(casefile: Casefile) -> None:
    casefile.apply(put_entity(replace(ACTORS[0], names=(DatedName("en", "Renamed Person"),))))
    assert (found(casefile, "tokayev"), found(casefile, "renamed")) == ([], [1])
    casefile.apply(put_entity(replace(OFFICES[0], names={"kk": "Төраға"})))
    assert (found(casefile, "president"), found(casefile, "toraga")) == ([], [1])
    casefile.undo()
    casefile.undo()
    assert (found(casefile, "tokayev president"), found(casefile, "renamed"), found(casefile, "toraga")) == (
        [1],
        [],
        [],
    )


def test_an_event_is_found_as_long_as_it_is_there(casefile: Casefile) -> None:
    casefile.apply(put_event(replace(FORUM, id=1, title={"en": "Meeting"}, actors=())))
    assert (found(casefile, "xvii"), found(casefile, "tokayev"), found(casefile, "meeting")) == ([], [], [1])
    casefile.apply(delete_event(1))
    assert (found(casefile, "meeting"), found(casefile, "orenburg")) == ([], [])
    casefile.undo()
    casefile.undo()
    assert (found(casefile, "xvii tokayev"), found(casefile, "meeting")) == ([1], [])


@settings(deadline=None, max_examples=20)
@given(several=st.lists(st.text(), max_size=30))
def test_no_text_is_an_error(several: list[str]) -> None:
    with sample() as casefile:
        casefile.apply(put_event(FORUM))
        for words in several:
            assert set(found(casefile, words)) | set(found(casefile, words, phrase=True)) <= {1}


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "'",
        '""',
        "a OR b",
        "NEAR(a b)",
        "title:forum",
        "^forum",
        "{a b}:c",
        "a AND",
        "NOT",
        "-- ;",
        "forum\0",
        "(",
        "*",
    ],
)
def test_the_search_engines_own_syntax_is_plain_text(casefile: Casefile, words: str) -> None:
    for phrase in (False, True):
        assert found(casefile, words, phrase=phrase) == ([1] if search_key(words) == "forum" else [])


@settings(deadline=None, max_examples=25)
@given(
    several=st.lists(
        st.builds(
            replace,
            events(),
            title=st.dictionaries(st.sampled_from(("en", "ru")), st.lists(st.sampled_from(WORDS)).map(" ".join)),
        ),
        max_size=4,
    ),
    wanted=st.lists(st.sampled_from((*WORDS, "Токаев", "Astana", "орен*", "Kazakhstan")), min_size=1, max_size=2),
)
def test_search_finds_what_a_plain_look_at_all_texts_finds(several: list[Event], wanted: list[str]) -> None:
    with sample() as casefile:
        numbers = casefile.apply(add_dataset(BOOK, several, "Events")).inserted("event")
        expected = [
            number
            for number, event in zip(numbers, several, strict=True)
            if all(any(_has(text, word) for text in _texts(event)) for word in wanted)
        ]
        assert found(casefile, " ".join(wanted)) == expected


def test_the_lookup_of_a_query_asks_for_words_and_refs(casefile: Casefile) -> None:
    lookup = CasefileLookup(casefile.connection)
    assert list(lookup.text(TextTerm("XVII forum", phrase=True))) == [1]
    assert list(lookup.text(TextTerm("forum XVII", phrase=True))) == []
    assert (lookup.having("ref", "forum-17"), lookup.having("ref", "forum-18")) == ([1], [])
    assert lookup.having("ref", "forum-17\udcff") == []
    assert lookup.having("series", "forum.ru-kz") == [1]
    assert lookup.having("series", "FORUM of interregional cooperation") == [1]
    assert lookup.having("series", "forum") == []


def _texts(event: Event) -> list[str]:
    texts = [*event.title.values(), *event.summary.values(), *event.theme.values()]
    for region in event.regions:
        texts += [name.name for name in BOOK.regions[region.region].names]
    for place in event.places:
        texts += [name.name for name in BOOK.places[place.place].names]
    for actor in event.actors:
        texts += [name.name for name in BOOK.actors[actor.actor].names]
        texts += list(BOOK.offices[actor.office].names.values()) if actor.office else []
    return texts


def _has(text: str, word: str) -> bool:
    """Whether the words of `word` stand side by side in `text`."""
    key, wanted = f" {search_key(text)} ", search_key(word)
    return f" {wanted}" in key if word.endswith("*") else f" {wanted} " in key


def test_a_full_text_whose_inner_tables_are_damaged_is_said_to_be(casefile: Casefile) -> None:
    connection = sqlite3.connect(casefile.path)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_schema SET sql = replace(sql, 'term', 'tern') WHERE name = 'name_words_idx'")
    connection.commit()
    connection.close()
    with pytest.raises(WorldError, match="damaged"), open_casefile(casefile.path) as opened:
        search(opened.connection, "trade")
