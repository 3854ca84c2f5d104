"""Names on the map where there is room for them: each inside its region, none over another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from steppeline.ui.map.naming import two_lines

_GAP = 3.0
"""Pixels that stay free around a label."""
_LEAST_INSIDE = 0.6
"""How much of a label must lie inside its region where more is not to be had."""
_BESIDE = 8.0
"""Pixels from the middle of a marker to its label."""


class TextWidths:
    """The measures of a font, each text measured once: names come again with every count."""

    def __init__(self, metrics: QFontMetricsF) -> None:
        self.height = metrics.height()
        self.ascent = metrics.ascent()
        self.of = cache(metrics.horizontalAdvance)


@dataclass(frozen=True)
class Wish:
    """A label somebody wants: `name` at `at`, `number` below it if there is room.

    `is_inside` tells whether a pixel belongs to the region; None for a marker, beside which its label stands.
    """

    position: int
    name: str
    number: str
    at: QPointF
    is_inside: Callable[[QPointF], bool] | None


@dataclass(frozen=True)
class Label:
    """Lines of text in a box: centred where it lies inside the region, from its left edge where beside a marker."""

    position: int
    lines: tuple[str, ...]
    box: QRectF
    is_beside: bool


def place_labels(
    wishes: Sequence[Wish], widths: TextWidths, canvas: QRectF, taken: Sequence[QRectF] = ()
) -> list[Label]:
    """Labels for as many wishes as there is room for, on the canvas, off `taken`; the first come first.

    A label lies inside its region. Then those with a number that found no room may reach over its borders.
    """
    labels: dict[int, Label] = {}
    boxes = list(taken)
    for share, candidates in ((1.0, wishes), (_LEAST_INSIDE, [wish for wish in wishes if wish.number])):
        for wish in candidates:
            if wish.position in labels:
                continue
            label = next((form for form in _forms(wish, widths) if _fits(form, wish, share, canvas, boxes)), None)
            if label is not None:
                labels[wish.position] = label
                boxes.append(label.box.adjusted(-_GAP, -_GAP, _GAP, _GAP))
    return list(labels.values())


def _forms(wish: Wish, widths: TextWidths) -> Iterable[Label]:
    """The label in the ways it may be set, the best first."""
    broken = two_lines(wish.name)
    names = [lines for lines in ((wish.name,), broken) if lines is not None]
    numbered = [(*lines, wish.number) for lines in names if wish.number]
    return (_label(wish, lines, widths) for lines in (*numbered, *names))


def _label(wish: Wish, lines: tuple[str, ...], widths: TextWidths) -> Label:
    width = max(map(widths.of, lines))
    height = widths.height * len(lines)
    is_beside = wish.is_inside is None
    left = wish.at.x() + _BESIDE if is_beside else wish.at.x() - width / 2
    return Label(wish.position, lines, QRectF(left, wish.at.y() - height / 2, width, height), is_beside)


def _fits(label: Label, wish: Wish, share: float, canvas: QRectF, boxes: Iterable[QRectF]) -> bool:
    """Whether there is room for a label, of which `share` of the width and height belongs to the region."""
    box = label.box
    if not canvas.contains(box) or any(box.intersects(other) for other in boxes):
        return False
    if wish.is_inside is None:
        return True
    middle, across, along = box.center(), QPointF(box.width() / 2 * share, 0), QPointF(0, box.height() / 2 * share)
    return all(map(wish.is_inside, (middle - across, middle + across, middle - along, middle + along)))
