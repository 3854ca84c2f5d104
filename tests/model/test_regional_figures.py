"""Figures by region: which series belong together, and what was stated of a span of time."""

from __future__ import annotations

import pytest

from steppeline.model.calendar import seconds_of
from steppeline.model.event import Figure
from steppeline.model.reference import Region, Series
from steppeline.model.regional_figures import Stated, families_of, stated_in

REGIONS = {
    key: Region(key, "region", (), parent=parent)
    for key, parent in {"ru": None, "kz": None, "ru-omsk": "ru", "ru-tomsk": "ru"}.items()
}


def series(key: str, name: str, *regions: str, currency: str = "USD", measures: str = "figures") -> Series:
    return Series(key, {"en": name}, measures, None, currency, regions)


def figure(number: float | None, period: str | None, **more: object) -> Figure:
    return Figure({}, number, period=period, **more)  # type: ignore[arg-type] - whichever fields a test needs


def test_series_that_say_the_same_of_several_regions_are_a_family() -> None:
    found = [
        series("trade.omsk.turnover", "Trade of Omsk Oblast with Kazakhstan", "ru-omsk", "kz"),
        series("trade.whole.turnover", "Trade of Russia with Kazakhstan", "ru", "kz"),
        series("trade.tomsk.turnover", "Trade of Tomsk with Kazakhstan", "ru-tomsk", "kz"),
        series("trade.tomsk.growth", "Growth of Tomsk", "ru-tomsk", "kz"),
        series("trade.roubles.turnover", "Trade of Tomsk, roubles", "ru-tomsk", "kz", currency="RUB"),
        series("forum.tomsk.turnover", "Forum", "ru-tomsk", "kz", measures="events"),
    ]
    families = families_of({each.key: each for each in found}, REGIONS)
    assert [family.names["en"] for family in families] == [
        "Trade of … with Kazakhstan",
        "Growth of Tomsk",
        "Trade of Tomsk, roubles",
    ]
    assert families[0].regions == {"ru-omsk": ("trade.omsk.turnover",), "ru-tomsk": ("trade.tomsk.turnover",)}
    assert (families[0].key, families[0].currency) == ("trade.omsk.turnover", "USD")


@pytest.mark.parametrize(
    ("figures", "stated"),
    [
        ([figure(1, "2020"), figure(2, "2021"), figure(9, "2024")], Stated(2, 2, "2021")),
        ([figure(3, "2021", scale=1e6), figure(4, "2021", scale=1e6)], Stated(3e6, 4e6, "2021")),
        ([figure(1, "2020"), figure(7, "2022", nature="forecast")], Stated(1, 1, "2020")),
        ([figure(7, "2022", nature="forecast")], Stated(7, 7, "2022")),
        ([figure(None, "2021", low=1, high=3)], Stated(1, 3, "2021")),
        ([figure(0, "2021")], Stated(0, 0, "2021")),
        ([figure(5, None, as_of="2021-05")], Stated(5, 5, "2021-05")),
        ([figure(1, "2019"), figure(1, None), figure(1, "2021/.."), figure(1, "soon"), figure(None, "2021")], None),
    ],
)
def test_the_latest_reported_figure_of_the_span_is_told(figures: list[Figure], stated: Stated | None) -> None:
    assert stated_in(figures, seconds_of(2020), seconds_of(2023)) == stated
