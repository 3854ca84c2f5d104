"""What is offered at the cursor of a query, and that it means what it says once it is put there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_index import PlainEvent, index_of

from steppeline.model.arrays import Integers
from steppeline.model.entities import FACETS, Entities, FacetName
from steppeline.model.errors import InputError
from steppeline.model.event import MODES
from steppeline.model.query import evaluate, parse
from steppeline.model.query_completion import FIELD_WORDS, MOST_CANDIDATES, Completion, complete, matches
from steppeline.model.query_names import codes_named
from steppeline.model.query_parser import FIELDS
from steppeline.model.query_tree import FacetTerm, Value
from steppeline.model.text import Language

INDEX = index_of([])
ENGLISH = Language("en")


def totals(facet: FacetName) -> Integers:
    """No event at all: the order is that of the entities."""
    return INDEX.facet(facet).counts(INDEX.everything())


def completed(text: str, language: Language = ENGLISH) -> Completion:
    """What is offered where `text` has a bar."""
    return complete(text.replace("|", ""), text.index("|"), INDEX, language, totals)


def offered(text: str, language: Language = ENGLISH) -> list[str]:
    return [candidate.text for candidate in completed(text, language).candidates]


def inserted(text: str, position: int = 0) -> str:
    """The query once the candidate at this position is taken."""
    found = completed(text)
    query = text.replace("|", "")
    return query[: found.start] + found.candidates[position].text + query[found.end :]


def test_every_field_is_offered_and_told() -> None:
    assert {name.rstrip("!") for name in FIELD_WORDS} == set(FIELDS)
    assert offered("|")[:3] == ["kind:", "region:", "actor:"]
    assert offered("k|") == ["kind:"]
    assert offered("DUR|") == ["during:", "during!:"]
    assert not completed("k|").candidates[0].is_whole


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("|", "kind:"),
        ("kin|", "kind:"),
        ("omsk kin| forum", "omsk kind: forum"),
        ("(kin|)", "(kind:)"),
        ("-kin|", "-kind:"),
        ("omsk -|", "omsk -kind:"),
        ("kind:fo|", "kind:Forum"),
        ("kind:fo|rum omsk", "kind:Forum omsk"),
        ("kind:visit,cr|", "kind:visit,Crisis"),
        ("kind:visit,|", "kind:visit,Forum"),
        ("KIND:vis|", "KIND:Visit"),
        ("region:oren|", 'region:"Orenburg Oblast"'),
        ('region:"oren|', 'region:"Orenburg Oblast"'),
        ('region:"oren|burg" x', 'region:"Orenburg Oblast" x'),
        ("region:«Орен|", 'region:"Orenburg Oblast"'),
        ("region:west kaz|", "region:west region:Kazakhstan"),
        ('region:"west kaz|', 'region:"West Kazakhstan Region"'),
        ("region:KZ-15|", 'region:"Aktobe Region"'),
        ("status:canc|", "status:cancelled"),
        ("certainty:single|", 'certainty:"single source"'),
        ("verified:y|", "verified:yes"),
        ("mode:in|", 'mode:"in person"'),
        ("during:2022|", "during:2022-01"),
        ("after!:2021-1|", "after!:2021-10"),
        ("during:2021-09/2022-0|", "during:2021-09/2022-01"),
        ('"a phrase" kin|', '"a phrase" kind:'),
    ],
)
def test_the_first_candidate_takes_the_place_of_what_was_typed(text: str, result: str) -> None:
    assert inserted(text) == result


@pytest.mark.parametrize("text", ['"kin|', '"kind:fo|', '"a phrase"|', "«a|", "id:1|", "nofield:a|", "ololo|"])
def test_nothing_is_offered_where_nothing_fits(text: str) -> None:
    assert offered(text) == []


def test_without_a_field_names_are_offered_with_theirs() -> None:
    assert offered("forum|") == ["kind:Forum"]
    assert offered("Актюб|") == ['region:"Aktobe Region"']
    assert "region:Kazakhstan" in offered("kaz|")
    assert offered("f|") == []


def test_names_are_said_and_inserted_in_the_language_of_the_reader() -> None:
    russian = Language("ru")
    assert offered("kind:|", russian) == ["Форум", "Визит", "Кризис"]
    assert [candidate.label for candidate in completed("region:oren|", russian).candidates] == ["Оренбургская область"]


def test_what_has_more_events_comes_first() -> None:
    events = [PlainEvent(number, "2021", kind=kind) for number, kind in enumerate(("crisis", "crisis", "visit"))]
    index = index_of(events)
    found = complete("kind:", 5, index, ENGLISH, lambda facet: index.facet(facet).counts(index.everything()))
    assert [candidate.label for candidate in found.candidates] == ["Crisis", "Visit", "Forum"]


def test_what_is_offered_for_modes_are_the_modes() -> None:
    assert [candidate.label for candidate in completed("mode:|").candidates] == list(MODES)


def test_years_are_those_of_the_casefile_and_months_are_named() -> None:
    index = index_of([PlainEvent(1, "2019"), PlainEvent(2, "2021-05")])
    years = complete("during:2", 8, index, ENGLISH, totals)
    assert [candidate.text for candidate in years.candidates] == ["2021", "2020", "2019"]
    months = complete("during:2021-0", 13, index, ENGLISH, totals)
    assert [(candidate.text, candidate.note) for candidate in months.candidates][4] == ("2021-05", "May 2021")
    assert complete("during:", 7, INDEX, ENGLISH, totals).candidates == ()


@pytest.mark.parametrize("facet", FACETS)
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_name_that_is_inserted_means_that_entity(facet: FacetName, language: str) -> None:
    entities = INDEX.facet(facet).entities
    for code, key in enumerate(entities.keys):
        if not key:
            continue
        found = completed(f'{facet}:"{key}|', Language(language)).candidates
        meant = [_means(facet, candidate.text) for candidate in found]
        assert any(code in codes for codes in meant)
        assert all(codes for codes in meant)
        if facet != "actor":
            assert [code] in meant


def _means(facet: FacetName, value: str) -> list[int]:
    root = parse(f"{facet}:{value}").root
    assert isinstance(root, FacetTerm)
    return codes_named(facet, INDEX.facet(facet).entities, root.values[0])


@given(st.text(alphabet='kind:forumREGION,"“”«»()-! 2021/АБ', max_size=30), st.data())
def test_any_text_and_cursor_can_be_completed(text: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(text)))
    found = complete(text, cursor, INDEX, ENGLISH, totals)
    assert 0 <= found.start <= cursor <= found.end <= len(text)
    assert len(found.candidates) <= MOST_CANDIDATES


@given(st.sampled_from(["", "omsk ", "kind:forum ", "(", "-", '"a b" OR ']), st.sampled_from(list("frkcoavu")))
def test_a_candidate_that_is_whole_can_be_asked(before: str, letter: str) -> None:
    text = f"{before}region:{letter}"
    found = complete(text, len(text), INDEX, ENGLISH, totals)
    for candidate in found.candidates:
        query = text[: found.start] + candidate.text + (")" if before == "(" else "")
        try:
            evaluate(parse(query), INDEX, _Nothing())
        except InputError as mistake:
            pytest.fail(f"{query}: {mistake}")


class _Nothing:
    def text(self, term: object) -> list[int]:
        return []

    def having(self, word: str, value: str) -> list[int]:
        return []


def test_matches_are_found_however_names_are_written() -> None:
    entities = INDEX.facet("region").entities
    keys = {entities.keys[code] for code in matches(entities, "Ақтөбе")}
    assert keys == {"kz-aktobe", "kz-aktobe-district"}
    assert matches(entities, "aktobe")[entities.keys.index("kz-aktobe")]
    assert len(matches(entities, "")) == len(entities)
    assert matches(entities, "ololo") == {}


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("pair:oren|", 'pair:"Orenburg Oblast"~'),
        ("pair:oren|~kz", 'pair:"Orenburg Oblast"~kz'),
        ("pair:KZ-15~oren|", 'pair:KZ-15~"Orenburg Oblast"'),
        ('pair:"Altai Krai"~kaz|', 'pair:"Altai Krai"~Kazakhstan'),
        ('pair:"Altai Kr|', 'pair:"Altai Krai"~'),
        ('pair:KZ-15~"Oren|', 'pair:KZ-15~"Orenburg Oblast"'),
        ('pair:KZ-15~"Oren|" forum', 'pair:KZ-15~"Orenburg Oblast" forum'),
        ("pair:kz~ru,oren|", 'pair:kz~ru,"Orenburg Oblast"~'),
    ],
)
def test_both_regions_of_a_pair_are_offered(text: str, result: str) -> None:
    assert inserted(text) == result
    assert completed(text).candidates[0].is_whole == (not result.endswith("~") and "~" in text.partition("|")[0])


def test_after_the_sign_of_a_pair_comes_the_other_region() -> None:
    assert offered("pair:kz~|")[:2] == ["Kazakhstan", "Russia"]
    assert offered("pair:kz ~|") == offered("~|")
    assert offered("pair:kz~ru k|") == ["kind:"]


def test_a_town_finds_its_region_where_nothing_itself_is_called_so() -> None:
    regions = Entities(("east", "west"), ({"en": "East"}, {"en": "West"}), within=(("Öskemen", "West End"), ("Oral",)))
    assert matches(regions, "oske") == {0: True}
    assert matches(regions, "west") == {1: True}
    assert [codes_named("region", regions, Value(name, 0, 1)) for name in ("Oskemen", "west", "oral")] == [
        [0],
        [1],
        [1],
    ]
