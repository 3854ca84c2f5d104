"""Adding many events at once, and taking them back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from casefile_sample import ACTORS, BOOK, FORUM, sample

from steppeline.model.change import RemoveImport
from steppeline.model.errors import WorldError
from steppeline.model.event import ActorRole, Event, Link, RegionRole
from steppeline.model.reference import Actor, DatedName, Office, Place, Region, Term
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import message
from steppeline.store.casefile import Casefile, create
from steppeline.store.dataset import add_dataset
from steppeline.store.dump import canonical_dump
from steppeline.store.edit import Edit
from steppeline.store.edits import put_entity, put_event
from steppeline.store.events import read_events, read_reference

NEW = ReferenceBook(
    regions={
        "child": Region("child", "region", (DatedName("en", "Child"),), parent="parent"),
        "parent": Region("parent", "country", (DatedName("en", "Parent"),)),
        "unused": Region("unused", "country", (DatedName("en", "Unused"),)),
    },
    places={"town": Place("town", (DatedName("en", "Town"),), "child")},
    actors={"newcomer": Actor("newcomer", "person", (DatedName("en", "Newcomer"),))},
    offices={"mayor": Office("mayor", {"en": "Mayor"}, "child", (Term("newcomer", "2020"),))},
)
EVENTS = (
    Event("forum", {"en": "First"}, "2021", refs=("n1",), links=(Link("follows", "n2"),), tags=("fresh",)),
    Event("forum", {"en": "Second"}, "2022", refs=("n2",), regions=(RegionRole("child"),)),
)


@pytest.fixture
def casefile() -> Iterator[Casefile]:
    with sample() as opened:
        yield opened


def test_it_is_one_step_with_one_entry(casefile: Casefile) -> None:
    before, revision = canonical_dump(casefile.connection), casefile.revision
    changes = casefile.apply(add_dataset(NEW, iter(EVENTS), "News", "news.csv"))
    after = canonical_dump(casefile.connection)
    assert casefile.revision == revision + 1
    assert len(changes.inserted("event")) == 2
    query = "SELECT name, file, events, problems FROM import_batch ORDER BY id DESC"
    assert casefile.connection.execute(query).fetchone() == ("News", "news.csv", 2, 0)
    for _ in range(2):
        casefile.undo()
        assert canonical_dump(casefile.connection) == before
        casefile.redo()
        assert canonical_dump(casefile.connection) == after


def test_the_log_does_not_grow_with_the_dataset(casefile: Casefile) -> None:
    many = [Event("forum", {"en": f"Number {count}"}, "2021") for count in range(2000)]
    casefile.apply(add_dataset(NEW, many, "Many"))
    query = "SELECT length(inverse) FROM change_log ORDER BY id DESC"
    assert casefile.connection.execute(query).fetchone()[0] < 100


def test_entries_the_casefile_has_are_left_as_they_are(casefile: Casefile) -> None:
    other = replace(ACTORS[0], names=(DatedName("en", "Somebody else"),))
    casefile.apply(add_dataset(replace(NEW, actors={**NEW.actors, other.key: other}), EVENTS, "News"))
    actors = read_reference(casefile.connection).actors
    assert (actors["tokayev"], actors["newcomer"]) == (ACTORS[0], NEW.actors["newcomer"])


def test_a_casefile_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("own") / "own.steppeline"
    with create(path) as casefile:
        casefile.apply(add_dataset(BOOK, [replace(FORUM, id=77)], "Own"))
        assert read_reference(casefile.connection) == BOOK
        assert list(read_events(casefile.connection)) == [replace(FORUM, id=1)]


def test_adding_it_twice_is_refused_as_a_whole(casefile: Casefile) -> None:
    casefile.apply(add_dataset(NEW, EVENTS, "News"))
    before = canonical_dump(casefile.connection), casefile.revision
    with pytest.raises(WorldError, match="n1"):
        casefile.apply(add_dataset(NEW, EVENTS, "News"))
    assert (canonical_dump(casefile.connection), casefile.revision) == before


def test_removing_an_import_later_keeps_what_is_still_in_use(casefile: Casefile) -> None:
    casefile.apply(add_dataset(NEW, EVENTS, "News"))
    batch = casefile.connection.execute("SELECT max(id) FROM import_batch").fetchone()[0]
    mine = Event(
        "forum", {"en": "Mine"}, "2023", links=(Link("follows", "n2"),), actors=(ActorRole("newcomer", "mayor"),)
    )
    casefile.apply(put_event(mine))
    # An entity of one's own may lean on an imported one, too.
    casefile.apply(put_entity(Region("mine", "region", (), parent="parent")))
    before = canonical_dump(casefile.connection)

    casefile.apply(Edit(message("Remove an import"), (RemoveImport(batch),)))

    assert [replace(event, id=None) for event in read_events(casefile.connection)] == [replace(mine, links=())]
    book = read_reference(casefile.connection)
    # The office is in use, with it its region and that region's parent; the town and the third region are not.
    assert set(book.regions) == {*BOOK.regions, "child", "parent", "mine"}
    assert set(book.offices) == {*BOOK.offices, "mayor"}
    assert set(book.actors) == {*BOOK.actors, "newcomer"}
    assert set(book.places) == set(BOOK.places)
    assert casefile.connection.execute("SELECT count(*) FROM tag WHERE key = 'fresh'").fetchone() == (0,)
    casefile.undo()
    assert canonical_dump(casefile.connection) == before
