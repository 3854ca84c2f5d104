"""Events that are too many to be drawn one by one, as columns whose height tells their number."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

_FINENESS = 2
"""Pixels of the image for one logical pixel of height, so that columns are crisp on dense screens, too."""


def columns_image(counts: NDArray[np.integer[Any]], colour: QColor, height: int, highest: int) -> QImage:
    """An image with one pixel for each of `counts` and room for `height` logical pixels, transparent but for columns.

    A column of `highest` fills the height. Heights go by the square root, so that a single event is still seen beside
    hundreds, and strength by height.
    """
    rows = height * _FINENESS
    share = np.sqrt(counts / max(highest, 1))
    tall = np.where(counts > 0, np.maximum(np.rint(share * rows), 2 * _FINENESS), 0)
    filled = np.arange(rows)[::-1, np.newaxis] < tall[np.newaxis, :]
    alpha = np.where(filled, (110 + 120 * share)[np.newaxis, :], 0).astype(np.uint32)
    # Premultiplied, as the format asks: colours already weighted with alpha.
    red, green, blue = (alpha * part // 255 for part in (colour.red(), colour.green(), colour.blue()))
    pixels = np.ascontiguousarray(alpha << 24 | red << 16 | green << 8 | blue, dtype=np.uint32)
    image = QImage(pixels.data, len(counts), rows, 4 * len(counts), QImage.Format.Format_ARGB32_Premultiplied)
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
