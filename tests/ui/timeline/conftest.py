"""Documents, view states and widgets of the timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from timed_casefile import timed_casefile

from steppeline.model.calendar import seconds_of
from steppeline.model.errors import WorldError
from steppeline.model.text import Language
from steppeline.session.content import open_content
from steppeline.session.document import Document
from steppeline.session.jobs import Jobs
from steppeline.session.view_state import ViewState
from steppeline.ui.theme import Theme, light
from steppeline.ui.timeline.timeline import Timeline

AS_OF = seconds_of(2024)
TODAY = seconds_of(2024, 5, 7)


@pytest.fixture
def open_document(application: object, failures: list[WorldError]) -> Iterator[Callable[[Path], Document]]:
    opened: list[Document] = []

    def open_it(path: Path) -> Document:
        opened.append(Document(open_content(path, AS_OF), Jobs(failures.append)))
        return opened[-1]

    yield open_it
    for document in opened:
        document.close()
    assert failures == []


@pytest.fixture
def document(open_document: Callable[[Path], Document], tmp_path: Path) -> Document:
    return open_document(timed_casefile(tmp_path / "times.steppeline"))


@pytest.fixture
def view_state(document: Document) -> ViewState:
    return ViewState(document)


@pytest.fixture
def theme(application: object) -> Theme:
    return light()


@pytest.fixture
def english() -> Language:
    return Language("en")


@pytest.fixture
def settle(view_state: ViewState, wait_until: Callable[[Callable[[], bool]], None]) -> Callable[[], None]:
    """`settle()` waits until what is visible follows from the filter."""
    return lambda: wait_until(lambda: view_state.is_settled)


@pytest.fixture
def timeline(
    document: Document, view_state: ViewState, theme: Theme, english: Language, show: Callable[..., QWidget]
) -> Timeline:
    """A timeline of the small casefile, 1000 × 500, from 2000 to 2020."""
    timeline = Timeline(document, view_state, theme, english, now=lambda: TODAY)
    show(timeline, width=1000, height=500)
    view_state.set_viewport(replace(view_state.viewport, start=seconds_of(2000), end=seconds_of(2020)))
    view_state.forget_history()
    return timeline
