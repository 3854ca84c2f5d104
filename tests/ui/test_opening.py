"""Opening casefiles whose packed columns cannot be trusted: shown all the same, from the rows, and the user is told."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QProgressDialog, QPushButton

from steppeline.app import Steppeline
from steppeline.session.content import Opened, open_content
from steppeline.session.opening import Opening
from steppeline.session.progress import Cancelled
from steppeline.ui.assembly import Assembly
from steppeline.ui.opening_progress import show_progress

Start = Callable[..., Steppeline]
Turn = Callable[[], None]

TRUNCATED = (
    "UPDATE column_chunk SET data = substr(data, 1, length(data) - 3) WHERE id = (SELECT min(id) FROM column_chunk)"
)
LOST = "DELETE FROM column_chunk WHERE id = (SELECT max(id) FROM column_chunk)"
OLDER = "UPDATE packed_state SET revision = revision - 1"


def flip_a_byte(connection: sqlite3.Connection) -> None:
    """Change one bit in the middle of the longest chunk."""
    number, data = connection.execute("SELECT id, data FROM column_chunk ORDER BY length(data) DESC LIMIT 1").fetchone()
    place = len(data) // 2
    flipped = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
    connection.execute("UPDATE column_chunk SET data = ? WHERE id = ?", (flipped, number))


def damage(path: Path, how: str | None) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        if how is None:
            flip_a_byte(connection)
        else:
            connection.execute(how)


def shown() -> Assembly:
    (found,) = [each for top in QApplication.topLevelWidgets() for each in top.findChildren(Assembly)]
    return found


def texts_shown() -> list[str]:
    return [label.text() for label in shown().window.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize(
    ("how", "words"), [(TRUNCATED, "damaged"), (None, "damaged"), (LOST, "damaged"), (OLDER, "older")]
)
def test_what_cannot_be_trusted_is_made_anew_and_told(
    start: Start, casefile: Path, turn: Turn, how: str | None, words: str
) -> None:
    damage(casefile, how)
    start(casefile)
    turn()
    assert shown().desk.document.index.event_count == 222
    assert any(words in text and "made anew" in text for text in texts_shown())


def test_what_was_made_anew_is_sound_from_then_on(casefile: Path) -> None:
    damage(casefile, TRUNCATED)
    for is_told in (True, False):
        opened = open_content(casefile, 0)
        assert (opened.why_rebuilt is not None) == is_told
        opened.readers.close()
        opened.casefile.close()


class SlowOpening(Opening):
    """One that waits until it is told to go on, or called off."""

    def __init__(self, path: Path) -> None:
        self.go_on = threading.Event()
        super().__init__(path, 0, path.parent)

    def _open(self) -> None:
        self.done, self.total = 1, 4
        self.go_on.wait(10)
        super()._open()

    def cancel(self) -> None:
        super().cancel()
        self.go_on.set()


def look_at_the_dialog(seen: list[int], then: Callable[[QProgressDialog], None]) -> None:
    def look() -> None:
        (dialog,) = [
            top for top in QApplication.topLevelWidgets() if isinstance(top, QProgressDialog) and top.isVisible()
        ]
        seen.append(dialog.value())
        then(dialog)

    QTimer.singleShot(100, look)


def test_a_long_opening_shows_how_far_it_is(application: QApplication, casefile: Path) -> None:
    opening, seen = SlowOpening(casefile), list[int]()
    look_at_the_dialog(seen, lambda dialog: opening.go_on.set())
    show_progress(opening)
    opened = opening.opened()
    assert isinstance(opened, Opened)
    assert seen == [250]
    opened.readers.close()
    opened.casefile.close()


def test_a_long_opening_can_be_called_off(application: QApplication, casefile: Path) -> None:
    damage(casefile, TRUNCATED)
    opening, seen = SlowOpening(casefile), list[int]()
    look_at_the_dialog(seen, lambda dialog: dialog.findChildren(QPushButton)[0].click())
    show_progress(opening)
    with pytest.raises(Cancelled):
        opening.opened()
