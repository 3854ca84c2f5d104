"""HTML and script in any text field of a casefile is shown as the text it is, in every widget."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import Qt as TextQt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTextBrowser, QTextEdit, QWidget

from steppeline.app import Steppeline
from steppeline.model.event import (
    ActorRole,
    Claim,
    Event,
    Figure,
    Link,
    Note,
    PlaceRole,
    RegionRole,
    SourceUse,
    StatusEntry,
)
from steppeline.model.reference import Actor, DatedName, Kind, Office, Place, Region, Source
from steppeline.model.reference_book import ReferenceBook
from steppeline.store.casefile import create
from steppeline.store.dataset import add_dataset
from steppeline.ui import edit_errands, errands
from steppeline.ui.assembly import Assembly
from steppeline.ui.desk import Desk
from steppeline.ui.main_window import MainWindow
from steppeline.ui.table.event_table import EventTable

EVIL = '<b>bold</b><script>alert(1)</script><img src="https://example.invalid/x.png">'
NAMES = (DatedName("en", EVIL),)
BOOK = ReferenceBook(
    kinds={"kind": Kind("kind", {"en": EVIL}, "#336699", "circle", 1)},
    regions={"ru": Region("ru", "country", NAMES), "ru-omsk": Region("ru-omsk", "region", NAMES, parent="ru")},
    places={"town": Place("town", NAMES, "ru-omsk", 55.0, 73.4)},
    actors={"actor": Actor("actor", "person", NAMES)},
    offices={"office": Office("office", {"en": EVIL})},
    sources={"source": Source("source", EVIL, EVIL, f"javascript:{EVIL}", note=EVIL, language=EVIL, type=EVIL)},
)
EVENT = Event(
    "kind",
    {"en": EVIL, "ru": EVIL},
    "2021-09-28",
    refs=(EVIL,),
    summary={"en": EVIL},
    theme={"en": EVIL},
    date_basis=EVIL,
    history=(StatusEntry("planned", note=EVIL),),
    regions=(RegionRole("ru-omsk", EVIL),),
    places=(PlaceRole("town", EVIL, EVIL),),
    actors=(ActorRole("actor", "office", EVIL),),
    figures=(Figure({"en": EVIL}, 1.0, unit=EVIL, basis=EVIL, said_by=EVIL, source="source", locator=EVIL, note=EVIL),),
    claims=(
        Claim(EVIL, EVIL, "source", EVIL, EVIL, EVIL, EVIL, chosen=True, reason=EVIL),
        Claim(EVIL, "other", "source"),
    ),
    sources=(SourceUse("source", EVIL, EVIL),),
    links=(Link("follows", "second", EVIL),),
    notes=(Note({"en": EVIL}, "discrepancy"),),
    tags=(EVIL,),
)
OTHER = Event("kind", {"en": EVIL}, "2021-10", refs=("second",))


@pytest.fixture
def desk(start: Callable[[Path | None], Steppeline], tmp_path: Path) -> Desk:
    path = tmp_path / "<b>case<b>.steppeline"
    with create(path) as casefile:
        casefile.apply(add_dataset(BOOK, (EVENT, OTHER), EVIL))
    start(path)
    (window,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()]
    assembly = window.findChild(Assembly)
    assert isinstance(assembly, Assembly)
    assembly.complete()
    return assembly.desk


def _is_obeyed(text: str) -> bool:
    """Whether Qt would take a text of unknown sort for HTML."""
    return "<b>" in text and TextQt.mightBeRichText(text)


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[QModelIndex]:
    for row in range(model.rowCount(parent)):
        if isinstance(model, QAbstractListModel):
            yield model.index(row, 0, parent)
            continue
        for column in range(model.columnCount(parent)):
            yield model.index(row, column, parent)
        yield from _cells(model, model.index(row, 0, parent))


def _obedient(widgets: list[QWidget]) -> Iterator[str]:
    """What is shown as HTML though it came from the casefile."""
    for widget in widgets:
        if _is_obeyed(widget.toolTip()):
            yield f"tool tip of {widget!r}"
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText and _is_obeyed(widget.text()):
            yield f"label {widget!r} in {widget.parent()!r}"
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            tips = (str(cell.data(Qt.ItemDataRole.ToolTipRole) or "") for cell in _cells(widget.model(), QModelIndex()))
            if any(map(_is_obeyed, tips)):
                yield f"tool tips in {widget!r}"
        if isinstance(widget, QTextEdit):
            images = [each.toImageFormat() for each in widget.document().allFormats() if each.isImageFormat()]
            if any("invalid" in image.name() for image in images):
                yield f"page {widget!r}"


def _check_all() -> None:
    QApplication.processEvents()
    found = list(_obedient(QApplication.allWidgets()))
    assert not found, "\n".join(found)


def test_the_window_shows_text_as_text(desk: Desk, wait_until: Callable[[Callable[[], bool]], None]) -> None:
    desk.document.save_view(EVIL, desk.view.to_json())
    wait_until(lambda: bool(desk.document.saved_views()))
    desk.view.select([1])
    wait_until(lambda: desk.view.is_settled and not desk.document.jobs.running)
    pages = [page.toPlainText() for page in desk.window.findChildren(QTextBrowser)]
    assert any(EVIL in page for page in pages)
    desk.view.hover(1)
    desk.program.notices.tell(desk.document.undo_name)
    _check_all()
    desk.view.select([1, 2])
    _check_all()


def test_the_editor_and_the_dialogs_show_text_as_text(
    desk: Desk, wait_until: Callable[[Callable[[], bool]], None]
) -> None:
    desk.view.select([1])
    for open_dialog in (edit_errands.edit_event, edit_errands.manage, edit_errands.change_events, errands.save_view):
        open_dialog(desk)
        wait_until(lambda: not desk.document.jobs.running)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        if open_dialog is edit_errands.edit_event:
            dialog.form.head.fields["date"].set_raw(EVIL)
            dialog.form.head.fields["kind"].line.setText(EVIL + "?")
            dialog.save()
            dialog.form.restore(dialog._at_first)
        _check_all()
        dialog.reject()
    desk.window.findChild(EventTable).edit_cell()
    _check_all()


def test_the_check_can_fail(application: QApplication) -> None:
    label = QLabel(EVIL)
    tip = QWidget(toolTip=EVIL)
    page = QTextBrowser()
    page.setHtml(EVIL)
    assert len(list(_obedient([label, tip, page]))) == 3
    for widget in (label, tip, page):
        widget.deleteLater()


def test_an_event_is_read_back_as_it_was_written(desk: Desk) -> None:
    (event,) = desk.document.events([1])
    assert replace(event, id=None) == EVENT
