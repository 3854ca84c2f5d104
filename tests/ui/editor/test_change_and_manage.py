"""Many events are changed in one step, and what they refer to is renamed, merged and deleted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from steppeline.model.event import RegionRole
from steppeline.model.region import name_on
from steppeline.session import managing
from steppeline.ui import edit_errands
from steppeline.ui.desk import Desk
from steppeline.ui.editor.change_dialog import ChangeDialog
from steppeline.ui.editor.manage_dialog import ManageDialog

Rest = Callable[[], None]


def _changing(desk: Desk, what: str) -> ChangeDialog:
    edit_errands.change_events(desk)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ChangeDialog)
    dialog.what.setCurrentText(what)
    return dialog


def test_many_events_are_changed_in_one_step(desk: Desk, rest: Rest) -> None:
    numbers = desk.document.index.ids[:5].tolist()
    desk.view.select(numbers)
    before = desk.document.events(numbers)
    for what, raws in (
        ("Kind", {"kind": "=visit"}),
        ("Status", {"status": "cancelled", "as_of": "5 January 2022", "note": "by letter"}),
        ("Add a tag", {"tag": "water & ice"}),
        ("Add a region", {"region": "=ru-omsk", "role": "guest"}),
    ):
        dialog = _changing(desk, what)
        dialog.page.set_raws(raws)
        dialog._change()
        rest()
    for event in desk.document.events(numbers):
        assert (event.kind, event.status) == ("visit", "cancelled")
        assert (event.history[-1].as_of, event.history[-1].note) == ("2022-01-05", "by letter")
        assert "water & ice" in event.tags
        assert RegionRole("ru-omsk", "guest") in event.regions
    for _ in range(4):
        desk.document.undo()
    rest()
    assert desk.document.events(numbers) == before


def test_what_is_not_there_is_not_agreed_to(desk: Desk, rest: Rest) -> None:
    desk.view.select(desk.document.index.ids[:2].tolist())
    dialog = _changing(desk, "Add a region")
    dialog.page.fields["region"].set_raw("Atlantis")
    dialog._change()
    assert dialog.isVisible()
    assert desk.document.undo_name is None
    dialog.reject()


@pytest.fixture
def manager(desk: Desk, rest: Rest) -> ManageDialog:
    edit_errands.manage(desk)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ManageDialog)
    rest()
    yield dialog
    dialog.reject()


def _choose(dialog: ManageDialog, table: str, key: str) -> None:
    dialog.tables.setCurrentIndex(dialog.tables.findData(table))
    items = [dialog.entries.topLevelItem(at) for at in range(dialog.entries.topLevelItemCount())]
    dialog.entries.setCurrentItem(next(item for item in items if item.data(0, Qt.ItemDataRole.UserRole) == key))


def test_entries_are_counted_found_and_renamed(manager: ManageDialog, desk: Desk, rest: Rest) -> None:
    _choose(manager, "kind", "forum")
    rest()
    forums = sum(event.kind == "forum" for event in desk.document.events(desk.document.index.ids.tolist()))
    assert manager.entries.currentItem().text(1) == str(forums)
    manager.form.fields.set_raws({"names.en": "Gathering"})
    manager.save()
    rest()
    assert desk.document.book.kinds["forum"].names["en"] == "Gathering"
    assert desk.document.book.kinds["forum"].names["ru"]
    manager.search.setText("gather")
    assert manager.entries.topLevelItemCount() == 1
    manager.delete()
    rest()
    assert "named in" in manager._remark.text()
    assert "forum" in desk.document.book.kinds


def test_actors_are_made_and_merged(manager: ManageDialog, desk: Desk, rest: Rest) -> None:
    known = next(iter(desk.document.book.actors))
    manager.tables.setCurrentIndex(manager.tables.findData("actor"))
    manager.add()
    manager.form.fields.set_raws({"names.en": "Water Commission", "type": "organisation"})
    manager.save()
    rest()
    assert desk.document.book.actors["water-commission"].type == "organisation"
    manager.merge_into("water-commission", known)
    rest()
    assert "water-commission" not in desk.document.book.actors
    assert "Water Commission" in {name.name for name in desk.document.book.actors[known].names}
    desk.document.undo()
    rest()
    assert name_on(desk.document.book.actors["water-commission"].names, "en") == "Water Commission"


def test_offices_tags_and_sources(manager: ManageDialog, desk: Desk, rest: Rest, tmp_path: Path) -> None:
    office = next(iter(desk.document.book.offices))
    actor = next(iter(desk.document.book.actors))
    _choose(manager, "office", office)
    terms = len(desk.document.book.offices[office].terms)
    manager.form.terms.add()
    manager.form.terms.forms[-1].set_raws({"actor": f"={actor}", "since": "March 2019"})
    manager.save()
    rest()
    assert desk.document.book.offices[office].terms[terms:][0].since == "2019-03"
    tag = desk.document.index.facet("tag").entities.keys[0]
    _choose(manager, "tag", tag)
    manager.form.fields.set_raws({"key": "called otherwise"})
    manager.save()
    rest()
    assert "called otherwise" in desk.document.index.facet("tag").entities.keys
    source = next(iter(desk.document.book.sources))
    _choose(manager, "source", source)
    manager.form.fields.set_raws({"reliability": "B", "credibility": "2", "published": "28.09.2021"})
    manager.save()
    rest()
    after = desk.document.book.sources[source]
    assert (after.reliability, after.credibility, after.published) == ("B", "2", "2021-09-28")
    page = tmp_path / "page <b>& odd.html"
    page.write_text("<script>alert(1)</script>", encoding="utf-8")
    failures: list[object] = []
    managing.attach_copy(desk.document, source, page, done=lambda: None, failed=failures.append)
    rest()
    assert not failures
    assert [copy.name for copy in desk.document.book.sources[source].copies] == [page.name]
    assert not failures


def test_local_copies_are_listed_saved_as_they_came_and_removed(
    desk: Desk, rest: Rest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, back = tmp_path / "page <b>& odd.html", tmp_path / "back.html"
    page.write_bytes(b"<script>alert(1)</script>\x00\xff")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(page), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(back), ""))
    edit_errands.manage(desk)
    manager = QApplication.activeModalWidget()
    assert isinstance(manager, ManageDialog)
    _choose(manager, "kind", next(iter(desk.document.book.kinds)))
    assert not manager.copies.isVisible()
    source = next(iter(desk.document.book.sources))
    _choose(manager, "source", source)
    copies = manager.copies
    assert not copies.save_button.isEnabled()
    assert not copies.remove_button.isEnabled()
    copies.attach_button.click()
    rest()
    assert copies.copies.item(0).text().startswith(page.name)
    assert copies.copies.count() == 1
    copies.attach_button.click()
    rest()
    assert copies.copies.count() == 1, "the same once"
    copies.save_button.click()
    rest()
    assert back.read_bytes() == page.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "missing" / "x"), ""))
    copies.save_button.click()
    rest()
    copies.remove_button.click()
    rest()
    assert not copies.copies.count()
    assert not desk.document.book.sources[source].copies
    desk.document.undo()
    rest()
    assert copies.copies.count() == 1


def test_cells_are_edited_in_their_place(desk: Desk, rest: Rest) -> None:
    from steppeline.ui.table.cell_editor import CellEditor
    from steppeline.ui.table.event_table import EventTable

    table = desk.window.findChild(EventTable)
    number = int(desk.document.index.ids[0])
    for column, text, shown in ((0, "5 by 7", None), (0, "осень 2021", "2021-23"), (2, "A title <b>", "A title <b>")):
        desk.view.select([number])
        rest()
        view = table.focusProxy()
        view.setFocus()
        view.setCurrentIndex(view.currentIndex().siblingAtColumn(column))
        QTest.keyClick(view, Qt.Key.Key_F2)
        editor = table.findChild(CellEditor)
        line = editor.focusProxy()
        line.setText(text)
        QTest.keyClick(line, Qt.Key.Key_Return)
        rest()
        (event,) = desk.document.events([number])
        if shown is None:
            assert editor.isVisible()
            QTest.keyClick(line, Qt.Key.Key_Escape)
            assert desk.document.undo_name is None
        else:
            assert shown in (event.date, *event.title.values())
        QApplication.sendPostedEvents(None, 52)
