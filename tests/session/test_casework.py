"""Exports, copies and backups of an open casefile."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from small_casefile import EVENTS, small_casefile

from steppeline.model.calendar import seconds_of
from steppeline.model.errors import InputError, WorldError
from steppeline.model.text import Language
from steppeline.paths import shipped
from steppeline.session import casework
from steppeline.session.content import open_content, open_content_to_read
from steppeline.session.document import Document
from steppeline.session.jobs import Jobs
from steppeline.store.casefile import open_casefile
from steppeline.store.saved_views import put_view
from steppeline.work.casefiles import new_casefile

Wait = Callable[[Callable[[], bool]], None]
AS_OF = seconds_of(2024)


@pytest.fixture
def document(tmp_path: Path, application: object, failures: list[WorldError]) -> Iterator[Document]:
    document = Document(open_content(small_casefile(tmp_path / "small.steppeline"), AS_OF), Jobs(failures.append))
    yield document
    document.close()


def test_the_events_asked_for_are_exported_in_their_order(document: Document, tmp_path: Path, wait_until: Wait) -> None:
    target, made = tmp_path / "some.csv", []
    casework.export(document, target, (3, 1), Language("en"), made.append)
    wait_until(lambda: made == [target])
    with target.open(encoding="utf-8-sig", newline="") as file:
        titles = [row["title_en"] for row in csv.DictReader(file)]
    assert titles == [EVENTS[2].title["en"], EVENTS[0].title["en"]]


def test_an_export_that_is_called_off_leaves_the_old_file(document: Document, tmp_path: Path, wait_until: Wait) -> None:
    target, made = tmp_path / "some.csv", []
    target.write_text("old", encoding="utf-8")
    # So many that the export is still under way when it is called off.
    casework.export(document, target, (1, 2, 3) * 100_000, Language("en"), made.append)
    document.jobs.running[0].cancel()
    wait_until(lambda: not document.jobs.running)
    assert target.read_text(encoding="utf-8") == "old"
    assert made == []
    assert {path.name for path in tmp_path.iterdir() if path.suffix == ".part"} == set()


def test_an_unknown_ending_is_refused_at_once(document: Document, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        casework.export(document, tmp_path / "some.docx", (1,), Language("en"), lambda _: None)


def test_a_copy_has_what_was_committed_and_takes_the_place_of_another(
    document: Document, tmp_path: Path, wait_until: Wait
) -> None:
    document.apply(put_view("mine", "{}"))
    wait_until(lambda: "mine" in document.saved_views())
    target, made = tmp_path / "copy.steppeline", []
    target.write_bytes(b"something else")
    casework.save_copy(document, target, made.append)
    wait_until(lambda: made == [target])
    with open_casefile(target) as copy:
        assert copy.connection.execute("SELECT name FROM saved_view").fetchall() == [("mine",)]
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".copy"]


def test_what_a_crash_left_beside_the_old_file_is_no_part_of_the_copy(
    document: Document, tmp_path: Path, wait_until: Wait
) -> None:
    crashed = crashed_casefile(tmp_path / "crashed.steppeline")
    made: list[Path] = []
    casework.save_copy(document, crashed, made.append)
    wait_until(lambda: made == [crashed])
    with open_casefile(crashed) as copy:
        assert copy.connection.execute("SELECT count(*) FROM event").fetchone() == (3,)


def test_what_a_crash_left_is_no_part_of_a_new_casefile(tmp_path: Path) -> None:
    crashed = crashed_casefile(tmp_path / "crashed.steppeline")
    new_casefile(crashed, shipped("data"), replace=True)
    with open_casefile(crashed) as made:
        assert made.connection.execute("SELECT count(*) FROM kind").fetchone()[0] > 5


def crashed_casefile(path: Path) -> Path:
    """A casefile as a crash leaves it: its last step is only in the WAL beside it."""
    living = path.with_name("living.steppeline")
    with open_casefile(small_casefile(living), writable=True) as casefile:
        casefile.apply(put_view("mine", "{}"))
        for suffix in ("", "-wal"):
            path.with_name(path.name + suffix).write_bytes(living.with_name(living.name + suffix).read_bytes())
    assert path.with_name(path.name + "-wal").stat().st_size > 0
    return path


def test_the_casefile_is_not_copied_onto_itself(document: Document) -> None:
    with pytest.raises(WorldError, match="itself"):
        casework.save_copy(document, document.path, lambda _: None)


def test_a_copy_that_cannot_be_made_is_told(
    document: Document, tmp_path: Path, failures: list[WorldError], wait_until: Wait
) -> None:
    (tmp_path / "file").write_bytes(b"")
    casework.save_copy(document, tmp_path / "file" / "copy.steppeline", lambda _: None)
    wait_until(lambda: not document.jobs.running)
    assert len(failures) == 1


def test_a_backup_goes_to_its_folder(document: Document, tmp_path: Path, wait_until: Wait) -> None:
    made: list[Path] = []
    casework.back_up_now(document, tmp_path / "backups", made.append)
    wait_until(lambda: bool(made))
    assert made[0].parent == tmp_path / "backups"
    with open_casefile(made[0]) as backup:
        assert backup.connection.execute("SELECT count(*) FROM event").fetchone() == (3,)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    casework.write_file(tmp_path / "picture.png", b"pixels")
    assert (tmp_path / "picture.png").read_bytes() == b"pixels"
    with pytest.raises(WorldError):
        casework.write_file(tmp_path / "missing" / "picture.png", b"pixels")


def test_what_is_opened_to_read_is_left_alone(tmp_path: Path, application: object) -> None:
    path = small_casefile(tmp_path / "small.steppeline")
    before = sorted(tmp_path.iterdir())
    document = Document(open_content_to_read(path, AS_OF), Jobs(lambda _: None))
    assert not document.writable
    assert document.why_read_only is None
    assert sorted(tmp_path.iterdir()) == before
    document.close()
