"""A dragged date is never more precise than the axis it was dragged on, nor than it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppeline.model.calendar import DAY, seconds_of
from steppeline.model.date_drag import can_be_dragged, dragged, unit_at
from steppeline.model.edtf import parse

SINCE = seconds_of(2021, 9, 28)


@pytest.mark.parametrize(
    ("edtf", "part", "to", "unit", "made"),
    [
        ("2021-09-28", "whole", seconds_of(2021, 10, 3), "day", "2021-10-03"),
        ("2021-09-28", "whole", seconds_of(2021, 11, 3), "month", "2021-11"),
        ("2021-09", "whole", seconds_of(2021, 10, 28), "day", "2021-10"),
        ("2021", "whole", seconds_of(2023, 9, 28), "day", "2023"),
        ("2021-09~", "whole", seconds_of(2021, 10, 28), "day", "2021-10~"),
        ("2021-09-28/2021-09-30", "whole", seconds_of(2021, 9, 30), "day", "2021-09-30/2021-10-02"),
        ("2014/..", "whole", seconds_of(2022, 9, 28), "year", "2015/.."),
        ("2021-09-28", "end", seconds_of(2021, 9, 30), "day", "2021-09-28/2021-09-30"),
        ("2021-09-28/2021-09-30", "start", seconds_of(2021, 9, 30), "day", "2021-09-30"),
        ("2014/..", "end", seconds_of(2016, 5), "year", "2014/2016"),
    ],
)
def test_dragging(edtf: str, part: str, to: int, unit: str, made: str) -> None:
    assert dragged(edtf, part, SINCE, to, unit) == made


def test_what_is_no_plain_date_stays() -> None:
    for edtf in ("2021-23", "[2021,2022]", "201X", "2021-09?-28", "no date"):
        assert not can_be_dragged(edtf)
        assert dragged(edtf, "whole", SINCE, SINCE + DAY, "day") is None


def test_an_end_stops_before_the_start() -> None:
    assert dragged("2021-09-28/2021-09-30", "end", SINCE, seconds_of(2020), "day") is None


def test_the_unit_is_as_fine_as_the_axis_shows() -> None:
    assert [unit_at(scale) for scale in (60, DAY // 4, DAY, 7 * DAY, 300 * DAY)] == [
        "day",
        "day",
        "month",
        "month",
        "year",
    ]


@given(
    st.sampled_from(["2021", "2021-09", "2021-09-28", "2021-01-31/2021-02-28", "2020-02-29"]),
    st.integers(-10_000, 10_000),
    st.sampled_from(["day", "month", "year"]),
)
def test_a_moved_date_is_no_more_precise(edtf: str, days: int, unit: str) -> None:
    made = dragged(edtf, "whole", 0, days * DAY, unit)
    assert made is not None
    parse(made)
    dashes = {"year": 0, "month": 1, "day": 2}[unit]
    assert made.split("/")[0].count("-") <= min(dashes, edtf.split("/", maxsplit=1)[0].count("-"))
