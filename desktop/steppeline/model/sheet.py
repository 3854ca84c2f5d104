"""A stretch of the time axis at one scale, wider than the view: what is laid out on it slides while the view is panned.

Its edges keep to a grid that depends on the scale alone, so that the same sheet serves all views near each other, and
what is counted in columns does not flicker while they move.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from steppeline.model.viewport import Viewport

COLUMN = 4
"""Pixels of a column, the finest grain in which events are counted."""

CELL = 16
"""Pixels of a cell, in which it is decided whether events are too many to be drawn one by one."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`columns` columns from column number `first` on, at the scale of `span` seconds on `pixels` pixels.

    Column 0 begins at 1970-01-01T00:00. Both `first` and `columns` are multiples of CELL / COLUMN.
    """

    span: int
    pixels: int
    first: int
    columns: int

    @classmethod
    def around(cls, viewport: Viewport) -> Sheet:
        """The sheet that holds a view and at least half of its length on either side."""
        half = _half_in_cells(viewport.pixels)
        cell_seconds = viewport.span * CELL
        first = viewport.start * viewport.pixels // cell_seconds // half * half - half
        last = (-(-viewport.end * viewport.pixels // cell_seconds) // half + 2) * half
        per_cell = CELL // COLUMN
        return cls(viewport.span, viewport.pixels, first * per_cell, (last - first) * per_cell)

    @property
    def margin(self) -> int:
        """Seconds that the sheet reaches at least beyond the view on either side."""
        return _half_in_cells(self.pixels) * CELL * self.span // self.pixels

    @property
    def start(self) -> int:
        """The moment at which it begins, in seconds; it may lie before the ends of time."""
        return self._edge(self.first)

    @property
    def end(self) -> int:
        """The moment at which it ends, exclusive."""
        return self._edge(self.first + self.columns)

    @property
    def width(self) -> int:
        """Its length in pixels."""
        return self.columns * COLUMN

    def edges(self) -> NDArray[np.int64]:
        """int64[columns + 1]: the moments at which columns begin, and the end."""
        numbers = np.arange(self.first, self.first + self.columns + 1, dtype=np.int64)
        edges: NDArray[np.int64] = numbers * (COLUMN * self.span) // self.pixels
        return edges

    def column_of(self, moments: NDArray[np.int64]) -> NDArray[np.int64]:
        """The column of each moment, 0 for the first; below 0 or from `columns` on outside of the sheet."""
        # The last column whose edge, rounded down to whole seconds, is not after the moment.
        columns: NDArray[np.int64] = -(-(moments + 1) * self.pixels // (COLUMN * self.span)) - 1 - self.first
        return columns

    def pixel_of(self, seconds: NDArray[np.int64]) -> NDArray[np.float64]:
        """Pixels from its left edge, one for each moment."""
        return (seconds - np.int64(self.start)) * np.float64(self.pixels / self.span)

    def offset(self, viewport: Viewport) -> float:
        """The pixel of the view at which the sheet begins; not positive for a view it was made around."""
        return (self.start - viewport.start) * self.pixels / self.span

    def _edge(self, number: int) -> int:
        return number * COLUMN * self.span // self.pixels


def _half_in_cells(pixels: int) -> int:
    return -(-pixels // (2 * CELL))
