"""Steps over many events and entries: batches, merging, renaming, usage counts, claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from casefile_sample import ACTORS, FORUM, PLACES, sample

from steppeline.model.claims import contested_fields
from steppeline.model.errors import InputError, WorldError
from steppeline.model.event import ActorRole, Claim, Event, RegionRole, SourceUse, StatusEntry
from steppeline.model.reference import Actor, Kind, Place, Source, Term
from steppeline.store.casefile import Casefile
from steppeline.store.change_log import read_log
from steppeline.store.contests import contested
from steppeline.store.edit_batch import add_region, add_tag, remove_region, remove_tag, set_kind, set_status
from steppeline.store.edit_events import add_claim, choose_claim, duplicate_event, forget_choice, remove_claim
from steppeline.store.edit_reference import delete_tag, merge, merge_tags, put_terms, rename_tag
from steppeline.store.edits import delete_event, put_event
from steppeline.store.events import read_events, read_reference
from steppeline.store.search import search
from steppeline.store.usages import usages


@pytest.fixture
def casefile() -> Iterator[Casefile]:
    with sample() as opened:
        yield opened


@pytest.fixture
def numbers(casefile: Casefile) -> list[int]:
    """Three events, the first of them FORUM."""
    for event in (FORUM, Event("forum", {"en": "Second"}, "2021"), Event("statistic", {"en": "Third"}, "2022")):
        casefile.apply(put_event(event))
    return [1, 2, 3]


def events(casefile: Casefile) -> list[Event]:
    return list(read_events(casefile.connection))


def test_a_copy_is_alike_but_for_its_refs(casefile: Casefile, numbers: list[int]) -> None:
    (number,) = casefile.apply(duplicate_event(1)).inserted("event")
    first, *_, copy = events(casefile)
    assert copy == replace(first, id=number, refs=())
    casefile.apply(delete_event(1))
    with pytest.raises(WorldError, match="no event 1"):
        casefile.apply(duplicate_event(1))


def test_a_kind_for_many_brings_its_extent(casefile: Casefile, numbers: list[int]) -> None:
    done = casefile.apply(set_kind([*numbers, 99], "statistic"))
    assert [event.kind for event in events(casefile)] == ["statistic"] * 3
    assert done.touched("event") == {1, 2}
    bounds = "SELECT earliest_start, latest_start, earliest_end, latest_end FROM event WHERE id IN (2, 3) ORDER BY id"
    second, third = casefile.connection.execute(bounds).fetchall()
    assert second[0] == second[1]
    assert third[0] == third[1]
    casefile.undo()
    second, third = casefile.connection.execute(bounds).fetchall()
    assert second[0] != second[1]
    assert [event.kind for event in events(casefile)] == ["forum", "forum", "statistic"]


def test_a_status_for_many_goes_into_their_history(casefile: Casefile, numbers: list[int]) -> None:
    entry = StatusEntry("cancelled", "2021-05", note="told by the host")
    casefile.apply(set_status(numbers, entry))
    assert all(event.status == "cancelled" and event.history == (entry,) for event in events(casefile))
    assert str(read_log(casefile.connection)[0].name) == "Change the status of 3 events"
    with pytest.raises(InputError):
        casefile.apply(set_status(numbers, StatusEntry("happened", "some day")))


def test_tags_and_regions_for_many_are_there_once(casefile: Casefile, numbers: list[int]) -> None:
    for _ in range(2):
        casefile.apply(add_tag(numbers, "trade"))
        casefile.apply(add_region(numbers, RegionRole("kz-aktobe", "host")))
    assert [event.tags.count("trade") for event in events(casefile)] == [1, 1, 1]
    assert [event.regions.count(RegionRole("kz-aktobe", "host")) for event in events(casefile)] == [1, 1, 1]
    casefile.apply(remove_tag(numbers[:2], "trade"))
    casefile.apply(remove_region(numbers, "kz-aktobe"))
    assert [event.tags for event in events(casefile)] == [("ecology",), (), ("trade",)]
    assert [len(event.regions) for event in events(casefile)] == [1, 0, 0]
    with pytest.raises(WorldError, match="no such entry"):
        casefile.apply(remove_tag(numbers, "unknown"))
    assert casefile.apply(add_tag([99], "new")).changes == ()


def test_tags_are_renamed_merged_and_deleted(casefile: Casefile, numbers: list[int]) -> None:
    casefile.apply(rename_tag("trade", "commerce"))
    assert events(casefile)[0].tags == ("commerce", "ecology")
    with pytest.raises(WorldError, match="merge the two"):
        casefile.apply(rename_tag("commerce", "ecology"))
    casefile.apply(merge_tags("commerce", "ecology"))
    assert events(casefile)[0].tags == ("ecology",)
    assert usages(casefile.connection, "tag") == {"ecology": 1}
    casefile.apply(delete_tag("ecology"))
    assert events(casefile)[0].tags == ()
    casefile.apply(add_tag([1], "one"))
    with pytest.raises(WorldError, match="itself"):
        casefile.apply(merge_tags("one", "one"))


def test_merging_actors_keeps_their_spellings_and_terms(casefile: Casefile, numbers: list[int]) -> None:
    role = ActorRole("eaeu")
    casefile.apply(
        put_event(Event("forum", {}, "2021", actors=(ActorRole("tokayev"), role, ActorRole("tokayev", role="host"))))
    )
    casefile.apply(merge(Actor, "tokayev", "eaeu"))
    book = read_reference(casefile.connection)
    assert "tokayev" not in book.actors
    assert book.actors["eaeu"].names == (
        *ACTORS[1].names,
        *(replace(name, variant=True) for name in ACTORS[0].names),
    )
    assert [term.actor for term in book.offices["kz-president"].terms] == ["eaeu"]
    assert events(casefile)[3].actors == (role, ActorRole("eaeu", role="host"))
    assert search(casefile.connection, "tokayev").tolist() == [1, 4]
    casefile.undo()
    assert read_reference(casefile.connection).actors["tokayev"] == ACTORS[0]


def test_merging_kinds_places_and_sources(casefile: Casefile, numbers: list[int]) -> None:
    casefile.apply(merge(Kind, "forum", "statistic"))
    casefile.apply(merge(Place, "astana", "orenburg"))
    # The copy names the original as its witness; the original cannot name itself.
    casefile.apply(merge(Source, "original", "copy"))
    book, first = read_reference(casefile.connection), events(casefile)[0]
    assert (list(book.kinds), list(book.places), list(book.sources)) == (["statistic"], ["orenburg"], ["copy"])
    assert book.sources["copy"].same_witness_as is None
    assert first.kind == "statistic"
    assert [role.place for role in first.places] == ["orenburg"]
    assert first.sources == (SourceUse("copy", "par. 6", "date"), SourceUse("copy"))
    assert {name.name for name in book.places["orenburg"].names} >= {name.name for name in PLACES[0].names}
    while casefile.undo():
        pass
    assert events(casefile) == []


def test_usages_count_an_event_once(casefile: Casefile, numbers: list[int]) -> None:
    assert usages(casefile.connection, "kind") == {"forum": 2, "statistic": 1}
    # By the event, in an office, and once as a witness.
    assert usages(casefile.connection, "actor") == {"tokayev": 2, "eaeu": 1}
    assert usages(casefile.connection, "source") == {"copy": 1, "original": 2}


def test_terms_of_an_actor_are_those_given(casefile: Casefile) -> None:
    kept, new = Term("tokayev", "2019-03-20"), Term("tokayev", "2011", "2013")
    done = casefile.apply(put_terms("tokayev", [("kz-president", kept), ("akim", new)]))
    offices = read_reference(casefile.connection).offices
    assert (offices["kz-president"].terms, offices["akim"].terms) == ((kept,), (new,))
    assert len(done.changes) == 1
    casefile.apply(put_terms("tokayev", []))
    assert read_reference(casefile.connection).offices["akim"].terms == ()


def test_choosing_a_claim_makes_the_record_follow(casefile: Casefile, numbers: list[int]) -> None:
    casefile.apply(add_claim(2, Claim("date", "2021-05-01", "original")))
    casefile.apply(add_claim(2, Claim("date", "2021-05-02", "copy", chosen=True, reason="seen")))
    second = events(casefile)[1]
    assert (second.date, [claim.chosen for claim in second.claims]) == ("2021-05-02", [False, True])
    casefile.apply(choose_claim(2, 0, "the host says so"))
    second = events(casefile)[1]
    assert (second.date, second.claims[0].reason, second.claims[1].reason) == ("2021-05-01", "the host says so", None)
    assert contested_fields(second) == {"date"}
    casefile.apply(forget_choice(2, "date"))
    assert not any(claim.chosen for claim in events(casefile)[1].claims)
    casefile.apply(remove_claim(2, 0))
    assert contested_fields(events(casefile)[1]) == set()
    with pytest.raises(WorldError, match="not there any more"):
        casefile.apply(choose_claim(2, 1, None))


def test_lists_are_told_the_same_as_records(casefile: Casefile, numbers: list[int]) -> None:
    casefile.apply(put_event(Event("forum", {}, "2021", claims=(Claim("a", "1 "), Claim("a", "1"), Claim("b", "1")))))
    found = contested(casefile.connection, [*numbers, 4, 99])
    assert found == {event.id: contested_fields(event) for event in events(casefile) if contested_fields(event)}
    assert found == {1: {"ordinal"}}
