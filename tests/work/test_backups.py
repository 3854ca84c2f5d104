"""Automatic backups, and what restoring one would change."""

from __future__ import annotations

import shutil
from collections import namedtuple
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from steppeline.cli import run
from steppeline.model.errors import WorldError
from steppeline.model.event import Event
from steppeline.store.casefile import open_casefile
from steppeline.store.edits import delete_event, put_event
from steppeline.store.events import read_events
from steppeline.store.saved_views import put_view
from steppeline.work.backup import back_up, backups_of, keep_automatically, put_back, what_restoring_changes
from steppeline.work.backup_words import summary
from steppeline.work.casefiles import new_casefile

DATA = Path(__file__).parents[2] / "data"
NOW = datetime(2026, 3, 29, 12, 30, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "case.steppeline"
    new_casefile(made, DATA)
    with open_casefile(made, writable=True) as casefile:
        for title in ("first", "second", "third"):
            casefile.apply(put_event(_event(title)))
    return made


def _event(title: str) -> Event:
    return Event("forum", {"en": title}, "2021-09-28")


def test_one_is_made_every_hour_and_what_it_supersedes_goes(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    made = keep_automatically(path, folder, datetime.now(UTC))
    assert made is not None
    assert made.size == made.path.stat().st_size
    assert keep_automatically(path, folder, datetime.now(UTC)) is None
    later = keep_automatically(path, folder, datetime.now(UTC) + timedelta(hours=1))
    assert later is not None
    assert [each.path for each in backups_of(path, folder)] == [later.path, made.path]
    far = keep_automatically(path, folder, datetime.now(UTC) + timedelta(days=40))
    assert far is not None
    assert far.removed == 0


def test_backups_by_hand_are_listed_and_never_removed(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    by_hand = back_up(path, None, folder)
    keep_automatically(path, folder, datetime.now(UTC) + timedelta(days=100))
    found = {each.path: each.is_automatic for each in backups_of(path, folder)}
    assert found.pop(by_hand) is False
    assert list(found.values()) == [True]


def test_a_nearly_full_disk_is_told_and_not_filled(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda place: usage(10**10, 0, path.stat().st_size + 10**8))
    with pytest.raises(WorldError, match="nearly full"):
        keep_automatically(path, tmp_path / "backups", datetime.now(UTC))
    assert backups_of(path, tmp_path / "backups") == []


def test_being_called_off_leaves_nothing(path: Path, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        keep_automatically(path, tmp_path / "backups", datetime.now(UTC), stop)
    assert [each for each in (tmp_path / "backups").rglob("*") if each.is_file()] == []


def test_what_restoring_would_change_is_counted_and_listed(path: Path, tmp_path: Path) -> None:
    kept = back_up(path, None, tmp_path / "backups")
    assert what_restoring_changes(kept, path).are_none
    with open_casefile(path, writable=True) as casefile:
        first, second, _ = read_events(casefile.connection)
        assert first.id is not None
        assert second.id is not None
        casefile.apply(delete_event(first.id))
        casefile.apply(put_event(replace(second, tags=("new",))))
        casefile.apply(put_event(_event("fourth")))
        casefile.apply(put_event(_event("fifth")))
        casefile.apply(put_view("mine", "{}"))
    found = what_restoring_changes(kept, path, most=1)
    assert [line.title["en"] for line in found.added.first] == ["first"]
    assert (found.added.count, found.changed.count, found.removed.count) == (1, 1, 2)
    assert [line.title["en"] for line in found.removed.first] == ["fourth"]
    # The view, and the tag that the changed event brought.
    assert found.others == 2
    assert [str(sentence) for sentence in summary(found)][:2] == ["1 event would come back.", "2 events would go."]
    put_back(kept, path, tmp_path / "backups")
    assert what_restoring_changes(kept, path).are_none


def test_a_dry_run_tells_and_changes_nothing(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = back_up(path, None, tmp_path / "backups")
    with open_casefile(path, writable=True) as casefile:
        casefile.apply(put_event(_event("fourth")))
    before = path.read_bytes()
    assert run(["restore", str(kept), str(path), "--dry-run", "--lang", "en"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told == ["1 event would go.", "− 4 · 28 September 2021 · fourth"]
    assert path.read_bytes() == before
