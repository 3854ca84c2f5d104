"""The bars of what has not happened, on a screen: a faint ground within a dashed outline, both fading like the event.

Qt begins dashes where it begins to draw, so they would not fit together when a bar comes into view bit by bit. Here
each pixel follows from its distance to the bar's ends alone.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainter

from steppeline.model.event import STATUSES
from steppeline.ui.timeline.batches import Pixels, copy_sprites, pixmap_of
from steppeline.ui.timeline.layout import Layout
from steppeline.ui.timeline.marks import DASHES, NOWHERE_SURE, OUTLINE_SURE, OUTLINE_UNSURE, SURE
from steppeline.ui.timeline.measures import BAR

_POSTPONED = STATUSES.index("postponed")
_SHORTEST = 1e-6


def draw_outlined(
    painter: QPainter, layout: Layout, chosen: NDArray[np.intp], shades: NDArray[np.uint32], corner: tuple[int, int]
) -> None:
    """Draw the bars of those chosen as far as the painter's clip reaches; `shades` are those of `shades_of`.

    The upper left corner of the sheet lies at `corner`, in pixels of the device.
    """
    clip = painter.clipBoundingRect().toAlignedRect()
    if clip.isEmpty():
        return
    x = np.arange(clip.left() - corner[0] + 0.5, clip.right() + 1 - corner[0])
    from_left, to_right = x - layout.left[chosen, np.newaxis], layout.right[chosen, np.newaxis] - x
    bar, line = round(BAR * layout.ratio), round(layout.ratio)
    share = _certainty(layout, chosen, from_left, to_right)
    outline = (OUTLINE_UNSURE + (OUTLINE_SURE - OUTLINE_UNSURE) * share) * (share > 0)
    is_side = np.minimum(from_left, to_right) < line
    rows = np.empty((len(chosen), 2, len(x)))
    rows[:, 0] = outline * (_is_dash(layout, chosen, from_left) & ~is_side)
    rows[:, 1] = np.where(is_side, outline, share * (SURE / 3))
    kinds = layout.kinds[chosen, np.newaxis, np.newaxis]
    holder = pixmap_of(shades[kinds, np.rint(rows * 255).astype(np.uint8)].reshape(-1, len(x)))
    top, left = layout.middle[chosen] + (corner[1] - bar // 2), np.full(len(chosen), float(clip.left()))
    for row, y, height in ((0, top, line), (1, top + line, bar - 2 * line), (0, top + bar - line, line)):
        sprites = np.empty((len(chosen), 4))
        sprites[:, 0], sprites[:, 1] = 0, np.arange(row, 2 * len(chosen), 2)
        sprites[:, 2], sprites[:, 3] = len(x), 1
        copy_sprites(painter, holder, sprites, left, y, height=height)


def _certainty(layout: Layout, chosen: NDArray[np.intp], from_left: Pixels, to_right: Pixels) -> Pixels:
    """float64[chosen, x]: 1 where the event surely is, falling to 0 at the ends of where it may be; 0 outside."""
    rise = 1 / np.maximum(layout.sure_left[chosen] - layout.left[chosen], _SHORTEST)
    fall = 1 / np.maximum(layout.right[chosen] - layout.sure_right[chosen], _SHORTEST)
    share = np.minimum(from_left * rise[:, np.newaxis], to_right * fall[:, np.newaxis])
    strength = np.where(layout.is_sure[chosen], 1.0, NOWHERE_SURE)[:, np.newaxis]
    certainty: Pixels = np.clip(share, 0.0, 1.0) * strength
    return certainty


def _is_dash(layout: Layout, chosen: NDArray[np.intp], from_left: Pixels) -> NDArray[np.bool_]:
    """bool[chosen, x]: whether there is a dash, not a gap, so far from the beginning."""
    is_postponed = layout.statuses[chosen] == _POSTPONED
    dash, gap = np.where(is_postponed, *np.array(DASHES)[:, :, np.newaxis])[:, :, np.newaxis] * layout.ratio
    dashes: NDArray[np.bool_] = from_left % (dash + gap) < dash
    return dashes
