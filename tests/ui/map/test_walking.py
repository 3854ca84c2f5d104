"""Walking with the arrow keys: to what lies there, and everywhere in the end."""

from __future__ import annotations

from steppeline.model.calendar import seconds_of
from steppeline.ui.map.borders import borders_on
from steppeline.ui.map.camera import Camera
from steppeline.ui.map.outlines import Outlines
from steppeline.ui.map.walking import next_in_direction

LEFT, RIGHT, UP, DOWN = (-1.0, 0.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0)


def test_what_lies_in_the_direction_is_next() -> None:
    places = {1: (10.0, 0.0), 2: (0.0, 10.0), 3: (-10.0, 0.0), 4: (100.0, 0.0)}
    assert next_in_direction(places, (0, 0), RIGHT) == 1
    assert next_in_direction(places, (0, 0), DOWN) == 2
    assert next_in_direction(places, (0, 0), LEFT) == 3
    assert next_in_direction(places, (0, 0), UP) is None
    assert next_in_direction(places, (10, 0), RIGHT) == 4


def test_a_neighbour_goes_before_what_is_a_little_nearer() -> None:
    places = {1: (10.0, 0.0), 2: (12.0, 0.0)}
    assert next_in_direction(places, (0, 0), RIGHT) == 1
    assert next_in_direction(places, (0, 0), RIGHT, neighbours={2}) == 2


def test_every_region_can_be_reached(outlines: Outlines) -> None:
    borders = borders_on(outlines, seconds_of(2024))
    camera = Camera(95, 60, 9.0, 900, 556)
    regions = [at for at, unit in enumerate(borders.units) if not unit.is_country]
    places = {at: camera.pixel_of(borders.units[at].label).toTuple() for at in regions}
    found, waiting = {regions[0]}, [regions[0]]
    while waiting:
        here = waiting.pop()
        for direction in (LEFT, RIGHT, UP, DOWN):
            there = next_in_direction(places, places[here], direction, borders.neighbours(here))
            if there is not None and there not in found:
                found.add(there)
                waiting.append(there)
    assert {borders.units[at].code for at in regions if at not in found} == set()
