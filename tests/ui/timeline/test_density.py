"""Columns of counts: as tall as they should be, and grouped where they stand together."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor

from steppeline.ui.timeline.density import Columns, clusters

HEIGHT = 10


def heights(counts: list[int], highest: int) -> list[float]:
    """How tall the columns are, in logical pixels."""
    image = Columns(QColor("#0072b2"), HEIGHT).image(np.array(counts), highest)
    scale = image.height() / HEIGHT
    return [
        sum(image.pixelColor(x, y).alpha() > 0 for y in range(image.height())) / scale for x in range(image.width())
    ]


def test_heights_go_by_the_square_root_and_one_event_is_seen() -> None:
    assert heights([0, 1, 25, 100], 100) == [0, 2, 5, 10]
    assert heights([1, 10_000], 10_000) == [2, 10]


def test_columns_stand_on_the_ground() -> None:
    image = Columns(QColor("#0072b2"), HEIGHT).image(np.array([1]), 100)
    assert image.pixelColor(0, image.height() - 1).alpha() > 0
    assert image.pixelColor(0, 0).alpha() == 0


def test_clusters_end_where_enough_columns_are_empty() -> None:
    counts = np.array([0, 3, 0, 1, 0, 0, 0, 7, 0], np.int32)
    assert clusters(counts, 1) == [(1, 2, 3), (3, 4, 1), (7, 8, 7)]
    assert clusters(counts, 2) == [(1, 4, 4), (7, 8, 7)]
    assert clusters(np.zeros(4, np.int32), 2) == []
