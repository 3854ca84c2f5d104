"""Names and codes of regions, however sources write them, in imports and in the query language."""

from __future__ import annotations

from pathlib import Path

import pytest

from steppeline.exchange.dataset import read_dataset
from steppeline.model.event import Event, RegionRole
from steppeline.model.query_names import codes_named
from steppeline.model.query_tree import Value
from steppeline.model.reference_book import ReferenceBook
from steppeline.store.index_entities import region_entities
from steppeline.work.region_names import RegionNames

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def book() -> ReferenceBook:
    return read_dataset(DATA)[0]


@pytest.mark.parametrize(
    ("name", "date", "key"),
    [
        ("KZ-ALM", "2021-05", "kz-almaty-old"),
        ("KZ-ALM", "2022-07-01", "kz-almaty"),
        ("KZ-19", "2021", "kz-almaty"),
        ("kz-33", "2023", "kz-jetisu"),
        ("Алматинская область", "2015", "kz-almaty-old"),
        ("Алматы облысы", "2024", "kz-almaty"),
        ("Alma-Ata oblast", "2010", "kz-almaty-old"),
        ("Almaty Province", "2024", "kz-almaty"),
        ("Алматы", "2024", "kz-almaty-city"),
        ("Alma-Ata", "1999", "kz-almaty-city"),
        ("Zhetysu", "2023", "kz-jetisu"),
        ("Жетысу", "2023", "kz-jetisu"),
        ("Jetisý", "2023", "kz-jetisu"),
        ("Abay Region", "2023", "kz-abai"),
        ("Абайская область", "2023", "kz-abai"),
        ("Семей", "2023", "kz-abai"),
        ("Oskemen", "2023", "kz-east-kazakhstan"),
        ("Усть-Каменогорск", "2023", "kz-east-kazakhstan"),
        ("ВКО", "2020", "kz-east-kazakhstan-old"),
        ("Nur-Sultan", "2020", "kz-astana"),
        ("Qostanai", "2020", "kz-kostanay"),
        ("Orenburg region", "2020", "ru-orenburg"),
        ("Башкирия", "2020", "ru-bashkortostan"),
        ("Atlantis", "2020", "Atlantis"),
        ("KZ-ALM", "no date", "KZ-ALM"),
        ("kz-astana", "no date", "kz-astana"),
    ],
)
def test_a_name_means_the_region_of_its_day(book: ReferenceBook, name: str, date: str, key: str) -> None:
    event = Event("visit", {"en": "A visit"}, date, regions=(RegionRole("ru"), RegionRole(name)))
    resolved = RegionNames(book).resolved(event)
    assert [role.region for role in resolved.regions] == ["ru", key]


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Almaty oblast", {"kz-almaty", "kz-almaty-old"}),
        ("Almaty", {"kz-almaty-city"}),
        ("East Kazakhstan oblast", {"kz-east-kazakhstan", "kz-east-kazakhstan-old"}),
        ("Восточный Казахстан", {"kz-east-kazakhstan", "kz-east-kazakhstan-old"}),
        ("Moscow region", {"ru-moscow-oblast"}),
        ("Altai", {"ru-altai-krai", "ru-altai-republic"}),
        ("Semey", {"kz-abai"}),
    ],
)
def test_a_query_finds_all_that_are_called_so(book: ReferenceBook, name: str, keys: set[str]) -> None:
    entities = region_entities(book)
    assert {entities.keys[code] for code in codes_named("region", entities, Value(name, 0, len(name)))} == keys
