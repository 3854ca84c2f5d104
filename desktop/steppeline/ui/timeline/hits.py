"""What lies under a point of the canvas: asked of the same scene that is drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from steppeline.model.sheet import COLUMN
from steppeline.ui.timeline.labels import Labels
from steppeline.ui.timeline.look import Look, labels_left
from steppeline.ui.timeline.measures import GAP, GLYPH, LEAST_LABEL, ROW

_NEAR = 2
"""Columns on either side of the pointer that count as under it: one column alone is hard to hit."""


@dataclass(frozen=True)
class EventHit:
    """An event (its id), in a lane."""

    event: int
    lane: int


@dataclass(frozen=True)
class CountHit:
    """`count` events that are shown as columns, with their middles in [start, end) seconds."""

    lane: int
    start: int
    end: int
    count: int


Hit = EventHit | CountHit | None


def hit(look: Look, labels: Labels, x: float, y: float) -> Hit:
    """What lies at (x, y): an event if its bar, glyph or label does, else events that are counted there."""
    return _event(look, labels, x, y) or _counted(look, x, y)


def events_of(look: Look, found: CountHit) -> list[int]:
    """The ids of the events that are counted there, and of those drawn one by one among them."""
    rows = look.scene.found.with_middles(found.lane, found.start, found.end)
    ids: list[int] = look.scene.index.ids[rows].tolist()
    return ids


def _event(look: Look, labels: Labels, x: float, y: float) -> EventHit | None:
    bars = look.scene.frame.bars
    near = np.flatnonzero(np.abs(look.scene.middles + look.dy - y) <= ROW / 2)
    at = x - look.dx
    left = np.minimum(bars.x0[near], bars.anchor[near] - GLYPH)
    beside = labels_left(bars)
    around = near[(left <= at) & (at < np.maximum(bars.room[near], bars.x1[near]))]
    for number in around.tolist():
        event = int(look.scene.index.ids[bars.rows[number]])
        right = max(float(bars.x1[number]), float(bars.anchor[number]) + GLYPH)
        room = float(bars.room[number]) - GAP - float(beside[number])
        if room >= LEAST_LABEL:
            labels.prepare([event])
            right = max(right, float(beside[number]) + labels.label(event, room).width)
        if at <= right:
            return EventHit(event, int(bars.lanes[number]))
    return None


def _counted(look: Look, x: float, y: float) -> CountHit | None:
    box = look.scene.box_at(y - look.dy)
    if box is None or box.strip is None or y - look.dy < box.strip:
        return None
    frame = look.scene.frame
    column = int((x - look.dx) // COLUMN)
    first, last = max(column - _NEAR, 0), min(column + _NEAR + 1, frame.sheet.columns)
    count = int(frame.density[box.place, first:last].sum())
    if not count:
        return None
    edges = frame.sheet.edges()
    return CountHit(box.lane, int(edges[first]), int(edges[last]), count)
