"""Drawing the bars and glyphs of a scene on a screen: by the hundred, from sprites that were drawn beforehand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainter, QPixmap

from steppeline.model.event import STATUSES
from steppeline.ui.timeline.batches import Pixels, blank, copy_sprites, fill_in_colours, pixmap_of, shades_of
from steppeline.ui.timeline.layout import Layout
from steppeline.ui.timeline.marks import (
    NOWHERE_SURE,
    SPINE,
    SPINE_SURE,
    SPINE_UNSURE,
    SURE,
    UNSURE,
    Marks,
    faded,
)
from steppeline.ui.timeline.measures import BAR
from steppeline.ui.timeline.outlines import draw_outlined

_GLYPH_CELL = 20
"""Logical pixels of the square that a glyph is drawn into with its rim."""

_RAMP = 128
"""Pixels in which a sprite of a fading end goes from faint to strong; it is stretched to the end's length."""

Numbers = NDArray[np.intp]


class MarkSprites:
    """The sprites of all kinds of an index on a device of which `ratio` pixels make a logical one."""

    def __init__(self, marks: Marks, ratio: float) -> None:
        self._marks = marks
        self._ratio = ratio
        self._bar = round(BAR * ratio)
        self._body = round((BAR - SPINE) * ratio)
        self._cell = round(_GLYPH_CELL * ratio)
        self._tints = [faded(colour, SURE) for colour in marks.colours]
        self._spines = [faded(colour, SPINE_SURE) for colour in marks.colours]
        self._shades = shades_of(marks.colours)
        self._ramps = _ramps(self._shades, self._body, self._bar)
        self._glyphs = blank(self._cell * len(STATUSES), self._cell * max(len(marks.colours), 1))
        self._is_drawn = np.zeros((len(marks.colours), len(STATUSES)), np.bool_)

    def bars(self, painter: QPainter, layout: Layout, chosen: Numbers, left: int, top: int) -> None:
        """Draw the bars of those chosen that are wide; the corner of the sheet lies at (`left`, `top`)."""
        wide = chosen[layout.is_wide[chosen]]
        happened = wide[layout.happened[wide]]
        self._solid(painter, layout, happened[layout.is_sure[happened]], (left, top))
        self._ends(painter, layout, happened, left, top)
        outlined = wide[~layout.happened[wide]]
        if len(outlined):
            draw_outlined(painter, layout, outlined, self._shades, (left, top))

    def glyphs(self, painter: QPainter, x: Pixels, y: Pixels, kinds: Numbers, statuses: Numbers) -> None:
        """Draw a glyph about each place."""
        missing = ~self._is_drawn[kinds, statuses]
        if missing.any():
            self._draw_glyphs({*zip(kinds[missing].tolist(), statuses[missing].tolist(), strict=True)})
        cell = self._cell
        sprites = np.empty((len(x), 4))
        sprites[:, 0], sprites[:, 1], sprites[:, 2], sprites[:, 3] = statuses * cell, kinds * cell, cell, cell
        copy_sprites(painter, self._glyphs, sprites, np.floor(x - cell / 2 + 0.5), np.floor(y - cell / 2 + 0.5))

    def _solid(self, painter: QPainter, layout: Layout, chosen: Numbers, corner: tuple[int, int]) -> None:
        """The parts where events surely are, by kind."""
        chosen = chosen[np.argsort(layout.kinds[chosen], kind="stable")]
        boxes = np.empty((len(chosen), 4))
        boxes[:, 0] = layout.sure_left[chosen] + corner[0]
        boxes[:, 1] = self._tops(layout, chosen, corner[1])
        boxes[:, 2] = layout.sure_right[chosen] - layout.sure_left[chosen]
        boxes[:, 3] = self._body
        fill_in_colours(painter, self._tints, layout.kinds[chosen], boxes)
        boxes[:, 1] += self._body
        boxes[:, 3] = self._bar - self._body
        fill_in_colours(painter, self._spines, layout.kinds[chosen], boxes)

    def _ends(self, painter: QPainter, layout: Layout, chosen: Numbers, left: int, top: int) -> None:
        """The parts where events may be, fading outwards."""
        for is_right, first, last in (
            (False, layout.left, layout.sure_left),
            (True, layout.sure_right, layout.right),
        ):
            ends = chosen[last[chosen] > first[chosen]]
            row = 2 * layout.kinds[ends] + ~layout.is_sure[ends]
            sprites = np.empty((len(ends), 4))
            sprites[:, 0], sprites[:, 1] = _RAMP * is_right, row * self._bar
            sprites[:, 2], sprites[:, 3] = _RAMP, self._bar
            tops, width = self._tops(layout, ends, top), last[ends] - first[ends]
            copy_sprites(painter, self._ramps, sprites, first[ends] + left, tops, width=width)

    def _tops(self, layout: Layout, chosen: Numbers, top: int) -> Pixels:
        tops: Pixels = layout.middle[chosen] + (top - self._bar // 2)
        return tops

    def _draw_glyphs(self, wanted: set[tuple[int, int]]) -> None:
        with QPainter(self._glyphs) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for kind, status in wanted:
                painter.resetTransform()
                painter.translate((status + 0.5) * self._cell, (kind + 0.5) * self._cell)
                painter.scale(self._ratio, self._ratio)
                self._marks.glyph(painter, kind, status)
                self._is_drawn[kind, status] = True


def _ramps(shades: NDArray[np.uint32], body: int, bar: int) -> QPixmap:
    """For each colour two rows, to full strength and to that of events that are sure nowhere: rising, then falling."""
    if not len(shades):
        return QPixmap()
    share = (np.arange(_RAMP) + 0.5) / _RAMP
    share = np.concatenate((share, share[::-1]))
    strength = np.array([1.0, NOWHERE_SURE])[:, np.newaxis]
    pale = UNSURE + (SURE * strength - UNSURE) * share
    strong = SPINE_UNSURE + (SPINE_SURE * strength - SPINE_UNSURE) * share
    opacity = np.stack((pale, strong), axis=1)[:, np.repeat((0, 1), (body, bar - body))]
    return pixmap_of(shades[:, np.rint(255 * opacity).astype(np.uint8)].reshape(-1, len(share)))
