"""The shapes that tell kinds apart without colour: one closed outline for each name, drawn about the origin."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

FALLBACK = "circle"
"""What a kind with an unknown shape gets; its name and colour still tell it."""


def glyph_path(name: str, size: float) -> QPainterPath:
    """The outline of the shape `name`, centred on (0, 0), about `size` pixels across.

    Shapes are sized to look equally heavy, so that pointed ones reach a little farther than round ones. An unknown name
    is drawn as `FALLBACK`.
    """
    return _SHAPES.get(name, _SHAPES[FALLBACK])(size / 2)


def glyph_names() -> tuple[str, ...]:
    """All shapes that can be chosen for a kind."""
    return tuple(_SHAPES)


def _circle(radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), radius * 0.94, radius * 0.94)
    return path


def _ring(radius: float) -> QPainterPath:
    path = _circle(radius)
    path.addEllipse(QPointF(0, 0), radius * 0.45, radius * 0.45)
    return path


def _square(radius: float) -> QPainterPath:
    return _box(radius * 0.84, radius * 0.84)


def _bar(radius: float) -> QPainterPath:
    """Three columns that grow, as in a small chart."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for left, height in ((-0.95, 0.8), (-0.3, 1.25), (0.35, 1.8)):
        path.addRect(QRectF(left * radius, (0.9 - height) * radius, 0.6 * radius, height * radius))
    return path.simplified()


def _cross(radius: float) -> QPainterPath:
    arm, reach = radius * 0.34, radius * 0.98
    corners = ((-arm, -reach), (arm, -reach), (arm, -arm), (reach, -arm), (reach, arm), (arm, arm))
    return _closed([*corners, *((-x, -y) for x, y in corners)])


def _star(radius: float) -> QPainterPath:
    outer, inner = radius * 1.16, radius * 0.52
    return _closed([_on_circle(outer if at % 2 == 0 else inner, at / 10) for at in range(10)])


def _regular(corners: int, reach: float, turn: float = 0.0, drop: float = 0.0) -> Callable[[float], QPainterPath]:
    """A regular polygon with a corner at the top, `turn` full turns on; `drop` centres shapes that weigh unevenly."""

    def path(radius: float) -> QPainterPath:
        points = (_on_circle(radius * reach, at / corners + turn) for at in range(corners))
        return _closed([(x, y + drop * radius) for x, y in points])

    return path


def _on_circle(radius: float, turn: float) -> tuple[float, float]:
    return radius * sin(2 * pi * turn), -radius * cos(2 * pi * turn)


def _box(half_width: float, half_height: float) -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(-half_width, -half_height, 2 * half_width, 2 * half_height))
    return path


def _closed(points: list[tuple[float, float]]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path


_SHAPES: Mapping[str, Callable[[float], QPainterPath]] = {
    "circle": _circle,
    "ring": _ring,
    "square": _square,
    "diamond": _regular(4, 1.14),
    "triangle-up": _regular(3, 1.2, drop=0.2),
    "triangle-down": _regular(3, 1.2, turn=0.5, drop=-0.2),
    "pentagon": _regular(5, 1.06, drop=0.05),
    "hexagon": _regular(6, 1.04),
    "star": _star,
    "cross": _cross,
    "bar": _bar,
}
