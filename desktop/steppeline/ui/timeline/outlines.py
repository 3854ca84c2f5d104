"""The bars of what has not happened, on a screen: a faint ground within a dashed outline, both fading like the event.

Qt begins dashes where it begins to draw, so they would not fit together when a bar comes into view bit by bit. Here
each pixel follows from its distance to the bar's beginning alone.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QPainter

from steppeline.model.event import STATUSES
from steppeline.ui.timeline.batches import Pixels, copy_sprites, pixmap_of, premultiplied
from steppeline.ui.timeline.layout import Layout
from steppeline.ui.timeline.marks import DASHES, NOWHERE_SURE, OUTLINE_SURE, OUTLINE_UNSURE, SURE
from steppeline.ui.timeline.measures import BAR

_POSTPONED = STATUSES.index("postponed")


def draw_outlined(
    painter: QPainter, layout: Layout, chosen: NDArray[np.intp], colours: list[QColor], corner: tuple[int, int]
) -> None:
    """Draw the bars of those chosen as far as the painter's clip reaches.

    The upper left corner of the sheet lies at `corner`, in pixels of the device.
    """
    clip = painter.clipBoundingRect().toAlignedRect()
    x = np.arange(clip.left() - corner[0] + 0.5, clip.right() + 1 - corner[0], dtype=np.float64)
    left, right = layout.left[chosen, np.newaxis], np.maximum(layout.right, layout.left + 1)[chosen, np.newaxis]
    bar, line = round(BAR * layout.ratio), float(round(layout.ratio))
    within = (x > left) & (x < right)
    share = _certainty(layout, chosen, x)
    is_dash = _is_dash(layout, chosen, x - left)
    is_side = (x < left + line) | (x > right - line)
    outline = OUTLINE_UNSURE + (OUTLINE_SURE - OUTLINE_UNSURE) * share
    ground = np.where(is_side, outline, SURE / 3 * share)
    edge = np.where(is_dash & ~is_side, outline, 0.0)
    rows = np.stack((edge, ground), axis=1) * within[:, np.newaxis]
    known = (colours[kind] for kind in layout.kinds[chosen].tolist())
    parts = np.array([(colour.red(), colour.green(), colour.blue()) for colour in known], np.uint32)
    pixels = premultiplied(rows, parts.T[:, :, np.newaxis, np.newaxis])
    holder = pixmap_of(pixels.reshape(2 * len(chosen), len(x)))
    top = layout.middle[chosen] + corner[1] - bar // 2
    for row, y, height in ((0, top, line), (1, top + line, bar - 2 * line), (0, top + bar - line, line)):
        sprites = np.empty((len(chosen), 4))
        sprites[:, 0], sprites[:, 1] = 0, 2 * np.arange(len(chosen)) + row
        sprites[:, 2], sprites[:, 3] = len(x), 1
        copy_sprites(painter, holder, sprites, np.full(len(chosen), float(clip.left())), y, height=height)


def _certainty(layout: Layout, chosen: NDArray[np.intp], x: Pixels) -> Pixels:
    """float64[chosen, x]: 1 where the event surely is, falling to 0 at the ends of where it may be."""
    left, sure_left, sure_right, right = (
        column[chosen, np.newaxis] for column in (layout.left, layout.sure_left, layout.sure_right, layout.right)
    )
    rising = (x - left) / np.maximum(sure_left - left, 1)
    falling = (right - x) / np.maximum(right - sure_right, 1)
    share = np.where(x < sure_left, rising, np.where(x > sure_right, falling, 1.0))
    strength = np.where(layout.is_sure[chosen], 1.0, NOWHERE_SURE)[:, np.newaxis]
    certainty: Pixels = np.clip(share, 0.0, 1.0) * strength
    return certainty


def _is_dash(layout: Layout, chosen: NDArray[np.intp], distance: Pixels) -> NDArray[np.bool_]:
    """bool[chosen, x]: whether there is a dash, not a gap, so far from the beginning."""
    is_postponed = layout.statuses[chosen] == _POSTPONED
    dash, gap = np.where(is_postponed, *np.array(DASHES)[:, :, np.newaxis])[:, :, np.newaxis] * layout.ratio
    dashes: NDArray[np.bool_] = distance % (dash + gap) < dash
    return dashes
