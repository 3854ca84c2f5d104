"""The program at work on the shipped dataset, or on any casefile, for the tests of acceptance."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from workplace import Workplace, dataset, looks_of_the_program, private_folders, working


@pytest.fixture(scope="session")
def shipped_dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dataset(tmp_path_factory.mktemp("dataset") / "dataset.steppeline")


@pytest.fixture
def open_window(
    application: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Workplace]]:
    """`open_window(casefile, language)` starts the program on a casefile; it ends after the test."""
    for name, value in private_folders(tmp_path / "user").items():
        monkeypatch.setenv(name, value)
    with ExitStack() as opened:
        opened.enter_context(looks_of_the_program(application))
        yield lambda casefile, language="en": opened.enter_context(working(application, casefile, language))


@pytest.fixture
def casefile(shipped_dataset: Path, tmp_path: Path) -> Path:
    """A copy of the dataset that the test may change."""
    return Path(shutil.copy(shipped_dataset, tmp_path / "dataset.steppeline"))


@pytest.fixture
def place(open_window: Callable[..., Workplace], casefile: Path) -> Workplace:
    """The program at work on the shipped dataset."""
    return open_window(casefile)
