"""The dialog that prints, on a real window over the shipped dataset."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from steppeline.app import Steppeline
from steppeline.model.filter import ChoiceClause
from steppeline.ui.assembly import Assembly
from steppeline.ui.figure import Room
from steppeline.ui.print.dialog import PrintDialog
from steppeline.ui.print.press import SUBJECTS, Order
from steppeline.ui.theme import dark, light

Start = Callable[..., Steppeline]


@pytest.fixture
def assembly(start: Start, casefile: Path, turn: Callable[[], None]) -> Assembly:
    start(casefile)
    turn()
    shown = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    (found,) = [each for top in shown for each in top.findChildren(Assembly)]
    return found


@pytest.fixture
def dialog(assembly: Assembly, turn: Callable[[], None]) -> PrintDialog:
    assembly.actions.action("file.picture").trigger()
    turn()
    (found,) = assembly.window.findChildren(PrintDialog)
    return found


def choose(dialog: PrintDialog, **values: object) -> None:
    for name, value in values.items():
        box = getattr(dialog, name)
        box.setCurrentIndex(box.findData(value))
    dialog.follow()


def test_every_subject_is_shown_on_every_paper(dialog: PrintDialog) -> None:
    for subject in SUBJECTS:
        for paper in ("a4", "a3", "long"):
            choose(dialog, subject=subject, paper=paper)
            assert dialog.preview.count >= 1, dialog.preview.accessibleDescription()
            assert dialog.save_button.isEnabled()
            assert not dialog.preview.grab().isNull()


def test_sheets_across_are_as_many_as_asked_for(dialog: PrintDialog) -> None:
    dialog.across.setValue(5)
    choose(dialog, paper="a3")
    assert "5 across" in dialog.preview.words() or dialog.preview.count > 5


def test_sheets_are_turned_with_the_keyboard(dialog: PrintDialog) -> None:
    choose(dialog, paper="a4")
    dialog.preview.setFocus()
    QTest.keyClick(dialog.preview, Qt.Key.Key_Right)
    assert dialog.preview.words().startswith("Sheet 1 of")
    QTest.keyClick(dialog.preview, Qt.Key.Key_Home)
    assert "across" in dialog.preview.words()


@pytest.mark.parametrize("suffix", [".pdf", ".svg", ".png"])
def test_what_is_shown_is_written(dialog: PrintDialog, tmp_path: Path, suffix: str) -> None:
    dialog.title.setText("A title of my own")
    target = tmp_path / f"x{suffix}"
    dialog.write(target)
    assert target.stat().st_size > 10_000
    assert dialog.isHidden()
    if suffix == ".svg":
        assert ">A title of my own<" in target.read_text(encoding="utf-8")


def test_a_failure_is_told_and_the_dialog_stays(dialog: PrintDialog, tmp_path: Path) -> None:
    dialog.write(tmp_path / "missing" / "x.pdf")
    assert "missing" in dialog.preview.accessibleDescription()
    assert not dialog.isHidden()
    dialog.close()


def test_paper_is_light_and_the_window_stays_as_it_was(assembly: Assembly) -> None:
    assembly.set_theme(dark())
    before = assembly.side.map.grab().toImage()
    sheets = assembly.press().sheets(Order("map", "a4"), light())
    assert sheets.poster.figure.is_whole
    assert assembly.side.map.grab().toImage() == before


def test_the_whole_timeline_has_every_event(assembly: Assembly) -> None:
    figure = assembly.press().figure("timeline", Room(3_000, 800), light())
    shown = assembly.desk.view.visible.shown
    assert len(figure.across) - 1 == shown > 200, "one span for each event, and one for the names of lanes"
    assert figure.scale.startswith("1 cm is ")


def test_the_filter_is_told_in_words(assembly: Assembly, wait_until: Callable[[Callable[[], bool]], None]) -> None:
    view = assembly.desk.view
    view.set_clause("kind", ChoiceClause("kind", frozenset({"forum"})))
    wait_until(lambda: view.is_settled)
    captions = assembly.press().captions(Order())
    assert captions.head == ("23 of 222 events", "Filter: Kind: Forum")
    assert captions.foot[0].startswith("Sources: ")
    assert captions.foot[1].startswith("Issued on ")
