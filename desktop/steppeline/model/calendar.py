"""The proleptic Gregorian calendar on whole seconds: civil time without zone, any year.

Moments are seconds from 1970-01-01T00:00; year 0 is 1 BC, year −1 is 2 BC. Python integers do not overflow, so the only
limit is what a 64-bit column holds: ±OPEN stands for "no bound" there.
"""

from __future__ import annotations

from typing import NamedTuple

MINUTE = 60
HOUR = 3_600
DAY = 86_400
OPEN = 2**62
"""No bound: −OPEN before, +OPEN after every moment; null in JSON."""

_DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAYS_BEFORE_1970 = 719_528
_DAYS_IN_ERA = 146_097
_DAYS_FROM_MARCH_OF_YEAR_0 = 719_468


class Civil(NamedTuple):
    """What a calendar and a clock on the wall show."""

    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int


def is_leap(year: int) -> bool:
    """Whether `year` has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Length of a month (1–12) in days."""
    return 29 if month == 2 and is_leap(year) else _DAYS_IN_MONTH[month - 1]


def begin_of_year(year: int) -> int:
    """The moment at which a year begins."""
    before = year - 1
    return (365 * year + before // 4 - before // 100 + before // 400 + 1 - _DAYS_BEFORE_1970) * DAY


def seconds_of(  # noqa: PLR0917 - the order of a date and a clock, which everybody knows
    year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0, second: int = 0
) -> int:
    """The moment of a civil date and time, in seconds from 1970-01-01T00:00.

    Raises ValueError when there is no such date or time.
    """
    if not (1 <= month <= 12 and 1 <= day <= days_in_month(year, month)):
        raise ValueError(f"no such date: {year}-{month}-{day}")
    if not (0 <= hour <= 23 and 0 <= minute <= 59 and 0 <= second <= 59):
        raise ValueError(f"no such time: {hour}:{minute}:{second}")
    days = _DAYS_BEFORE_MONTH[month - 1] + (1 if month > 2 and is_leap(year) else 0) + day - 1
    return begin_of_year(year) + days * DAY + hour * HOUR + minute * MINUTE + second


def civil_of(seconds: int) -> Civil:
    """The civil date and time of a moment.

    `civil_from_days` of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years are counted from March,
    so that the leap day is the last of its year, in eras of 400 years.
    """
    days, in_day = divmod(seconds, DAY)
    era, day_of_era = divmod(days + _DAYS_FROM_MARCH_OF_YEAR_0, _DAYS_IN_ERA)
    year_of_era = (day_of_era - day_of_era // 1_460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month_from_march = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * month_from_march + 2) // 5 + 1
    month = month_from_march + 3 if month_from_march < 10 else month_from_march - 9
    year = year_of_era + era * 400 + (1 if month <= 2 else 0)
    return Civil(year, month, day, in_day // HOUR, in_day // MINUTE % 60, in_day % 60)


def add_months(seconds: int, months: int) -> int:
    """The same day of the month and time of day `months` later (earlier if negative).

    A day that month does not have becomes its last: 31 January and one month is 28 or 29 February.
    """
    civil = civil_of(seconds)
    years, month = divmod(civil.month - 1 + months, 12)
    year, month = civil.year + years, month + 1
    day = min(civil.day, days_in_month(year, month))
    return seconds_of(year, month, day, civil.hour, civil.minute, civil.second)


def add_years(seconds: int, years: int) -> int:
    """The same date and time of day `years` later; 29 February becomes 28 where there is none."""
    return add_months(seconds, 12 * years)
