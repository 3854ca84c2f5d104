from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppeline.model.calendar import OPEN, seconds_of
from steppeline.model.reference import DatedCode, DatedName, Region, Succession
from steppeline.model.region import (
    code_on,
    country_of,
    descendants,
    exists_on,
    lineage,
    moment_of,
    name_on,
    successors_on,
    validity,
)

CAPITAL = (
    DatedName("en", "Akmola", since="1992-07-06", until="1998-05-06"),
    DatedName("en", "Astana", since="1998-05-06", until="2019-03-23"),
    DatedName("en", "Nur-Sultan", since="2019-03-23", until="2022-09-17"),
    DatedName("en", "Nursultan", since="2019-03-23", until="2022-09-17", variant=True),
    DatedName("en", "Astana", since="2022-09-17"),
    DatedName("ru", "Нур-Султан", since="2019-03-23", until="2022-09-17"),
    DatedName("ru", "Астана", since="2022-09-17"),
)
CODES = (
    DatedCode("KZ-AKM", until="2022-11-29"),
    DatedCode("KZ-11", since="2022-11-29"),
    DatedCode("Q107262", scheme="Wikidata"),
)
REGIONS = {
    region.key: region
    for region in (
        Region("kz", "country", ()),
        Region(
            "kz-karaganda-old",
            "region",
            (),
            parent="kz",
            until="2022-06-08",
            successors=(Succession("kz-karaganda", "2022-06-08"), Succession("kz-ulytau", "2022-06-08", "part")),
        ),
        Region("kz-karaganda", "region", (), parent="kz", since="2022-06-08"),
        Region("kz-ulytau", "region", (), parent="kz", since="2022-06-08"),
        Region("kz-satbayev", "district", (), parent="kz-ulytau"),
    )
}


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("1995", "Akmola"),
        ("1998-05-05", "Akmola"),
        ("1998-05-06", "Astana"),
        ("2019-03-22", "Astana"),
        ("2019-03-23", "Nur-Sultan"),
        (seconds_of(2022, 9, 16, 23, 59, 59), "Nur-Sultan"),
        (seconds_of(2022, 9, 17), "Astana"),
        (None, "Astana"),
        ("1980", "Akmola"),
    ],
)
def test_a_name_is_the_one_of_the_day(day: int | str | None, name: str) -> None:
    assert name_on(CAPITAL, "en", day) == name


def test_a_name_of_the_day_in_english_goes_before_a_later_name_in_the_language_asked_for() -> None:
    assert name_on(CAPITAL, "ru", "2020") == "Нур-Султан"
    assert name_on(CAPITAL, "ru", "2010") == "Astana"
    assert name_on(CAPITAL, "kk", "2010") == "Astana"


def test_a_name_in_any_language_goes_before_none() -> None:
    assert name_on((DatedName("kk", "Қосшы"),), "ru") == "Қосшы"
    assert name_on((), "ru") == ""


def test_a_variant_is_used_only_where_there_is_no_usual_name() -> None:
    assert name_on((DatedName("en", "Uralsk", variant=True), DatedName("en", "Oral")), "en") == "Oral"
    assert name_on((DatedName("en", "Uralsk", variant=True),), "en") == "Uralsk"


def test_a_code_changes_on_its_day_while_the_region_stays() -> None:
    assert code_on(CODES, "2022-11-28") == "KZ-AKM"
    assert code_on(CODES, "2022-11-29") == "KZ-11"
    assert code_on(CODES) == "KZ-11"
    assert code_on(CODES, "2000", scheme="Wikidata") == "Q107262"
    assert code_on(CODES, scheme="FIPS") is None


def test_a_region_that_was_born_later_keeps_its_first_code_for_days_before() -> None:
    assert code_on((DatedCode("KZ-10", since="2022-11-29"),), "2022-06-08") == "KZ-10"


def test_a_region_exists_from_its_first_day_to_the_day_before_its_end() -> None:
    old, new = REGIONS["kz-karaganda-old"], REGIONS["kz-ulytau"]
    assert exists_on(old, "2022-06-07")
    assert not exists_on(old, "2022-06-08")
    assert not exists_on(old, None)
    assert not exists_on(new, "2022-06-07")
    assert exists_on(new, "2022-06-08")
    assert exists_on(new, None)
    assert exists_on(REGIONS["kz"], seconds_of(-9999))


def test_what_became_of_a_region_depends_on_the_day() -> None:
    assert successors_on(REGIONS, "kz-karaganda-old", "2007-09-06") == ("kz-karaganda-old",)
    assert successors_on(REGIONS, "kz-karaganda-old", "2023") == ("kz-karaganda", "kz-ulytau")
    assert successors_on(REGIONS, "kz-karaganda-old", None) == ("kz-karaganda", "kz-ulytau")
    assert successors_on(REGIONS, "kz-ulytau", "2007") == ()
    assert successors_on(REGIONS, "nowhere", None) == ()


def test_successions_that_run_in_a_circle_end() -> None:
    regions = {
        "one": Region("one", "region", (), until="2000", successors=(Succession("two", "2000"),)),
        "two": Region("two", "region", (), until="2001", successors=(Succession("one", "2001"),)),
    }
    assert successors_on(regions, "one", None) == ()


def test_descendants_are_all_below_at_any_depth() -> None:
    assert descendants(REGIONS, "kz") == {"kz-karaganda-old", "kz-karaganda", "kz-ulytau", "kz-satbayev"}
    assert descendants(REGIONS, "kz-ulytau") == {"kz-satbayev"}
    assert descendants(REGIONS, "kz-satbayev") == frozenset()


def test_lineage_goes_up_to_the_country() -> None:
    assert list(lineage(REGIONS, "kz-satbayev")) == ["kz-satbayev", "kz-ulytau", "kz"]
    assert country_of(REGIONS, "kz-satbayev") == "kz"
    assert country_of(REGIONS, "kz") == "kz"
    assert country_of(REGIONS, "nowhere") is None


def test_a_tree_with_a_circle_does_no_harm() -> None:
    regions = {
        "one": Region("one", "region", (), parent="two"),
        "two": Region("two", "region", (), parent="one"),
    }
    assert descendants(regions, "one") == {"two"}
    assert list(lineage(regions, "one")) == ["one", "two"]


def test_iso_days_months_and_years_mean_their_first_second() -> None:
    assert moment_of("2022-06-08") == seconds_of(2022, 6, 8)
    assert moment_of("2022-06") == seconds_of(2022, 6, 1)
    assert moment_of("2022") == seconds_of(2022)
    assert moment_of("-0044-03-15") == seconds_of(-44, 3, 15)
    assert validity(DatedName("en", "Oral")) == (-OPEN, OPEN)


@pytest.mark.parametrize("text", ["", "June", "2022-13", "2022-02-30", "2022~", "22-06-08"])
def test_what_is_no_iso_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        moment_of(text)


DAYS = st.dates().map(str)


@given(cuts=st.lists(DAYS, min_size=1, max_size=6, unique=True).map(sorted), day=DAYS)
def test_of_names_that_follow_one_another_exactly_one_is_chosen(cuts: list[str], day: str) -> None:
    bounds = [None, *cuts, None]
    names = [DatedName("en", str(number), since, until) for number, (since, until) in enumerate(pairwise(bounds))]
    assert name_on(names, "en", day) == str(sum(cut <= day for cut in cuts))
