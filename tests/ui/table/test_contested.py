"""Where sources differ, the table marks the value."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from steppeline.model.event import Claim, Event
from steppeline.model.reference import Kind
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Language
from steppeline.session.content import open_content
from steppeline.session.document import Document
from steppeline.session.jobs import Jobs
from steppeline.session.view_state import ViewState
from steppeline.store.casefile import create
from steppeline.store.dataset import add_dataset
from steppeline.ui import theme
from steppeline.ui.table.columns import COLUMNS
from steppeline.ui.table.event_model import EventModel


def test_marks_only_the_values_on_which_sources_differ(tmp_path: Path, jobs: Jobs) -> None:
    path = tmp_path / "claims.steppeline"
    differing = (Claim("date", "2019"), Claim("date", "2020", chosen=True), Claim("title.ru", "a"))
    agreeing = (Claim("date", "2021"), Claim("date", " 2021 "))
    events = (
        Event("forum", {"en": "Disputed"}, "2019", claims=differing),
        Event("forum", {"en": "<b>Agreed</b>"}, "2021", claims=agreeing),
    )
    with create(path) as casefile:
        book = ReferenceBook(kinds={"forum": Kind("forum", {"en": "Forum"}, "#0072b2", "circle", 1)})
        casefile.apply(add_dataset(book, events, "Sample"))
    document = Document(open_content(path, 1_700_000_000), jobs)
    model = EventModel(document, ViewState(document), theme.light(), Language("en"))
    model.refresh()

    marked = {
        (row, COLUMNS[column].key)
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        if str(model.data(model.index(row, column))).startswith("≠ ")
    }
    assert marked == {(0, "date")}

    date = [column.key for column in COLUMNS].index("date")
    title = [column.key for column in COLUMNS].index("title")
    assert "who says what" in str(model.data(model.index(0, date), Qt.ItemDataRole.ToolTipRole))
    assert model.data(model.index(1, date), Qt.ItemDataRole.ToolTipRole) is None
    assert model.data(model.index(1, title), Qt.ItemDataRole.ToolTipRole) == "<p>&lt;b&gt;Agreed&lt;/b&gt;</p>"
    assert not model.text(0, date).startswith("≠")
    document.close()
