"""Commands that look at the past of the casefile: what became of an event, and the record as it stood on a day."""

from __future__ import annotations

from pathlib import Path

from steppeline.model.errors import WorldError
from steppeline.ui.desk import Desk
from steppeline.ui.errands import SUFFIX, ask_casefile


def history(desk: Desk) -> None:
    """Show every step that changed the current event."""
    from steppeline.ui.dialogs.history import HistoryDialog

    for number in desk.view.selection[:1]:
        HistoryDialog(desk.document, number, desk.language, desk.window).open()


def as_known(desk: Desk) -> None:
    """Ask for a day, and open a copy of the casefile as it stood then."""
    from steppeline.ui.dialogs.as_known import AsKnownDialog

    dialog = AsKnownDialog(desk.window.theme, desk.language, desk.window)
    dialog.chosen.connect(lambda date: _make(desk, date))
    dialog.open()


def _make(desk: Desk, date: str) -> None:
    from steppeline.session.past import make_as_known

    name = f"{desk.document.path.stem} {date.replace('/', '-')}{SUFFIX}"
    target: Path | None = ask_casefile(desk, name)
    if target is not None:
        try:
            make_as_known(desk.document, date, target, desk.program.open)
        except WorldError as failure:
            desk.program.notices.fail(failure)
