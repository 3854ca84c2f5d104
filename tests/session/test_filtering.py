"""What is visible agrees with the slow way to filter, is computed once per turn, and only the newest wish counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shelf import ACTORS, KINDS, REGIONS, Item, Shelf, clauses, codes_of, filter_of, holds, items

from steppeline.model.calendar import DAY
from steppeline.model.cross_filter import Visible
from steppeline.model.errors import InputError, WorldError
from steppeline.model.event import STATUSES
from steppeline.model.filter import ChoiceClause, Clause, Filter, QueryClause, TimeClause
from steppeline.model.query import parse
from steppeline.model.text import message
from steppeline.session.filtering import Filtering
from steppeline.session.jobs import Jobs

Wait = Callable[[Callable[[], bool]], None]
ENTITIES = {"kind": KINDS, "region": REGIONS, "actor": ACTORS, "status": STATUSES}


def search(text: str) -> QueryClause:
    return QueryClause(parse(text))


@dataclass
class Watched:
    shelf: Shelf
    filtering: Filtering
    seen: list[Visible]


@pytest.fixture
def watch(jobs: Jobs) -> Callable[..., Watched]:
    def watched(*things: Item) -> Watched:
        shelf = Shelf(things, jobs)
        filtering = Filtering(shelf)
        seen: list[Visible] = []
        filtering.changed.connect(lambda: seen.append(filtering.visible))
        return Watched(shelf, filtering, seen)

    return watched


def found(visible: Visible) -> list[int]:
    return sorted(visible.index.ids[visible.result].tolist())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(things=st.lists(items, max_size=12), filters=st.lists(clauses, min_size=1, max_size=4))
def test_the_counts_agree_with_the_slow_way(
    watch: Callable[..., Watched], wait_until: Wait, things: list[Item], filters: list[dict[str, Clause]]
) -> None:
    watched = watch(*things)
    for chosen in filters:
        watched.filtering.show(filter_of(chosen))
        wait_until(lambda: watched.filtering.is_settled)
        visible = watched.filtering.visible
        assert found(visible) == [
            number
            for number, item in enumerate(things, 1)
            if all(holds(number, item, clause)[0] for clause in chosen.values())
        ]
        for facet, keys in ENTITIES.items():
            others = [clause for source, clause in chosen.items() if source != facet]
            assert [counted.tolist() for counted in visible.counts(facet)] == [  # type: ignore[arg-type]
                [
                    sum(
                        code in codes_of(item, facet) and all(holds(number, item, clause)[which] for clause in others)
                        for number, item in enumerate(things, 1)
                    )
                    for code in range(len(keys))
                ]
                for which in (0, 1)
            ]
    watched.shelf.deleteLater()


def test_many_changes_in_a_turn_are_one_recompute(watch: Callable[..., Watched], wait_until: Wait) -> None:
    watched = watch(Item(0, 10), Item(5, 15))
    for last in range(2, 12):
        watched.filtering.show(filter_of({"time": TimeClause(0, last * DAY)}))
    assert found(watched.filtering.visible) == [1, 2]
    wait_until(lambda: watched.filtering.is_settled)
    assert len(watched.seen) == 1


def test_changes_that_cancel_out_are_no_recompute(
    watch: Callable[..., Watched], wait_until: Wait, turn: Callable[[], None]
) -> None:
    watched = watch(Item(0, 10))
    watched.filtering.show(filter_of({"time": TimeClause(0, DAY)}))
    watched.filtering.show(Filter())
    watched.shelf.replace([Item(0, 10), Item(0, 11)])
    wait_until(lambda: watched.filtering.is_settled)
    watched.filtering.show(Filter())
    turn()
    assert len(watched.seen) == 1


def test_another_control_moves_while_a_query_is_asked_once(
    watch: Callable[..., Watched], wait_until: Wait, turn: Callable[[], None]
) -> None:
    watched = watch(Item(0, 10, words=frozenset({"river"})), Item(0, 11, words=frozenset({"river"})), Item(0, 12))
    watched.shelf.gate.clear()
    watched.filtering.show(filter_of({"search": search("river")}))
    wait_until(lambda: watched.shelf.asked == ["river"])
    for first in (9, 10):
        later = filter_of({"search": search("river"), "time": TimeClause(first * DAY, 30 * DAY)})
        watched.filtering.show(later)
        turn()
    assert found(watched.filtering.visible) == [1, 2, 3], "what was visible stays until all is known"
    watched.shelf.gate.set()
    wait_until(lambda: watched.filtering.is_settled)
    assert found(watched.filtering.visible) == [2]
    assert watched.shelf.asked == ["river"]
    assert len(watched.seen) == 1


def test_only_the_newest_query_counts(watch: Callable[..., Watched], wait_until: Wait) -> None:
    watched = watch(Item(0, 10, words=frozenset({"river"})), Item(0, 11, words=frozenset({"bridge"})))
    watched.shelf.gate.clear()
    watched.filtering.show(filter_of({"search": search("river")}))
    wait_until(lambda: watched.shelf.asked == ["river"])
    watched.filtering.show(filter_of({"search": search("bridge")}))
    wait_until(lambda: watched.filtering.is_settled)
    assert found(watched.filtering.visible) == [2]
    assert len(watched.seen) == 1


def test_a_query_taken_back_is_not_waited_for(watch: Callable[..., Watched], wait_until: Wait) -> None:
    watched = watch(Item(0, 10))
    watched.shelf.gate.clear()
    watched.filtering.show(filter_of({"search": search("river")}))
    wait_until(lambda: watched.shelf.asked == ["river"])
    watched.filtering.show(Filter())
    assert watched.filtering.is_settled
    wait_until(lambda: not watched.shelf.jobs.running)
    assert watched.seen == []


def test_an_answered_clause_is_not_asked_again(watch: Callable[..., Watched], wait_until: Wait) -> None:
    watched = watch(Item(0, 10, words=frozenset({"river"})))
    for last in (1, 2, 3):
        watched.filtering.show(filter_of({"search": search("river"), "time": TimeClause(0, last * DAY)}))
        wait_until(lambda: watched.filtering.is_settled)
    assert watched.shelf.asked == ["river"]


def test_another_index_is_asked_anew(watch: Callable[..., Watched], wait_until: Wait) -> None:
    watched = watch(Item(0, 10, words=frozenset({"river"})))
    watched.filtering.show(filter_of({"search": search("river")}))
    wait_until(lambda: watched.filtering.is_settled)
    watched.shelf.replace([Item(0, 10), Item(0, 10, words=frozenset({"river"}))])
    assert not watched.filtering.is_settled
    wait_until(lambda: watched.filtering.is_settled)
    assert found(watched.filtering.visible) == [2]
    assert watched.filtering.visible.index is watched.shelf.index


def test_a_name_that_does_not_exist_finds_nothing_and_says_so(watch: Callable[..., Watched], wait_until: Wait) -> None:
    watched = watch(Item(0, 10))
    watched.filtering.show(filter_of({"search": search("kind:picnic"), "kind": ChoiceClause("kind", frozenset())}))
    wait_until(lambda: watched.filtering.is_settled)
    assert found(watched.filtering.visible) == []
    mistake = watched.filtering.mistakes["search"]
    assert isinstance(mistake, InputError)
    assert (mistake.start, mistake.end) == (5, 11)
    watched.filtering.show(Filter())
    wait_until(lambda: watched.filtering.is_settled)
    assert watched.filtering.mistakes == {}


def test_a_casefile_that_cannot_be_read_finds_nothing_and_says_so(
    watch: Callable[..., Watched], wait_until: Wait, failures: list[WorldError]
) -> None:
    watched = watch(Item(0, 10))
    watched.shelf.failure = WorldError(message("The disk is on fire; leave the room."))
    watched.filtering.show(filter_of({"search": search("river")}))
    wait_until(lambda: watched.filtering.is_settled)
    assert watched.filtering.mistakes == {"search": watched.shelf.failure}
    assert failures == []
