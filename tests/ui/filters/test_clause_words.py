"""Clauses and results in words."""

from __future__ import annotations

import pytest

from steppeline.model.calendar import seconds_of
from steppeline.model.cross_filter import masks
from steppeline.model.filter import ChoiceClause, Clause, Filter, PairClause, QueryClause, TimeClause
from steppeline.model.query import parse
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.ui.filters.clause_words import ClauseWords, result_words

ENGLISH = Language("en")


@pytest.fixture
def words(document: Document) -> ClauseWords:
    return ClauseWords(document.index, document.book, ENGLISH)


@pytest.mark.parametrize(
    ("clause", "brief"),
    [
        (TimeClause(seconds_of(2021, 9), seconds_of(2022, 2)), "Sep 2021 – Jan 2022"),
        (QueryClause(parse("  kind:forum \n omsk ")), "Search: kind:forum omsk"),
        (ChoiceClause("kind", frozenset({"visit", "forum"})), "Kind: Forum, Visit"),
        (ChoiceClause("status", frozenset({"planned"})), "Status: planned"),
        (ChoiceClause("certainty", frozenset({""})), "Certainty: not stated"),
        (ChoiceClause("tag", frozenset({"gone", "trade"})), "Tag: trade, gone"),
        (PairClause(frozenset({("kz-aktobe", "ru-orenburg")})), "Pair: Aktobe Region – Orenburg Oblast"),
        (
            PairClause(frozenset({("ru", "gone"), ("kz-old", "ru")})),
            "Pair: Almaty Region (until 2022) – Russia, Russia – gone",
        ),
        (ChoiceClause("region", frozenset({"kz-old"})), "Region: Almaty Region (until 2022)"),
    ],
)
def test_a_clause_in_words(words: ClauseWords, clause: Clause, brief: str) -> None:
    assert words.brief(clause) == words.full(clause) == brief


def test_many_names_are_counted_and_told_in_full_on_request(words: ClauseWords) -> None:
    clause = ChoiceClause("actor", frozenset({f"actor-{number:02}" for number in range(5)}))
    assert words.brief(clause) == "Actor: Person A, Person B, Person C, 2 more"
    assert words.full(clause) == "Actor: Person A, Person B, Person C, Person D, Person E"


@pytest.mark.parametrize(
    ("current", "said"),
    [
        (Filter(), "7 events"),
        (Filter().replace("kind", ChoiceClause("kind", frozenset({"visit"}))), "2 of 7 events"),
        (Filter().replace("time", TimeClause(seconds_of(2022), seconds_of(2022, 2))), "3 of 7 events (1 certain)"),
        (Filter().replace("tag", ChoiceClause("tag", frozenset({"gone"}))), "0 of 7 events"),
    ],
)
def test_the_result_in_words(document: Document, current: Filter, said: str) -> None:
    assert result_words(masks(document.index, current, document.lookup()), ENGLISH) == said
