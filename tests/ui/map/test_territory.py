"""Regions of the casefile on units of the map, at any time."""

from __future__ import annotations

from pathlib import Path

import pytest

from steppeline.exchange.dataset import read_dataset
from steppeline.model.calendar import seconds_of
from steppeline.model.reference import DatedCode, DatedName, Region
from steppeline.model.region import moment_of
from steppeline.ui.map.borders import borders_on, change_days
from steppeline.ui.map.outlines import Outlines
from steppeline.ui.map.territory import Territories, Territory, join

DATA = Path(__file__).parents[3] / "data"
OLD, TODAY = seconds_of(2015), seconds_of(2024)


@pytest.fixture(scope="module")
def regions() -> dict[str, Region]:
    book, _ = read_dataset(DATA)
    return dict(book.regions)


def territories_on(outlines: Outlines, regions: dict[str, Region], moment: int) -> Territories:
    return join(borders_on(outlines, moment).units, outlines.units, regions)


def of_code(territories: Territories, code: str) -> Territory:
    return next(territory for territory in territories.all if territory.unit.code == code)


def codes(territories: Territories, key: str) -> set[str]:
    return {territories.all[position].unit.code for position in territories.positions_of(key)}


def test_every_region_of_the_dataset_has_its_own_unit_in_its_time(
    outlines: Outlines, regions: dict[str, Region]
) -> None:
    for moment in (OLD, *change_days(outlines), TODAY):
        own = [territory.region for territory in territories_on(outlines, regions, moment).all if territory.region]
        existing = {
            key
            for key, region in regions.items()
            if region.level != "country"
            and (region.since is None or moment_of(region.since) <= moment)
            and (region.until is None or moment < moment_of(region.until))
        }
        assert len(own) == len(set(own))
        assert existing <= set(own)


def test_a_code_that_was_used_twice_goes_to_the_region_of_the_time(
    outlines: Outlines, regions: dict[str, Region]
) -> None:
    before = of_code(territories_on(outlines, regions, OLD), "KZ-KAR")
    assert before.region == "kz-karaganda-old"
    assert before.keys == {"kz-karaganda-old", "kz-karaganda", "kz-ulytau"}
    assert before.partly == frozenset()
    today = of_code(territories_on(outlines, regions, TODAY), "KZ-35")
    assert today.region == "kz-karaganda"
    assert today.keys == {"kz-karaganda"}
    assert today.partly == {"kz-karaganda-old"}


def test_regions_are_found_where_they_lie(outlines: Outlines, regions: dict[str, Region]) -> None:
    before, today = (territories_on(outlines, regions, moment) for moment in (OLD, TODAY))
    assert codes(today, "kz-ulytau") == {"KZ-62"}
    assert codes(before, "kz-ulytau") == {"KZ-KAR"}
    assert codes(today, "kz-karaganda-old") == {"KZ-35", "KZ-62"}
    assert codes(before, "kz-karaganda-old") == {"KZ-KAR"}
    assert len(codes(before, "kz")) == 16
    assert len(codes(today, "kz")) == 20
    assert codes(today, "by") == {"BY"}
    assert codes(today, "atlantis") == set()


def test_what_lies_in_a_region_is_found_there(outlines: Outlines, regions: dict[str, Region]) -> None:
    district = Region("ru-orenburg-sol-iletsk", "district", (DatedName("en", "Sol-Iletsk"),), parent="ru-orenburg")
    today = territories_on(outlines, regions | {district.key: district}, TODAY)
    assert codes(today, district.key) == {"RU-ORE"}


def test_a_casefile_with_old_codes_only_finds_its_places(outlines: Outlines) -> None:
    old = Region("akmola", "region", (DatedName("en", "Akmola"),), (DatedCode("KZ-AKM"),))
    other = Region("akmola-fips", "region", (DatedName("en", "Akmola"),), (DatedCode("KZ-11", scheme="FIPS"),))
    today = territories_on(outlines, {old.key: old, other.key: other}, TODAY)
    assert of_code(today, "KZ-11").region == "akmola"
    assert codes(today, "akmola-fips") == set()


def test_without_regions_nothing_is_known(outlines: Outlines) -> None:
    nothing = territories_on(outlines, {}, TODAY)
    assert not any(territory.keys or territory.region or territory.partly for territory in nothing.all)
    assert nothing.countries == {}
