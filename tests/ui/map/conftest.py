"""The outlines, the shipped dataset with its view, and a map over both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from steppeline.model.calendar import seconds_of
from steppeline.model.errors import WorldError
from steppeline.model.text import Language
from steppeline.model.viewport import Viewport
from steppeline.session.content import open_content_to_read
from steppeline.session.document import Document
from steppeline.session.jobs import Jobs
from steppeline.session.view_state import ViewState
from steppeline.ui.map.outlines import Outlines, read_outlines
from steppeline.ui.map.region_map import RegionMap
from steppeline.ui.theme import light

FOLDER = Path(__file__).parents[3] / "resources" / "map"
AS_OF = seconds_of(2026, 11, 22)


@pytest.fixture(scope="session")
def outlines() -> Outlines:
    return read_outlines(FOLDER)


@pytest.fixture
def document(application: QApplication, dataset: Path, failures: list[WorldError]) -> Iterator[Document]:
    document = Document(open_content_to_read(dataset, AS_OF), Jobs(failures.append))
    yield document
    document.close()
    assert failures == []


@pytest.fixture
def state(document: Document) -> ViewState:
    """Looks at 2024: the borders of today."""
    state = ViewState(document)
    state.set_viewport(Viewport(seconds_of(2023), seconds_of(2025), 800))
    return state


@pytest.fixture
def settle(state: ViewState, wait_until: Callable[[Callable[[], bool]], None]) -> Callable[[], None]:
    return lambda: wait_until(lambda: state.is_settled)


@pytest.fixture
def region_map(
    document: Document, state: ViewState, show: Callable[..., RegionMap], turn: Callable[[], None]
) -> RegionMap:
    """A map in a window of 900 × 600 pixels, its outlines loaded."""
    region_map = show(RegionMap(document, state, light(), Language("en"), folder=FOLDER), width=900, height=600)
    turn()
    return region_map
