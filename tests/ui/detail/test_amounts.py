"""Figures in words."""

from __future__ import annotations

from functools import partial

import pytest

from steppeline.model.event import Figure
from steppeline.model.text import Language
from steppeline.ui.detail.amounts import amount_words

ENGLISH = Language("en")


_figure = partial(Figure, {"en": "Something"})


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (_figure(number=14, scale=1e9, currency="USD"), "USD 14 billion"),
        (_figure(number=1.5, scale=1e12, currency="RUB", bound="at least"), "at least RUB 1.5 trillion"),
        (_figure(number=108_000, unit="persons"), "108,000 persons"),
        (_figure(number=28.5, unit="percent", bound="about"), "about 28.5%"),
        (_figure(low=26, high=30, scale=1e9, currency="USD"), "USD 26 – 30 billion"),
        (_figure(number=225, low=103, high=225, unit="persons"), "225 persons (from 103 to 225)"),
        (_figure(low=3, unit="houses"), "at least 3 houses"),
        (_figure(high=3), "at most 3"),
        (_figure(number=12, scale=100, unit="km"), "1,200 km"),
        (_figure(number=0.1, unit="GW"), "0.1 GW"),
        (_figure(), "no number"),
    ],
)
def test_says_no_more_than_was_stated(figure: Figure, words: str) -> None:
    assert amount_words(figure, ENGLISH) == words


def test_writes_numbers_as_the_language_does() -> None:
    assert amount_words(_figure(number=1234.5, unit="km"), Language("ru")) == "1\u00a0234,5 km"
