"""Papers, and where a drawing that is larger than a sheet is cut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from steppeline.ui.figure import Spans

PaperName = Literal["a4", "a3", "long"]
PAPERS: tuple[PaperName, ...] = ("a4", "a3", "long")

_PIXELS_PER_MILLIMETRE = 96 / 25.4
_SHORT_SIDES: Mapping[PaperName, tuple[float, float]] = {"a4": (210.0, 297.0), "a3": (297.0, 420.0)}
MARGIN = round(10 * _PIXELS_PER_MILLIMETRE)
"""Logical pixels: what a printer cannot reach, and where marks of joining stand."""

OVERLAP = round(8 * _PIXELS_PER_MILLIMETRE)
"""Logical pixels that two sheets have in common, to be glued."""

SHARE_ACROSS, SHARE_DOWN = 0.15, 0.3
"""The share of a sheet that may stay empty for the sake of a better place to cut, across and down."""


@dataclass(frozen=True)
class Paper:
    """A sheet: its size in logical pixels."""

    width: float
    height: float

    @property
    def inner_width(self) -> float:
        """Between the margins."""
        return self.width - 2 * MARGIN

    @property
    def inner_height(self) -> float:
        """Between the margins."""
        return self.height - 2 * MARGIN


def paper(name: PaperName, *, is_upright: bool = False) -> Paper:
    """A sheet of paper by its name, which is not "long"."""
    short, long = (side * _PIXELS_PER_MILLIMETRE for side in _SHORT_SIDES[name])
    return Paper(short, long) if is_upright else Paper(long, short)


@dataclass(frozen=True)
class Stretch:
    """What of a length lies on a sheet; the first `joined` of it also lies on the sheet before."""

    start: float
    end: float
    joined: float

    @property
    def length(self) -> float:
        """From end to end."""
        return self.end - self.start


def cut(length: float, room: float, spans: Spans, share: float) -> list[Stretch]:
    """Cut a length into stretches of at most `room`, two neighbours having OVERLAP in common.

    It is cut where fewest of the spans are cut through, within the last `share` of a sheet; of equal places at the
    last.
    """
    stretches: list[Stretch] = []
    start, joined = 0.0, 0.0
    while length - start > room:
        candidates = np.arange(np.ceil(start + room * (1 - share)), np.floor(start + room) + 1)
        counts = np.array([np.count_nonzero((spans[:, 0] < at) & (spans[:, 1] > at)) for at in candidates])
        end = float(candidates[::-1][int(counts[::-1].argmin())])
        stretches.append(Stretch(start, end, joined))
        start, joined = end - OVERLAP, OVERLAP
    return [*stretches, Stretch(start, length, joined)]
