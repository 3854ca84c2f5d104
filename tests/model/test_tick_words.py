"""The words of the axis."""

from __future__ import annotations

from typing import get_args

import pytest

from steppeline.model.calendar import Civil
from steppeline.model.date_words import date_words
from steppeline.model.tick_words import tick_words
from steppeline.model.ticks import Parts, TickLabel

MOMENT = Civil(2021, 9, 28, 7, 5, 9)
WORDS: dict[Parts, str] = {
    "time with seconds": "07:05:09",
    "time": "07:05",
    "day": "28",
    "date": "28 September 2021",
    "month": "Sep",
    "month and year": "September 2021",
    "year": "2021",
}


@pytest.mark.parametrize("parts", get_args(Parts))
def test_every_kind_of_label_has_words(parts: Parts) -> None:
    assert str(tick_words(TickLabel(parts, MOMENT))) == WORDS[parts]


def test_a_day_is_worded_as_everywhere_else() -> None:
    assert tick_words(TickLabel("date", MOMENT)) == date_words("2021-09-28")


def test_years_before_christ() -> None:
    caesar = Civil(-43, 3, 15, 0, 0, 0)
    assert str(tick_words(TickLabel("year", caesar))) == "44 BC"
    assert str(tick_words(TickLabel("month and year", caesar))) == "March 44 BC"
