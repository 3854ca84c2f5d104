"""Placing boxes one after another in lines, as words are placed in a text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize


def flow(sizes: Sequence[QSize], width: int, gap: int) -> list[QRect]:
    """Where boxes of these sizes go within `width`, all in pixels; lines are `gap` apart, and so are boxes in a line.

    A box wider than a line gets the width of the line. Boxes stand in the middle of the height of their line.
    """
    lines: list[list[QRect]] = [[]]
    x = 0
    for size in sizes:
        box_width = min(size.width(), max(width, 1))
        if x and x + box_width > width:
            lines.append([])
            x = 0
        lines[-1].append(QRect(QPoint(x, 0), QSize(box_width, size.height())))
        x += box_width + gap
    placed: list[QRect] = []
    top = 0
    for line in lines:
        height = max((box.height() for box in line), default=0)
        placed += [box.translated(0, top + (height - box.height()) // 2) for box in line]
        top += height + gap
    return placed
