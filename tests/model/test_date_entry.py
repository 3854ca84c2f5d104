"""Dates as people write them are understood, refused in words, or shown to be ambiguous."""

from __future__ import annotations

from pathlib import Path

import pytest
from edtf_grammar import one_qualifier, plain, seasonal, timed
from hypothesis import example, given
from hypothesis import strategies as st

from steppeline.model.date_entry import AmbiguousDateError, read_date
from steppeline.model.date_words import date_words
from steppeline.model.edtf import bounds_of, parse
from steppeline.model.errors import InputError
from steppeline.model.text import Language

TRANSLATIONS = Path(__file__).parents[2] / "resources" / "translations"
LANGUAGES = {code: Language.load(code, TRANSLATIONS) for code in ("en", "ru")}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2021-09-28", "2021-09-28"),
        (" 2021-09 ", "2021-09"),
        ("2021/2022", "2021/2022"),
        ("28 September 2021", "2021-09-28"),
        ("28th of September, 2021", "2021-09-28"),
        ("September 28, 2021", "2021-09-28"),
        ("28 Sept. 2021", "2021-09-28"),
        ("28 сентября 2021 года", "2021-09-28"),
        ("в сентябре 2021 г.", "2021-09"),
        ("2021 жылғы 28 қыркүйек", "2021-09-28"),
        ("қыркүйек 2021", "2021-09"),
        ("5.01.2022", "2022-01-05"),
        ("09.2021", "2021-09"),
        ("25/12/2021", "2021-12-25"),
        ("12/25/2021", "2021-12-25"),
        ("05/05/2021", "2021-05-05"),
        ("2021/09/28", "2021-09-28"),
        ("autumn 2021", "2021-23"),
        ("осень 2021", "2021-23"),
        ("осенью 2021 года", "2021-23"),
        ("winter 2021/22", "2021-24"),
        ("Q2 2021", "2021-34"),
        ("II квартал 2021", "2021-34"),
        ("second half of 2021", "2021-41"),
        ("первое полугодие 2021 года", "2021-40"),
        ("between 28 and 30 Sep 2021", "[2021-09-28..2021-09-30]"),
        ("между 28 и 30 сентября 2021", "[2021-09-28..2021-09-30]"),
        ("28–30 сентября 2021", "2021-09-28/2021-09-30"),
        ("28-30 September 2021", "2021-09-28/2021-09-30"),
        ("с 5 по 11 января 2022", "2022-01-05/2022-01-11"),
        ("from 30 December 2021 to 5 January 2022", "2021-12-30/2022-01-05"),
        ("January – March 2021", "2021-01/2021-03"),
        ("2014–2016", "2014/2016"),
        ("2014-2016", "2014/2016"),
        ("не позднее 2003", "[..2003]"),
        ("no later than March 2003", "[..2003-03]"),
        ("не ранее 2014 года", "[2014..]"),
        ("before 2003", "[..2002]"),
        ("before 1 March 2004", "[..2004-02-29]"),
        ("after December 2014", "[2015-01..]"),
        ("после 2014 года", "[2015..]"),
        ("since 2014", "2014/.."),
        ("с 2014 года", "2014/.."),
        ("until 2003", "../2003"),
        ("about 1998", "1998~"),
        ("c. 1998", "1998~"),
        ("около 1998 года", "1998~"),
        ("perhaps March 2021", "2021-03?"),
        ("possibly about 1998", "1998%"),
        ("1998?", "1998?"),
        ("early March 2021", "[2021-03-01..2021-03-10]"),
        ("mid-March 2021", "[2021-03-11..2021-03-20]"),
        ("late February 2021", "[2021-02-21..2021-02-28]"),
        ("в конце марта 2021 года", "[2021-03-21..2021-03-31]"),
        ("early 2021", "2021-37"),
        ("начало 1990-х годов", "[1990..1993]"),
        ("1990s", "199X"),
        ("the 1990s", "199X"),
        ("1990-е годы", "199X"),
        ("XX век", "19XX"),
        ("20th century", "19XX"),
        ("10 June 2022 14:30", "2022-06-10T14:30"),
        ("10 июня 2022 в 9:05", "2022-06-10T09:05"),
        ("44 BC", "-0043"),
        ("44 г. до н. э.", "-0043"),
        ("2003 or 2005", "[2003,2005]"),
        ("28 or 30 September 2021", "[2021-09-28,2021-09-30]"),
        ("some day in September 2021", "2021-09-XX"),
        ("весь 2021 год", "2021"),
        ("201x", "201X"),
        ("since 2021-09", "2021-09/.."),
    ],
)
def test_what_people_write_is_understood(text: str, edtf: str) -> None:
    assert read_date(text) == edtf
    parse(edtf)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("03/04/2021", ("2021-04-03", "2021-03-04")),
        ("3-4-2021", ("2021-04-03", "2021-03-04")),
        ("1900s", ("190X", "19XX")),
        ("до 2003 года", ("[..2002]", "../2003")),
    ],
)
def test_the_ambiguous_is_refused_with_its_readings(text: str, readings: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousDateError) as refusal:
        read_date(text)
    assert refusal.value.readings == readings
    for reading in readings:
        assert reading in str(refusal.value)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "31 February 2021", "29.02.2021", "2021-13", "5.01.22", "28", "45 March 2021", "x" * 5000, "March"],
)
def test_the_rest_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(InputError) as refusal:
        read_date(text)
    assert str(refusal.value).endswith((".", "2021."))


masked = st.sampled_from(
    [
        "201X",
        "20XX",
        "1XXX",
        "XXXX",
        "2X21",
        "-201X",
        "2021-XX",
        "2021-0X",
        "2021-1X",
        "2021-XX-XX",
        "2021-09-XX",
        "2021-09-0X",
        "2021-09-1X",
        "2021-09-3X",
        "2021-09-X5",
        "201X-03",
        "201X-03-05",
        "20XX-21",
        "2021-XX-05",
        "1950S2",
        "Y170000002",
        "Y17E7",
        "2021-X1-X5",
    ]
)
partly_qualified = st.sampled_from(
    ["2021~-09", "2021-09?-05", "2021-~09", "?2021-09-~05", "%2021-09", "2021?-09-28~", "2021-21~", "2021-09-28T10:30?"]
)
single = st.one_of(plain, seasonal, timed, masked, partly_qualified, st.tuples(plain, one_qualifier).map("".join))
end = st.one_of(single, st.sampled_from(["", ".."]))
range_end = st.sampled_from(["2001", "2003", "2021-03", "2021-05", "2021-05-06", "2021-06-07"])
# Masks may bring commas of their own, after which the list can be read in several ways.
member = st.one_of(plain, seasonal, timed, partly_qualified, st.tuples(range_end, range_end).map("..".join))
dates = st.one_of(
    single,
    st.tuples(end, end).map("/".join),
    st.lists(member, min_size=1, max_size=3).map(lambda members: f"[{','.join(members)}]"),
    st.lists(member, min_size=1, max_size=3).map(lambda members: f"{{{','.join(members)}}}"),
    range_end.map("[..{}]".format),
    range_end.map("{{{}..}}".format),
)


@given(dates, st.sampled_from(sorted(LANGUAGES)))
@example("2021-09-28/2021-09-30", "ru")
@example("[2001,2021-05-06..2021-06-07]", "ru")
def test_our_own_words_are_understood_again(date: str, code: str) -> None:
    try:
        parse(date)
    except InputError:
        return
    # Years below 100 are said in one or two digits, which nobody would take for a year.
    if any(short in date for short in ("0044", "000X", "0000", "-0001", "Y1E2")):
        return
    words = LANGUAGES[code].say(date_words(date))
    again = read_date(words)
    is_same = LANGUAGES[code].say(date_words(again)) == words or bounds_of(again) == bounds_of(date)
    assert is_same, f"{date} → “{words}” → {again}"
