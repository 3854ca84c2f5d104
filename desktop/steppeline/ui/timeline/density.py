"""Events that are too many to be drawn one by one, as columns whose height tells their number."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

_FINENESS = 2
"""Pixels of the image for one logical pixel of height, so that columns are crisp on dense screens, too."""


class Columns:
    """Makes images of columns in one colour, `height` logical pixels high."""

    def __init__(self, colour: QColor, height: int) -> None:
        self._rows = height * _FINENESS
        # One line of the table for each height a column may have: its pixels from top to foot.
        share = np.arange(self._rows + 1)[:, np.newaxis] / self._rows
        filled = np.arange(self._rows, 0, -1) <= np.arange(self._rows + 1)[:, np.newaxis]
        alpha = np.where(filled, 90 + 100 * share, 0).astype(np.uint32)
        # Premultiplied, as the format asks: colours already weighted with alpha.
        red, green, blue = (alpha * part // 255 for part in (colour.red(), colour.green(), colour.blue()))
        self._table = (alpha << 24 | red << 16 | green << 8 | blue).astype(np.uint32)

    def image(self, counts: NDArray[np.integer[Any]], highest: int) -> QImage:
        """An image with one pixel for each of `counts`, transparent but for columns.

        A column of `highest` fills the height. Heights go by the square root, so that a single event is still seen
        beside hundreds, and strength by height.
        """
        tall = np.rint(np.sqrt(counts / max(highest, 1)) * self._rows).astype(np.intp)
        tall = np.where(counts > 0, np.clip(tall, 2 * _FINENESS, self._rows), 0)
        pixels = np.ascontiguousarray(self._table[tall].T)
        image = QImage(pixels.data, len(counts), self._rows, 4 * len(counts), QImage.Format.Format_ARGB32_Premultiplied)
        return image.copy()


def clusters(counts: NDArray[np.integer[Any]], gap: int) -> list[tuple[int, int, int]]:
    """Runs of columns with fewer than `gap` empty ones between: first column, end (exclusive), sum."""
    filled = np.flatnonzero(counts)
    if not len(filled):
        return []
    breaks = np.flatnonzero(np.diff(filled) > gap)
    firsts = filled[np.concatenate(([0], breaks + 1))]
    lasts = filled[np.concatenate((breaks, [len(filled) - 1]))] + 1
    sums = np.concatenate(([0], np.cumsum(counts)))
    return [
        (first, last, int(sums[last] - sums[first]))
        for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True)
    ]
