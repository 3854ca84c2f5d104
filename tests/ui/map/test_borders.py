"""Borders of a day: who lies beside whom, and which lines are drawn."""

from __future__ import annotations

import numpy as np
import pytest

from steppeline.model.calendar import seconds_of
from steppeline.ui.map.borders import NO_UNIT, Borders, borders_on, change_days
from steppeline.ui.map.outlines import Outlines

TODAY = seconds_of(2024)


@pytest.fixture(scope="module")
def borders(outlines: Outlines) -> Borders:
    return borders_on(outlines, TODAY)


def codes(borders: Borders, positions: frozenset[int]) -> set[str]:
    return {borders.units[position].code for position in positions}


def position(borders: Borders, code: str) -> int:
    found = borders.position_of(code)
    assert found is not None
    return found


def test_neighbours_share_an_arc(borders: Borders) -> None:
    assert codes(borders, borders.neighbours(position(borders, "RU-ORE"))) == {
        *("KZ-27", "KZ-15", "KZ-39"),
        *("RU-SAM", "RU-SAR", "RU-TA", "RU-BA", "RU-CHE"),
    }
    assert codes(borders, borders.neighbours(position(borders, "KZ-71"))) == {"KZ-11"}
    assert codes(borders, borders.neighbours(position(borders, "RU-KGD"))) == {"LT", "PL"}


def test_to_be_neighbours_is_mutual(borders: Borders) -> None:
    for one in range(len(borders.units)):
        assert all(one in borders.neighbours(other) for other in borders.neighbours(one))


def test_each_arc_between_units_is_drawn_once(borders: Borders) -> None:
    drawn = np.concatenate((borders.coasts, borders.regional, borders.national, borders.between_others))
    assert len(np.unique(drawn)) == len(drawn)
    used = np.any(borders.sides != NO_UNIT, axis=0) & (borders.sides[0] != borders.sides[1])
    assert set(drawn.tolist()) == set(np.flatnonzero(used).tolist())


def test_national_borders_are_those_of_russia_and_kazakhstan(borders: Borders) -> None:
    for arc in borders.national:
        countries = {borders.units[side].country for side in borders.sides[:, arc]}
        assert len(countries) == 2
        assert countries & {"RU", "KZ"}


def test_what_was_one_region_had_no_border_inside(outlines: Outlines, borders: Borders) -> None:
    before = borders_on(outlines, seconds_of(2022, 6, 7))
    both = {position(borders, "KZ-35"), position(borders, "KZ-62")}
    between = [arc for arc in borders.regional if set(borders.sides[:, arc].tolist()) == both]
    assert between
    assert not set(between) & set(before.regional.tolist())
    assert set(before.outline([position(before, "KZ-KAR")]).tolist()) == set(borders.outline(both).tolist())


def test_the_outline_of_all_regions_of_a_country_has_no_regional_border(borders: Borders) -> None:
    kazakhstan = [at for at, unit in enumerate(borders.units) if unit.country == "KZ"]
    assert not set(borders.outline(kazakhstan).tolist()) & set(borders.regional.tolist())
    assert not len(borders.outline([]))


def test_borders_change_on_two_days(outlines: Outlines) -> None:
    assert change_days(outlines) == (seconds_of(2018, 6, 19), seconds_of(2022, 6, 8))


def test_a_unit_of_another_time_has_no_position(borders: Borders) -> None:
    assert borders.position_of("KZ-KAR") is None
    assert borders.position_of(None) is None
