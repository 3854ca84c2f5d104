"""Less detail: fewer points, the same topology, no point moved."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from steppeline.ui.map.detail import Detail, level_of, path_of, thinned
from steppeline.ui.map.outlines import Arcs, Outlines

coordinates = st.tuples(st.floats(-5000, 5000), st.floats(-5000, 5000))
lines = st.lists(st.lists(coordinates, min_size=2, max_size=12), min_size=1, max_size=6)


def arcs_of(lines: list[list[tuple[float, float]]]) -> Arcs:
    starts = np.cumsum([0, *map(len, lines)])
    return Arcs(np.array([point for line in lines for point in line]), starts)


@given(lines, st.floats(0.1, 2000))
def test_thinning_keeps_arcs_and_their_ends(lines: list[list[tuple[float, float]]], cell: float) -> None:
    arcs = arcs_of(lines)
    fewer = thinned(arcs, cell)
    assert len(fewer) == len(arcs)
    for number, line in enumerate(lines):
        kept = [tuple(point) for point in fewer.points[fewer.starts[number] : fewer.starts[number + 1]].tolist()]
        assert kept[0] == line[0]
        assert kept[-1] == line[-1]
        left = iter(line)
        assert all(point in left for point in kept), "points in another order, or new ones"


@given(lines)
def test_a_path_is_what_drawing_point_by_point_gives(lines: list[list[tuple[float, float]]]) -> None:
    found = path_of([np.array(line) for line in lines])
    assert [(e.type, e.x, e.y) for e in map(found.elementAt, range(found.elementCount()))] == [
        (QPainterPath.ElementType(kind), x, y)
        for line in lines
        for kind, (x, y) in zip([0, *[1] * (len(line) - 1)], line, strict=True)
    ]
    across, along = zip(*(point for line in lines for point in line), strict=True)
    box = QPointF(min(across), min(along)), QPointF(max(across), max(along))
    assert found.boundingRect() == QRectF(*box)


def test_no_lines_make_no_path() -> None:
    assert path_of([]).isEmpty()


@pytest.mark.parametrize(("scale", "level"), [(0.1, 0), (0.42, 0), (0.9, 1), (8.0, 4), (16.0, 5)])
def test_levels_follow_pixels(scale: float, level: int) -> None:
    assert level_of(scale) == level


def test_neighbours_leave_no_gap_at_any_level(outlines: Outlines) -> None:
    """Around Astana, which lies inside of Akmola, each point belongs to one of them and to one only."""
    akmola, astana = (next(unit for unit in outlines.units if unit.code == code) for code in ("KZ-11", "KZ-71"))
    for level in range(4):
        detail = Detail(outlines.arcs, level)
        region, city = detail.area(akmola.rings), detail.area(astana.rings)
        # Points in general position: none lies on a line.
        around = [QPointF(*astana.label) + QPointF(x, y) for x in range(-24, 24, 2) for y in range(-24, 24, 2)]
        assert any(map(city.contains, around))
        assert all(region.contains(point) != city.contains(point) for point in around)
