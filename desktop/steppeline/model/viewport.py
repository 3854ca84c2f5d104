"""A span of time on so many pixels: pan, zoom and fit make a new one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from steppeline.model.calendar import seconds_of

EARLIEST = seconds_of(-12_000)
LATEST = seconds_of(12_000)
"""No view reaches beyond these: the years −9999…9999 and some room around them."""

SHORTEST_SECONDS_PER_PIXEL = 1
"""Dates have no finer grain than a second. At this limit every whole-second rounding stays below a pixel."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """The half-open span [start, end) in seconds, shown on `pixels` logical pixels; pixel 0 begins at `start`.

    Raises ValueError unless EARLIEST ≤ start < end ≤ LATEST and there is at least one pixel.
    """

    start: int
    end: int
    pixels: int

    def __post_init__(self) -> None:
        if not EARLIEST <= self.start < self.end <= LATEST:
            raise ValueError(f"no span to show: {self.start} to {self.end}")
        if self.pixels < 1:
            raise ValueError(f"no pixels to show a span on: {self.pixels}")

    @property
    def span(self) -> int:
        """Length in seconds."""
        return self.end - self.start

    @property
    def seconds_per_pixel(self) -> float:
        """The scale."""
        return self.span / self.pixels

    def pan(self, pixels: float) -> Viewport:
        """The view moved by `pixels` to the right (later), of the same length; it stops at the ends of time."""
        return self._from(self.start + round(pixels * self.span / self.pixels), self.span)

    def zoom(self, factor: float, at_pixel: float) -> Viewport:
        """The view `factor` times closer (farther, if below 1); the time at `at_pixel` stays there within a pixel.

        At a limit of length the view is as long as the limit, and stays as it is when it already was; the time at
        `at_pixel` moves only where the ends of time are in the way. Raises ValueError when `factor` is not positive.
        """
        if not factor > 0:
            raise ValueError(f"no factor to zoom by: {factor}")
        shortest = min(self.span, self._shortest)
        span = round(min(max(self.span / factor, shortest), LATEST - EARLIEST))
        return self._from(self.start + round(at_pixel * (self.span - span) / self.pixels), span)

    def fit(self, start: int, end: int, margin: float = 0.05) -> Viewport:
        """The view that shows [start, end) with `margin` times its length free on either side.

        What lies beyond the ends of time (open bounds) is cut off; a span too short to fill the view is centred.
        """
        start, end = (min(max(moment, EARLIEST), LATEST) for moment in (start, end))
        span = round(min(max((end - start) * (1 + 2 * margin), self._shortest), LATEST - EARLIEST))
        return self._from((start + end - span) // 2, span)

    def pixel_of(self, seconds: NDArray[np.int64]) -> NDArray[np.float64]:
        """Pixels from the left edge, one for each moment; outside the view too, ±OPEN far outside.

        Subtracted as whole numbers first: floats hold seconds near the view exactly, those since 1970 times a scale
        they do not.
        """
        return (seconds - np.int64(self.start)) * np.float64(self.pixels / self.span)

    def seconds_at(self, pixel: float) -> int:
        """The moment nearest to `pixel`."""
        return self.start + round(pixel * self.span / self.pixels)

    @property
    def _shortest(self) -> int:
        return self.pixels * SHORTEST_SECONDS_PER_PIXEL

    def _from(self, start: int, span: int) -> Viewport:
        """`span` seconds on the same pixels from `start`, or from as near to it as the ends of time allow."""
        start = min(max(start, EARLIEST), LATEST - span)
        return Viewport(start, start + span, self.pixels)
