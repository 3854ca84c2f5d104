"""What choosing does to a clause, above all in the tree of regions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from steppeline.model.entities import Entities, vocabulary
from steppeline.model.filter import ChoiceClause, Filter, TimeClause
from steppeline.model.index_build import Columns, build_index
from steppeline.ui.filters.choice import ancestors, chosen_keys, clause_of, only, toggled

REGIONS = ("kz", "ru", "kz-aktobe", "kz-aktobe-town", "ru-omsk")
INDEX = build_index(
    Columns(
        kinds=vocabulary(("forum", "visit")),
        region_names=Entities(REGIONS, ({},) * len(REGIONS)),
        region_parents=(-1, -1, 0, 2, 1),
    )
)


def test_choosing_twice_is_choosing_nothing() -> None:
    chosen = toggled(INDEX, "kind", frozenset(), "forum")
    assert chosen == {"forum"}
    assert toggled(INDEX, "kind", chosen, "visit") == {"forum", "visit"}
    assert toggled(INDEX, "kind", chosen, "forum") == frozenset()


def test_one_within_a_chosen_region_narrows_the_choice_to_it() -> None:
    assert toggled(INDEX, "region", frozenset({"kz", "ru"}), "kz-aktobe") == {"kz-aktobe", "ru"}


def test_a_region_takes_in_those_within_it() -> None:
    assert toggled(INDEX, "region", frozenset({"kz-aktobe-town", "ru-omsk"}), "kz") == {"kz", "ru-omsk"}


def test_only_this_one_and_then_none() -> None:
    assert only(frozenset({"forum", "visit"}), "forum") == {"forum"}
    assert only(frozenset({"forum"}), "forum") == frozenset()


def test_ancestors_go_from_the_inside_out() -> None:
    assert list(ancestors(INDEX, "region", "kz-aktobe-town")) == ["kz-aktobe", "kz"]
    assert list(ancestors(INDEX, "region", "unheard-of")) == []
    assert list(ancestors(INDEX, "kind", "forum")) == []


def test_no_key_is_no_clause() -> None:
    assert clause_of("kind", frozenset()) is None
    clause = clause_of("kind", frozenset({"forum"}))
    assert clause == ChoiceClause("kind", frozenset({"forum"}))
    current = Filter().replace("kind", clause).replace("time", TimeClause(0, 1))
    assert chosen_keys(current, "kind") == {"forum"}
    assert chosen_keys(current, "region") == frozenset()


@given(st.lists(st.sampled_from(REGIONS)))
def test_no_chosen_region_ever_lies_in_another(clicks: list[str]) -> None:
    chosen: frozenset[str] = frozenset()
    for key in clicks:
        chosen = toggled(INDEX, "region", chosen, key)
        assert not any(set(ancestors(INDEX, "region", each)) & chosen for each in chosen)
