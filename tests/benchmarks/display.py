"""Where the window is shown while it is measured, and folders of its own for what it remembers."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

SCREEN = "1920x1080x24"


@dataclass(frozen=True)
class Display:
    """The environment in which a window finds its display, and what the display is, in words."""

    environment: Mapping[str, str]
    words: str


@contextlib.contextmanager
def display() -> Iterator[Display]:
    """The display there is, or one that nobody looks at (Xvfb), or none at all (Qt's offscreen platform)."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen == "offscreen" or (not os.environ.get("DISPLAY") and shutil.which("Xvfb") is None):
        yield Display({"QT_QPA_PLATFORM": "offscreen"}, "offscreen, no X server")
    elif os.environ.get("DISPLAY"):
        name = os.environ["DISPLAY"]
        yield Display({"DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}, f"xcb on the display {name}")
    else:
        with _xvfb() as name:
            yield Display({"DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}, "xcb on Xvfb")


def private_folders(folder: Path) -> dict[str, str]:
    """The environment in which settings, logs and working copies lie in `folder`."""
    names = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    return {name: str(folder / name.lower()) for name in names}


@contextlib.contextmanager
def _xvfb() -> Iterator[str]:
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as told:
            name = f":{told.readline().strip()}"
        try:
            yield name
        finally:
            server.terminate()
