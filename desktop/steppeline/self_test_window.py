"""The self-test's steps for what is seen: pictures in every language, typefaces, and the window itself.

Each picture and the window come from a process of their own, started as users start it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

from PySide6.QtGui import QFontDatabase, QImage, QRawFont
from PySide6.QtWidgets import QApplication

from steppeline import paths
from steppeline.model.text import LANGUAGES, message
from steppeline.ui.application import make_application
from steppeline.work.self_test import Place, Step

VIEWS = {
    "window": message("the window is drawn in three languages"),
    "timeline": message("the timeline is drawn in three languages"),
    "map": message("the map is drawn in three languages"),
}
_LETTERS = "ҚқҢңӨөҮүӘәҒғҰұІіҺһЁёЪъ"
"""Kazakh and Russian letters that typefaces without Cyrillic, or with half of it, do not have."""
_PATIENCE = 60
_FEWEST_COLOURS = 15
_PAINTED = "all panes painted"


def window_steps() -> tuple[Step, ...]:
    """In the order in which they are done."""
    pictures = tuple(Step(name, partial(_draw, view)) for view, name in VIEWS.items())
    return (
        Step(message("the typeface has Russian and Kazakh letters"), _letters),
        *pictures,
        Step(message("the window opens and is painted"), _open_window),
    )


def _letters(place: Place) -> str:
    existing = QApplication.instance()
    application = existing or make_application(paths.shipped("resources"), ("-platform", "offscreen"))
    font = application.font() if isinstance(application, QApplication) else None
    if font is None or "Inter" not in QFontDatabase.families():
        raise AssertionError("the typeface is not there")
    face = QRawFont.fromFont(font)
    missing = "".join(letter for letter in _LETTERS if not face.supportsCharacter(ord(letter)))
    if missing:
        raise AssertionError(missing)
    return font.family()


def _draw(view: str, place: Place) -> str:
    pictures = []
    for language in LANGUAGES:
        target = place.folder / f"{view}-{language}.png"
        _run(place, "render", place.casefile, "-o", target, "--view", view, "--size", "1000x700", "--lang", language)
        image = QImage(str(target))
        colours = {image.pixel(x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)}
        if (image.width(), image.height()) != (1000, 700) or len(colours) < _FEWEST_COLOURS:
            raise AssertionError(f"{target.name}: {image.width()} x {image.height()}, {len(colours)} colours")
        pictures.append(target.read_bytes())
    if len(set(pictures)) != len(pictures):
        raise AssertionError("the same picture in two languages")
    return ", ".join(f"{len(picture) // 1024} kB" for picture in pictures)


def _open_window(place: Place) -> str:
    """Open the window and wait until it is painted; gives how long that took."""
    command = [*_program(), "window", str(place.casefile), "--profile-startup"]
    window = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=_environment(place))  # noqa: S603 - this program
    said = []
    try:
        for line in window.stderr or ():
            said.append(line.strip())
            if _PAINTED in line:
                return line.split("+")[0].strip()
    finally:
        window.terminate()
        window.communicate(timeout=_PATIENCE)
    raise AssertionError(" / ".join(said[-3:]))


def _run(place: Place, *arguments: str | Path) -> None:
    command = [*_program(), *map(str, arguments)]
    done = subprocess.run(  # noqa: S603 - this program
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=_environment(place),
        timeout=_PATIENCE,
        check=False,
    )
    if done.returncode != 0:
        raise AssertionError(done.stderr.strip())


def _program() -> list[str]:
    """How this program is started again."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "steppeline"]


def _environment(place: Place) -> dict[str, str]:
    """Nothing of the user's is read or written; without a display the window is painted all the same."""
    environment = os.environ | {"STEPPELINE_HOME": str(place.folder / "home")}
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return environment
