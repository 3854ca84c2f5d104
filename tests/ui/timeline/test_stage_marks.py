"""The stages of an agreement are drawn along its bar, as they are known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from timed_casefile import KINDS

from steppeline.model.calendar import seconds_of
from steppeline.model.event import Event, Stage
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Language
from steppeline.model.viewport import Viewport
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.store.casefile import create
from steppeline.store.dataset import add_dataset
from steppeline.ui.theme import light
from steppeline.ui.timeline.timeline import Timeline
from steppeline.ui.timeline.words import Words

SIZE = QSize(900, 240)
TODAY = seconds_of(2024, 5, 7)
STAGES = (
    Stage("in force", "2011-06-01"),
    Stage("signed", "2008-01-15"),
    Stage("amended", "2013-05"),
    Stage("expired", "2018~"),
    Stage("ratified"),
)


def _document(open_document: Callable[[Path], Document], path: Path, stages: tuple[Stage, ...]) -> Document:
    with create(path) as casefile:
        book = ReferenceBook(kinds={kind.key: kind for kind in KINDS})
        event = Event("forum", {"en": "Treaty"}, "2008-01-15", stages=stages)
        casefile.apply(add_dataset(book, [event], "Treaty"))
    return open_document(path)


def _picture(document: Document, show: Callable[..., Timeline]) -> QImage:
    state = ViewState(document)
    widget = show(Timeline(document, state, light(), Language("en"), now=lambda: TODAY), SIZE.width(), SIZE.height())
    state.set_viewport(Viewport(seconds_of(2005), seconds_of(2022), state.viewport.pixels))
    widget.repaint()
    return widget.grab().toImage()


def _differing_columns(one: QImage, other: QImage) -> list[int]:
    return [x for x in range(one.width()) if any(one.pixel(x, y) != other.pixel(x, y) for y in range(one.height()))]


def test_marks_lie_where_the_stages_are_and_nowhere_else(
    open_document: Callable[[Path], Document], tmp_path: Path, show: Callable[..., Timeline]
) -> None:
    plain = _picture(_document(open_document, tmp_path / "plain.steppeline", ()), show)
    marked = _picture(_document(open_document, tmp_path / "marked.steppeline", STAGES), show)
    columns = _differing_columns(plain, marked)
    assert columns, "nothing is drawn"
    year = (columns[-1] - columns[0]) / (2019 - 2008)
    # From the day of the signing to what may be the end, which is not known to the day.
    assert year * 9.5 < columns[-1] - columns[0] < year * 12
    assert len(columns) > (columns[-1] - columns[0]) * 0.95, "one line joins them"


def test_the_card_tells_of_them_in_words(open_document: Callable[[Path], Document], tmp_path: Path) -> None:
    document = _document(open_document, tmp_path / "treaty.steppeline", STAGES)
    card = Words(document, Language("en")).event(int(document.index.ids[0]))
    assert card is not None
    assert card.lines[2:7] == [
        "in force: 1 June 2011",
        "signed: 15 January 2008",
        "amended: some day in May 2013",
        "expired: about 2018",
        "ratified",
    ]
