"""What the change log tells: the history of an event, local copies that stay, and logs that are damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from zlib import compress

import pytest
from casefile_sample import ACTORS, BOOK, FORUM, copy_of_blank, sample

from steppeline.model.errors import WorldError
from steppeline.model.event import ActorRole, Event, RegionRole, Stage
from steppeline.model.event_history import FieldChange, Version
from steppeline.model.reference import Actor, DatedName, LocalCopy
from steppeline.store.casefile import Casefile, open_casefile
from steppeline.store.dataset import add_dataset
from steppeline.store.dump import canonical_dump
from steppeline.store.edit_copies import attach_copy, remove_copy
from steppeline.store.edits import delete_entity, delete_event, put_entity, put_event
from steppeline.store.event_history import event_history
from steppeline.store.events import read_events, read_reference
from steppeline.store.file_contents import damaged_contents, read_content

DATA = b"<script>alert(1)</script>"
COPY = LocalCopy("page.html", sha256(DATA).hexdigest(), "text/html")


@pytest.fixture
def casefile() -> Iterator[Casefile]:
    with sample() as opened:
        yield opened


def history(casefile: Casefile, number: int = 1) -> list[Version]:
    return event_history(casefile.connection, number)


def test_every_step_tells_the_fields_it_changed(casefile: Casefile) -> None:
    stages = (Stage("signed", "2021-09-30", "original"), Stage("in force", "2022"))
    casefile.apply(put_event(FORUM), who="Reporter")
    known = replace(FORUM, id=1)
    casefile.apply(
        put_event(replace(known, date="2021", title={"en": "Forum", "ru": known.title["ru"]}, tags=("trade",)))
    )
    casefile.apply(put_event(replace(known, stages=stages, regions=known.regions[::-1])))
    casefile.apply(delete_event(1), who="Other")
    casefile.undo()
    undone, deleted, third, second, first = history(casefile)
    assert (first.who, str(first.name), first.direction, first.event) == ("Reporter", "Add an event", "do", known)
    assert second.changes == (
        FieldChange("title.en", "XVII forum, Kokshetau", "Forum"),
        FieldChange("date", "2021-09-28/2021-09-30", "2021"),
        FieldChange("tags", ("ecology",), ()),
    )
    changed = {change.field: change for change in third.changes}
    assert changed["stages"] == FieldChange("stages", (), stages)
    assert changed["regions"] == FieldChange("regions", known.regions, known.regions[::-1])
    assert (deleted.who, deleted.event, undone.direction) == ("Other", None, "undo")
    assert undone.event == next(read_events(casefile.connection, [1]))


def test_what_is_gone_is_told_by_its_last_key(casefile: Casefile) -> None:
    casefile.apply(put_entity(Actor("visitor", "person", (DatedName("en", "Visitor"),))))
    casefile.apply(put_event(Event("forum", {}, "2021", actors=(ActorRole("visitor"),))))
    casefile.apply(put_event(Event("forum", {}, "2021", id=1)))
    casefile.apply(delete_entity(Actor, "visitor"))
    second, _ = history(casefile)
    assert second.changes == (FieldChange("actors", (ActorRole("visitor"),), ()),)


def test_an_import_is_the_first_step_of_its_events(casefile: Casefile) -> None:
    casefile.apply(add_dataset(BOOK, [FORUM, Event("forum", {"en": "Other"}, "2020")], "Facts"))
    casefile.apply(put_event(replace(FORUM, id=1, regions=(RegionRole("kz"),))))
    second, first = history(casefile)
    assert (str(first.name), first.event) == ("Add Facts", replace(FORUM, id=1))
    assert [change.field for change in second.changes] == ["regions"]
    assert len(history(casefile, 2)) == 1
    assert history(casefile, 99) == []


def test_a_copy_is_kept_once_and_read_back(casefile: Casefile) -> None:
    before = canonical_dump(casefile.connection)
    casefile.apply(attach_copy("original", "page.html", DATA, "text/html"))
    casefile.apply(attach_copy("copy", "the same.html", DATA))
    assert read_reference(casefile.connection).sources["original"].copies == (COPY,)
    assert casefile.connection.execute("SELECT count(*) FROM file_content").fetchone() == (1,)
    assert read_content(casefile.connection, COPY.content) == DATA
    assert COPY.content in canonical_dump(casefile.connection)
    with pytest.raises(WorldError, match="has this copy already"):
        casefile.apply(attach_copy("original", "page.html", DATA))
    casefile.apply(remove_copy("original", COPY))
    casefile.apply(remove_copy("copy", LocalCopy("the same.html", COPY.content)))
    assert canonical_dump(casefile.connection) == before
    casefile.undo()
    assert read_reference(casefile.connection).sources["copy"].copies[0].content == COPY.content
    with pytest.raises(WorldError, match="does not have the file"):
        read_content(casefile.connection, "0" * 64)
    with pytest.raises(WorldError, match="no copy"):
        casefile.apply(remove_copy("original", COPY))


def test_a_damaged_copy_is_not_given_out(tmp_path: Path) -> None:
    path = copy_of_blank(tmp_path / "some.steppeline")
    with open_casefile(path, writable=True) as casefile:
        casefile.apply(attach_copy("original", "page.html", DATA))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE file_content SET data = x'00'")
    with open_casefile(path) as casefile:
        assert list(damaged_contents(casefile.connection)) == [("original", "page.html")]
        with pytest.raises(WorldError, match="is damaged"):
            read_content(casefile.connection, COPY.content)


STEPS = (
    b"{",
    b'[["delete"]]',
    b'[["delete", "nothing", [1]]]',
    b'[["update", "event", 99, {"date": "2021"}]]',
    b'[["update", "event", 1, {"nothing": "2021"}]]',
    b'[["update", "event", 1, {"kind_id": 99}]]',
    b'[["insert", "event", ["id"], [[1]]]]',
)


@pytest.mark.parametrize("inverse", ["x'00'", "'text'", *(f"x'{compress(step).hex()}'" for step in STEPS)])
def test_a_damaged_step_is_refused_in_a_sentence(tmp_path: Path, inverse: str) -> None:
    path = copy_of_blank(tmp_path / "some.steppeline")
    with open_casefile(path, writable=True) as casefile:
        casefile.apply(put_event(FORUM))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"UPDATE change_log SET inverse = {inverse} WHERE id = 2")
    with open_casefile(path, writable=True) as casefile:
        before = canonical_dump(casefile.connection)
        with pytest.raises(WorldError, match="step 2 cannot be taken back"):
            casefile.undo()
        assert canonical_dump(casefile.connection) == before
        assert casefile.apply(put_entity(ACTORS[0])).changes == ()
