"""Undo and redo: exact, unlimited, surviving a restart, with the search always in step."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from casefile_sample import ACTORS, BOOK, FORUM, KINDS, PLACES, REGIONS, SOURCES, copy_of_blank, events, sample
from hypothesis import given, settings
from hypothesis import strategies as st

from steppeline import paths
from steppeline.model.errors import WorldError
from steppeline.model.event import STATUSES, Claim, Event, Link, RegionRole, StatusEntry
from steppeline.model.reference import Actor, DatedName, Kind, LocalCopy, Place, Source, Term
from steppeline.store import search
from steppeline.store.casefile import Casefile, open_casefile
from steppeline.store.change_log import entry_to_take_back, read_log
from steppeline.store.dataset import add_dataset
from steppeline.store.dump import canonical_dump
from steppeline.store.edit import Edit
from steppeline.store.edit_batch import add_region, add_tag, remove_region, remove_tag, set_kind, set_status
from steppeline.store.edit_copies import attach_copy, remove_copy
from steppeline.store.edit_events import add_claim, choose_claim, duplicate_event, forget_choice, remove_claim
from steppeline.store.edit_reference import delete_tag, merge, merge_tags, put_terms, rename, rename_tag
from steppeline.store.edits import delete_entity, delete_event, put_entity, put_event
from steppeline.store.events import read_events
from steppeline.store.row_sums import verify
from steppeline.store.saved_views import delete_view, put_view
from steppeline.store.staged_edit import Choices
from steppeline.work.importing.engine import ImportFile, detect, import_edit, stage


@pytest.fixture
def casefile() -> Iterator[Casefile]:
    with sample() as opened:
        yield opened


def search_rows(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """What the search tables hold."""
    rows = connection.execute("SELECT rowid, title, summary FROM event_words ORDER BY rowid").fetchall()
    return rows + connection.execute("SELECT rowid, words, '' FROM name_words ORDER BY rowid").fetchall()


def check_search_is_in_step(casefile: Casefile) -> None:
    """Compare the search tables with ones made anew."""
    with closing(sqlite3.connect(":memory:")) as copy:
        casefile.connection.backup(copy)
        kept = search_rows(copy)
        search.rebuild(copy)
        assert kept == search_rows(copy)
        # FTS5 compares its index with the texts.
        for table in search.TABLES:
            copy.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")


def edit_for(casefile: Casefile, step: int, what: str, event: Event, choice: int) -> Edit:
    """Some edit that fits what the casefile holds just now."""
    known = list(read_events(casefile.connection))
    chosen = known[choice % len(known)] if known else None
    fresh = replace(event, refs=(f"ref-{step}",))
    if known and known[0].refs:
        fresh = replace(fresh, links=(Link("follows", known[0].refs[0]),))
    if what == "change" and chosen is not None:
        return put_event(replace(fresh, id=chosen.id, refs=(*chosen.refs, f"more-{step}")))
    if what in ON_ONE and chosen is not None:
        return ON_ONE[what](chosen.id or 0, choice)
    if what in ON_ALL:
        return ON_ALL[what]([each.id or 0 for each in known], choice)
    if what == "add many":
        book = replace(BOOK, actors={"new": Actor(f"new-{step}", "person", (DatedName("kk", "Жаңа"),))})
        return add_dataset(book, [replace(fresh, tags=(f"tag-{step}",))], f"Import {step}")
    if what == "import file":
        return import_of_file(casefile, step, choice)
    return put_event(fresh)


def import_of_file(casefile: Casefile, step: int, choice: int) -> Edit:
    """The import of a small table, of which other steps may have brought the same rows or earlier ones."""
    file = casefile.path.with_name("rows.csv")
    rows = [f"{number},Fair {choice % 3},2021-0{1 + number},fair,Town {number},trade" for number in range(choice + 1)]
    file.write_text("\n".join(["id,title,date,type,place,tags", *rows]), encoding="utf-8")
    files = [ImportFile(file, detect(file).recipe)]
    staged = stage(files, casefile.path, paths.shipped("resources"), casefile.path.with_name(f"staged-{step}"))
    return import_edit(staged, Choices(update=bool(choice % 2)))


ON_ONE: dict[str, Callable[[int, int], Edit]] = {
    "delete": lambda number, choice: delete_event(number),
    "duplicate": lambda number, choice: duplicate_event(number),
    "add claim": lambda number, choice: add_claim(number, Claim("date", f"200{choice}", chosen=bool(choice % 2))),
    "choose": lambda number, choice: choose_claim(number, choice % 2, "seen"),
    "open again": lambda number, choice: forget_choice(number, "date"),
    "remove claim": lambda number, choice: remove_claim(number, 0),
}
ON_ALL: dict[str, Callable[[list[int], int], Edit]] = {
    "kind": lambda numbers, choice: set_kind(numbers, KINDS[choice % 2].key),
    "status": lambda numbers, choice: set_status(numbers, StatusEntry(STATUSES[choice], "2021", note="seen")),
    "tag": lambda numbers, choice: add_tag(numbers, f"tag-{choice % 3}"),
    "untag": lambda numbers, choice: remove_tag(numbers, f"tag-{choice % 3}"),
    "region": lambda numbers, choice: add_region(numbers, RegionRole(REGIONS[choice % 3].key, "host")),
    "no region": lambda numbers, choice: remove_region(numbers, REGIONS[choice % 3].key),
    "rename": lambda numbers, choice: rename(replace(ACTORS[0], names=(DatedName("en", f"Name {choice}"),))),
    "add entity": lambda numbers, choice: put_entity(Actor(f"actor-{choice % 2}", "person", (DatedName("en", "New"),))),
    "delete entity": lambda numbers, choice: delete_entity(Actor, f"actor-{choice % 2}"),
    "extent": lambda numbers, choice: put_entity(replace(KINDS[0], extent="throughout" if choice % 2 else "within")),
    "rename tag": lambda numbers, choice: rename_tag(f"tag-{choice % 3}", f"tag-{(choice + 1) % 4}"),
    "delete tag": lambda numbers, choice: delete_tag(f"tag-{choice % 3}"),
    "merge tags": lambda numbers, choice: merge_tags(f"tag-{choice % 3}", f"tag-{(choice + 1) % 3}"),
    "merge kinds": lambda numbers, choice: merge(Kind, KINDS[choice % 2].key, KINDS[1 - choice % 2].key),
    "merge actors": lambda numbers, choice: merge(Actor, ACTORS[choice % 2].key, ACTORS[1 - choice % 2].key),
    "merge places": lambda numbers, choice: merge(Place, PLACES[choice % 2].key, PLACES[1 - choice % 2].key),
    "merge sources": lambda numbers, choice: merge(Source, SOURCES[choice % 2].key, SOURCES[1 - choice % 2].key),
    "view": lambda numbers, choice: put_view(f"view-{choice % 2}", f"state {choice}"),
    "no view": lambda numbers, choice: delete_view(f"view-{choice % 2}"),
    "terms": lambda numbers, choice: put_terms(
        "eaeu", [("akim", Term("eaeu", "2001", str(2001 + choice)))] * (choice % 3)
    ),
    "copy": lambda numbers, choice: attach_copy("original", f"{choice}.html", bytes([choice % 2]) * 9, "text/html"),
    "no copy": lambda numbers, choice: remove_copy(
        "original", LocalCopy(f"{choice}.html", sha256(bytes([choice % 2]) * 9).hexdigest())
    ),
}
WHATS = ("add", "add", "change", "change", "add many", "import file", "import file", *ON_ONE, *ON_ALL)
STEPS = st.lists(st.tuples(st.sampled_from(WHATS), events(), st.integers(0, 5)), min_size=1, max_size=10)


@settings(deadline=None, max_examples=25)
@given(steps=STEPS, restart_after=st.integers(0, 8))
def test_everything_can_be_undone_and_done_again_even_across_a_restart(
    steps: list[tuple[str, Event, int]], restart_after: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = copy_of_blank(Path(folder) / "undo.steppeline")
        with open_casefile(path, writable=True) as casefile:
            # The first step of all put in the sample's entities; it is undone with the others.
            states = ["", canonical_dump(casefile.connection)]
            for step, (what, event, choice) in enumerate(steps):
                try:
                    changes = casefile.apply(edit_for(casefile, step, what, event, choice))
                except WorldError:
                    assert canonical_dump(casefile.connection) == states[-1]
                    continue
                if changes.changes:
                    states.append(canonical_dump(casefile.connection))
                    check_search_is_in_step(casefile)
            assert list(verify(casefile.connection)) == []
            for count in range(min(restart_after, len(states) - 1)):
                assert casefile.undo() is not None
                assert canonical_dump(casefile.connection) == states[-2 - count]
        with open_casefile(path, writable=True) as casefile:
            while casefile.undo():
                check_search_is_in_step(casefile)
            assert canonical_dump(casefile.connection) == states[0]
            for state in states[1:]:
                assert casefile.redo() is not None
                assert canonical_dump(casefile.connection) == state
            assert casefile.redo() is None
            check_search_is_in_step(casefile)
            assert list(verify(casefile.connection)) == []


def put(casefile: Casefile, title: str) -> None:
    casefile.apply(put_event(Event("forum", {"en": title}, "2021")))


def titles(casefile: Casefile) -> list[str]:
    return [event.title["en"] for event in read_events(casefile.connection)]


def test_undo_and_redo_go_to_and_fro(casefile: Casefile) -> None:
    for title in "abc":
        put(casefile, title)
    for _ in range(2):
        casefile.undo()
        casefile.undo()
        assert titles(casefile) == ["a"]
        casefile.redo()
        assert titles(casefile) == ["a", "b"]
        casefile.undo()
        casefile.redo()
        casefile.redo()
        assert titles(casefile) == ["a", "b", "c"]
    assert casefile.redo() is None


def test_what_was_undone_is_forgotten_once_something_else_is_done(casefile: Casefile) -> None:
    put(casefile, "a")
    put(casefile, "b")
    casefile.undo()
    put(casefile, "c")
    assert casefile.redo() is None
    casefile.undo()
    casefile.undo()
    assert titles(casefile) == []
    casefile.redo()
    casefile.redo()
    assert titles(casefile) == ["a", "c"]
    assert casefile.redo() is None


def test_a_step_that_failed_or_changed_nothing_forgets_nothing(casefile: Casefile) -> None:
    put(casefile, "a")
    casefile.undo()
    with pytest.raises(WorldError):
        casefile.apply(put_event(Event("nothing", {}, "2021")))
    casefile.apply(put_entity(KINDS[0]))
    casefile.redo()
    assert titles(casefile) == ["a"]


def test_the_log_tells_who_did_what(casefile: Casefile) -> None:
    casefile.apply(add_dataset(BOOK, [FORUM], "Facts"), who="Ann")
    casefile.undo(who="Bob")
    undone, done, first = read_log(casefile.connection)
    assert (str(done.name), done.who, done.direction, done.undoes) == ("Add Facts", "Ann", "do", None)
    assert (str(undone.name), undone.who, undone.direction, undone.undoes) == ("Add Facts", "Bob", "undo", done.number)
    assert (first.revision, done.revision, undone.revision) == (1, 2, casefile.revision)
    assert first.at <= done.at <= undone.at
    assert undone.at.utcoffset() is not None
    assert read_log(casefile.connection, last=1) == [undone]


def test_the_next_undo_and_redo_can_be_named(casefile: Casefile) -> None:
    put(casefile, "a")
    casefile.undo()
    undo = entry_to_take_back(casefile.connection, "undo")
    redo = entry_to_take_back(casefile.connection, "redo")
    assert undo is not None
    assert redo is not None
    assert (str(undo.name), str(redo.name)) == ("Add Sample", "Add an event")
