"""Where the bars and glyphs of a scene are drawn, in whole pixels of the device: worked out once for each scene."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from steppeline.model.event import STATUSES
from steppeline.ui.timeline.batches import Pixels
from steppeline.ui.timeline.look import Look, labels_left
from steppeline.ui.timeline.measures import GLYPH, ROW
from steppeline.ui.timeline.scene import Scene

NOT_HAPPENED = tuple(STATUSES.index(status) for status in ("planned", "announced", "postponed", "cancelled"))
"""Codes of the statuses of what has not happened: drawn as outlines."""

STICKY = 6.0
"""Logical pixels from the left edge at which glyph and label stay of a bar that began before and goes on."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Layout:
    """Arrays of one length, in the order of the scene's bars; pixels from the upper left corner of the sheet.

    A bar goes from `left` to `right`, surely from `sure_left` to `sure_right`; where it is sure nowhere, `is_sure` is
    False. Its row lies about `middle`, its glyph at `anchor`, its label from `label` up to `room`. Bars that are not
    `wide` are drawn as a glyph alone. Glyphs of some stick to the edge of the view (`can_stick`).
    """

    scene: Scene
    ratio: float
    left: Pixels
    sure_left: Pixels
    sure_right: Pixels
    right: Pixels
    middle: Pixels
    anchor: Pixels
    label: Pixels
    room: Pixels
    reach_left: Pixels
    reach_right: Pixels
    is_sure: Mask
    is_wide: Mask
    can_stick: Mask
    happened: Mask
    kinds: NDArray[np.intp]
    statuses: NDArray[np.intp]

    def within(self, left: float, top: float, right: float, bottom: float) -> NDArray[np.intp]:
        """The numbers of bars of which something, but for the label, lies in a rectangle of the sheet."""
        half = np.ceil(ROW * self.ratio)
        across = (self.reach_right > left) & (self.reach_left < right)
        return np.flatnonzero(across & (self.middle > top - half) & (self.middle < bottom + half))

    def with_titles_within(self, left: float, top: float, right: float, bottom: float) -> NDArray[np.intp]:
        """The same, but for bars whose label, as long as it may be, lies there."""
        half = np.ceil(ROW * self.ratio)
        across = (np.maximum(self.room, self.reach_right) > left) & (self.reach_left < right)
        return np.flatnonzero(across & (self.middle > top - half) & (self.middle < bottom + half))

    def sticks(self, look: Look, chosen: NDArray[np.intp]) -> Mask:
        """Of which of the chosen bars the glyph stands at the edge of the view: their event surely goes on there."""
        edge, reach = self._edge(), GLYPH * self.ratio
        sticks: Mask = self.can_stick[chosen] & (self.anchor[chosen] + look.left < edge)
        return sticks & (self.sure_right[chosen] + look.left - reach > edge)

    def glyphs_at(self, look: Look, chosen: NDArray[np.intp]) -> Pixels:
        """Where on the canvas the glyphs of chosen bars stand; pixels of the device."""
        places: Pixels = np.where(self.sticks(look, chosen), self._edge(), self.anchor[chosen] + look.left)
        return places

    def _edge(self) -> float:
        return float(round((STICKY + GLYPH / 2) * self.ratio))


def layout_of(scene: Scene, ratio: float) -> Layout:
    """The layout of a scene on a device of which `ratio` pixels make a logical one."""
    bars, index = scene.frame.bars, scene.index

    def whole(logical: Pixels) -> Pixels:
        return np.floor(logical * ratio + 0.5)

    kinds, statuses = (column[bars.rows].astype(np.intp) for column in (index.kind, index.status))
    is_wide = bars.x1 - bars.x0 >= scene.frame.mark
    left, right, anchor = whole(bars.x0), whole(bars.x1), whole(bars.anchor)
    glyph = np.ceil(GLYPH * ratio)
    return Layout(
        scene=scene,
        ratio=ratio,
        left=left,
        sure_left=whole(bars.x_certain0),
        sure_right=whole(bars.x_certain1),
        right=right,
        middle=whole(scene.middles),
        anchor=anchor,
        label=whole(labels_left(bars)),
        room=np.floor(bars.room * ratio),
        reach_left=np.where(is_wide, np.minimum(left, anchor - glyph), anchor - glyph),
        reach_right=np.where(is_wide, np.maximum(right, anchor + glyph), anchor + glyph),
        is_sure=bars.x_certain1 > bars.x_certain0,
        is_wide=is_wide,
        can_stick=is_wide & (bars.x_certain1 - bars.x_certain0 > GLYPH),
        happened=~np.isin(statuses, NOT_HAPPENED),
        kinds=kinds,
        statuses=statuses,
    )
