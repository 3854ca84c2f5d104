"""The history of an event and the record as known on a day, from the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from steppeline.session import editing
from steppeline.store.casefile import open_casefile
from steppeline.ui import past_errands
from steppeline.ui.desk import Desk
from steppeline.ui.dialogs.as_known import AsKnownDialog
from steppeline.ui.dialogs.history import HistoryDialog

Wait = Callable[[Callable[[], bool]], None]
Rest = Callable[[], None]


def changed(desk: Desk, rest: Rest) -> int:
    """The number of an event whose title and date were changed, the title to HTML."""
    number = int(desk.document.index.ids[3])
    editing.change(desk.document, number, lambda event: replace(event, title={"en": "<b>Renamed</b>"}))
    rest()
    editing.set_date(desk.document, number, "2011-03")
    rest()
    return number


def test_the_history_tells_each_step_with_what_it_changed(desk: Desk, rest: Rest, wait_until: Wait) -> None:
    number = changed(desk, rest)
    desk.document.undo()
    rest()
    desk.view.select([number])
    past_errands.history(desk)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HistoryDialog)
    wait_until(lambda: dialog.steps.topLevelItemCount() > 0)
    steps = [dialog.steps.topLevelItem(at) for at in range(3)]
    told = [[step.child(at).text(0) for at in range(step.childCount())] for step in steps if step is not None]
    assert told[:2] == [["Date"], ["Date"]]
    assert "Title (English)" in told[2]
    assert steps[0] is not None
    assert "undone: " in steps[0].text(0)
    assert steps[1] is not None
    assert steps[1].child(0).text(2) == "some day in March 2011"
    title = dialog.steps.findItems("Title (English)", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    assert title[0].text(2) == "<b>Renamed</b>"
    dialog.close()


def test_as_known_opens_a_copy_that_can_only_be_read(
    desk: Desk, rest: Rest, wait_until: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed(desk, rest)
    target = tmp_path / "then.steppeline"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (str(target), ""))
    opened: list[Path] = []
    monkeypatch.setattr(desk.program, "open", opened.append)
    past_errands.as_known(desk)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AsKnownDialog)
    dialog.date.set_text("yesterday or so")
    assert dialog.date.problem()
    dialog.date.set_text(f"{datetime.now(UTC).astimezone():%Y-%m-%d}")
    dialog.accept()
    wait_until(lambda: opened == [target])
    with open_casefile(target) as casefile:
        assert (
            casefile.connection.execute("SELECT count(*) FROM event").fetchone()[0] == desk.document.index.event_count
        )
