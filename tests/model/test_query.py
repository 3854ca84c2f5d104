"""The query language: what it accepts, what it refuses and where, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_index import PlainEvent, PlainLookup, event_lists, ids_in, index_of, spans

from steppeline.model.calendar import OPEN, seconds_of
from steppeline.model.errors import InputError
from steppeline.model.query import evaluate, parse
from steppeline.model.query_parser import DEEPEST_NESTING, LONGEST_QUERY
from steppeline.model.query_tree import (
    And,
    Everything,
    FacetTerm,
    IdTerm,
    Node,
    Not,
    Or,
    PropertyTerm,
    Query,
    TextTerm,
    TimeTerm,
    Value,
    VerifiedTerm,
)


def word(text: str) -> TextTerm:
    return TextTerm(text, phrase=False)


A, B, C = word("a"), word("b"), word("c")
MARCH_2021 = (seconds_of(2021, 3), seconds_of(2021, 4))


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("", Everything()),
        (" \t\u00a0", Everything()),
        ("a", A),
        ("a b c", And((A, B, C))),
        ("a AND b", And((A, B))),
        ("a OR b c", Or((A, And((B, C))))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ("a(b)c", And((A, B, C))),
        ("NOT a b", And((Not(A), B))),
        ("NOT (a b)", Not(And((A, B)))),
        ("NOT NOT a", A),
        ("NOT NOT NOT a", Not(A)),
        ("a AND NOT b", And((A, Not(B)))),
        ("-a", Not(A)),
        ("-(a b)", Not(And((A, B)))),
        ('-"a"', Not(TextTerm("a", phrase=True))),
        ("-id:1", Not(IdTerm((1,)))),
        ("a - b -- c", And((A, B, C))),
        ("a-b", word("a-b")),
        ("and or not", And((word("and"), word("or"), word("not")))),
        ('"a b"', TextTerm("a b", phrase=True)),
        ("«a b» “c”", And((TextTerm("a b", phrase=True), TextTerm("c", phrase=True)))),
        ('"AND"', TextTerm("AND", phrase=True)),
        ('"kind:forum"', TextTerm("kind:forum", phrase=True)),
        ("10:30", word("10:30")),
        ("a : b", And((A, B))),
        ('a "" ; b', And((A, B))),
        ("o'b;--", word("o'b;--")),
        ("id:3,12", IdTerm((3, 12))),
        ("ID:3", IdTerm((3,))),
        ("ref:forum-17", PropertyTerm("ref", ("forum-17",))),
        ('ref:"a b",c', PropertyTerm("ref", ("a b", "c"))),
        ('mode:Online,"In Person"', PropertyTerm("mode", ("online", "in person"))),
        ("ordinal:17", PropertyTerm("ordinal", ("17",))),
        ("verified:yes", VerifiedTerm(frozenset({True}))),
        ("Verified:NO", VerifiedTerm(frozenset({False}))),
        ("during:2021-03", TimeTerm((MARCH_2021,), certainly=False)),
        ("during!:2021-03", TimeTerm((MARCH_2021,), certainly=True)),
        ("after:2021-03", TimeTerm(((MARCH_2021[0], OPEN),), certainly=False)),
        ("before!:2021-03", TimeTerm(((-OPEN, MARCH_2021[0]),), certainly=True)),
        ("during:2021-03-01/2021-03-31", TimeTerm((MARCH_2021,), certainly=False)),
        ("during:2021-03,2021-03", TimeTerm((MARCH_2021, MARCH_2021), certainly=False)),
        ("during:-0044", TimeTerm(((seconds_of(-44), seconds_of(-43)),), certainly=False)),
        ("kind:forum,visit", FacetTerm("kind", (Value("forum", 5, 10), Value("visit", 11, 16)))),
        ('region:"West Kazakhstan"', FacetTerm("region", (Value("West Kazakhstan", 7, 24),))),
        ("(tag:x)", FacetTerm("tag", (Value("x", 5, 6),))),
    ],
)
def test_what_a_query_means(text: str, root: Node) -> None:
    assert parse(text) == Query(text, root)


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        ("kind:", 0, 5, "“kind:” has no value"),
        ("a kind: forum", 2, 7, "“kind:” has no value"),
        ("kind:forum,", 0, 11, "“kind:” has no value"),
        ('kind:""', 0, 7, "“kind:” has no value"),
        ("during!:", 0, 8, "“during!:” has no value"),
        ("kind!:forum", 0, 6, "write “kind:” without it"),
        ("regoin:x", 0, 6, "did you mean “region:”?"),
        ("a http://x", 2, 6, "“http” is no field. Fields are kind, region, actor"),
        ("after:2021-13", 11, 13, "Month 13"),
        ('after:"2021-13"', 12, 14, "Month 13"),
        ("during:2021,2021-13", 17, 19, "Month 13"),
        ("id:x", 3, 4, "“x” is no event number"),
        ("id:-1", 3, 5, "“-1” is no event number"),
        ("id:²", 3, 4, "no event number"),
        ("id:" + "9" * 30, 3, 33, "no event number"),
        ("verified:maybe", 9, 14, "neither yes nor no"),
        ("a mode:bogus", 7, 12, "“bogus” is no mode. Use one of: in person, online, hybrid."),
        ("ordinal:3,abc", 10, 13, "“abc” is no number"),
        ("ordinal:" + "9" * 30, 8, 38, "is no number"),
        ('a "b c', 2, 6, "quotation mark is never closed"),
        ('kind:"b c', 5, 9, "quotation mark is never closed"),
        ("a «b", 2, 4, "quotation mark is never closed"),
        ("a (b", 2, 3, "never closed"),
        ("a (", 2, 3, "never closed"),
        ("(a))", 3, 4, "never opened"),
        (")", 0, 1, "never opened"),
        ("a ()", 2, 4, "no condition between"),
        ("a (;) b", 2, 5, "no condition between"),
        ("a AND", 2, 5, "missing after “AND”"),
        ("a OR OR b", 2, 4, "missing after “OR”"),
        ("(a OR) b", 3, 5, "missing after “OR”"),
        ("OR a", 0, 2, "missing before “OR”"),
        ("(AND a)", 1, 4, "missing before “AND”"),
        ("a NOT", 2, 5, "missing after “NOT”"),
        ("';--", 0, 4, "no letter or digit"),
        ("\x00", 0, 1, "no letter or digit"),
        ('"*"', 0, 3, "no letter or digit"),
        ("a" * (LONGEST_QUERY + 1), LONGEST_QUERY, LONGEST_QUERY + 1, "4001 characters"),
        ("(" * (DEEPEST_NESTING + 1) + "a", DEEPEST_NESTING, DEEPEST_NESTING + 1, "more than 50 deep"),
    ],
)
def test_a_mistake_is_marked_where_it_is(text: str, start: int, end: int, words: str) -> None:
    with pytest.raises(InputError, match=r".") as caught:
        parse(text)
    assert words in str(caught.value)
    assert (caught.value.start, caught.value.end) == (start, end)


def test_the_deepest_and_longest_queries_are_answered() -> None:
    index = index_of([PlainEvent(1, "2021", text="a")])
    lookup = PlainLookup([PlainEvent(1, "2021", text="a")])
    deep = "NOT (a " * DEEPEST_NESTING + "a" + ")" * DEEPEST_NESTING
    for text in (deep, "a " * (LONGEST_QUERY // 2), "-a OR " * 600 + "a", "NOT " * 900 + "a"):
        assert evaluate(parse(text), index, lookup).result.shape == (1,)


_PIECES = st.sampled_from(
    ["(", ")", '"', "“", "”", "-", "NOT ", " AND ", " OR ", "kind:", "forum", ",", "region:KZ", "during:", "2021-0",
     "!:", "after!:2021", "'", ";--", "*", "^", ":", "{", "}", "\x00", "\ud800", "NEAR(a b)", "id:", "1", " ",
     "ref:a", "я"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=25).map("".join)))
def test_any_text_is_answered_or_refused_with_a_mark(text: str) -> None:
    events = [PlainEvent(1, "2021", text="forum a", regions=frozenset({"kz"})), PlainEvent(2, "2003?")]
    index = index_of(events)
    try:
        selection = evaluate(parse(text), index, PlainLookup(events))
    except InputError as caught:
        mistake = caught
    else:
        assert selection.result.shape == selection.certain.shape == (2,)
        return
    assert str(mistake)
    assert 0 <= mistake.start <= mistake.end <= len(text)
    assert mistake.start < len(text)


EVENTS = (
    PlainEvent(1, "2021-09-28", kind="forum", status="happened", regions=frozenset({"kz-aktobe", "ru-orenburg"}),
               actors=frozenset({"tokayev"}), text="Omsk forum", ref="forum-17", tags=frozenset({"trade"})),
    PlainEvent(2, "2021-09", kind="visit", status="planned", regions=frozenset({"kz"}), verified=False,
               actors=frozenset({"tokayev-writer"}), sources=frozenset({"src-1"}), text="visit to Omsk"),
    PlainEvent(3, "2022-01-02/2022-01-11", kind="crisis", regions=frozenset({"kz-west", "kz-almaty-city"}),
               certainty="disputed", sources=frozenset({"src-2"})),
    PlainEvent(4, "2021?", kind="visit", regions=frozenset({"kz-aktobe-district", "kz-almaty"}),
               certainty="single source"),
    PlainEvent(5, "[2003,2018]", kind="forum", status="unknown", regions=frozenset({"ru-altai-krai"}),
               tags=frozenset({"border crossing"})),
    PlainEvent(6, "2021/..", kind="crisis", regions=frozenset({"ru-altai-republic"}), actors=frozenset({"putin"})),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", {1, 2, 3, 4, 5, 6}),
        ("omsk", {1, 2}),
        ("ОМСК -visit", {1}),
        ('"forum Omsk"', set()),
        ("omsk OR kind:crisis", {1, 2, 3, 6}),
        ("NOT omsk", {3, 4, 5, 6}),
        ("kind:forum", {1, 5}),
        ("kind:Форум,visit", {1, 2, 4, 5}),
        ("status:planned,unknown", {2, 5}),
        ("certainty:disputed", {3}),
        ('certainty:"single source"', {4}),
        ("region:kz-aktobe", {1, 4}),
        ("region:KZ-AKT", {1, 4}),
        ("region:kz-15", {1, 4}),
        ("region:Aktobe", {1, 4}),
        ("region:Ақтөбе", {1, 4}),
        ("region:Aktyubinsk", {1, 4}),
        ("region:Orenburg", {1}),
        ("region:Оренбург", {1}),
        ("region:Orenb", {1}),
        ('region:"West Kazakhstan"', {3}),
        ("region:KZ", {1, 2, 3, 4}),
        ("region:Kazakhstan", {1, 2, 3, 4}),
        ("region:Казахстан", {1, 2, 3, 4}),
        ("region:RU", {1, 5, 6}),
        ("region:RU-AL", {6}),
        ("region:Altai", {5, 6}),
        ("region:Khromtau", {4}),
        ("region:Almaty", {3}),
        ("region:KZ-75", {3}),
        ('region:"almaty region"', {4}),
        ("region:alma", {3, 4}),
        ("region:KZ region:RU", {1}),
        ("actor:Tokayev", {1, 2}),
        ("actor:Токаев", {1, 2}),
        ("actor:tokayev-writer", {2}),
        ('actor:"Tokayev Kassym-Jomart"', {1}),
        ("source:src-1", {2}),
        ("source:Kazinform", {2}),
        ('source:"forum kokshetau"', {2}),
        ("source:orenburg", {3}),
        ("tag:trade", {1}),
        ('tag:"border crossing"', {5}),
        ("tag:border", {5}),
        ("verified:no", {2}),
        ("verified:yes,no", {1, 2, 3, 4, 5, 6}),
        ("ref:forum-17", {1}),
        ("ref:FORUM'--", set()),
        ("ref:nothing,forum-17", {1}),
        ("id:2,3,77", {2, 3}),
        ("during:2021-09-15", {2, 4, 6}),
        ("during!:2021-09-15", set()),
        ("during:2021-09", {1, 2, 4, 6}),
        ("during!:2021-09", {1, 2}),
        ("during:2010", set()),
        ("during:2003", {5}),
        ("during!:2003/2018", {5}),
        ("during!:2021/2022", {1, 2, 3, 6}),
        ("NOT during!:2021/2022", {4, 5}),
        ("after:2022", {3, 6}),
        ("after!:2022", {3, 6}),
        ("before:2021", {5}),
        ("before!:2021-09-28", {5}),
        ("before:2021-09-28", {2, 4, 5, 6}),
        ("before:../2021", set()),
        ("during:2003,2022-01", {3, 5, 6}),
    ],
)
def test_what_a_query_finds(text: str, found: set[int]) -> None:
    index = index_of(EVENTS)
    assert ids_in(index, evaluate(parse(text), index, PlainLookup(EVENTS)).result) == found


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        ("a kind:nonsense", 7, 15, "No kind of event is called “nonsense”. Use one of: forum, visit, crisis."),
        ("status:x", 7, 8, "Use one of: planned, announced, happened, postponed, cancelled, unknown."),
        ("certainty:x", 10, 11, "Use one of: confirmed, single source"),
        ("region:Orenbrg", 7, 14, "No region is called “Orenbrg”. Did you mean: Orenburg Oblast?"),
        ("region:KZ,zxqw", 10, 14, "No region is called “zxqw”. Check its spelling."),
        ("actor:Tokaeff", 6, 13, "Did you mean: Kassym-Jomart Tokayev"),
        ("source:kazinfrom", 7, 16, "Did you mean: Forum ends in Kokshetau?"),
        ("source:goverment", 7, 16, "Did you mean: src-2?"),
        ('tag:"bordr crossing"', 4, 20, "No tag is called “bordr crossing”. Did you mean: border crossing?"),
        ("region:ooo", 7, 10, "No region is called “ooo”."),
        ("region:;", 7, 8, "No region is called “;”."),
        ("kind:forum OR region:'", 21, 22, "No region is called “'”."),
    ],
)
def test_a_name_of_nothing_is_refused_with_what_was_perhaps_meant(text: str, start: int, end: int, words: str) -> None:
    index = index_of(EVENTS)
    with pytest.raises(InputError, match=r".") as caught:
        evaluate(parse(text), index, PlainLookup(EVENTS))
    assert words in str(caught.value)
    assert (caught.value.start, caught.value.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("", {1, 2, 3, 4, 5, 6}),
        ("during:2021-09-15", set()),
        ("during:2021-09", {1, 2}),
        ("during!:2021-09", {1, 2}),
        ("NOT during:2021-09-15", {1, 3, 5}),
        ("NOT during!:2021-09-15", {1, 3, 5}),
        ("NOT NOT during:2021-09", {1, 2}),
        ("during:2021-09 omsk", {1, 2}),
        ("during:2003 OR kind:forum", {1, 5}),
        ("during:2003 OR region:KZ", {1, 2, 3, 4}),
        ("NOT (during:2021-09-15 kind:visit)", {1, 3, 5, 6}),
    ],
)
def test_of_what_is_found_some_is_certain(text: str, certain: set[int]) -> None:
    index = index_of(EVENTS)
    assert ids_in(index, evaluate(parse(text), index, PlainLookup(EVENTS)).certain) == certain


@dataclass(frozen=True)
class Span:
    """A time term of a random query."""

    start: int
    end: int
    certainly: bool


_CONDITIONS = st.one_of(
    st.tuples(spans(), st.booleans()).map(lambda drawn: Span(drawn[0][0], drawn[0][1], certainly=drawn[1])),
    st.sampled_from([word("omsk"), TextTerm("forum in omsk", phrase=True), VerifiedTerm(frozenset({True}))]),
)
_NODES: st.SearchStrategy[object] = st.recursive(
    _CONDITIONS,
    lambda inner: st.one_of(
        inner.map(lambda node: ("not", node)),
        st.lists(inner, min_size=2, max_size=3).map(lambda nodes: ("and", *nodes)),
        st.lists(inner, min_size=2, max_size=3).map(lambda nodes: ("or", *nodes)),
    ),
    max_leaves=6,
)


def tree_of(plain: object) -> Node:
    match plain:
        case Span(start, end, certainly):
            return TimeTerm(((start, end),), certainly)
        case TextTerm() | VerifiedTerm():
            return plain
        case ("not", inner):
            return Not(tree_of(inner))
        case ("and", *several):
            return And(tuple(map(tree_of, several)))
        case ("or", *several):
            return Or(tuple(map(tree_of, several)))
    raise AssertionError(plain)


def answer(plain: object, event: PlainEvent) -> tuple[bool, bool | None]:
    """Whether the event is found, and whether the condition holds of it in three values (None: not known)."""
    match plain:
        case Span(start, end, certainly):
            possible, certain = event.possible(start, end), event.certain(start, end)
            return certain if certainly else possible, True if certain else None if possible else False
        case TextTerm(text):
            holds = text in event.text.lower()
            return holds, holds
        case VerifiedTerm():
            return event.verified, event.verified
        case ("not", inner):
            found, truth = answer(inner, event)
            return not found, None if truth is None else not truth
        case (name, *several):
            founds, truths = zip(*(answer(inner, event) for inner in several), strict=True)
            deciding = name == "or"
            truth = deciding if deciding in truths else None if None in truths else not deciding
            return (any(founds) if deciding else all(founds)), truth
    raise AssertionError(plain)


@given(event_lists, _NODES)
def test_operators_follow_the_logic_of_three_values(events: list[PlainEvent], plain: object) -> None:
    index = index_of(events)
    selection = evaluate(Query("", tree_of(plain)), index, PlainLookup(events))
    answers = {event.id: answer(plain, event) for event in events}
    assert ids_in(index, selection.result) == {id_ for id_, (found, _) in answers.items() if found}
    assert ids_in(index, selection.certain) == {id_ for id_, (found, truth) in answers.items() if found and truth}


def test_the_masks_are_boolean_arrays() -> None:
    index = index_of(EVENTS)
    selection = evaluate(parse("during:2021 OR omsk"), index, PlainLookup(EVENTS))
    assert selection.result.dtype == selection.certain.dtype == np.bool_
