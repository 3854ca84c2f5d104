"""Finding words in the help, whatever their endings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppeline.ui.help.search import found, spots, stems


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Dates", ("date",)),
        ("даты ГРАНИЦ", ("дат", "границ")),
        ("границами", ("границам",)),
        ("as is", ("as", "is")),
        ("ещё", ("еще",)),
        ("  ", ()),
    ],
)
def test_stems(typed: str, wanted: tuple[str, ...]) -> None:
    assert stems(typed) == wanted


def test_all_words_must_be_there() -> None:
    pages = ["Dates and borders", "Borders only", "border, date, DATES"]
    assert found(pages, stems("date borders")) == {0: 2, 2: 3}


def test_nothing_wanted_finds_nothing() -> None:
    assert found(["Dates"], ()) == {}


def test_the_letter_yo_is_found_as_it_is_typed() -> None:
    assert list(spots("Всё ещё", stems("еще"))) == [(4, 7)]


@given(st.text(max_size=80), st.lists(st.text(min_size=1, max_size=3), max_size=3))
def test_spots_are_in_order_and_apart(text: str, wanted: list[str]) -> None:
    places = list(spots(text, [stem for each in wanted for stem in stems(each)]))
    ends = [0, *(end for _, end in places)]
    assert all(before <= start < end for before, (start, end) in zip(ends, places, strict=False))
    assert all(end <= len(text) for _, end in places)
