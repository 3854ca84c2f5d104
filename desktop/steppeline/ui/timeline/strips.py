"""The strips of the lanes: events that are too many to be drawn one by one, as columns and as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from steppeline.model.sheet import COLUMN
from steppeline.ui.theme import Theme, mixed
from steppeline.ui.timeline.batches import fill_boxes
from steppeline.ui.timeline.density import FINENESS, Columns, clusters, stacked
from steppeline.ui.timeline.lettering import Lettering, Style
from steppeline.ui.timeline.look import Look
from steppeline.ui.timeline.measures import STRIP
from steppeline.ui.timeline.scene import LaneBox, Scene

COLUMNS = STRIP - 2
"""Logical pixels of a column of the highest count."""

_APART = 8
"""Empty columns that make a group of its own of what stands behind them; groups of twice that width get a number."""

_LEAST_HIGHEST = 6
"""A column for so many events may fill the strip, so that one event alone does not look like many."""

_BESIDE = 3
"""Logical pixels from a group of columns to its number."""


class Strip(NamedTuple):
    """The columns of a lane, a pixel of the image for each, and numbers behind small groups of them.

    The columns are those of a `part` of the image; numbers have their pixel of the sheet with them.
    """

    image: QImage
    part: QRect
    numbers: list[tuple[int, str]]


class Strips:
    """Makes the strips of a scene, those of all lanes in view at once; `fineness` pixels for a logical one."""

    def __init__(self, theme: Theme, fineness: int = FINENESS) -> None:
        self._theme = theme
        self._fineness = fineness
        self._columns: dict[str | None, Columns] = {}
        self._scene: tuple[Scene, int, dict[int, Strip]] | None = None

    def of_lanes(self, scene: Scene, boxes: Sequence[LaneBox]) -> list[tuple[LaneBox, Strip]]:
        """Those of these lanes that have one."""
        if self._scene is None or self._scene[0].frame is not scene.frame:
            highest = max(int(scene.frame.density.max(initial=1)), _LEAST_HIGHEST)
            self._scene = scene, highest, {}
        _, highest, made = self._scene
        with_strip = [box for box in boxes if box.strip is not None]
        missing = [box for box in with_strip if box.lane not in made]
        if missing:
            made.update(self._made(scene, missing, highest))
        return [(box, made[box.lane]) for box in with_strip]

    def _made(self, scene: Scene, boxes: list[LaneBox], highest: int) -> dict[int, Strip]:
        counts = scene.frame.density[[box.place for box in boxes]]
        columns = [self._columns_of(box) for box in boxes]
        image, rows = stacked(columns, counts, highest), columns[0].rows
        # Lanes are put one behind another, so far apart that no group reaches into the next.
        length = counts.shape[1] + _APART + 1
        row = np.pad(counts, ((0, 0), (0, length - counts.shape[1]))).ravel()
        numbers: list[list[tuple[int, str]]] = [[] for _ in boxes]
        for _, last, count in clusters(row, _APART, widest=2 * _APART):
            if count > 1:
                lane, column = divmod(last, length)
                numbers[lane].append((column * COLUMN + _BESIDE, str(count)))
        width = counts.shape[1]
        return {box.lane: Strip(image, QRect(0, at * rows, width, rows), numbers[at]) for at, box in enumerate(boxes)}

    def _columns_of(self, box: LaneBox) -> Columns:
        kind = box.title.kind
        key = None if kind is None else kind.key
        if key not in self._columns:
            colour = self._no_kind() if kind is None else self._theme.kind_colour(kind)
            self._columns[key] = Columns(colour, int(COLUMNS), self._fineness)
        return self._columns[key]

    def _no_kind(self) -> QColor:
        return mixed(self._theme.accent, self._theme.muted, 0.35)


class StripPainter:
    """Draws strips on a screen."""

    def __init__(self, strips: Strips, lettering: Lettering, theme: Theme) -> None:
        self._strips = strips
        self._lettering = lettering
        self._line = theme.line
        self._style = Style(theme.font("caption"), theme.muted)

    def draw(self, painter: QPainter, look: Look, boxes: Sequence[LaneBox]) -> None:
        """Draw the strips of some lanes on a canvas in pixels of the device."""
        ratio, height = look.ratio, round(COLUMNS * look.ratio)
        places: list[tuple[float, float]] = []
        words: list[str] = []
        feet: list[int] = []
        for box, strip in self._strips.of_lanes(look.scene, boxes):
            top = round((box.strip or 0.0) * ratio) + look.top
            width = round(strip.part.width() * COLUMN * ratio)
            painter.drawImage(QRect(look.left, top, width, height), strip.image, strip.part)
            feet.append(top + height)
            places.extend((round(x * ratio) + look.left, top + height // 2) for x, _ in strip.numbers)
            words.extend(number for _, number in strip.numbers)
        across = ceil(look.width * ratio)
        fill_boxes(painter, self._line, np.zeros(len(feet)), np.array(feet, np.float64), width=across, height=1)
        if words:
            left, middle = np.array(places, np.float64).T
            numbers = np.array(self._lettering.numbers([self._style] * len(words), words), np.int64)
            self._lettering.draw(painter, numbers, left, middle)
