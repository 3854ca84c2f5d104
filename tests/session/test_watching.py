"""A second window on one file: it reads, follows the first, and a file that goes away is told."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from small_casefile import small_casefile

from steppeline.model.errors import WorldError
from steppeline.model.event import Event
from steppeline.session import casework
from steppeline.session.content import open_content
from steppeline.session.document import Document
from steppeline.session.jobs import Jobs
from steppeline.session.notices import Notice, Notices
from steppeline.session.watching import Watch
from steppeline.store.casefile import open_casefile
from steppeline.store.edits import delete_event, put_event
from steppeline.store.following import changes_since
from steppeline.store.writer_lock import take

Wait = Callable[[Callable[[], bool]], None]

HOLDER = """
import sys
from pathlib import Path
from steppeline.store.writer_lock import take
lock = take(Path(sys.argv[1]))
print(lock is not None, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_casefile(tmp_path / "case.steppeline")


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def notices(told: list[str], application: object) -> Notices:
    def keep(notice: Notice) -> None:
        told.append(str(notice.sentence))

    notices = Notices()
    notices.told.connect(keep)
    notices.begin()
    return notices


@pytest.fixture
def opened(path: Path, failures: list[WorldError]) -> Iterator[Callable[[], Document]]:
    documents: list[Document] = []

    def open_one() -> Document:
        documents.append(Document(open_content(path, 0), Jobs(failures.append)))
        return documents[-1]

    yield open_one
    for each in documents:
        each.close()


def titles(document: Document) -> list[str]:
    return [each["en"] for each in document.titles(range(1, 9)) if each]


def put(path: Path, title: str) -> None:
    with open_casefile(path, writable=True) as casefile:
        casefile.apply(put_event(Event("forum", {"en": title}, "2022")))


def test_the_second_reads_only_and_follows_the_first(
    opened: Callable[[], Document], notices: Notices, told: list[str], wait_until: Wait
) -> None:
    first, second = opened(), opened()
    assert (first.writable, second.writable) == (True, False)
    assert second.is_followed
    watch = Watch(second, notices)
    assert "another window" in told[0]
    first.apply(put_event(Event("forum", {"en": "A new one"}, "2022")))
    wait_until(lambda: first.index.event_count == 4)
    watch.look()
    wait_until(lambda: second.index.event_count == 4)
    assert second.titles([4]) == [{"en": "A new one"}]
    first.apply(delete_event(1))
    wait_until(lambda: first.index.event_count == 3)
    watch.look()
    wait_until(lambda: second.index.event_count == 3)
    first.undo()
    wait_until(lambda: first.index.event_count == 4)
    watch.look()
    wait_until(lambda: second.index.event_count == 4)
    assert second.index.ids_in_time is not None
    assert second.undo_name is None
    watch.close()


def test_the_first_takes_in_what_a_command_did(
    opened: Callable[[], Document], path: Path, notices: Notices, wait_until: Wait
) -> None:
    document = opened()
    watch = Watch(document, notices)
    put(path, "From the command line")
    watch.look()
    wait_until(lambda: document.index.event_count == 4)
    put(path, "Another one")
    # An edit takes in as well what came before it.
    document.apply(put_event(Event("visit", {"en": "Mine"}, "2023")))
    wait_until(lambda: document.index.event_count == 6)
    assert document.undo_name is not None
    watch.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL here")
def test_a_killed_window_leaves_the_file_to_others(path: Path, opened: Callable[[], Document]) -> None:
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        assert take(path) is None
        assert opened().is_followed
        other.kill()
    assert opened().writable


def test_closing_gives_the_right_to_write_and_the_file_beside_back(path: Path, opened: Callable[[], Document]) -> None:
    first = opened()
    assert path.with_name(path.name + "-lock").exists()
    first.close()
    assert list(path.parent.iterdir()) == [path]
    assert opened().writable


def _delete(path: Path) -> None:
    path.unlink()


def _replace(path: Path) -> None:
    small_casefile(path.with_name("other.steppeline")).replace(path)


@pytest.mark.parametrize("spoil", [_delete, _replace])
def test_a_file_that_goes_away_is_told_once_and_can_be_copied(
    spoil: Callable[[Path], None],
    path: Path,
    opened: Callable[[], Document],
    notices: Notices,
    told: list[str],
    failures: list[WorldError],
    wait_until: Wait,
) -> None:
    document = opened()
    watch = Watch(document, notices)
    wait_until(lambda: not document.jobs.running)
    document.apply(put_event(Event("forum", {"en": "Only here"}, "2022")))
    wait_until(lambda: document.index.event_count == 4)
    spoil(path)
    watch.look()
    watch.look()
    assert len(told) == 1
    assert "moved, deleted or replaced" in told[0]
    document.apply(put_event(Event("forum", {"en": "Too late"}, "2022")))
    wait_until(lambda: bool(failures))
    assert "moved, deleted or replaced" in str(failures.pop())
    copied: list[Path] = []
    casework.save_copy(document, path.with_name("copy.steppeline"), copied.append)
    wait_until(lambda: bool(copied))
    with open_casefile(copied[0]) as casefile:
        assert casefile.connection.execute("SELECT count(*) FROM event").fetchone() == (4,)
    watch.close()


def test_changes_of_others_are_told_by_their_events(path: Path) -> None:
    with open_casefile(path, writable=True) as casefile:
        before = casefile.revision
        casefile.apply(put_event(Event("forum", {"en": "New"}, "2022", tags=("a",))))
        casefile.apply(delete_event(2))
        found = changes_since(casefile.connection, before)
        assert found is not None
        assert found.revision == before + 2
        assert found.touched("event") == {2, 4}
        assert changes_since(casefile.connection, -1) is None
