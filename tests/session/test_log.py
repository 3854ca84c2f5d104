"""The log stays small, and what is handed on of it holds no names and values."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from steppeline.model.text import message
from steppeline.session.log import keep_last_lines, log_to_file
from steppeline.session.notices import Notices


@pytest.fixture(autouse=True)
def _root_as_before() -> Iterator[None]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    for handler in [each for each in root.handlers if each not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_it_is_kept_small(tmp_path: Path) -> None:
    log = log_to_file(tmp_path / "logs")
    for number in range(400):
        logging.getLogger("test").info("%d %s", number, "long " * 1_000)
    files = sorted(log.parent.iterdir())
    assert [path.name for path in files] == ["steppeline.log", "steppeline.log.1", "steppeline.log.2"]
    assert all(path.stat().st_size < 510_000 for path in files)
    assert " 399 long" in log.read_text(encoding="utf-8")


def test_without_a_folder_there_is_no_log(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    log_to_file(tmp_path / "file")
    logging.getLogger("test").error("nobody hears this")
    assert (tmp_path / "file").stat().st_size == 0


def test_last_lines_have_no_values(application: object, tmp_path: Path) -> None:
    log, kept = log_to_file(tmp_path), keep_last_lines()
    Notices().tell(message("The view “{name}” is deleted.", name="Secret forum"), "warning")
    logging.getLogger("test").error("A bug: %s", "in Secret forum")
    first, second = kept.lines
    assert first.endswith("WARNING steppeline.session.notices: The view “{name}” is deleted.")
    assert second.endswith("ERROR test: A bug: %s")
    assert log.read_text(encoding="utf-8").count("Secret forum") == 2


def test_only_the_last_lines_are_kept(application: object) -> None:
    kept = keep_last_lines()
    for number in range(200):
        logging.getLogger("test").error(f"line {number}")
    assert len(kept.lines) == 60
    assert kept.lines[-1].endswith("line 199")
