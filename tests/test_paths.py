"""Where things are kept: the user's folders, one named folder, or beside a portable program."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from steppeline import paths


@pytest.fixture
def portable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a frozen program with the marker, in a place with letters of all kinds."""
    folder = tmp_path / "Флешка с пробелами"
    folder.mkdir()
    (folder / "portable").touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "steppeline"))
    monkeypatch.delenv("STEPPELINE_HOME", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return folder


def test_a_portable_program_keeps_all_beside_it(portable: Path) -> None:
    beside = portable / "steppeline-data"
    kept = (paths.settings_file(), paths.backups(), paths.logs(), paths.working_copy())
    assert all(path.is_relative_to(beside) for path in kept)
    assert paths.read_only_beside() is None


def test_without_the_marker_nothing_is_kept_beside(portable: Path) -> None:
    (portable / "portable").unlink()
    assert not paths.settings_file().is_relative_to(portable)
    assert paths.read_only_beside() is None


def test_beside_a_program_that_cannot_be_written_to_it_falls_back(
    portable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever runs the tests may be allowed to write anywhere.
    monkeypatch.setattr(paths.os, "access", lambda path, mode: False)
    assert not paths.settings_file().is_relative_to(portable)
    assert paths.read_only_beside() == portable / "steppeline-data"


def test_a_named_folder_goes_first(portable: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEPPELINE_HOME", str(tmp_path / "named"))
    assert paths.settings_file() == tmp_path / "named" / "settings.json"
    assert paths.logs() == tmp_path / "named" / "logs"
