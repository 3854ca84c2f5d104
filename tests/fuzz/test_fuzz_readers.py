"""A short run of the fuzzer, the same every time."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import readers


def test_changed_files_give_events_or_problems(tmp_path: Path) -> None:
    assert readers.try_all(range(400), tmp_path) > 100
    assert list(tmp_path.iterdir()) == []


def test_a_fault_of_a_reader_is_no_problem_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(file: Path) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(readers, "detect", broken)
    with pytest.raises(ZeroDivisionError):
        readers.try_all(range(1), tmp_path)


def test_changes_are_decided_by_the_seed() -> None:
    content = readers.SAMPLES["vis.json"]
    assert readers.mutated(content, random.Random(3)) == readers.mutated(content, random.Random(3)) != content
