"""Names on the map where there is room for them: each inside its region, none over another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from steppeline.ui.map.naming import two_lines

_GAP = 3.0
"""Pixels that stay free around a label."""
_BESIDE = 8.0
"""Pixels from the middle of a marker to its label."""


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
    """Lines of text centred in a box; the last is the number if there is one."""

    position: int
    lines: tuple[str, ...]
    has_number: bool
    box: QRectF


def place_labels(
    wishes: Iterable[Wish], metrics: QFontMetricsF, canvas: QRectF, taken: Sequence[QRectF] = ()
) -> list[Label]:
    """Labels for as many wishes as there is room for; the first come first. They stay on the canvas and off `taken`."""
    boxes = list(taken)
    labels: list[Label] = []
    for wish in wishes:
        fitting = (
            label
            for label in _forms(wish, metrics)
            if canvas.contains(label.box)
            and not any(label.box.intersects(box) for box in boxes)
            and _lies_within(label.box, wish)
        )
        label = next(fitting, None)
        if label is not None:
            labels.append(label)
            boxes.append(label.box.adjusted(-_GAP, -_GAP, _GAP, _GAP))
    return labels


def _forms(wish: Wish, metrics: QFontMetricsF) -> Iterable[Label]:
    """The label in the ways it may be set, the best first."""
    broken = two_lines(wish.name)
    for lines in filter(None, ((wish.name,), broken)):
        if wish.number:
            yield _label(wish, (*lines, wish.number), metrics, has_number=True)
    for lines in filter(None, ((wish.name,), broken)):
        yield _label(wish, lines, metrics, has_number=False)


def _label(wish: Wish, lines: tuple[str, ...], metrics: QFontMetricsF, *, has_number: bool) -> Label:
    width = max(map(metrics.horizontalAdvance, lines))
    height = metrics.height() * len(lines)
    if wish.is_inside is None:
        box = QRectF(wish.at.x() + _BESIDE, wish.at.y() - height / 2, width, height)
    else:
        box = QRectF(wish.at.x() - width / 2, wish.at.y() - height / 2, width, height)
    return Label(wish.position, lines, has_number, box)


def _lies_within(box: QRectF, wish: Wish) -> bool:
    """Whether both ends, and the middles above and below, belong to the region."""
    if wish.is_inside is None:
        return True
    middle = box.center()
    ends = (QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))
    return all(map(wish.is_inside, (*ends, QPointF(middle.x(), box.top()), QPointF(middle.x(), box.bottom()))))
