"""Which events the current one is linked to, and where on the canvas they are."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF

from steppeline.session.document import Document
from steppeline.ui.timeline.look import Look


def linked_events(document: Document, event: int) -> tuple[int, ...]:
    """The ids of the events that the links of an event name; links to what is not in the casefile are passed over."""
    lookup = document.lookup()
    refs = [link.to for record in document.events([event]) for link in record.links]
    found = dict.fromkeys(number for ref in refs for number in np.asarray(lookup.having("ref", ref)).tolist())
    found.pop(event, None)
    return tuple(found)


def link_ends(look: Look, event: int, linked: tuple[int, ...]) -> list[tuple[QPointF, QPointF]]:
    """From where to where the arrows go: glyph to glyph, the nearest where an event is in several lanes.

    A visible event that is counted, or lies beyond the sheet, is pointed at where its middle would be.
    """
    starts = _points(look, event)
    arrows = []
    for other in linked:
        pairs = [(start, end) for start in starts for end in _points(look, other)]
        if pairs:
            arrows.append(min(pairs, key=lambda pair: (pair[1] - pair[0]).manhattanLength()))
    return arrows


def _points(look: Look, event: int) -> list[QPointF]:
    bars = look.scene.frame.bars
    row = int(look.scene.index.rows_of([event])[0])
    if row < 0 or not look.scene.visible[row]:
        return []
    drawn = np.flatnonzero(bars.rows == row)
    if len(drawn):
        xs, ys = bars.anchor[drawn] + look.dx, look.scene.middles[drawn] + look.dy
    else:
        _, xs, ys = look.stand_ins(np.array([row], np.int64))
    return [QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)]
