"""Writing events and entities, and reading them back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from casefile_sample import ACTORS, BOOK, DATES, FORUM, KINDS, REGIONS, events, sample
from hypothesis import given, settings
from hypothesis import strategies as st

from steppeline.model.edtf import parse
from steppeline.model.errors import InputError, WorldError
from steppeline.model.event import ActorRole, Event, Figure, Link, PlaceRole, RegionRole
from steppeline.model.reference import Actor, DatedName, Kind, Region
from steppeline.store.casefile import Casefile
from steppeline.store.dataset import add_dataset
from steppeline.store.dump import canonical_dump
from steppeline.store.edits import delete_entity, delete_event, put_entity, put_event
from steppeline.store.events import event_ids_by_ref, read_events, read_reference


@pytest.fixture
def casefile() -> Iterator[Casefile]:
    with sample() as opened:
        yield opened


def put(casefile: Casefile, event: Event) -> int:
    """Put an event in and give its number."""
    changes = casefile.apply(put_event(event))
    return event.id or changes.inserted("event")[0]


def get(casefile: Casefile, number: int) -> Event:
    """The event with this number."""
    (event,) = read_events(casefile.connection, [number])
    return event


@settings(deadline=None, max_examples=50)
@given(first=events(("a", "b"), linked=("a", "b")), second=events(("b", "c"), linked=("c",)))
def test_an_event_is_read_as_it_was_put_and_as_it_was_changed(first: Event, second: Event) -> None:
    with sample() as casefile:
        number = put(casefile, first)
        assert get(casefile, number) == replace(first, id=number)
        put(casefile, replace(second, id=number))
        assert get(casefile, number) == replace(second, id=number)


@settings(deadline=None, max_examples=50)
@given(st.lists(events(linked=("x", "y")), min_size=2, max_size=4))
def test_events_added_together_may_link_to_later_ones(several: list[Event]) -> None:
    several[0] = replace(several[0], refs=("x",))
    several[-1] = replace(several[-1], refs=("y",))
    with sample() as casefile:
        casefile.apply(add_dataset(BOOK, several, "Events"))
        assert [replace(event, id=None) for event in read_events(casefile.connection)] == several


@pytest.mark.parametrize(
    "event",
    [
        replace(FORUM, ordinal=10**23),
        replace(FORUM, date="2020-13"),
        replace(FORUM, figures=(Figure({"en": "trade"}, float("nan")),)),
    ],
)
def test_what_no_casefile_can_hold_is_refused(casefile: Casefile, event: Event) -> None:
    before = canonical_dump(casefile.connection)
    with pytest.raises(InputError):
        put(casefile, replace(event, refs=()))
    with pytest.raises(InputError):
        casefile.apply(add_dataset(BOOK, [replace(event, refs=())], "Events"))
    with pytest.raises(InputError, match="since"):
        casefile.apply(put_entity(replace(REGIONS[0], names=(DatedName("en", "X", since="abc"),))))
    assert canonical_dump(casefile.connection) == before


def test_entities_are_read_as_they_were_put(casefile: Casefile) -> None:
    assert read_reference(casefile.connection) == BOOK
    changed = replace(
        REGIONS[0],
        names=REGIONS[0].names[1:],
        codes=(*REGIONS[0].codes, REGIONS[0].codes[0]),
        parent=None,
        since="1932",
    )
    casefile.apply(put_entity(changed))
    new = Actor("putin", "person", (DatedName("ru", "Путин"),))
    casefile.apply(put_entity(new))
    book = read_reference(casefile.connection)
    assert book.regions["kz-aktobe"] == changed
    assert book.actors == {**BOOK.actors, "putin": new}
    assert book.sources == BOOK.sources


def test_events_come_in_the_order_asked_for(casefile: Casefile) -> None:
    numbers = [put(casefile, replace(FORUM, refs=(), title={"en": str(count)})) for count in range(3)]
    wanted = [numbers[2], 999, numbers[0], numbers[2]]
    assert [event.id for event in read_events(casefile.connection, wanted)] == [numbers[2], numbers[0], numbers[2]]
    assert [event.id for event in read_events(casefile.connection)] == numbers


def test_more_events_than_one_batch(casefile: Casefile) -> None:
    many = [Event("forum", {"en": str(count)}, "2021", tags=("x",)) for count in range(1203)]
    casefile.apply(add_dataset(BOOK, many, "Many"))
    assert [replace(event, id=None) for event in read_events(casefile.connection)] == many


def test_events_are_found_by_ref(casefile: Casefile) -> None:
    number = put(casefile, FORUM)
    assert event_ids_by_ref(casefile.connection, ["s002-02", "forum-17", "else"]) == dict.fromkeys(FORUM.refs, number)


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("kind", [kind.key for kind in KINDS])
def test_the_bounds_are_kept_beside_the_date(casefile: Casefile, date: str, kind: str) -> None:
    number = put(casefile, Event(kind, {}, date))
    kept = casefile.connection.execute(
        "SELECT earliest_start, latest_start, earliest_end, latest_end, never_certain, needs_recheck"
        " FROM event WHERE id = ?",
        (number,),
    ).fetchone()
    parsed = parse(date)
    bounds = parsed.bounds(BOOK.kinds[kind].extent)
    assert kept == (
        bounds.earliest_start,
        bounds.latest_start,
        bounds.earliest_end,
        bounds.latest_end,
        parsed.never_certain,
        parsed.needs_recheck,
    )


def test_the_bounds_follow_the_extent_of_the_kind(casefile: Casefile) -> None:
    follows = put(casefile, Event("forum", {}, "2021"))
    states_its_own = put(casefile, Event("forum", {}, "2021", extent="within"))
    other_kind = put(casefile, Event("statistic", {}, "2021", extent="within"))
    before = canonical_dump(casefile.connection)

    changes = casefile.apply(put_entity(replace(KINDS[0], extent="throughout")))

    assert changes.keys("event") == {follows}
    bounds = parse("2021").bounds("throughout")
    query = "SELECT latest_start, earliest_end FROM event WHERE id = ?"
    assert casefile.connection.execute(query, (follows,)).fetchone() == (bounds.latest_start, bounds.earliest_end)
    assert get(casefile, states_its_own).extent == get(casefile, other_kind).extent == "within"
    casefile.undo()
    assert canonical_dump(casefile.connection) == before


@pytest.mark.parametrize(
    "event",
    [
        replace(FORUM, kind="nothing"),
        replace(FORUM, series="nothing"),
        replace(FORUM, regions=(RegionRole("nothing"),)),
        replace(FORUM, places=(PlaceRole("nothing"),)),
        replace(FORUM, actors=(ActorRole("nothing"),)),
        replace(FORUM, actors=(ActorRole("tokayev", "nothing"),)),
        replace(FORUM, figures=(Figure({}, source="nothing"),)),
        replace(FORUM, links=(Link("follows", "nothing"),)),
        replace(FORUM, title={"de": "nothing"}),
    ],
)
def test_what_the_casefile_does_not_have_is_refused_and_nothing_happens(casefile: Casefile, event: Event) -> None:
    before = canonical_dump(casefile.connection), casefile.revision
    language_or_key = "de" if "de" in event.title else "nothing"
    with pytest.raises(WorldError, match=f"“{language_or_key}”"):
        casefile.apply(put_event(event))
    with pytest.raises(WorldError):
        casefile.apply(add_dataset(BOOK, [event], "Events"))
    assert (canonical_dump(casefile.connection), casefile.revision) == before


def test_a_date_that_is_none_is_refused(casefile: Casefile) -> None:
    with pytest.raises(InputError):
        casefile.apply(put_event(replace(FORUM, date="2021-13")))


def test_a_ref_belongs_to_one_event(casefile: Casefile) -> None:
    number = put(casefile, FORUM)
    with pytest.raises(WorldError, match="forum-17"):
        casefile.apply(put_event(FORUM))
    with pytest.raises(WorldError, match="forum-17"):
        casefile.apply(put_event(replace(FORUM, id=number, refs=("forum-17", "forum-17"))))
    with pytest.raises(WorldError, match="forum-17"):
        casefile.apply(add_dataset(BOOK, [FORUM], "Again"))
    with pytest.raises(WorldError, match="twice"):
        casefile.apply(add_dataset(BOOK, [Event("forum", {}, "2021", refs=("twice", "twice"))], "Twice"))


def test_a_ref_that_others_link_to_stays_the_same_row_or_is_not_taken_away(casefile: Casefile) -> None:
    target = put(casefile, FORUM)
    linking = put(casefile, Event("forum", {}, "2022", links=(Link("follows", "s002-02"),)))
    put(casefile, replace(FORUM, id=target, refs=("new", "s002-02")))
    assert get(casefile, linking).links == (Link("follows", "s002-02"),)
    with pytest.raises(WorldError, match="s002-02"):
        casefile.apply(put_event(replace(FORUM, id=target, refs=("new",))))


def test_links_to_a_deleted_event_go_with_it_and_come_back_with_it(casefile: Casefile) -> None:
    target = put(casefile, FORUM)
    linking = put(casefile, Event("forum", {}, "2022", links=(Link("follows", "forum-17"),)))
    before = canonical_dump(casefile.connection)
    changes = casefile.apply(delete_event(target))
    assert changes.touched("event") == {target, linking}
    assert get(casefile, linking).links == ()
    casefile.undo()
    assert canonical_dump(casefile.connection) == before


def test_the_number_of_a_deleted_event_is_not_given_again(casefile: Casefile) -> None:
    number = put(casefile, FORUM)
    casefile.apply(delete_event(number))
    assert put(casefile, FORUM) > number
    with pytest.raises(WorldError, match=str(number)):
        casefile.apply(delete_event(number))
    with pytest.raises(WorldError, match=str(number)):
        casefile.apply(put_event(replace(FORUM, id=number, refs=())))


def test_what_is_named_cannot_be_deleted(casefile: Casefile) -> None:
    number = put(casefile, FORUM)
    with pytest.raises(WorldError, match="2 places"):
        casefile.apply(delete_entity(Actor, "tokayev"))
    casefile.apply(delete_event(number))
    with pytest.raises(WorldError, match="1 place"):
        casefile.apply(delete_entity(Actor, "tokayev"))
    casefile.apply(delete_entity(Actor, "eaeu"))
    assert read_reference(casefile.connection).actors == {"tokayev": ACTORS[0]}
    with pytest.raises(WorldError, match="eaeu"):
        casefile.apply(delete_entity(Actor, "eaeu"))


def test_a_region_cannot_lie_within_itself(casefile: Casefile) -> None:
    with pytest.raises(WorldError, match="kz"):
        casefile.apply(put_entity(replace(REGIONS[1], parent="kz-aktobe")))
    circle = {key: Region(key, "region", (), parent=parent) for key, parent in (("x", "y"), ("y", "x"))}
    with pytest.raises(WorldError, match="within itself"):
        casefile.apply(add_dataset(replace(BOOK, regions=circle), (), "Circle"))
    assert read_reference(casefile.connection) == BOOK


def test_putting_what_is_there_already_is_no_step(casefile: Casefile) -> None:
    number = put(casefile, FORUM)
    revision = casefile.revision
    assert casefile.apply(put_event(replace(FORUM, id=number))).changes == ()
    assert casefile.apply(put_entity(KINDS[0])).entry is None
    assert casefile.revision == revision


def test_a_change_touches_only_what_differs(casefile: Casefile) -> None:
    number = put(casefile, FORUM)
    changes = casefile.apply(put_event(replace(FORUM, id=number, tags=("trade",), title={"en": "New"})))
    assert {(change.table, frozenset(change.before or ())) for change in changes.changes} == {
        ("event", frozenset({"title_en", "title_ru"})),
        ("event_tag", frozenset({"id", "event_id", "tag_id"})),
    }


def test_users_add_kinds_of_their_own(casefile: Casefile) -> None:
    casefile.apply(put_entity(Kind("rumour", {"en": "Rumour"}, "#ff0000", "star", 9)))
    number = put(casefile, Event("rumour", {"en": "Heard"}, "2021"))
    assert get(casefile, number).kind == "rumour"
