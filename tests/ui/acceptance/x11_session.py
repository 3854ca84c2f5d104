"""The exercises with real X11 events: `python tests/ui/acceptance/x11_session.py`.

xdotool moves the pointer and presses the keys of a display of its own (Xvfb); the program gets them as from any user.
Not part of the test suite: it needs Xvfb and xdotool. Each exercise begins with a new window.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from exercises import EXERCISES, Exercise
from hands import Held, places_between
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from workplace import Workplace, dataset, private_folders, working

from steppeline import paths
from steppeline.ui.application import make_application

_KEYSYMS = {
    ".": "period",
    ",": "comma",
    "/": "slash",
    "?": "question",
    "Backspace": "BackSpace",
    "Ctrl": "ctrl",
    "Shift": "shift",
    "Alt": "alt",
}
_WHEEL = {True: "4", False: "5"}
_MILLISECONDS_BETWEEN_KEYS = "20"


class X11Hands:
    """xdotool. After each deed the program handles what has arrived of it."""

    def point(self, widget: QWidget, at: QPoint) -> None:
        self._go(widget, at + QPoint(1, 1))
        self._go(widget, at)

    def click(self, widget: QWidget, at: QPoint, held: Held = "", times: int = 1) -> None:
        self.point(widget, at)
        with self._holding(held):
            self._do("click", "--repeat", str(times), "--delay", "60", "1")

    def drag(self, widget: QWidget, start: QPoint, end: QPoint, held: Held = "") -> None:
        self.point(widget, start)
        with self._holding(held):
            self._do("mousedown", "1")
            for place in places_between(start, end):
                self._go(widget, place)
            self._do("mouseup", "1")

    def wheel(self, widget: QWidget, at: QPoint, notches: int, held: Held = "") -> None:
        self.point(widget, at)
        with self._holding(held):
            self._do("click", "--repeat", str(abs(notches)), "--delay", "10", _WHEEL[notches > 0])

    def key(self, keys: str) -> None:
        parts = [keys] if len(keys) == 1 else keys.split("+")
        names = [_KEYSYMS.get(part, part.lower() if len(part) == 1 else part) for part in parts]
        self._do("key", "+".join(names))

    def type(self, text: str) -> None:
        self._do("type", "--delay", _MILLISECONDS_BETWEEN_KEYS, text)

    @contextmanager
    def _holding(self, held: Held) -> Iterator[None]:
        if held:
            self._do("keydown", _KEYSYMS[held])
        yield
        if held:
            self._do("keyup", _KEYSYMS[held])

    def _go(self, widget: QWidget, at: QPoint) -> None:
        place = widget.mapToGlobal(at)
        self._do("mousemove", "--sync", str(place.x()), str(place.y()))

    def _do(self, *arguments: str) -> None:
        with subprocess.Popen(["xdotool", *arguments]) as tool:
            while tool.poll() is None:
                QApplication.processEvents()
        assert tool.returncode == 0, arguments
        QApplication.processEvents()


@contextmanager
def display() -> Iterator[str]:
    """A display that nobody looks at."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
        server.terminate()


def main() -> int:
    """Print a line for each exercise; 1 if one failed."""
    failed = 0
    with display() as name, tempfile.TemporaryDirectory() as folder:
        os.environ.update(private_folders(Path(folder)) | {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb"})
        application = make_application(paths.shipped("resources"))
        for number, exercise in enumerate(EXERCISES):
            with working(application, dataset(Path(folder) / f"{number}.steppeline")) as place:
                words = _outcome(exercise, place)
            failed += bool(words)
            print(f"{exercise.__name__:40} {words or 'done'}")
        del application
    return 1 if failed else 0


def _outcome(exercise: Exercise, place: Workplace) -> str:
    try:
        exercise(place, X11Hands())
    except AssertionError as failure:
        return f"FAILED: {failure}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
