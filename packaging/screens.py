"""Draws the pictures in docs/screens with `steppeline render`: `python packaging/screens.py`. No display is needed.

Every view at every size, so that each combination of colours, language and scale comes up: what is clipped, overlapping
or blurred shows here first. `screens.py help` draws those of the help instead, in docs/help/pictures.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QImageWriter

DOCS = Path(__file__).resolve().parents[1] / "docs"
LARGEST = 400_000
PALETTES = (256, 96, 48)
"""How many colours are tried, one after another."""


class Screen(NamedTuple):
    """One picture. `more` is what else is asked of `steppeline render`."""

    view: str
    size: str
    theme: str
    language: str
    scale: str = "1"
    more: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of its file."""
        what = "-found" if self.more else ""
        return f"{self.view}-{self.size}-{self.theme}-{self.language}{what}.png"


CRISIS = ("--query", "kind:forum OR kind:visit OR region:Orenburg", "--from", "2021-06", "--to", "2022-06")
SCREENS = (
    Screen("window", "1600x900", "light", "en"),
    Screen("window", "1600x900", "dark", "ru"),
    Screen("window", "1600x900", "light", "en", more=CRISIS),
    Screen("window", "800x500", "light", "ru"),
    Screen("window", "800x500", "dark", "en"),
    Screen("window", "3840x2160", "dark", "en", "2"),
    Screen("timeline", "1600x900", "light", "ru"),
    Screen("timeline", "800x500", "dark", "en"),
    Screen("timeline", "3840x2160", "light", "en", "2"),
    Screen("map", "1600x900", "light", "en"),
    Screen("map", "800x500", "dark", "ru"),
    Screen("map", "3840x2160", "light", "ru", "2"),
)


UNCERTAIN = ("--query", "during:2021 -kind:statistic", "--from", "2021-06", "--to", "2022-03")
# As wide as a page of the help, at twice its density.
HELP = {
    "window": Screen("window", "1520x912", "light", ""),
    "timeline": Screen("timeline", "1520x640", "light", "", "2", ("--from", "2019", "--to", "2024")),
    "dates": Screen("timeline", "1520x480", "light", "", "2", UNCERTAIN),
    "map": Screen("map", "1520x860", "light", "", "2"),
}


def main(what: str) -> None:
    """Draw all of them: "screens" or "help"."""
    if what == "help":
        wanted = {
            f"{name}-{language}.png": screen._replace(language=language)
            for name, screen in HELP.items()
            for language in ("en", "ru")
        }
        _draw(wanted, DOCS / "help" / "pictures")
    else:
        _draw({screen.name: screen for screen in SCREENS}, DOCS / "screens")


def _draw(screens: Mapping[str, Screen], target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        casefile = str(Path(folder) / "demo.steppeline")
        _steppeline("demo", "-o", casefile)
        for name, screen in screens.items():
            path = target / name
            _steppeline("render", casefile, "-o", str(path), *_wishes(screen))
            _shrink(path)
            print(f"{path.stat().st_size:>9,} bytes  {path.name}")


def _wishes(screen: Screen) -> tuple[str, ...]:
    look = ("--theme", screen.theme, "--lang", screen.language, "--scale", screen.scale)
    return ("--view", screen.view, "--size", screen.size, *look, *screen.more)


def _shrink(path: Path) -> None:
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    _write(image, path)
    for colours in PALETTES:
        if path.stat().st_size > LARGEST:
            _write(_with_few_colours(image, colours), path)


def _with_few_colours(image: QImage, most: int) -> QImage:
    """The picture in its most frequent colours; each other one becomes the nearest of them."""
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)[:, : image.width()]
    colours, places, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    kept = colours[np.argsort(-counts, kind="stable")[:most]]
    distances = sum((_channel(colours, shift)[:, None] - _channel(kept, shift)) ** 2 for shift in (0, 8, 16))
    nearest = np.argmin(distances, axis=1).astype(np.uint8)[places.reshape(pixels.shape)]
    data = np.ascontiguousarray(nearest)
    few = QImage(data.data, image.width(), image.height(), image.width(), QImage.Format.Format_Indexed8)
    few.setColorTable(kept.tolist())
    return few.copy()


def _channel(colours: NDArray[np.uint32], shift: int) -> NDArray[np.int64]:
    return ((colours >> shift) & 0xFF).astype(np.int64)


def _write(image: QImage, path: Path) -> None:
    writer = QImageWriter(str(path), b"png")
    writer.setCompression(100)
    if not writer.write(image):
        raise OSError(f"{path}: {writer.errorString()}")


def _steppeline(*arguments: str) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(
        [sys.executable, "-m", "steppeline", *arguments], check=True, env=environment, stdout=subprocess.DEVNULL
    )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "screens")
