"""EDTF dates: what is understood, what is refused and where, and what the bounds say, on examples worked out by hand.

`test_edtf_slow.py` holds the same against an obvious calendar, `test_edtf_oracle.py` against another parser.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppeline.model.calendar import OPEN, seconds_of
from steppeline.model.edtf import Bounds, bounds_of, parse, span_of
from steppeline.model.edtf_parser import LONGEST
from steppeline.model.errors import InputError

PUBLISHED = [
    "1985-04-12", "1985-04", "1985", "1985-04-12T23:20:30",
    "1985-04-12T23:20:30Z",
    "1985-04-12T23:20:30-04", "1985-04-12T23:20:30+04:30",
    "1964/2008", "2004-06/2006-08", "2004-02-01/2005-02-08", "2004-02-01/2005-02", "2004-02-01/2005", "2005/2006-02",
    "Y170000002", "Y-170000002", "2001-21", "1984?", "2004-06~", "2004-06-11%",
    "201X", "20XX", "2004-XX", "1985-04-XX", "1985-XX-XX",
    "1985-04-12/..", "1985-04/..", "1985/..", "../1985-04-12", "../1985-04", "../1985",
    "1985-04-12/", "1985-04/", "1985/", "/1985-04-12", "/1985-04", "/1985", "-1985",
    "Y-17E7", "1950S2", "Y171010000S3", "Y3388E2S3", "2001-34",
    "[1667,1668,1670..1672]", "[..1760-12-03]", "[1760-12..]", "[1760-01,1760-02,1760-12..]", "[1667,1760-12]",
    "[..1984]",
    "{1667,1668,1670..1672}", "{1960,1961-12}", "{..1984}",
    "2004-06-11%", "2004-06~-11", "2004?-06-11", "?2004-06-~11", "2004-%06-11",
    "156X-12-25", "15XX-12-25", "XXXX-12-XX", "1XXX-XX", "1XXX-12", "1984-1X",
    "2004-06-~01/2004-06-~20", "2004-06-XX/2004-07-03",
]  # fmt: skip

OURS = [
    "2021-09-28T10:30", "2021-22?", "2021-09-2X", "2021-09-28T10:00/2021-09-28T12:30", "2021-21/2021-23", "201X-21",
    "2016?-08-16", "2004-X3", "0000", "-9999", "9999", "-XXXX", "XXXX-XX-XX", "[2003]", "[1667, 1668]",
    "{2021-22,2022-22}",
    "201X~", "2021-09-28T10:30~", "1950S2?", "Y17000S2", "[1667,1668~..1672]", "2004-06-11/2004-06", "2021/2021",
    "-019X", "1X5X-0X", "?-0044-03-15"
]  # fmt: skip


@pytest.mark.parametrize("text", PUBLISHED + OURS)
def test_understood(text: str) -> None:
    assert parse(text).text == text
    assert bounds_of(text) == parse(text).bounds()


REFUSED = [
    ("", "", "empty"),
    ("  ", "  ", "empty"),
    ("2003-02-29", "29", "28 days"),
    ("2021-04-31", "31", "30 days"),
    ("2021-13", "13", "Month 13 does not exist; months run from 01 to 12."),
    ("2021-00", "00", "Month 00"),
    ("2021-2X", "2X", "Month 2X"),
    ("2021-42", "42", "Month 42"),
    ("2021-01-32", "32", "01 to 31"),
    ("2021-02-3X", "3X", "28 days"),
    ("XXXX-02-3X", "XXXX-02-3X", "No day"),
    ("2021-9", "9", "two digits"),
    ("2021-09-", "", "two digits"),
    ("2021-22-01", "-01", "cannot stand here"),
    ("2005/2004", "2005/2004", "ends before it begins"),
    ("2021-09-28/2021-09-27", "2021-09-28/2021-09-27", "ends before it begins"),
    ("2021/2022/2023", "/", "one “/”"),
    ("/", "/", "needs a date"),
    ("../..", "../..", "needs a date"),
    ("2021/13", "13", "four digits"),
    ("garbage", "garbage", "four digits"),
    ("28.09.2021", "28.09.2021", "four digits"),
    ("20211", "20211", "four digits"),
    ("２０２１", "２０２１", "four digits"),
    ("201x", "201x", "with X"),
    ("-0000", "-0000", "year −0000"),
    ("Y2021", "Y2021", "without Y"),
    ("Y1E2", "Y1E2", "without Y"),
    ("Y1E99999999", "Y1E99999999", "too far away"),
    ("Y" + "9" * 1_000, "Y" + "9" * 1_000, "too far away"),
    ("1950S5", "S5", "significant"),
    ("2021-09-28 ", " ", "cannot stand here"),
    ("2021??", "?", "cannot stand here"),
    ("2021-09-28T24:00", "24:00", "no such time"),
    ("2021-09-28T10", "10", "hours and minutes"),
    ("2021-09T10:30", "T10:30", "cannot stand here"),
    ("201X-09-28T10:30", "T10:30", "whole date"),
    ("[2003..2018", "[2003..2018", "ends with “]”"),
    ("[]", "[]", "missing"),
    ("[2003,,2004]", ",,", "missing"),
    ("[..]", "..", "needs a date"),
    ("[2018..2003]", "2018..2003", "ends before it begins"),
    ("[2003..2004-05]", "2003..2004-05", "alike"),
    ("[201X..2020]", "201X", "plain"),
    ("[2003,..2004]", "..2004", "Only the first"),
    ("[2003..,2004]", "2003..", "only the last"),
]


@pytest.mark.parametrize(("text", "marked", "said"), REFUSED)
def test_refused_with_place_and_reason(text: str, marked: str, said: str) -> None:
    with pytest.raises(InputError) as refused:
        parse(text)
    assert text[refused.value.start : refused.value.end] == marked
    assert said in str(refused.value)
    with pytest.raises(InputError):
        bounds_of(text)
    with pytest.raises(InputError):
        span_of(text)


@pytest.mark.parametrize(
    "text", ["2021-" * 2_000, "[" * 10_000, "X" * 10_000, "[" + "2021," * 2_000 + "2022]", "?" * 10_000]
)
def test_overlong_texts_are_refused_unread(text: str) -> None:
    with pytest.raises(InputError, match="longer than") as refused:
        parse(text)
    assert (refused.value.start, refused.value.end) == (LONGEST, len(text))


def refusal(text: str) -> InputError | None:
    """The error that refuses the text, if it is refused."""
    try:
        parse(text)
    except InputError as error:
        return error
    return None


@given(st.text(max_size=40) | st.text("0123456789X-T:?~%/.,[]{}YESZ+ ", max_size=40))
def test_any_text_is_understood_or_refused_in_place(text: str) -> None:
    refused = refusal(text)
    if refused:
        assert 0 <= refused.start <= refused.end <= len(text)
        assert str(refused).endswith(".")
    else:
        bounds = parse(text).bounds()
        assert -OPEN <= bounds.earliest_start < bounds.latest_end <= OPEN


@given(st.integers(0, 9_999), st.integers(0, 13), st.integers(0, 32), st.sampled_from(["within", "throughout"]))
def test_the_fast_path_is_the_parser(year: int, month: int, day: int, extent: str) -> None:
    date = f"{year:04}-{month:02}-{day:02}"
    for text in (
        date[:4],
        date[:7],
        date,
        f"{date}/{date[:4]}",
        f"{date[:7]}/{date}",
        f"{date[:4]}/2000",
        f"1990-05/{date}",
    ):
        try:
            expected = parse(text).bounds("throughout" if extent == "throughout" else "within")
        except InputError:
            with pytest.raises(InputError):
                bounds_of(text)
        else:
            assert bounds_of(text, "throughout" if extent == "throughout" else "within") == expected
            assert span_of(text) == (expected.earliest_start, expected.latest_end)


def test_a_month_within_and_throughout() -> None:
    september, october = seconds_of(2021, 9), seconds_of(2021, 10)
    assert bounds_of("2021-09") == Bounds(september, october - 1, september + 1, october)
    assert bounds_of("2021-09", "throughout") == Bounds(september, september, october, october)


def test_an_interval_lasts_from_somewhere_in_its_start_to_somewhere_in_its_end() -> None:
    bounds = bounds_of("2021-09/2022")
    start, end = seconds_of(2021, 9), seconds_of(2023)
    assert bounds == Bounds(start, seconds_of(2021, 10) - 1, seconds_of(2022) + 1, end)
    assert bounds_of("2021-09/2022", "throughout") == Bounds(start, start, end, end)


def test_an_open_end_lasts_to_the_as_of_moment_an_unknown_end_only_past_the_start() -> None:
    start, now = seconds_of(2024, 8, 21), seconds_of(2025, 11, 1)
    assert bounds_of("2024-08-21/..", "throughout", now) == Bounds(start, start, now, OPEN)
    assert bounds_of("2024-08-21/..", "throughout") == Bounds(start, start, start + 1, OPEN)
    assert bounds_of("2024-08-21/", "throughout", now) == Bounds(start, start, start + 1, OPEN)
    assert bounds_of("2024-08-21/..", "within", seconds_of(2020)).earliest_end == start + 1
    assert parse("2024-08-21/..").certain(seconds_of(2025), seconds_of(2025, 2), "within", now)
    assert not parse("2024-08-21/..").certain(seconds_of(2026), seconds_of(2027), "within", now)
    assert parse("2024-08-21/..").possible(seconds_of(2026), seconds_of(2027), "within", now)


@pytest.mark.parametrize("text", ["../2021", "/2021"])
def test_nothing_is_claimed_of_a_missing_start(text: str) -> None:
    assert bounds_of(text) == Bounds(-OPEN, seconds_of(2022) - 1, seconds_of(2021) + 1, seconds_of(2022))


def test_no_bound_is_null_in_json() -> None:
    assert bounds_of("[1984..]").as_json() == [seconds_of(1984), None, seconds_of(1984) + 1, None]
    assert bounds_of("[..1984]").as_json() == [None, seconds_of(1985) - 1, None, seconds_of(1985)]
    assert bounds_of("1984/..").as_json()[3] is None
    assert bounds_of("../1984").as_json()[0] is None


@pytest.mark.parametrize(
    "text", ["[1984..]", "[..1984]", "{1984..}", "{..1984}", "../1984", "1984/..", "1984", "1984~"]
)
def test_all_of_time_holds_every_date_surely(text: str) -> None:
    assert parse(text).certain(-OPEN, OPEN)
    assert parse(text).bounds().certain(-OPEN, OPEN)


def test_one_or_earlier_is_surely_before_its_end() -> None:
    assert parse("[..1984]").certain(-OPEN, seconds_of(1985))
    assert not parse("[..1984]").certain(-OPEN, seconds_of(1984))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2021~", (2020, 1, 1), (2023, 1, 1)),
        ("2021-09~", (2021, 8, 1), (2021, 11, 1)),
        ("2021-09-28~", (2021, 9, 25), (2021, 10, 2)),
        ("2021-23%", (2021, 6, 1), (2022, 3, 1)),
        ("201X~", (2005, 1, 1), (2025, 1, 1)),
        ("19XX~", (1850, 1, 1), (2050, 1, 1)),
        ("2004-06~-11", (2004, 5, 11), (2004, 7, 12)),
        ("~2004-06-11", (2003, 6, 11), (2005, 6, 12)),
        ("?2004-06-~11", (2004, 6, 8), (2004, 6, 15)),
        ("2024-03~/2024-05~", (2024, 2, 1), (2024, 7, 1)),
        ("2021?", (2021, 1, 1), (2022, 1, 1)),
    ],
)
def test_approximate_dates_widen_by_the_table(
    text: str, earliest: tuple[int, int, int], latest: tuple[int, int, int]
) -> None:
    assert span_of(text) == (seconds_of(*earliest), seconds_of(*latest))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2021-21", (2021, 3, 1), (2021, 6, 1)),
        ("2021-24", (2021, 12, 1), (2022, 3, 1)),
        ("2021-25", (2021, 3, 1), (2021, 6, 1)),
        ("2021-29", (2021, 9, 1), (2021, 12, 1)),
        ("2021-30", (2021, 12, 1), (2022, 3, 1)),
        ("2021-36", (2021, 10, 1), (2022, 1, 1)),
        ("2021-37", (2021, 1, 1), (2021, 5, 1)),
        ("2021-41", (2021, 7, 1), (2022, 1, 1)),
        ("Y-17E7", (-170_000_000, 1, 1), (-169_999_999, 1, 1)),
        ("1950S2", (1900, 1, 1), (2000, 1, 1)),
        ("-1950S2", (-1999, 1, 1), (-1899, 1, 1)),
        ("Y171010000S3", (171_000_000, 1, 1), (172_000_000, 1, 1)),
        ("Y3388E2S3", (338_000, 1, 1), (339_000, 1, 1)),
        ("-019X", (-199, 1, 1), (-189, 1, 1)),
        ("-XXXX", (-9_999, 1, 1), (0, 1, 1)),
        ("0000", (0, 1, 1), (1, 1, 1)),
    ],
)
def test_seasons_and_unusual_years(text: str, earliest: tuple[int, int, int], latest: tuple[int, int, int]) -> None:
    assert span_of(text) == (seconds_of(*earliest), seconds_of(*latest))


def test_a_zone_is_accepted_and_civil_time_kept_as_written() -> None:
    moment = seconds_of(2021, 9, 28, 10, 30)
    assert span_of("2021-09-28T10:30") == (moment, moment + 60)
    assert span_of("2021-09-28T10:30:00+05:00") == (moment, moment + 1)
    assert span_of("2021-09-28T10:30Z") == (moment, moment + 60)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2021", "year"), ("2021-09", "month"), ("2021-09-28", "day"), ("2021-22", "season"),
        ("2021-09-28T10:30", "minute"), ("2021-09-28T10:30:00", "second"), ("201X", "decade"), ("20XX", "century"),
        ("2XXX", "millennium"), ("2004-XX", "year"), ("2004-05-XX", "month"), ("156X-12-25", "decade"),
        ("1950S2", "century"), ("2021/2022", "interval"), ("[2021,2022]", "set"), ("{2021}", "set"),
        ("2021-09~", "month"),
    ],
)  # fmt: skip
def test_precision(text: str, precision: str) -> None:
    assert parse(text).precision == precision


@pytest.mark.parametrize(
    ("text", "recheck"),
    [
        ("2021", False), ("2021/..", False), ("201X", False), ("20XX-XX-XX", False), ("2004-1X", False),
        ("[2003..2018]", False), ("[2005,2003,2004]", False), ("[0000..9999]", False), ("XXXX-XX-XX", False),
        ("201X-07-10", True), ("XXXX-12-XX", True), ("2021-09-X5", True), ("[2003,2005]", True),
        ("{2003,2004}", True), ("{2003..2004}", True), ("{2003}", False), ("2004-XX-25", True),
        ("2004-06-XX/..", False), ("[2003,201X-05]", True), ("2004-XX-1X", True), ("200X-XX-0X", True),
    ],
)  # fmt: skip
def test_which_hulls_are_not_the_whole_truth(text: str, recheck: bool) -> None:
    assert parse(text).needs_recheck is recheck


@pytest.mark.parametrize("text", ["2021?", "2021%", "2016?-08-16", "2021/2022?", "[2021?,2022]", "2004-%06-11"])
def test_a_doubtful_date_is_possible_but_never_certain(text: str) -> None:
    date = parse(text)
    assert date.never_certain
    assert not date.certain(-OPEN, OPEN)
    assert date.possible(-OPEN, OPEN)


def test_an_approximate_date_is_certain_in_its_widened_span_only() -> None:
    date = parse("2021~")
    assert not date.never_certain
    assert date.certain(seconds_of(2020), seconds_of(2023))
    assert not date.certain(seconds_of(2020), seconds_of(2023) - 1)
    assert not date.certain(seconds_of(2020) + 1, seconds_of(2023))


def test_equal_texts_are_equal_dates() -> None:
    assert parse("2021-09") == parse("2021-09")
    assert len({parse("2021-09"), parse("2021-09"), parse("2021")}) == 2


def test_alternatives_far_apart_are_found_and_not_listed() -> None:
    leap_days = parse("XXXX-02-29")
    assert leap_days.possible(seconds_of(1896, 2, 29), seconds_of(1896, 3, 1))
    assert not leap_days.possible(seconds_of(1896, 3, 1), seconds_of(1904, 2, 29))
    assert leap_days.possible(seconds_of(1896, 3, 1), seconds_of(1904, 2, 29) + 1)
    assert parse("XXXX-02-29~").possible(seconds_of(1904, 2, 26), seconds_of(1904, 2, 27))
    assert not parse("XXXX-02-29~").possible(seconds_of(1904, 2, 25), seconds_of(1904, 2, 26))


@pytest.mark.parametrize("text", ["{2000..2010}", "{2000..}", "{..2010}", "{1999,2003,2010}"])
def test_what_happened_in_each_year_is_certain_in_a_whole_one_within_only(text: str) -> None:
    date = parse(text)
    start, end = seconds_of(2003), seconds_of(2004)
    assert date.certain(start, end)
    assert not date.certain(start + 1, end)
    assert not date.certain(start, end - 1)
    assert date.certain(start + 1, end - 1, "throughout")
