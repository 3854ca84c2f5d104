"""Settings: bad values are defaults, the file is replaced as a whole, what cannot be saved is told."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppeline.session.notices import Notice, Notices
from steppeline.session.setting import Choice, Flag, Setting, Text, TextByName, Texts
from steppeline.session.settings import (
    ANALYST,
    LANGUAGE,
    LAST_VIEWS,
    RECENT_CASEFILES,
    REOPEN,
    SETTINGS,
    THEME,
    Settings,
)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture
def notices(application: object) -> Notices:
    return Notices()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "settings.json"


def written(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_keys_are_used_once_and_defaults_are_values() -> None:
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)
    for setting in SETTINGS:
        assert setting.kind.read(json.loads(json.dumps(setting.kind.write(setting.default)))) == setting.default
        assert (setting.label is None) == (setting.help is None)


def test_without_a_file_everything_is_the_default(path: Path, notices: Notices) -> None:
    settings = Settings(path, notices)
    assert all(settings.get(setting) == setting.default for setting in SETTINGS)
    assert not path.exists()


def test_what_is_chosen_is_there_at_once_and_at_the_next_start(path: Path, notices: Notices) -> None:
    settings = Settings(path, notices)
    changed: list[str] = []
    settings.changed.connect(changed.append)
    settings.set(THEME, "dark")
    settings.set(REOPEN, False)
    settings.set(ANALYST, "Айгүл")
    settings.set(RECENT_CASEFILES, ("/a", "/b"))
    settings.set(LAST_VIEWS, {"/a": "{}"})
    assert changed == ["theme", "reopen", "analyst", "recent_casefiles", "last_views"]
    for each in (settings, Settings(path, notices)):
        assert each.get(THEME) == "dark"
        assert each.get(REOPEN) is False
        assert each.get(ANALYST) == "Айгүл"
        assert each.get(RECENT_CASEFILES) == ("/a", "/b")
        assert each.get(LAST_VIEWS) == {"/a": "{}"}
    assert list(path.parent.iterdir()) == [path]


def test_an_equal_value_does_nothing(path: Path, notices: Notices) -> None:
    settings = Settings(path, notices)
    changed: list[str] = []
    settings.changed.connect(changed.append)
    settings.set(THEME, "system")
    assert changed == []
    assert not path.exists()


@given(st.sampled_from(SETTINGS), json_values)
def test_a_stored_value_is_of_its_kind_or_the_default(setting: Setting[Any], stored: object) -> None:
    try:
        value = setting.kind.read(stored)
    except ValueError:
        return
    assert setting.kind.read(setting.kind.write(value)) == value


@pytest.mark.parametrize(
    ("setting", "bad"),
    [
        (THEME, "purple"),
        (THEME, ["dark"]),
        (LANGUAGE, None),
        (REOPEN, "false"),
        (REOPEN, 0),
        (ANALYST, "x" * 201),
        (RECENT_CASEFILES, "/a"),
        (RECENT_CASEFILES, [1]),
        (LAST_VIEWS, {"/a": 1}),
        (LAST_VIEWS, []),
    ],
)
def test_a_bad_stored_value_is_the_default(setting: Setting[Any], bad: object, path: Path, notices: Notices) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({setting.key: bad, "motion_of_the_future": 1, ANALYST.key: "me"} | {setting.key: bad}))
    settings = Settings(path, notices)
    assert settings.get(setting) == setting.default
    settings.set(REOPEN, not settings.get(REOPEN))
    assert written(path)["motion_of_the_future"] == 1


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"7", b"[" * 100_000])
def test_a_damaged_file_is_no_file(content: bytes, path: Path, notices: Notices) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    settings = Settings(path, notices)
    assert settings.get(THEME) == "system"
    settings.set(THEME, "light")
    assert written(path) == {"theme": "light"}


@pytest.mark.parametrize(
    ("setting", "impossible"),
    [
        (Setting("a", Flag(), default=True), "yes"),
        (Setting("a", Choice({}), ""), "x"),
        (Setting("a", Text(3), ""), "long"),
        (Setting("a", Texts(1), ()), ("x", "y")),
        (Setting("a", TextByName(1), {}), {"x": 1}),
    ],
)
def test_a_value_the_setting_cannot_have_is_a_bug(
    setting: Setting[Any], impossible: object, path: Path, notices: Notices
) -> None:
    settings = Settings(path, notices)
    with pytest.raises(ValueError, match="no value of this kind"):
        settings.set(setting, impossible)
    assert not path.exists()


def test_what_cannot_be_saved_counts_and_is_told(tmp_path: Path, notices: Notices) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    settings = Settings(in_the_way / "settings.json", notices)
    told: list[Notice] = []
    notices.told.connect(told.append)
    notices.begin()
    settings.set(THEME, "dark")
    assert settings.get(THEME) == "dark"
    assert [notice.weight for notice in told] == ["warning"]
    assert str(in_the_way) in str(told[0].sentence)


def test_a_failed_write_leaves_the_old_file_alone(
    path: Path, notices: Notices, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(path, notices)
    settings.set(THEME, "dark")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    settings.set(THEME, "light")
    assert written(path) == {"theme": "dark"}
    assert list(path.parent.iterdir()) == [path]
