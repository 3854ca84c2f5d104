"""A document, its view state and a way to wait for it, for the controls of the filter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filter_casefile import filter_casefile

from steppeline.model.calendar import seconds_of
from steppeline.model.errors import WorldError
from steppeline.model.text import Language
from steppeline.session.content import open_content
from steppeline.session.document import Document
from steppeline.session.jobs import Jobs
from steppeline.session.view_state import ViewState
from steppeline.ui.theme import Theme, light

AS_OF = seconds_of(2024)


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
    return open_document(filter_casefile(tmp_path / "filters.steppeline"))


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
