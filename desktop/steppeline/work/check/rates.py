"""Exchange rates that were possible: wide bands that catch a wrong unit or digit, not a wrong day."""

from __future__ import annotations

from steppeline.work.check.reach import Reach

_PER_DOLLAR: tuple[tuple[str, int, int, float, float], ...] = (
    ("USD", 1900, 2999, 1, 1),
    ("EUR", 1999, 2999, 0.6, 1.3),
    ("RUB", 1993, 1997, 400, 6_500),
    ("RUB", 1998, 1998, 5.5, 25),
    ("RUB", 1999, 2013, 20, 40),
    ("RUB", 2014, 2021, 30, 95),
    ("RUB", 2022, 2999, 45, 135),
    ("KZT", 1994, 1998, 10, 95),
    ("KZT", 1999, 2013, 75, 170),
    ("KZT", 2014, 2019, 145, 400),
    ("KZT", 2020, 2999, 360, 700),
    ("CNY", 1994, 2999, 5.5, 9.5),
)
"""Currency, first and last year, lowest and highest number of units for one US dollar, rounded outwards."""


def possible_rate(first: str, second: str, years: range) -> Reach | None:
    """The least and most units of `second` for one of `first` in `years`; None where the table does not reach."""
    one, other = _per_dollar(first, years), _per_dollar(second, years)
    if one is None or other is None:
        return None
    return Reach(other.low / one.high, other.high / one.low)


def _per_dollar(currency: str, years: range) -> Reach | None:
    rows = [row for row in _PER_DOLLAR if row[0] == currency and row[1] < years.stop and years.start <= row[2]]
    if not rows or min(row[1] for row in rows) > years.start:
        return None
    return Reach(min(row[3] for row in rows), max(row[4] for row in rows))
