"""Dates of files: the precision that is written, and never a day that is not."""

from __future__ import annotations

import pytest

from steppeline.exchange.reading.dates import DateReader, day_first_of
from steppeline.model.errors import InputError


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2021-09-28", "2021-09-28"),
        ("2021-09", "2021-09"),
        ("2021", "2021"),
        ("2021-09-28 00:00:00", "2021-09-28"),
        ("2021-09-28T10:30:00.000Z", "2021-09-28T10:30"),
        ("2021-9-5", "2021-09-05"),
        ("2021/09/28", "2021-09-28"),
        ("28.09.2021", "2021-09-28"),
        ("09.2021", "2021-09"),
        ("28.09.2021 14:05", "2021-09-28T14:05"),
        ("9/28/2021 1:05 PM", "2021-09-28T13:05"),
        ("20210928", "2021-09-28"),
        ("20210900", "2021-09"),
        ("20210000", "2021"),
        ("28 September 2021", "2021-09-28"),
        ("September 28, 2021", "2021-09-28"),
        ("Sep 2021", "2021-09"),
        ("28-Sep-2021", "2021-09-28"),
        ("28 сентября 2021 г.", "2021-09-28"),
        ("сентябрь 2021", "2021-09"),
        ("2021 ж. 28 қыркүйек", "2021-09-28"),
        ("May 28 2006 09:00:00 GMT", "2006-05-28T09:00"),
        ("Tue Sep 28 2021 10:30:00 GMT+0500 (Kazakhstan Time)", "2021-09-28T10:30"),
        ("1990s", "199X"),
        ("ca. 1850", "1850~"),
        ("44 BC", "-0043"),
        ("2021-09-28 - 2021-09-30", "2021-09-28/2021-09-30"),
        ("[2021-09-28..2021-09-30]", "[2021-09-28..2021-09-30]"),
        ("2021-09-28?", "2021-09-28?"),
        ("autumn 2021", "2021-23"),
        ("не позднее 2003", "[..2003]"),
        ("between 28 and 30 Sep 2021", "[2021-09-28..2021-09-30]"),
        ("476", "0476"),
        ("79 AD", "0079"),
    ],
)
def test_a_date_has_the_precision_it_is_written_with(text: str, edtf: str) -> None:
    assert DateReader().date(text) == edtf


@pytest.mark.parametrize("text", ["yesterday", "2021-02-30", "32.01.2021", "28.09.21", "03/04/2021", "", "3", "x 2021"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        DateReader().span(text, None)


@pytest.mark.parametrize(("day_first", "edtf"), [(True, "2021-04-03"), (False, "2021-03-04")])
def test_two_days_that_may_be_meant_are_told_apart(day_first: bool, edtf: str) -> None:
    assert DateReader(day_first=day_first).date("03/04/2021") == edtf


def test_other_dates_of_a_column_tell_which_comes_first() -> None:
    assert day_first_of(["03/04/2021", "28/09/2021"]) is True
    assert day_first_of(["03/04/2021", "09/28/2021"]) is False
    assert day_first_of(["03/04/2021", "3.4.2021"]) is None


def test_start_and_end_make_an_interval() -> None:
    reader = DateReader()
    assert reader.span("2021-09", "2021-10") == "2021-09/2021-10"
    assert reader.span("2021-09-28", "2021-09-28") == "2021-09-28"
    assert reader.span(None, "2021") == "../2021"


@pytest.mark.parametrize(
    "text", ["a" + "1" * 200_000, "A1 " * 70_000, " 1a" * 70_000, "ab 2021," + " " * 200_000 + "x"]
)
def test_a_text_of_any_length_is_refused_at_once(text: str) -> None:
    """It would take hours otherwise: the time grew with the square of the length."""
    with pytest.raises(InputError):
        DateReader().date(text)
