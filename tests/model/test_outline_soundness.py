"""Polygons made sound: winding, the antimeridian, and what is refused."""

from __future__ import annotations

from math import hypot

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from steppeline.model.errors import InputError
from steppeline.model.outline import MICRO, Polygon, span_of, square_kilometres, turns_together, twice_area
from steppeline.model.outline_arcs import topology_of
from steppeline.model.outline_label import label_of
from steppeline.model.outline_soundness import sound_polygons

Degrees = NDArray[np.float64]


def ring(*points: tuple[float, float]) -> Degrees:
    return np.array([*points, points[0]], np.float64)


def square(west: float, south: float, side: float = 1.0) -> Degrees:
    return ring((west, south), (west + side, south), (west + side, south + side), (west, south + side))


def span(polygons: tuple[Polygon, ...]) -> tuple[float, float]:
    west, east = span_of([each for polygon in polygons for each in polygon])
    return west / MICRO, east / MICRO


@pytest.mark.parametrize("turn", [1, -1])
def test_rings_run_their_way_whichever_way_they_were_written(turn: int) -> None:
    ((shell, hole),) = sound_polygons([[square(0, 0, 9)[::turn], square(2, 2)[::turn]]])
    assert twice_area(shell) > 0 > twice_area(hole)


@pytest.mark.parametrize(
    "polygons",
    [
        [[ring((179, 0), (-179, 0), (-179, 1), (179, 1))]],
        [[ring((179, 0), (181, 0), (181, 1), (179, 1))]],
        [[square(179, 0)], [square(-180, 0)]],
        # The two sides of the cut have different points.
        [
            [ring((179, 0), (180, 0), (180, 0.3), (180, 1), (179, 1))],
            [ring((-180, 0), (-179, 0), (-179, 1), (-180, 1), (-180, 0.6))],
        ],
        [[square(359, 0)[:, :] - (180, 0)], [square(180, 0)]],
    ],
)
def test_what_crosses_the_antimeridian_is_one_piece(polygons: list[list[Degrees]]) -> None:
    whole = sound_polygons(polygons)
    assert len(whole) == 1
    assert span(whole) == (179, 181)
    assert square_kilometres(whole) == pytest.approx(square_kilometres(sound_polygons([[square(0, 0)]])) * 2)


def test_a_hole_that_was_cut_apart_is_a_hole() -> None:
    west = ring((178, 0), (180, 0), (180, 1), (179, 1), (179, 2), (180, 2), (180, 3), (178, 3))
    east = ring((-180, 0), (-178, 0), (-178, 3), (-180, 3), (-180, 2), (-179, 2), (-179, 1), (-180, 1))
    ((shell, hole),) = sound_polygons([[west], [east]])
    assert span_of([shell]) == (178 * MICRO, 182 * MICRO)
    assert span_of([hole]) == (179 * MICRO, 181 * MICRO)


def test_islands_on_both_sides_lie_together() -> None:
    islands = sound_polygons([[square(177, -18)], [square(-179, -18)]])
    assert len(islands) == 2
    assert span(islands) == (177, 182)


def test_a_continent_around_a_pole_is_as_it_is_drawn() -> None:
    edge = ring((-180, -90), (180, -90), (180, -70), (0, -65), (-180, -70))
    assert span(sound_polygons([[edge]])) == (-180, 180)


def test_an_island_in_a_lake_is_land() -> None:
    polygons = sound_polygons([[square(0, 0, 9), square(1, 1, 5)], [square(2, 2)]])
    assert [len(polygon) for polygon in polygons] == [2, 1]


@pytest.mark.parametrize(
    ("polygons", "reason"),
    [
        ([], "no polygon"),
        ([[ring((0, 0), (1, 0))]], "fewer than four"),
        ([[square(0, 0)[:-1]]], "not closed"),
        ([[ring((0, 0), (1, 1), (2, 2))]], "no area"),
        ([[ring((0, 0), (3, 2), (2, 0), (0, 2.5))]], "cross or run back .* longitude 1.3043, latitude 0.8696"),
        ([[square(0, 0, 4)], [square(3, 3, 4)]], "cross"),
        ([[square(0, 0), square(5, 5)]], "hole lies outside"),
        ([[square(0, 0, 4)], [square(1, 1)]], "one over the other"),
        ([[square(0, 0, 9), square(1, 1, 5), square(2, 2)]], "one over the other"),
        ([[ring((43, 120), (44, 120), (44, 121))]], "latitude before longitude"),
        ([[ring((430000, 52), (430001, 52), (430001, 53))]], "are no degrees"),
        ([[ring((170, 91), (171, 91), (171, 92))]], "no place"),
        ([[ring((0, 0), (float("nan"), 0), (1, 1))]], "not a number"),
        ([[ring((0, 80), (120, 80), (-120, 80))]], "around a pole"),
    ],
)
def test_what_is_no_area_is_refused_with_the_reason(polygons: list[list[Degrees]], reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        sound_polygons(polygons)


@given(
    st.lists(st.tuples(st.floats(-200, 200), st.floats(0, 90)), min_size=1, max_size=8),
    st.integers(-2, 2),
)
def test_spans_come_together_wherever_they_are_counted_from(places: list[tuple[float, float]], turns: int) -> None:
    spans = [(round(west * MICRO), round((west + width) * MICRO)) for west, width in places]

    def reach(given: list[tuple[int, int]]) -> int:
        moved = [
            (w + t * 360 * MICRO, e + t * 360 * MICRO) for (w, e), t in zip(given, turns_together(given), strict=True)
        ]
        west = min(each for each, _ in moved)
        assert -180 * MICRO <= west < 180 * MICRO
        return max(each for _, each in moved) - west

    first, *others = spans
    elsewhere = [(first[0] + turns * 360 * MICRO, first[1] + turns * 360 * MICRO), *others]
    assert reach(spans) == reach(elsewhere) <= 360 * MICRO + max(east - west for west, east in spans)


@given(st.integers(5, 60), st.integers(0, 10_000))
def test_any_star_is_sound_and_its_label_inside(points: int, seed: int) -> None:
    generator = np.random.default_rng(seed)
    angles = np.sort(generator.choice(1000, points, replace=False)) * 2 * np.pi / 1000
    if np.diff(np.append(angles, angles[0] + 2 * np.pi)).max() > 3:
        return
    away = generator.uniform(1, 5, points)
    star = np.column_stack((away * np.cos(angles), away * np.sin(angles)))
    polygons = sound_polygons([[np.vstack((star, star[:1]))]])
    longitude, latitude = label_of(polygons)
    assert _is_inside(star, longitude, latitude)


def _is_inside(star: Degrees, x: float, y: float) -> bool:
    """By the sum of the angles under which the edges are seen."""
    beside = star - (x, y)
    turns = np.angle(np.roll(beside @ (1, 1j), -1) / (beside @ (1, 1j)))
    return bool(abs(turns.sum()) > 3)


def test_the_label_is_in_the_middle_of_the_largest_part() -> None:
    x, y = label_of(sound_polygons([[square(0, 0)], [square(10, 0, 4)]]))
    assert hypot(x - 12, y - 2) < 0.1


def test_neighbours_share_an_arc_and_an_enclave_its_whole_ring() -> None:
    west, east = square(0, 0, 2), square(2, 0, 2)
    hole = square(0.5, 0.5)
    polygons = [
        sound_polygons([[west, hole]]),
        sound_polygons([[east]]),
        sound_polygons([[np.roll(hole[:-1], 1, axis=0)[[0, 1, 2, 3, 0]]]]),
    ]
    topology = topology_of([each for (polygon,) in polygons for each in polygon])
    (outer, inner, right, enclave) = topology.rings
    assert set(outer) & {~arc for arc in right}
    assert inner == tuple(~arc for arc in enclave)
    assert len(topology.starts) == 4 + 1


@pytest.mark.parametrize("turn", [1, -1])
def test_a_line_that_crosses_itself_at_a_vertex_is_refused(turn: int) -> None:
    knot = ring((0, 0), (2, 2), (6, 6), (6, 0), (2, 2), (0, 4))
    with pytest.raises(InputError, match=r"longitude 2\.0000, latitude 2\.0000"):
        sound_polygons([[knot[::turn]]])


def test_a_line_that_touches_itself_at_a_vertex_is_fine() -> None:
    touching = ring((0, 0), (8, 0), (8, 8), (4, 4), (6, 7), (2, 7), (4, 4), (0, 8))
    assert sound_polygons([[touching]])


@pytest.mark.parametrize("turn", [1, -1])
@pytest.mark.parametrize("start", range(5))
def test_a_line_that_crosses_an_edge_in_a_vertex_of_its_own_is_refused(turn: int, start: int) -> None:
    knot = np.roll(ring((0, 0), (6, 0), (6, 4), (3, 0), (2, -3))[:-1], start, axis=0)
    with pytest.raises(InputError, match=r"longitude 3\.0000, latitude 0\.0000"):
        sound_polygons([[np.concatenate([knot, knot[:1]])[::turn]]])


def test_a_line_that_touches_an_edge_with_a_vertex_of_its_own_is_fine() -> None:
    assert sound_polygons([[ring((0, 0), (6, 0), (6, 4), (3, 0), (0, 4))]])
