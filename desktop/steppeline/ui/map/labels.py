"""Names on the map where there is room for them: each inside its region, none over another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from steppeline.ui.map.naming import two_lines

_GAP = 3.0
"""Pixels that stay free around a label."""
_LEAST_INSIDE = (0.6, 0.3)
"""How much of a label must lie inside its region where more is not to be had, and of a name that would be missing."""
_BESIDE = 8.0
"""Pixels from the middle of a marker to its label."""


_TEXTS = 2_000
"""Whose widths are kept: names come again, numbers hardly."""


class TextWidths:
    """The measures of a font, each text measured once: names come again with every count."""

    def __init__(self, metrics: QFontMetricsF) -> None:
        self.height = metrics.height()
        self.ascent = metrics.ascent()
        self.of = lru_cache(_TEXTS)(metrics.horizontalAdvance)
        self.forms = cache(self._forms)

    def _forms(self, name: str, number: str) -> list[tuple[tuple[str, ...], float, float]]:
        """The lines of a label in the ways it may be set, the best first, each with its width and height."""
        broken = two_lines(name)
        names = [(name,)] if broken is None else [(name,), broken]
        forms: list[tuple[str, ...]] = [*((*lines, number) for lines in names if number), *names]
        return [(lines, max(map(self.of, lines)), self.height * len(lines)) for lines in forms]


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
    has_number: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The lines without that for the number."""
        return self.lines[:-1] if self.has_number else self.lines


def place_labels(
    wishes: Sequence[Wish], widths: TextWidths, canvas: QRectF, taken: Sequence[QRectF] = ()
) -> list[Label]:
    """Labels for as many wishes as there is room for, on the canvas, off `taken`; the first come first.

    A label lies inside its region. One with a number may reach over the borders before it is missing.
    """
    labels: dict[int, Label] = {}
    inner = _edges(canvas)
    boxes = [_edges(box) for box in taken]
    numbered = [wish for wish in wishes if wish.number]
    for shares, candidates in (((1.0, *_LEAST_INSIDE), numbered), ((1.0,), wishes)):
        for wish in candidates:
            if wish.position in labels:
                continue
            label = _placed(wish, shares, widths, inner, boxes)
            if label is not None:
                labels[wish.position] = label
                left, top, right, bottom = _edges(label.box)
                boxes.append((left - _GAP, top - _GAP, right + _GAP, bottom + _GAP))
    return list(labels.values())


def _placed(wish: Wish, shares: Sequence[float], widths: TextWidths, canvas: _Box, boxes: list[_Box]) -> Label | None:
    for share in shares:
        for lines, width, height in widths.forms(wish.name, wish.number):
            box = _box(wish, width, height)
            if _is_free(box, canvas, boxes) and _lies_inside(box, wish, share):
                left, top, right, bottom = box
                room = QRectF(left, top, right - left, bottom - top)
                has_number = bool(wish.number) and lines[-1] == wish.number
                return Label(wish.position, lines, room, is_beside=wish.is_inside is None, has_number=has_number)
    return None


# Hundreds of boxes are tried for each picture: as plain numbers, for an object of Qt costs more than the question.
_Box = tuple[float, float, float, float]


def _edges(box: QRectF) -> _Box:
    """Left, top, right, bottom."""
    return box.left(), box.top(), box.right(), box.bottom()


def _box(wish: Wish, width: float, height: float) -> _Box:
    left = wish.at.x() + _BESIDE if wish.is_inside is None else wish.at.x() - width / 2
    top = wish.at.y() - height / 2
    return left, top, left + width, top + height


def _is_free(box: _Box, canvas: _Box, boxes: list[_Box]) -> bool:
    """Whether a box lies on the canvas and off the boxes."""
    left, top, right, bottom = box
    if left < canvas[0] or top < canvas[1] or right > canvas[2] or bottom > canvas[3]:
        return False
    for other_left, other_top, other_right, other_bottom in boxes:
        if left < other_right and other_left < right and top < other_bottom and other_top < bottom:
            return False
    return True


def _lies_inside(box: _Box, wish: Wish, share: float) -> bool:
    """Whether `share` of the width and height of a box belongs to the region."""
    is_inside = wish.is_inside
    if is_inside is None:
        return True
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2
    across, along = (right - left) / 2 * share, (bottom - top) / 2 * share
    points = ((x - across, y), (x + across, y), (x, y - along), (x, y + along))
    return all(is_inside(QPointF(*point)) for point in points)
