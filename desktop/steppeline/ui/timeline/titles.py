"""The titles in a frame: beside their bars, or at the edge of the view; cut where their room ends."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainter

from steppeline.model.event import STATUSES
from steppeline.ui.theme import Theme
from steppeline.ui.timeline.batches import Pixels
from steppeline.ui.timeline.labels import Labels
from steppeline.ui.timeline.layout import STICKY, Layout, Mask
from steppeline.ui.timeline.lettering import PAD, Lettering, Style, is_right_to_left
from steppeline.ui.timeline.look import Look
from steppeline.ui.timeline.measures import GAP, GLYPH, LEAST_LABEL

MOST_NEW = 24
"""New titles in a frame. Reading and writing one costs as much as copying a hundred: the others come with the next."""

_STEP = 128
"""Logical pixels. A title is written out in steps of so many, as far as there is room for it."""

_FADING = 6
_FADING_STEP = 4
"""Where a title is cut it fades in so many parts of so many logical pixels."""

_CANCELLED = STATUSES.index("cancelled")

Numbers = NDArray[np.intp]


class _Written(NamedTuple):
    """A title on the pages: its number there, the pixels that are written out, and those that it would take."""

    number: int
    width: int
    whole: int
    from_right: bool


@dataclass(frozen=True, eq=False)
class _OfScene:
    """What is written of the titles of a scene's bars; a number of -1 where nothing is."""

    layout: Layout
    numbers: NDArray[np.int64]
    widths: Pixels
    wholes: Pixels
    from_right: Mask


class _Shown(NamedTuple):
    """Titles of bars, where they begin and about what their lines lie, and how much of them is shown."""

    bars: Numbers
    left: Pixels
    middle: Pixels
    width: Pixels


class Titles:
    """Draws titles on a screen."""

    def __init__(self, labels: Labels, lettering: Lettering, theme: Theme) -> None:
        self._labels = labels
        self._lettering = lettering
        font = theme.font("caption")
        self._plain, self._struck = Style(font, theme.text), Style(font, theme.text, is_struck=True)
        self._written: dict[int, _Written] = {}
        self._scene: _OfScene | None = None

    def draw(self, painter: QPainter, look: Look, layout: Layout, chosen: Numbers, *, all_at_once: bool) -> bool:
        """Draw the titles of chosen bars, of those not yet written MOST_NEW unless all. Whether none is missing."""
        scene, left, room = self._of(layout), *_places(look, layout, chosen)
        readable = (room >= LEAST_LABEL * look.ratio) & (left > 0)
        bars, left, room = chosen[readable], left[readable], room[readable]
        is_complete = self._write(scene, bars, room, all_at_once=all_at_once)
        there = scene.numbers[bars] >= self._lettering.oldest
        bars, room = bars[there], room[there]
        shown = np.minimum(room, scene.widths[bars])
        self._copy(painter, scene, _Shown(bars, left[there], layout.middle[bars] + look.top, shown))
        return is_complete

    def _of(self, layout: Layout) -> _OfScene:
        if self._scene is None or self._scene.layout is not layout:
            size = len(layout.left)
            self._scene = _OfScene(
                layout, np.full(size, -1), np.zeros(size), np.full(size, np.inf), np.zeros(size, np.bool_)
            )
        return self._scene

    def _write(self, scene: _OfScene, bars: Numbers, room: Pixels, *, all_at_once: bool) -> bool:
        """Have what is missing written; whether all of it is."""
        oldest, ratio = self._lettering.oldest, self._lettering.ratio
        lacks = (scene.numbers[bars] < oldest) | (scene.widths[bars] < np.minimum(scene.wholes[bars], room + 1))
        if not lacks.any():
            return True
        index, layout = scene.layout.scene.index, scene.layout
        bars, room = bars[lacks], room[lacks]
        ids = index.ids[layout.scene.frame.bars.rows[bars]].tolist()
        missing: dict[int, tuple[float, bool]] = {}
        struck = (layout.statuses[bars] == _CANCELLED).tolist()
        for event, wish, is_struck in zip(ids, room.tolist(), struck, strict=True):
            written = self._written.get(event)
            if written is None or written.number < oldest or written.width < min(written.whole, wish + 1):
                missing[event] = max(wish, missing.get(event, (0.0, False))[0]), is_struck
        new = dict(list(missing.items())[: len(missing) if all_at_once else MOST_NEW])
        self._write_out(new, ratio)
        for bar, event in zip(bars.tolist(), ids, strict=True):
            written = self._written.get(event)
            if written is not None:
                scene.numbers[bar], scene.widths[bar], scene.wholes[bar], scene.from_right[bar] = written
        return len(new) == len(missing)

    def _write_out(self, wanted: dict[int, tuple[float, bool]], ratio: float) -> None:
        self._labels.prepare(list(wanted))
        if len(self._written) > self._labels.kept:
            self._written.clear()
        for event, (room, is_struck) in wanted.items():
            text, whole = self._labels.text(event)
            width = ceil(min(whole, -(-(room + 1) / ratio // _STEP) * _STEP) * ratio)
            number = self._lettering.number(self._struck if is_struck else self._plain, text, width)
            self._written[event] = _Written(number, width, ceil(whole * ratio), is_right_to_left(text))

    def _copy(self, painter: QPainter, scene: _OfScene, shown: _Shown) -> None:
        """Copy titles; what is cut fades towards where it is cut."""
        bars, left, middle, _ = shown
        numbers, from_right = scene.numbers[bars], scene.from_right[bars]
        sprites = self._lettering.sprites(numbers)
        whole, top = sprites[:, 2].copy(), middle - sprites[:, 3] // 2
        is_cut = scene.wholes[bars] > shown.width + 1
        step = float(round(_FADING_STEP * self._lettering.ratio))
        width = np.where(is_cut, shown.width + PAD, whole)
        fading = np.where(is_cut, np.minimum(_FADING * step, width), 0.0)
        # Of a text read from the right, the end is at the left.
        is_cut_left = is_cut & from_right
        start = np.where(is_cut_left, left, left - PAD)
        skipped = np.where(is_cut_left, whole - width, 0.0)
        begins = np.where(is_cut_left, fading, 0.0)
        sprites[:, 0] += skipped + begins
        sprites[:, 2] = width - fading
        pieces = [(numbers, sprites, start + begins, top, np.ones(len(bars)))]
        for part in range(_FADING) if is_cut.any() else ():
            place = np.where(from_right, fading - (part + 1) * step, width - fading + part * step)[is_cut]
            piece = sprites[is_cut]
            piece[:, 0] += place - begins[is_cut]
            piece[:, 2] = step
            strength = np.full(len(piece), 1 - (part + 1) / (_FADING + 1))
            pieces.append((numbers[is_cut], piece, start[is_cut] + place, top[is_cut], strength))
        numbers, sprites, left, top, opacity = (np.concatenate(column) for column in zip(*pieces, strict=True))
        self._lettering.copy(painter, numbers, sprites, left, top, opacity=opacity)


def _places(look: Look, layout: Layout, chosen: Numbers) -> tuple[Pixels, Pixels]:
    """Where on the canvas titles begin, and the room they have; pixels of the device."""
    ratio = look.ratio
    beside = layout.label[chosen] + look.left
    at_edge = np.where(layout.sticks(look, chosen), round((STICKY + GLYPH + GAP) * ratio), round(STICKY * ratio))
    reaches_in = layout.right[chosen] + look.left > (STICKY + LEAST_LABEL) * ratio
    left = np.where(reaches_in, np.maximum(beside, at_edge), beside)
    end = np.minimum(layout.room[chosen] + look.left, look.readable_width * ratio)
    return left, np.floor(end - GAP * ratio - left)
