"""The calendar against the standard library's, and against itself far outside the standard library's years."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppeline.model.calendar import (
    DAY,
    OPEN,
    Civil,
    add_months,
    add_years,
    begin_of_year,
    civil_of,
    days_in_month,
    is_leap,
    seconds_of,
)

EPOCH = datetime.datetime(1970, 1, 1)


@given(st.datetimes())
def test_agrees_with_the_standard_library(moment: datetime.datetime) -> None:
    moment = moment.replace(microsecond=0)
    seconds = (moment - EPOCH) // datetime.timedelta(seconds=1)
    civil = (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
    assert seconds_of(*civil) == seconds
    assert civil_of(seconds) == civil


@given(st.integers(-OPEN, OPEN))
def test_every_moment_comes_back(seconds: int) -> None:
    assert seconds_of(*civil_of(seconds)) == seconds


def test_days_follow_one_another_through_all_years_of_four_digits() -> None:
    days = 0
    for year in range(-9_999, 10_000):
        assert begin_of_year(year) == begin_of_year(-9_999) + days * DAY
        days += 366 if is_leap(year) else 365
        assert civil_of(begin_of_year(year)) == Civil(year, 1, 1, 0, 0, 0)
        assert civil_of(begin_of_year(year) - 1) == Civil(year - 1, 12, 31, 23, 59, 59)


def test_every_day_of_a_whole_cycle_of_leap_years() -> None:
    day = datetime.date(1800, 1, 1)
    for number in range((day - EPOCH.date()).days, (datetime.date(2200, 1, 2) - EPOCH.date()).days):
        assert civil_of(number * DAY)[:3] == (day.year, day.month, day.day)
        day += datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("year", "leap"), [(2000, True), (1900, False), (2004, True), (2003, False), (0, True), (-4, True)]
)
def test_leap_years(year: int, leap: bool) -> None:
    assert is_leap(year) is leap
    assert days_in_month(year, 2) == (29 if leap else 28)


@pytest.mark.parametrize("date", [(2003, 2, 29), (2003, 4, 31), (2003, 13, 1), (2003, 0, 1), (2003, 1, 0)])
def test_no_such_date(date: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no such date"):
        seconds_of(*date)


@pytest.mark.parametrize("clock", [(24, 0, 0), (0, 60, 0), (0, 0, 60), (-1, 0, 0)])
def test_no_such_time(clock: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no such time"):
        seconds_of(2003, 1, 1, *clock)


def test_months_keep_the_day_or_take_the_last() -> None:
    assert add_months(seconds_of(2023, 1, 31, 10, 30), 1) == seconds_of(2023, 2, 28, 10, 30)
    assert add_months(seconds_of(2024, 1, 31), 1) == seconds_of(2024, 2, 29)
    assert add_months(seconds_of(2024, 1, 15), -1) == seconds_of(2023, 12, 15)
    assert add_years(seconds_of(2024, 2, 29), -1) == seconds_of(2023, 2, 28)


@given(st.integers(-(10**12), 10**12), st.integers(-600, 600))
def test_months_change_year_and_month_only(seconds: int, months: int) -> None:
    before, after = civil_of(seconds), civil_of(add_months(seconds, months))
    assert (after.year * 12 + after.month) - (before.year * 12 + before.month) == months
    assert after.day == min(before.day, days_in_month(after.year, after.month))
    assert after[3:] == before[3:]
