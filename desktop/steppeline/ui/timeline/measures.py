"""How large the parts of the timeline are, in logical pixels."""

from __future__ import annotations

from steppeline.ui.theme import GRID

ROW = 22.0
"""Height of a slot: one bar, or glyph, with its label."""

BAR = 16.0
"""Height of a bar in the middle of its row."""

GLYPH = 11.0
"""Size of a glyph."""

STRIP = 18.0
"""Height of the strip in which events are shown as counts."""

LANE_MARGIN = 5.0
"""Free above and below what lies in a lane."""

AXIS_ROW = 20
AXIS = 2 * AXIS_ROW
"""Height of the axis: periods above, marks below."""

GAP = float(GRID)
"""Between a glyph and its label, and between a label and what comes next."""

LEAST_LABEL = 26.0
"""A label that has less room than this says nothing."""

SCROLLBAR = 12
RING = 2
"""Width of the ring around what has the keyboard."""

OVERVIEW = 56
FIGURES = 148

_WIDEST_GUTTER = 184
_NARROWEST_GUTTER = 104
_SHARE_OF_GUTTER = 0.2


def gutter(width: int) -> int:
    """Width of the column of names at the left of a timeline that is `width` pixels wide."""
    return max(_NARROWEST_GUTTER, min(_WIDEST_GUTTER, round(width * _SHARE_OF_GUTTER) // GRID * GRID))
