"""The terms that dates in words are made of: months (in each case needed), seasons, years, parts of a date."""

from __future__ import annotations

from steppeline.model.text import Message, message, term

MONTHS = (
    term("month", "January"),
    term("month", "February"),
    term("month", "March"),
    term("month", "April"),
    term("month", "May"),
    term("month", "June"),
    term("month", "July"),
    term("month", "August"),
    term("month", "September"),
    term("month", "October"),
    term("month", "November"),
    term("month", "December"),
)
"""Alone, as in "September 2021"."""

MONTHS_AFTER_DAY = (
    term("month after a day", "January"),
    term("month after a day", "February"),
    term("month after a day", "March"),
    term("month after a day", "April"),
    term("month after a day", "May"),
    term("month after a day", "June"),
    term("month after a day", "July"),
    term("month after a day", "August"),
    term("month after a day", "September"),
    term("month after a day", "October"),
    term("month after a day", "November"),
    term("month after a day", "December"),
)
"""As in "28 September"."""

MONTHS_OF_SOME_DAY = (
    term("some day in a month", "January"),
    term("some day in a month", "February"),
    term("some day in a month", "March"),
    term("some day in a month", "April"),
    term("some day in a month", "May"),
    term("some day in a month", "June"),
    term("some day in a month", "July"),
    term("some day in a month", "August"),
    term("some day in a month", "September"),
    term("some day in a month", "October"),
    term("some day in a month", "November"),
    term("some day in a month", "December"),
)
"""As in "some day in September"."""

MONTHS_IN_A_PHRASE = (
    term("month in a phrase", "January"),
    term("month in a phrase", "February"),
    term("month in a phrase", "March"),
    term("month in a phrase", "April"),
    term("month in a phrase", "May"),
    term("month in a phrase", "June"),
    term("month in a phrase", "July"),
    term("month in a phrase", "August"),
    term("month in a phrase", "September"),
    term("month in a phrase", "October"),
    term("month in a phrase", "November"),
    term("month in a phrase", "December"),
)
"""As in "about September 2021", "throughout September 2021"."""

SEASONS = {
    21: term("season", "spring"),
    22: term("season", "summer"),
    23: term("season", "autumn"),
    24: term("season", "winter"),
    25: term("season", "northern spring"),
    26: term("season", "northern summer"),
    27: term("season", "northern autumn"),
    28: term("season", "northern winter"),
    29: term("season", "southern spring"),
    30: term("season", "southern summer"),
    31: term("season", "southern autumn"),
    32: term("season", "southern winter"),
    33: term("season", "the first quarter"),
    34: term("season", "the second quarter"),
    35: term("season", "the third quarter"),
    36: term("season", "the fourth quarter"),
    37: term("season", "the first third"),
    38: term("season", "the second third"),
    39: term("season", "the last third"),
    40: term("season", "the first half"),
    41: term("season", "the second half"),
}
"""By their number in EDTF."""

SEASONS_IN_A_PHRASE = {
    21: term("season in a phrase", "spring"),
    22: term("season in a phrase", "summer"),
    23: term("season in a phrase", "autumn"),
    24: term("season in a phrase", "winter"),
    25: term("season in a phrase", "northern spring"),
    26: term("season in a phrase", "northern summer"),
    27: term("season in a phrase", "northern autumn"),
    28: term("season in a phrase", "northern winter"),
    29: term("season in a phrase", "southern spring"),
    30: term("season in a phrase", "southern summer"),
    31: term("season in a phrase", "southern autumn"),
    32: term("season in a phrase", "southern winter"),
    33: term("season in a phrase", "the first quarter"),
    34: term("season in a phrase", "the second quarter"),
    35: term("season in a phrase", "the third quarter"),
    36: term("season in a phrase", "the fourth quarter"),
    37: term("season in a phrase", "the first third"),
    38: term("season in a phrase", "the second third"),
    39: term("season in a phrase", "the last third"),
    40: term("season in a phrase", "the first half"),
    41: term("season in a phrase", "the second half"),
}
"""As in "about autumn 2021", "throughout autumn 2021"."""

PARTS = {
    "year": term("part of a date", "year"),
    "season": term("part of a date", "season"),
    "month": term("part of a date", "month"),
    "day": term("part of a date", "day"),
    "time": term("part of a date", "time"),
}


def year_words(year: int) -> Message:
    """A year of the calendar: year 0 is 1 BC."""
    if year > 0:
        return term("year", "{year}", year=year)
    return message("{year} BC", year=1 - year)
