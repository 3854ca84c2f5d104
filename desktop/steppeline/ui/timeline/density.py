"""Events that are too many to be drawn one by one, as columns whose height tells their number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

FINENESS = 2
"""Pixels of the image for one logical pixel of height, so that columns are crisp on dense screens, too."""


class Columns:
    """Makes images of columns in one colour, `height` logical pixels high."""

    def __init__(self, colour: QColor, height: int, fineness: int = FINENESS) -> None:
        self.rows = height * fineness
        self.least = 2 * fineness
        # Strength grows with height. Premultiplied, as the format asks: colours already weighted with alpha.
        alpha = (90 + 100 * np.arange(self.rows + 1) / self.rows).astype(np.uint32)
        red, green, blue = (alpha * part // 255 for part in (colour.red(), colour.green(), colour.blue()))
        self.of_height = (alpha << 24 | red << 16 | green << 8 | blue).astype(np.uint32)

    def image(self, counts: NDArray[np.integer[Any]], highest: int) -> QImage:
        """An image with one pixel for each of `counts`, transparent but for columns.

        A column of `highest` fills the height. Heights go by the square root, so that a single event is still seen
        beside hundreds, and strength by height.
        """
        return stacked([self], counts[np.newaxis], highest)


def stacked(columns: Sequence[Columns], counts: NDArray[np.integer[Any]], highest: int) -> QImage:
    """Images of `counts`, [images, columns], one below another, each in its own colour; all are of one height."""
    rows, least = columns[0].rows, columns[0].least
    tall = np.rint(np.sqrt(counts * (1 / max(highest, 1))) * rows)
    tall = np.where(counts > 0, np.clip(tall, least, rows), 0).astype(np.uint8)
    colours = np.stack([each.of_height for each in columns])[np.arange(len(columns))[:, np.newaxis], tall]
    needed = np.arange(rows, 0, -1, dtype=np.uint8)
    images, width = counts.shape
    image = QImage(width, images * rows, QImage.Format.Format_ARGB32_Premultiplied)
    pixels = np.frombuffer(image.bits(), np.uint32).reshape(images, rows, width)
    np.multiply(tall[:, np.newaxis] >= needed[:, np.newaxis], colours[:, np.newaxis], out=pixels)
    return image


def clusters(counts: NDArray[np.integer[Any]], gap: int, widest: int | None = None) -> list[tuple[int, int, int]]:
    """Runs of columns with fewer than `gap` empty ones between: first column, end (exclusive), sum.

    Those of more than `widest` columns are left out.
    """
    filled = np.flatnonzero(counts)
    if not len(filled):
        return []
    breaks = np.flatnonzero(np.diff(filled) > gap)
    firsts = filled[np.concatenate(([0], breaks + 1))]
    lasts = filled[np.concatenate((breaks, [len(filled) - 1]))] + 1
    sums = np.concatenate(([0], np.cumsum(counts)))
    found = np.stack((firsts, lasts, sums[lasts] - sums[firsts]), axis=1)
    if widest is not None:
        found = found[lasts - firsts <= widest]
    return [(first, last, count) for first, last, count in found.tolist()]
