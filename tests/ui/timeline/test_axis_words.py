"""The words of the axis: in the language of the interface, and right for every year."""

from __future__ import annotations

import pytest

from steppeline.model.calendar import Civil, seconds_of
from steppeline.model.text import Language
from steppeline.model.ticks import Parts, TickLabel
from steppeline.ui.timeline.axis import AxisWords

MOMENT = Civil(2021, 9, 5, 7, 8, 9)


@pytest.mark.parametrize(
    ("parts", "english", "russian"),
    [
        ("time with seconds", "07:08:09", "07:08:09"),
        ("time", "07:08", "07:08"),
        ("day", "5", "5"),
        ("month", "Sep", "сент"),
        ("month and year", "September 2021", "сентябрь 2021"),
        ("date", "5 September 2021", "5 сентября 2021"),
        ("year", "2021", "2021"),
    ],
)
def test_labels(parts: Parts, english: str, russian: str) -> None:
    assert AxisWords(Language("en")).say(TickLabel(parts, MOMENT)) == english
    assert AxisWords(Language("ru")).say(TickLabel(parts, MOMENT)) == russian


def test_years_before_our_era_and_far_ones() -> None:
    words = AxisWords(Language("en"))
    assert words.say(TickLabel("year", Civil(-43, 3, 15, 0, 0, 0))) == "44 BC"
    assert words.day(seconds_of(11_000, 2, 28)) == "28 February 11000"
