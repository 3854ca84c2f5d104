"""Arcs between regions that share events, the wider the more they share.

They have no arrowheads: the index does not know which of two regions was the host.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from steppeline.model.cross_filter import Visible
from steppeline.model.pairs import pair_counts
from steppeline.ui.map.camera import Camera
from steppeline.ui.map.contents import SOURCE, Contents
from steppeline.ui.theme import Theme

MOST = 40
"""More arcs than that hide one another and the map."""
_NARROWEST, _WIDEST = 1.0, 6.0
_BULGE = 0.16
"""How far an arc swings out, of the distance that it spans."""
_GROUND = 1.4
_OPACITY = 0.85


@dataclass(frozen=True)
class Pair:
    """Two units, by position, and the events that they possibly share."""

    first: int
    second: int
    shared: int


def strongest_pairs(contents: Contents, visible: Visible) -> tuple[Pair, ...]:
    """The pairs of units that share most of the visible events, weakest first.

    If regions are chosen, these with their partners, whichever those are.
    """
    territories = contents.places.territories.all
    positions = [at for at, territory in enumerate(territories) if territory.region is not None]
    keys = [territories[at].region or "" for at in positions]
    shared = np.triu(pair_counts(visible, keys, source=SOURCE).possible)
    if contents.chosen:
        is_chosen = np.isin(positions, list(contents.chosen))
        shared = shared * (is_chosen[:, None] | is_chosen[None, :])
    first, second = np.nonzero(shared)
    order = np.argsort(shared[first, second], kind="stable")[-MOST:]
    return tuple(
        Pair(positions[first[at]], positions[second[at]], int(shared[first[at], second[at]])) for at in order.tolist()
    )


def draw_arcs(painter: QPainter, camera: Camera, contents: Contents, pairs: Sequence[Pair], theme: Theme) -> None:
    """Draw the arcs of the pairs, those in front last."""
    units, room = contents.places.borders.units, QRectF(0, 0, camera.width, camera.height)
    most = max((pair.shared for pair in pairs), default=1)
    colour, ground = QColor(theme.accent), QColor(theme.panel)
    colour.setAlphaF(_OPACITY)
    ground.setAlphaF(_OPACITY)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pair in pairs:
        path = arc_between(*(camera.pixel_of(units[at].label) for at in (pair.first, pair.second)))
        if not path.boundingRect().intersects(room):
            continue
        width = max(_WIDEST * sqrt(pair.shared / most), _NARROWEST)
        for pen_colour, pen_width in ((ground, width + _GROUND), (colour, width)):
            painter.setPen(QPen(pen_colour, pen_width, c=Qt.PenCapStyle.RoundCap))
            painter.drawPath(path)
    painter.restore()


def arc_between(start: QPointF, end: QPointF) -> QPainterPath:
    """A curve that swings out upwards, to the same side whichever end comes first."""
    if start.x() > end.x():
        start, end = end, start
    across = end - start
    middle = (start + end) / 2 + QPointF(across.y(), -across.x()) * 2 * _BULGE
    path = QPainterPath(start)
    path.quadTo(middle, end)
    return path
