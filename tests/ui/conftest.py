"""A program with a window over a real casefile, in folders of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from steppeline.app import Steppeline
    from steppeline.ui.desk import Desk

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped dataset as a casefile; copy it before changing it."""
    from steppeline.work.casefiles import demo_casefile

    path = tmp_path_factory.mktemp("dataset") / "demo.steppeline"
    demo_casefile(path, DATA)
    return path


@pytest.fixture
def casefile(dataset: Path, tmp_path: Path) -> Path:
    """A casefile of the shipped dataset that may be changed."""
    path = tmp_path / "case.steppeline"
    path.write_bytes(dataset.read_bytes())
    return path


@pytest.fixture
def start(
    application: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Path | None], Steppeline]]:
    """`start(path)` starts the program in English; it is closed after the test."""
    from steppeline.app import Steppeline
    from steppeline.session.stages import Stages

    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    running: list[Steppeline] = []

    def start_program(path: Path | None, language: str = "en") -> Steppeline:
        program = Steppeline(application, language, Stages())
        running.append(program)
        program.start(path)
        return program

    yield start_program
    for program in running:
        program.close()
        program.deleteLater()
    application.processEvents()


@pytest.fixture
def desk(start: Callable[[Path | None], Steppeline], casefile: Path) -> Desk:
    """The desk of a program that runs with the shipped dataset."""
    from PySide6.QtWidgets import QApplication

    from steppeline.ui.assembly import Assembly
    from steppeline.ui.main_window import MainWindow

    start(casefile)
    (window,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()]
    assembly = window.findChild(Assembly)
    assert isinstance(assembly, Assembly)
    return assembly.desk


@pytest.fixture
def rest(desk: Desk, wait_until: Callable[[Callable[[], bool]], None]) -> Callable[[], None]:
    """`rest()` waits until nothing is asked or written any more."""
    return lambda: wait_until(lambda: desk.view.is_settled and not desk.document.jobs.running)
