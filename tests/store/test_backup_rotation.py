"""Names of backups in the order of time, and which of them stay."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppeline.store.backup_names import Backup, backups_in, folder_of, free_name, moment_of
from steppeline.store.backup_rotation import DAILY, HOURLY, is_due, superseded

NOW = datetime(2026, 3, 29, 12, 30, tzinfo=timezone(timedelta(hours=5)))
PLENTY = 10**15

moments = st.integers(0, 60 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes))


def backup(made: datetime, size: int = 1) -> Backup:
    return Backup(Path(f"{made:%Y%m%d%H%M%S%f}"), made, size, is_automatic=True)


@given(st.lists(moments, unique=True))
def test_the_newest_ones_stay_and_one_of_each_day(made: list[datetime]) -> None:
    backups = [backup(each) for each in made]
    gone = superseded(backups, NOW, PLENTY)
    kept = sorted((each.made for each in backups if each not in gone), reverse=True)
    newest = sorted(made, reverse=True)
    assert kept[:HOURLY] == newest[:HOURLY]
    recent = [each for each in made if NOW - each <= DAILY]
    for day in {each.date() for each in recent}:
        assert max(each for each in recent if each.date() == day) in kept
    assert len(kept) <= HOURLY + DAILY.days + 1


@given(st.lists(moments, unique=True))
def test_what_stays_once_stays(made: list[datetime]) -> None:
    backups = [backup(each) for each in made]
    kept = [each for each in backups if each not in superseded(backups, NOW, PLENTY)]
    assert superseded(kept, NOW, PLENTY) == []


@given(st.lists(moments, unique=True, min_size=1), st.integers(0, 100))
def test_the_newest_stays_whatever_the_room_and_no_more_than_fits(made: list[datetime], most: int) -> None:
    backups = [backup(each, size=10) for each in made]
    gone = superseded(backups, NOW, most)
    kept = [each for each in backups if each not in gone]
    assert max(made) in [each.made for each in kept]
    assert sum(each.size for each in kept) <= max(most, 10)


def test_a_day_is_one_of_the_clock_on_the_wall() -> None:
    before_midnight = backup(datetime(2026, 3, 1, 18, 59, tzinfo=UTC))
    after_midnight = backup(datetime(2026, 3, 1, 19, 1, tzinfo=UTC))
    later = [backup(NOW - timedelta(minutes=minute)) for minute in range(HOURLY)]
    assert superseded([before_midnight, after_midnight, *later], NOW, PLENTY) == []


@pytest.mark.parametrize(("minutes", "due"), [(0, False), (59, False), (60, True), (-5, True)])
def test_one_is_due_an_hour_after_the_last(minutes: int, *, due: bool) -> None:
    assert is_due([backup(NOW - timedelta(minutes=minutes))], NOW) is due
    assert is_due([], NOW)


def test_names_stand_in_the_order_of_time_also_within_a_second(tmp_path: Path) -> None:
    path, made = tmp_path / "case.steppeline", []
    for moment in (NOW, NOW, NOW + timedelta(milliseconds=1), NOW + timedelta(hours=1)):
        name = free_name(tmp_path, path, moment)
        name.write_bytes(b"x")
        made.append(name)
    assert sorted(made) == made
    assert [each.path for each in backups_in(tmp_path, path)] == made[::-1]
    assert moment_of(made[0].stem, "case") == NOW


def test_only_its_own_backups_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "case.steppeline"
    for name in ("case-2-20260329-073000.000Z", "case-20260231-073000.000Z", "other-20260329-073000.000Z", "case"):
        (tmp_path / f"{name}.steppeline").write_bytes(b"x")
    (tmp_path / "case-20260329-073000.000Z.txt").write_bytes(b"x")
    assert backups_in(tmp_path, path) == []
    assert backups_in(tmp_path / "nowhere", path) == []


def test_a_name_of_an_earlier_version_is_the_clock_on_the_wall() -> None:
    for name in ("case-20260329-123000", "case-20260329-123000-2"):
        made = moment_of(name, "case")
        assert made is not None
        assert made.replace(tzinfo=None) == datetime(2026, 3, 29, 12, 30)


def test_namesakes_have_different_folders(tmp_path: Path) -> None:
    one, other = (folder_of(tmp_path / place / "case.steppeline", tmp_path) for place in ("a", "b"))
    assert one != other
    assert one == folder_of(tmp_path / "b" / ".." / "a" / "case.steppeline", tmp_path)
