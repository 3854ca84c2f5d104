"""What panes give to be put on paper: something drawn at any place and in any part, with a legend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

Spans = NDArray[np.float64]
"""float64[n, 2]: from where to where, logical pixels."""

LEGEND_WIDTH, LEGEND_HEIGHT = 32.0, 18.0
"""The box that the mark of a legend entry is drawn in, about the middle."""


def no_spans() -> Spans:
    """Nothing that must not be cut."""
    return np.empty((0, 2), np.float64)


@dataclass(frozen=True)
class LegendEntry:
    """A mark and what it means. `draw` draws it about the origin."""

    words: str
    draw: Callable[[QPainter], None]


@dataclass(frozen=True)
class Figure:
    """A drawing of a size in logical pixels, 96 to the inch.

    `draw` draws at least what lies in a part of it, with the origin in its upper left corner. `across` and `down` are
    what a cut between two sheets should not go through; with `is_whole` it is not cut at all. `scale` says how much
    time, say, a centimetre is; `remark` what else is to be known.
    """

    width: float
    height: float
    draw: Callable[[QPainter, QRectF], None]
    legend: tuple[LegendEntry, ...] = ()
    scale: str = ""
    across: Spans = field(default_factory=no_spans)
    down: Spans = field(default_factory=no_spans)
    is_whole: bool = False
    remark: str = ""


@dataclass(frozen=True)
class Room:
    """The room a figure is made for: so wide, and so high if it is not to be cut; logical pixels."""

    width: float
    height: float
