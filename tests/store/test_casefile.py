"""Making, opening, refusing and closing casefiles."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from casefile_sample import BOOK, FORUM, copy_of_blank
from other_process import holding, run_python

from steppeline import __version__
from steppeline.model.errors import WorldError
from steppeline.model.event import Event
from steppeline.store.casefile import Casefile, create, open_casefile
from steppeline.store.edits import put_event
from steppeline.store.events import read_events, read_reference
from steppeline.store.opening import inspect
from steppeline.store.schema import APPLICATION_ID, SCHEMA

OPEN_AND_READ = (
    "import sys; from pathlib import Path; from steppeline.store.casefile import open_casefile\n"
    "from steppeline.store.events import read_events\n"
    "with open_casefile(Path(sys.argv[1])) as casefile: print(len(list(read_events(casefile.connection))))\n"
)
OPEN_FOR_WRITING = (
    "import sys; from pathlib import Path; from steppeline.model.errors import WorldError\n"
    "from steppeline.store.casefile import open_casefile\n"
    "try: open_casefile(Path(sys.argv[1]), writable=True)\n"
    "except WorldError as refusal: print(refusal)\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A casefile with one event, closed."""
    made = copy_of_blank(tmp_path / "some.steppeline")
    with open_casefile(made, writable=True) as casefile:
        casefile.apply(put_event(FORUM))
    return made


def everything_in(folder: Path) -> dict[str, str]:
    """The names and contents of all files of a folder."""
    files = (each for each in folder.rglob("*") if each.is_file())
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in files}


def pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def count(casefile: Casefile) -> int:
    return sum(1 for _ in read_events(casefile.connection))


def test_a_new_casefile_is_one_empty_marked_file(tmp_path: Path) -> None:
    path = tmp_path / "new.steppeline"
    with create(path) as casefile:
        assert (count(casefile), casefile.revision, casefile.schema, casefile.writable) == (0, 0, SCHEMA, True)
    assert [each.name for each in tmp_path.iterdir()] == ["new.steppeline"]
    with closing(sqlite3.connect(path)) as connection:
        assert pragma(connection, "application_id") == APPLICATION_ID == 0x53746570
        assert pragma(connection, "user_version") == SCHEMA
        assert pragma(connection, "journal_mode") == "delete"


def test_a_casefile_is_not_made_over_another_file_or_nowhere(path: Path, tmp_path: Path) -> None:
    before = everything_in(tmp_path)
    with pytest.raises(WorldError, match="exists already"):
        create(path)
    with pytest.raises(WorldError, match="cannot be used"):
        create(tmp_path / "no folder" / "new.steppeline")
    assert everything_in(tmp_path) == before


def test_content_lasts(path: Path) -> None:
    with open_casefile(path) as casefile:
        assert not casefile.writable
        assert [event.refs for event in read_events(casefile.connection)] == [FORUM.refs]
        assert read_reference(casefile.connection) == BOOK


def _missing(path: Path) -> None:
    path.unlink()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("date;title\n2021;Forum\n" * 100)


def _short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE event (id INTEGER PRIMARY KEY)")


def _foreign_with_wal(path: Path) -> None:
    _foreign(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def _only_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100] + bytes(path.stat().st_size - 100))


def _overwritten(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 9] = bytes(range(256)) * 96
    path.write_bytes(content)


def _without_a_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE figure")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
        connection.execute("UPDATE meta SET value = '9.8.7' WHERE key = 'written_by'")
        connection.commit()


def _newer_with_another_meta(path: Path) -> None:
    _newer(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE meta")


@pytest.mark.parametrize("writable", [False, True])
@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_missing, "There is no file"),
        (_folder, "is a folder"),
        (_empty, "is empty"),
        (_text, "is not a casefile"),
        (_short, "is damaged"),
        (_foreign, "another program"),
        (_foreign_with_wal, "another program"),
        (_cut, "is damaged"),
        (_only_header, "is damaged"),
        (_overwritten, "is damaged"),
        (_without_a_table, "is damaged"),
        (_newer, r"made by Steppeline 9\.8\.7, which is newer"),
        (_newer_with_another_meta, "newer version of Steppeline"),
    ],
)
def test_what_is_no_casefile_is_refused_in_one_sentence_and_left_alone(
    path: Path, tmp_path: Path, spoil: Callable[[Path], None], said: str, *, writable: bool
) -> None:
    spoil(path)
    before = everything_in(tmp_path)
    with pytest.raises(WorldError, match=said) as refusal:
        open_casefile(path, writable=writable)
    assert str(path) in str(refusal.value)
    assert everything_in(tmp_path) == before


def test_a_newer_schema_that_is_still_in_a_wal_is_refused(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.steppeline"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
        for suffix in ("", "-wal"):
            copy.with_name(copy.name + suffix).write_bytes(path.with_name(path.name + suffix).read_bytes())
    assert inspect(copy).schema == SCHEMA
    with pytest.raises(WorldError, match="newer"):
        open_casefile(copy, writable=True)


def test_a_file_that_is_cut_short_is_told_from_its_header(path: Path) -> None:
    assert inspect(path).pages * 4096 == path.stat().st_size
    _cut(path)
    with pytest.raises(WorldError, match="is damaged"):
        inspect(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(WorldError, match="is not a file"):
        open_casefile(tmp_path / "pipe")


@pytest.mark.parametrize("offset", [0, 16, 28, 100, 4096, 5000, 8192, 20000, 40960])
def test_flipped_bytes_are_harmless_or_told(path: Path, offset: int) -> None:
    content = bytearray(path.read_bytes())
    for position in range(offset, offset + 60):
        content[position] ^= 0xA5
    path.write_bytes(content)
    sentence = None
    try:
        with open_casefile(path) as casefile:
            list(read_events(casefile.connection))
            read_reference(casefile.connection)
    except WorldError as refusal:
        sentence = str(refusal)
    assert sentence is None or str(path) in sentence


def test_damage_found_while_reading_is_told(path: Path) -> None:
    with open_casefile(path) as casefile:
        content = bytearray(path.read_bytes())
        content[4096:] = bytes(len(content) - 4096)
        path.write_bytes(content)
        casefile.connection.execute("PRAGMA shrink_memory")
        with pytest.raises(WorldError, match="is damaged"):
            list(read_events(casefile.connection))


def test_a_locked_casefile_is_refused(path: Path) -> None:
    with holding(path, "BEGIN EXCLUSIVE"):
        for writable in (False, True):
            with pytest.raises(WorldError, match="used by another program"):
                open_casefile(path, writable=writable)


@pytest.mark.parametrize(
    "statements",
    [
        ("BEGIN IMMEDIATE", "DELETE FROM event_tag"),
        ("PRAGMA journal_mode = WAL", "BEGIN EXCLUSIVE", "DELETE FROM event_tag"),
        ("BEGIN", "SELECT * FROM event"),
    ],
)
def test_a_casefile_in_use_is_read_as_it_was_before_the_unfinished_step(
    path: Path, statements: tuple[str, ...]
) -> None:
    with holding(path, *statements), open_casefile(path) as casefile:
        assert [event.tags for event in read_events(casefile.connection)] == [FORUM.tags]


def test_readers_see_finished_steps_while_it_is_open_for_writing(path: Path) -> None:
    with (
        open_casefile(path, writable=True) as writing,
        open_casefile(path) as reading,
        closing(writing.reader()) as another,
    ):
        writing.apply(put_event(Event("forum", {}, "2022")))
        assert [count(writing), count(reading)] == [2, 2]
        assert another.execute("SELECT count(*) FROM event").fetchone() == (2,)
        assert run_python(OPEN_AND_READ, path) == "2\n"


def test_two_writers_take_turns(path: Path) -> None:
    with open_casefile(path, writable=True) as one, open_casefile(path, writable=True) as other:
        one.apply(put_event(Event("forum", {}, "2022")))
        other.apply(put_event(Event("forum", {}, "2023")))
        assert (one.revision, count(one)) == (other.revision, count(other)) == (4, 3)
    with holding(path, "BEGIN IMMEDIATE"), open_casefile(path) as reading:
        assert count(reading) == 3


def test_a_step_waits_for_no_one_for_ever(path: Path) -> None:
    with open_casefile(path, writable=True) as casefile, holding(path, "BEGIN IMMEDIATE"):
        with pytest.raises(WorldError, match="used by another program"):
            casefile.apply(put_event(Event("forum", {}, "2022")))
        assert count(casefile) == 1


def test_writing_is_durable_and_reading_cannot_write(path: Path) -> None:
    with open_casefile(path, writable=True) as casefile:
        assert count(casefile) == 1
        assert pragma(casefile.connection, "journal_mode") == "wal"
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            casefile.connection.execute("DELETE FROM event")


def test_a_casefile_open_for_reading_takes_no_step(path: Path) -> None:
    with open_casefile(path) as casefile:
        with pytest.raises(WorldError, match="for reading only"):
            casefile.apply(put_event(FORUM))
        with pytest.raises(WorldError, match="for reading only"):
            casefile.undo()


def test_closing_leaves_a_single_file_that_is_no_wal(path: Path, tmp_path: Path) -> None:
    with open_casefile(path, writable=True) as casefile:
        casefile.apply(put_event(Event("forum", {}, "2022")))
        assert len(everything_in(tmp_path)) > 1
    assert list(everything_in(tmp_path)) == [path.name]
    assert path.read_bytes()[18:20] == b"\x01\x01"


def test_somebody_still_reading_leaves_the_tidying_to_the_next(path: Path, tmp_path: Path) -> None:
    with open_casefile(path, writable=True) as casefile:
        reader = casefile.reader()
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM event").fetchone()
        casefile.apply(put_event(Event("forum", {}, "2022")))
    reader.close()
    with open_casefile(path, writable=True) as casefile:
        assert count(casefile) == 2
    assert list(everything_in(tmp_path)) == [path.name]


@pytest.fixture
def readable(tmp_path: Path) -> Iterator[Path]:
    """A casefile with no event in a folder of its own, which the test may close to writing."""
    (tmp_path / "folder").mkdir()
    yield copy_of_blank(tmp_path / "folder" / "some.steppeline")
    (tmp_path / "folder").chmod(0o755)


@pytest.mark.skipif(sys.platform != "linux", reason="root obeys permissions only on demand, on Linux")
class TestPermissions:
    def test_a_read_only_file_in_a_read_only_folder_is_read(self, readable: Path) -> None:
        readable.chmod(0o444)
        readable.parent.chmod(0o555)
        assert run_python(OPEN_AND_READ, readable, unprivileged=True) == "0\n"

    def test_opening_it_for_writing_says_why_not(self, readable: Path) -> None:
        readable.parent.chmod(0o555)
        readable.chmod(0o444)
        said = run_python(OPEN_FOR_WRITING, readable, unprivileged=True)
        assert said == f"{readable} cannot be changed: {readable} is read-only.\n"
        readable.chmod(0o666)
        said = run_python(OPEN_FOR_WRITING, readable, unprivileged=True)
        assert said == f"{readable} cannot be changed: {readable.parent} is read-only.\n"

    def test_a_file_in_wal_format_is_read_where_nothing_can_be_put_beside_it(self, readable: Path) -> None:
        with closing(sqlite3.connect(readable)) as connection:
            assert pragma(connection, "journal_mode = WAL") == "wal"
        readable.parent.chmod(0o555)
        assert [each.name for each in readable.parent.iterdir()] == [readable.name]
        assert run_python(OPEN_AND_READ, readable, unprivileged=True) == "0\n"

    def test_an_unfinished_wal_there_is_not_passed_over_in_silence(self, readable: Path) -> None:
        wal = readable.with_name(readable.name + "-wal")
        with closing(sqlite3.connect(readable)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("INSERT INTO tag (key) VALUES ('waiting')")
            connection.commit()
            waiting = wal.read_bytes()
        wal.write_bytes(waiting)
        wal.chmod(0o644)
        readable.parent.chmod(0o555)
        said = run_python(OPEN_FOR_WRITING.replace(", writable=True", ""), readable, unprivileged=True)
        assert "was not closed properly" in said

    def test_a_file_that_may_not_be_read_is_refused(self, readable: Path) -> None:
        readable.chmod(0o000)
        said = run_python(OPEN_FOR_WRITING.replace(", writable=True", ""), readable, unprivileged=True)
        assert said == f"{readable} cannot be used: Permission denied.\n"


def test_a_journal_left_by_a_crash_is_rolled_back_for_reading(path: Path) -> None:
    script = (
        "import os, sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.execute('PRAGMA cache_size = 1')\n"
        "connection.execute('BEGIN IMMEDIATE')\n"
        "connection.execute('DELETE FROM event_tag')\n"
        "connection.executemany('INSERT INTO tag (key) VALUES (?)', [(str(n) * 500,) for n in range(200)])\n"
        "print('about to crash', flush=True)\n"
        "os._exit(0)\n"
    )
    assert run_python(script, path) == "about to crash\n"
    assert path.with_name(path.name + "-journal").stat().st_size > 0
    with open_casefile(path) as casefile:
        assert [event.tags for event in read_events(casefile.connection)] == [FORUM.tags]


def test_reading_does_not_import_sqlalchemy(path: Path) -> None:
    script = OPEN_AND_READ + (
        "from steppeline.store.columns import read_index; from steppeline.store.search import search\n"
        "from steppeline.store.lookup import CasefileLookup\n"
        "with open_casefile(Path(sys.argv[1])) as casefile:\n"
        "    print(len(read_index(casefile.connection)), search(casefile.connection, 'forum'))\n"
        "print([name for name in ('sqlalchemy', 'alembic') if name in sys.modules])\n"
    )
    assert run_python(script, path) == "1\n1 [1]\n[]\n"


def test_writing_does_not_import_alembic(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from steppeline.store.casefile import open_casefile\n"
        "with open_casefile(Path(sys.argv[1]), writable=True) as casefile: casefile.undo()\n"
        "print([name for name in ('sqlalchemy', 'alembic') if name in sys.modules])\n"
    )
    assert run_python(script, path) == "['sqlalchemy']\n"


def test_the_program_that_made_it_is_noted(path: Path) -> None:
    with open_casefile(path) as casefile:
        query = "SELECT value FROM meta WHERE key = 'written_by'"
        assert casefile.connection.execute(query).fetchone() == (__version__,)


def test_a_strange_name_is_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / "Караганда 100% #1? & more.steppeline"
    with create(path) as casefile:
        assert casefile.revision == 0
    with open_casefile(path) as casefile:
        assert casefile.path == path
