"""All that a casefile holds as records, as JSON, and as a casefile again."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import jsonschema
import pytest
from casefile_sample import BOOK, FORUM, events, sample
from hypothesis import given, settings
from hypothesis import strategies as st

from steppeline.exchange.lossless_export import write_content_document, write_content_lines
from steppeline.exchange.lossless_reading import open_lossless
from steppeline.model.content import Content, Record
from steppeline.model.errors import InputError, WorldError
from steppeline.model.event import Event, Link
from steppeline.paths import shipped
from steppeline.store.casefile import Casefile, open_casefile
from steppeline.store.change_log import read_log
from steppeline.store.content_reading import read_content
from steppeline.store.content_writing import write_content
from steppeline.store.dataset import add_dataset
from steppeline.store.dump import canonical_dump
from steppeline.store.edit_copies import attach_copy, remove_copy
from steppeline.store.edits import delete_event, put_event
from steppeline.store.events import read_events, read_reference
from steppeline.store.file_contents import read_content as file_content
from steppeline.store.packed.verifying import verify
from steppeline.store.saved_views import put_view
from steppeline.store.search import search

Write = Callable[[Content, io.BytesIO], None]
WRITERS = pytest.mark.parametrize("write", [write_content_lines, write_content_document])


@contextmanager
def again(content: Content, write: Write | None = None) -> Iterator[Casefile]:
    """A casefile made of the content, through a file of a format if one is given."""
    with tempfile.TemporaryDirectory() as folder:
        target, file = Path(folder) / "again.steppeline", Path(folder) / "content"
        if write is None:
            write_content(target, content)
        else:
            buffer = io.BytesIO()
            write(content, buffer)
            file.write_bytes(buffer.getvalue())
            with open_lossless(file) as read:
                write_content(target, read)
        with open_casefile(target, writable=True) as casefile:
            yield casefile


@WRITERS
@given(events(("a",)), st.lists(events((), ("a", "b")), max_size=3), events(("b",), ("a",)))
@settings(max_examples=8)
def test_random_content_comes_back_row_by_row(write: Write, first: Event, others: list[Event], last: Event) -> None:
    with sample() as casefile:
        casefile.apply(add_dataset(BOOK, [first, *others, last], "Random"))
        casefile.apply(put_view("A view", "{}"))
        with again(read_content(casefile.connection), write) as made:
            assert canonical_dump(made.connection) == canonical_dump(casefile.connection)
            assert list(read_events(made.connection)) == list(read_events(casefile.connection))
            assert read_log(made.connection) == []


@pytest.fixture
def casefile() -> Iterator[Casefile]:
    """Three events, of which the second follows the first; the third was changed, and a fourth deleted."""
    with sample() as opened:
        second = replace(FORUM, refs=("forum-18",), links=(Link("follows", "forum-17"),), actors=(), tags=("x",))
        third = Event("statistic", {"en": "Trade"}, "2020", refs=("trade",))
        opened.apply(add_dataset(BOOK, [FORUM, second, third], "Three"))
        opened.apply(put_event(Event("statistic", {"en": "Trade grew"}, "2020", id=3, refs=("trade",))))
        opened.apply(put_event(Event("forum", {"en": "Secret"}, "2021", refs=("secret",))))
        opened.apply(delete_event(4))
        opened.apply(put_view("A view", "{}"))
        yield opened


@WRITERS
def test_with_its_history_undo_goes_on(casefile: Casefile, write: Write) -> None:
    with again(read_content(casefile.connection, history=True), write) as made:
        assert read_log(made.connection) == read_log(casefile.connection)
        assert made.revision == casefile.revision
        for _ in range(4):
            casefile.undo()
            made.undo()
            assert canonical_dump(made.connection) == canonical_dump(casefile.connection)


def test_without_its_history_nothing_that_was_deleted_goes_along(casefile: Casefile) -> None:
    for history, is_told in ((False, False), (True, True)):
        buffer = io.BytesIO()
        write_content_lines(read_content(casefile.connection, history=history), buffer)
        assert (b"Secret" in buffer.getvalue()) == is_told


def test_the_number_of_a_deleted_event_is_not_given_again(casefile: Casefile) -> None:
    with again(read_content(casefile.connection)) as made:
        made.apply(put_event(Event("forum", {"en": "New"}, "2022")))
        assert [event.id for event in read_events(made.connection)] == [1, 2, 3, 5]


def test_it_can_be_searched_and_is_packed(casefile: Casefile) -> None:
    with again(read_content(casefile.connection)) as made:
        assert search(made.connection, "kokshetau").tolist() == [1, 2]
        assert verify(made.connection) == []
        assert made.connection.execute("SELECT count(*) FROM column_chunk").fetchone() > (0,)


def test_chosen_events_bring_what_they_need(casefile: Casefile) -> None:
    with again(read_content(casefile.connection, [2])) as made:
        (event,) = read_events(made.connection)
        assert event.id == 2
        assert event.links == (), "the other event was not chosen"
        book = read_reference(made.connection)
        assert set(book.regions) == {"kz-aktobe", "kz", "ru-ore"}
        assert set(book.actors) == set()
        assert set(book.sources) == {"copy", "original"}
        assert set(book.kinds) == {"forum", "statistic"}
        assert made.connection.execute("SELECT count(*) FROM saved_view").fetchone() == (0,)


def test_links_between_chosen_events_stay(casefile: Casefile) -> None:
    with again(read_content(casefile.connection, [1, 2])) as made:
        assert [event.links for event in read_events(made.connection)] == [(), (Link("follows", "forum-17"),)]


@WRITERS
def test_local_copies_go_along_and_removed_ones_only_with_the_history(casefile: Casefile, write: Write) -> None:
    casefile.apply(attach_copy("original", "page.html", b"Kept"))
    casefile.apply(attach_copy("original", "old.html", b"Removed"))
    removed = read_reference(casefile.connection).sources["original"].copies[1]
    casefile.apply(remove_copy("original", removed))
    for ids in (None, [1]):
        with again(read_content(casefile.connection, ids), write) as made:
            assert file_content(made.connection, sha256(b"Kept").hexdigest()) == b"Kept"
            assert made.connection.execute("SELECT count(*) FROM file_content").fetchone() == (1,)
        with again(read_content(casefile.connection, ids, history=True), write) as made:
            made.undo()
            assert read_reference(made.connection).sources["original"].copies[1] == removed
            assert file_content(made.connection, removed.content) == b"Removed"


def test_the_history_of_chosen_events_is_theirs_alone(casefile: Casefile) -> None:
    buffer = io.BytesIO()
    write_content_lines(read_content(casefile.connection, [3], history=True), buffer)
    assert b"Secret" not in buffer.getvalue()
    with again(read_content(casefile.connection, [3], history=True)) as made:
        assert len(read_log(made.connection)) == 1
        made.undo()
        (event,) = read_events(made.connection)
        assert event.title == {"en": "Trade"}


def test_the_published_schema_fits(casefile: Casefile) -> None:
    schema = json.loads((shipped("resources") / "casefile.schema.json").read_text(encoding="utf-8"))
    buffer = io.BytesIO()
    write_content_document(read_content(casefile.connection, history=True), buffer)
    document = json.loads(buffer.getvalue())
    jsonschema.validate(document, schema)
    document["records"][-1]["surprise"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema)


def content(*records: Record, schema: int = 1) -> Content:
    return Content(schema, 0, 0, is_whole=True, records=records)


KIND = Record("kind", {"id": 1, "key": "k", "colour": "#000000", "glyph": "circle", "position": 1, "extent": "within"})
EVENT = {"id": 1, "kind": "k", "status": "happened", "verified": 0, "date": "2021"}


@pytest.mark.parametrize(
    "records",
    [
        (Record("nonsense", {}),),
        (Record("event", EVENT),),
        (KIND, Record("event", {**EVENT, "date": "soon"})),
        (KIND, Record("event", {**EVENT, "status": "dreamt"})),
        (KIND, Record("event", {**EVENT, "date": 2021})),
        (KIND, Record("event", {**EVENT, "verified": True})),
        (KIND, Record("event", {**EVENT, "id": 2**80})),
        (KIND, Record("event", {**EVENT, "mood": "good"})),
        (KIND, Record("event", {**EVENT, "series": "missing"})),
        (KIND, Record("event", {**EVENT, "import_id": 77})),
        (KIND, Record("event", {**EVENT, "figure": {}})),
        (KIND, Record("event", {**EVENT, "unverified_fields": "no list"})),
        (KIND, Record("event", EVENT), Record("event", EVENT)),
        (KIND, Record("kind", {**KIND.values, "id": 2})),
        (Record("kind", {**KIND.values, "extent": "sideways"}),),
        (Record("kind", {"id": 1}),),
    ],
)
def test_records_that_make_no_casefile_are_refused(records: tuple[Record, ...], tmp_path: Path) -> None:
    with pytest.raises(InputError):
        write_content(tmp_path / "x.steppeline", content(*records))
    assert list(tmp_path.iterdir()) == []


def test_what_is_sound_is_taken(tmp_path: Path) -> None:
    assert write_content(tmp_path / "x.steppeline", content(KIND, Record("event", EVENT))) == 1


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="newer"):
        write_content(tmp_path / "x.steppeline", content(KIND, schema=1_000))


def test_a_casefile_that_is_there_is_not_replaced_unasked(tmp_path: Path) -> None:
    target = tmp_path / "x.steppeline"
    write_content(target, content(KIND))
    with pytest.raises(WorldError):
        write_content(target, content(KIND))
