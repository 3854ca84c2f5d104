"""The import dialog: what it shows of a file, how it takes it in, and that what is called off leaves nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from steppeline.session.settings import RECENT_CASEFILES
from steppeline.store.casefile import open_casefile
from steppeline.store.dump import canonical_dump
from steppeline.ui import import_errands
from steppeline.ui.desk import Desk
from steppeline.ui.importing.dialog import ImportDialog
from steppeline.ui.importing.past import PastImportsDialog

Wait = Callable[[Callable[[], bool]], None]
Rest = Callable[[], None]

ROWS = """\
when;title;region;what
13.04.2031;Fair of the two banks;RU-ORE;Forum
17.05.2031;<b>Visit</b> of the delegation;KZ-15;Visit
not a day;Row without a date;KZ-15;Visit
"""


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "meetings.csv"
    path.write_text(ROWS, encoding="cp1251")
    return path


def begun(desk: Desk, *files: Path) -> ImportDialog:
    import_errands.import_these(desk, files)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    return dialog


def read(desk: Desk, wait_until: Wait, *files: Path) -> ImportDialog:
    """The dialog with what comes of the files."""
    dialog = begun(desk, *files)
    wait_until(dialog.next.isVisible)
    QTest.keyClick(dialog.next, Qt.Key.Key_Return)
    wait_until(dialog.checking.isVisible)
    return dialog


def taken_in(desk: Desk, wait_until: Wait, *files: Path) -> ImportDialog:
    dialog = read(desk, wait_until, *files)
    dialog.take.click()
    wait_until(dialog.show_events.isVisible)
    return dialog


def dump(desk: Desk) -> str:
    with open_casefile(desk.document.path) as casefile:
        return canonical_dump(casefile.connection)


def found_by(desk: Desk) -> list[str]:
    visible = desk.view.visible
    ids = list(visible.index.ids_in_time(visible.result))
    return [names["en"] for names in desk.document.titles(ids)]


def test_it_shows_what_the_rows_will_become(desk: Desk, rows: Path, wait_until: Wait) -> None:
    dialog = begun(desk, rows)
    wait_until(dialog.next.isVisible)
    page = dialog.reading
    shown = [page.rows.data(page.rows.index(0, column)) for column in range(5)]
    assert shown == ["2", "Fair of the two banks", "13 April 2031", "Event", "Orenburg Oblast"]
    assert page.columns["what"].currentData() is None
    assert page.delimiter.currentData() == ";"
    tip = page.rows.data(page.rows.index(1, 1), Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;Visit" in tip


def test_mapping_a_column_changes_the_preview(desk: Desk, rows: Path, wait_until: Wait) -> None:
    dialog = begun(desk, rows)
    wait_until(dialog.next.isVisible)
    page = dialog.reading
    assert page.rows.data(page.rows.index(0, 3)) == "Event"
    box = page.columns["what"]
    box.activated.emit(box.findData("kind"))
    wait_until(lambda: page.rows.data(page.rows.index(0, 3)) == "Forum")
    assert page.columns["what"].currentData() == "kind"
    page.order.activated.emit(page.order.findData(False))
    wait_until(lambda: page.order.currentData() is False)


def test_it_takes_in_what_can_be_used_and_shows_it(desk: Desk, rows: Path, wait_until: Wait, rest: Rest) -> None:
    before = len(desk.document.index)
    dialog = read(desk, wait_until, rows)
    assert "2 events are new." in dialog.checking.words.text()
    assert dialog.checking.groups.count() == 1
    problem = [dialog.checking.rows.data(dialog.checking.rows.index(0, column)) for column in range(4)]
    assert problem == ["meetings.csv", "4", "date", "not a day"]
    dialog.take.click()
    wait_until(dialog.show_events.isVisible)
    assert len(desk.document.index) == before + 2
    assert dialog.words.text().startswith("2 events were added. The backup is ")
    backup = Path(dialog.words.text().removeprefix("2 events were added. The backup is ").removesuffix("."))
    assert backup.is_file()
    dialog.show_events.click()
    rest()
    assert found_by(desk) == ["Fair of the two banks", "<b>Visit</b> of the delegation"]


def test_the_same_file_again_adds_nothing(desk: Desk, rows: Path, wait_until: Wait) -> None:
    taken_in(desk, wait_until, rows).close()
    before = len(desk.document.index)
    dialog = read(desk, wait_until, rows)
    assert dialog.checking.words.text().startswith("There is nothing new in it. 2 are there already, unchanged.")
    assert not dialog.take.isVisible()
    dialog.cancel.click()
    assert len(desk.document.index) == before


def test_a_corrected_file_brings_its_own_rows_up_to_date(desk: Desk, rows: Path, wait_until: Wait, rest: Rest) -> None:
    taken_in(desk, wait_until, rows).close()
    before = len(desk.document.index)
    rows.write_text(ROWS.replace("not a day", "19.05.2031"), encoding="cp1251")
    dialog = taken_in(desk, wait_until, rows)
    assert dialog.words.text().startswith("1 event was added.")
    dialog.close()
    rest()
    assert len(desk.document.index) == before + 1


def test_removing_leaves_the_casefile_as_it_was(desk: Desk, rows: Path, wait_until: Wait, rest: Rest) -> None:
    before = dump(desk)
    dialog = taken_in(desk, wait_until, rows)
    dialog.remove.click()
    wait_until(lambda: "removed" in dialog.words.text())
    dialog.close()
    rest()
    assert dump(desk) == before


def test_past_imports_are_listed_and_removed(desk: Desk, rows: Path, wait_until: Wait, rest: Rest) -> None:
    before = dump(desk)
    taken_in(desk, wait_until, rows).close()
    import_errands.past_imports(desk)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PastImportsDialog)
    item = dialog.list.topLevelItem(0)
    assert item is not None
    assert (item.text(0), item.text(2)) == ("meetings.csv", "2")
    dialog.remove.click()
    wait_until(lambda: "removed" in dialog.words.text())
    dialog.close()
    rest()
    assert dump(desk) == before


def test_escape_before_the_import_changes_nothing(desk: Desk, rows: Path, wait_until: Wait, rest: Rest) -> None:
    before = dump(desk)
    dialog = read(desk, wait_until, rows)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    rest()
    assert dump(desk) == before
    assert not desk.program.backups.exists() or not any(desk.program.backups.rglob("*.steppeline"))


def test_a_file_that_is_nothing_known_is_said(desk: Desk, tmp_path: Path, wait_until: Wait) -> None:
    odd = tmp_path / "odd.bin"
    odd.write_bytes(bytes(range(256)) * 40)
    dialog = begun(desk, odd)
    wait_until(lambda: not dialog.bar.isVisible())
    assert "odd.bin" in dialog.words.text()
    dialog.cancel.click()
    assert not dialog.isVisible()


def test_problems_are_written_as_a_table(
    desk: Desk, rows: Path, tmp_path: Path, wait_until: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = read(desk, wait_until, rows)
    target = tmp_path / "problems.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (str(target), ""))
    dialog.export.click()
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "file,line,field,value,reason,left_out"
    assert lines[1].startswith("meetings.csv,4,date,not a day,")
    dialog.close()


def drop(desk: Desk, *files: Path) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(20, 20), copy, dragged, left, plain)
    QApplication.sendEvent(desk.window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(desk.window, QDropEvent(QPointF(20, 20), copy, dragged, left, plain))


def test_a_file_dropped_on_the_window_is_imported(desk: Desk, rows: Path, wait_until: Wait) -> None:
    drop(desk, rows)
    wait_until(lambda: isinstance(QApplication.activeModalWidget(), ImportDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    wait_until(dialog.next.isVisible)
    assert dialog.words.text().startswith("meetings.csv is read as")
    dialog.close()


def test_a_casefile_dropped_on_the_window_is_opened(
    desk: Desk, dataset: Path, tmp_path: Path, wait_until: Wait
) -> None:
    other = tmp_path / "other.steppeline"
    other.write_bytes(dataset.read_bytes())
    settings = desk.program.settings
    drop(desk, other)
    wait_until(lambda: str(other) in settings.get(RECENT_CASEFILES))
