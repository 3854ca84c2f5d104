"""Dates in words: never more precise than the date, and composed so that languages can follow their own grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator

import edtf_grammar as grammar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steppeline.model.date_words import date_words
from steppeline.model.edtf import parse
from steppeline.model.edtf_forms import Interval, SimpleDate
from steppeline.model.edtf_set import Form, SetRange
from steppeline.model.errors import InputError
from steppeline.model.event import Extent
from steppeline.model.text import Language, Message
from steppeline.model.time_words import MONTHS

DAY_OF_MONTH = re.compile("[0-9] (" + "|".join(str(month) for month in MONTHS) + ")")

WORDS = [
    ("2021-09-28", "28 September 2021"),
    ("2021-09-28T10:30", "28 September 2021, 10:30"),
    ("2021-09-28T10:30:05+05:00", "28 September 2021, 10:30:05"),
    ("2021-09", "some day in September 2021"),
    ("2021", "some time in 2021"),
    ("2021-23", "autumn 2021"),
    ("2021-33", "the first quarter of 2021"),
    ("2003~", "about 2003"),
    ("2021-09~", "about September 2021"),
    ("2016-08-16?", "possibly 16 August 2016"),
    ("2016-08?", "possibly some day in August 2016"),
    ("2021%", "possibly about 2021"),
    ("2016?-08-16", "possibly 16 August 2016 (uncertain: year)"),
    ("2004-06~-11", "about 11 June 2004 (approximate: year, month)"),
    ("2024-08-21/..", "since 21 August 2024"),
    ("2024-08-21/", "from 21 August 2024, end unknown"),
    ("../2021", "until 2021"),
    ("/2021", "until 2021, start unknown"),
    ("2021-09-28/2021-09-30", "28–30 September 2021"),
    ("2021-09-28/2021-10-03", "28 September – 3 October 2021"),
    ("2021-12-28/2022-01-03", "28 December 2021 – 3 January 2022"),
    ("2021-09-28/2021-09-28", "28 September 2021"),
    ("2021-01/2021-11", "January – November 2021"),
    ("2021-01/2021-01", "within January 2021"),
    ("2022/2024", "from 2022 to 2024"),
    ("2021/2022-03", "from 2021 to March 2022"),
    ("2024-03~/2024-05~", "from about March 2024 to about May 2024"),
    ("2022-01-02/2022-01-11~", "from 2 January 2022 to about 11 January 2022"),
    ("[2003..2018]", "one of 2003 to 2018"),
    ("[1667,1668,1670..1672]", "one of 1667, 1668, 1670 to 1672"),
    ("[..1984]", "1984 or earlier"),
    ("[1760-12..]", "December 1760 or later"),
    ("{..1984}", "1984 and earlier"),
    ("{1984..}", "1984 and later"),
    ("{1960,1961-12}", "each of 1960, December 1961"),
    ("[2021]", "2021"),
    ("201X", "some year in the 2010s"),
    ("201X-07-10", "some year in the 2010s, 10 July"),
    ("201X-07", "some year in the 2010s, some day in July"),
    ("20XX", "some year from 2000 to 2099"),
    ("1X5X-12-25", "a year written 1X5X, 25 December"),
    ("XXXX-12-XX", "an unknown year, some day in December"),
    ("2004-XX", "some month of 2004"),
    ("2004-1X", "some month from October to December 2004"),
    ("2004-X1", "January or November 2004"),
    ("2004-XX-XX", "some day of 2004"),
    ("2004-XX-25", "day 25 of some month of 2004"),
    ("2004-1X-XX", "some day of some month from October to December 2004"),
    ("2021-09-2X", "some day from 20 to 29 September 2021"),
    ("2021-09-X5", "5, 15 or 25 September 2021"),
    ("1950S2", "some year from 1900 to 1999, estimated 1950"),
    ("0000", "some time in 1 BC"),
    ("-0043-03-15", "15 March 44 BC"),
    ("-019X", "some year from 200 BC to 191 BC"),
    ("Y170000002", "some time in 170000002"),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_somewhere_within(text: str, words: str) -> None:
    assert str(date_words(text)) == words
    assert date_words(parse(text)) == date_words(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2021", "throughout 2021"),
        ("2021-09", "throughout September 2021"),
        ("2021-23", "throughout autumn 2021"),
        ("2021~", "roughly throughout 2021"),
        ("2021?", "possibly throughout 2021"),
        ("201X", "throughout some year in the 2010s"),
        ("2021-09-28", "28 September 2021"),
        ("2021-09-28~", "about 28 September 2021"),
        ("2022/2024", "from 2022 to 2024"),
    ],
)
def test_throughout(text: str, words: str) -> None:
    assert str(date_words(text, "throughout")) == words


def test_a_text_that_is_no_date_is_refused() -> None:
    with pytest.raises(InputError):
        date_words("2021-13")


def test_a_set_of_hundreds_can_be_said() -> None:
    years = [str(year) for year in range(1600, 1990)]
    assert str(date_words(f"[{','.join(years)}]")) == "one of " + ", ".join(years)


class Shouted(Language):
    """A language that says every message with its context, to see what a translation is given."""

    def say(self, what: Message) -> str:
        said = super().say(what)
        return f"{what.context}({said})" if what.context else said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2021-09-28", "date(28 month after a day(September) year(2021))"),
        ("2021-09", "date(some day in some day in a month(September) year(2021))"),
        ("2021-09~", "about date(month in a phrase(September) year(2021))"),
        ("2021-09-28/2021-09-30", "28–30 month after a day(September) year(2021)"),
        ("2021-23", "date(season(autumn) year(2021))"),
    ],
)
def test_months_come_with_the_case_they_stand_in(text: str, said: str) -> None:
    assert Shouted("en").say(date_words(text)) == said


@settings(deadline=None)
@given(grammar.texts, st.sampled_from(["within", "throughout"]))
def test_every_date_can_be_said(text: str, extent: Extent) -> None:
    try:
        date = parse(text)
    except InputError:
        return
    words = str(date_words(date, extent))
    assert words
    assert "{" not in words
    if "day" not in {part for simple in simple_dates(date.form) for part in simple.parts}:
        assert not DAY_OF_MONTH.search(words)


def simple_dates(form: Form) -> Iterator[SimpleDate]:
    """All the dates that the form is made of."""
    if isinstance(form, SimpleDate):
        yield form
        return
    members = (form.start, form.end) if isinstance(form, Interval) else form.members
    for member in members:
        inner = (member.first, member.last) if isinstance(member, SetRange) else (member,)
        yield from (date for date in inner if isinstance(date, SimpleDate))
