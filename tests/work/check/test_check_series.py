from __future__ import annotations

import pytest
from check_examples import Example, forum, of, visit
from hypothesis import given
from hypothesis import strategies as st

from steppeline.model.event import Claim, Event
from steppeline.work.check.ordinals import ordinals_in, roman_value, stated_ordinal
from steppeline.work.check.run import run_checks

HOSTS = ("ru-omsk", "kz-akmola")
YEARLY = tuple(forum(number, str(2004 + number), host=HOSTS[number % 2]) for number in range(1, 9))
NO_FORUM = Event("gap", {"en": "No forum"}, "2009", refs=("gap",), series="forum")


def moved(number: int, date: str) -> tuple[Event, ...]:
    """The yearly forums, one of them at another date, those after it a year later."""
    later = [forum(n, str(2005 + n), host=HOSTS[n % 2]) for n in range(number + 1, 9)]
    return (*YEARLY[: number - 1], forum(number, date, host=HOSTS[number % 2]), *later)


EXAMPLES = (
    Example("ordinal-missing", of(*YEARLY[:3], *YEARLY[4:]), of(*YEARLY), ("ordinal",), (("forum-5",),)),
    Example("ordinal-missing", of(*YEARLY[:3], *YEARLY[6:]), of(*YEARLY[2:]), ("ordinal",), (("forum-7",),)),
    Example(
        "ordinal-missing",
        of(*YEARLY[:3], *YEARLY[4:]),
        of(*YEARLY[:3], forum(4, "2008", status="cancelled"), *YEARLY[4:]),
        ("ordinal",),
    ),
    Example(
        "ordinal-repeated",
        of(*YEARLY, forum(3, "2013", refs=("other",))),
        of(*YEARLY, forum(3, "2013", refs=("other",), series=None), forum(3, "2006", status="postponed")),
        ("ordinal",),
        (("forum-3", "other"),),
    ),
    Example(
        "ordinal-order",
        of(forum(1, "2006-05"), forum(2, "2005-05")),
        of(forum(1, "2005-05"), forum(2, "2005"), forum(3, "2005-05")),
        ("date",),
        (("forum-2", "forum-1"),),
    ),
    Example(
        "ordinal-order", of(forum(1, "2006"), forum(2, "2005")), of(forum(1, "2006?"), forum(2, "2005")), ("date",)
    ),
    Example(
        "host-alternation",
        of(*YEARLY[:7], forum(8, "2012", host="kz-astana")),
        of(*YEARLY),
        ("regions",),
        (("forum-8", "forum-7"),),
    ),
    Example(
        "host-alternation",
        of(*YEARLY[:7], forum(8, "2012", host="kz-akmola")),
        of(*(forum(number, str(2004 + number), host=HOSTS[number // 2 % 2]) for number in range(1, 9))),
        ("regions",),
    ),
    Example(
        "skipped-year", of(*moved(5, "2010")), of(*moved(5, "2010"), NO_FORUM), ("date",), (("forum-4", "forum-5"),)
    ),
    Example(
        "skipped-year",
        of(*moved(5, "2010")),
        of(*(forum(number, str(2000 + 2 * number)) for number in range(1, 9))),
        ("date",),
    ),
    Example(
        "ordinal-stated",
        of(forum(17, "2021", title={"en": "VII Forum", "ru": "XVII форум"})),
        of(forum(17, "2021", title={"en": "XVII Forum", "ru": "17-й форум"})),
        ("title.en",),
    ),
    Example(
        "ordinal-stated",
        of(forum(17, "2021", title={"en": "The 7th forum"})),
        of(forum(17, "2021", title={"en": "Forum of 2021 in 13 documents"})),
        ("title.en",),
    ),
    Example(
        "ordinal-stated",
        of(forum(17, "2021", claims=(Claim("ordinal", "VII", "agency"), Claim("ordinal", "17", "book")))),
        of(forum(17, "2021", claims=(Claim("ordinal", "XVII", "agency"), Claim("theme", "VII", "book")))),
        ("claims[0]",),
    ),
)


def test_a_gap_of_another_series_explains_nothing() -> None:
    gap = Event("gap", {"en": "No fair"}, "2009", series="fair")
    assert [finding.rule for finding in run_checks(of(*moved(5, "2010"), gap), ["skipped-year"])] == ["skipped-year"]


def test_events_without_a_number_belong_to_no_run() -> None:
    rules = ["ordinal-missing", "ordinal-repeated", "ordinal-order", "ordinal-stated"]
    assert run_checks(of(visit(series="forum"), visit(series="forum", title={"en": "VII"})), rules) == []


@pytest.mark.parametrize(
    ("text", "ordinals"),
    [
        ("XVII Interregional Forum", {17}),
        ("ХVІІ форум", {17}),
        ("I and II forum", {1, 2}),
        ("17th and 18th", {17, 18}),
        ("7-й форум", {7}),
        ("XL, XLIX, LXXXIX", {40, 49, 89}),
        ("IIX, VX, MIX, CIS, Civil, Vorsino", set()),
        ("76 of 85 regions, 2021", set()),
        ("V. I. Ivanov opens the XVII forum", {17}),
        ("V. I. Ivanov opens a school", set()),
        ("It was forum XVII.", {17}),
        ("", set()),
    ],
)
def test_ordinals_are_read_from_titles(text: str, ordinals: set[int]) -> None:
    assert ordinals_in(text) == ordinals


@pytest.mark.parametrize(
    ("text", "ordinal"), [("17", 17), (" XVII ", 17), ("VII forum", 7), ("I, II", None), ("x", None)]
)
def test_a_claimed_ordinal_is_one_number(text: str, ordinal: int | None) -> None:
    assert stated_ordinal(text) == ordinal


@given(st.integers(1, 89))
def test_roman_numerals_are_read_back(number: int) -> None:
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")[number // 10]
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]
    assert roman_value(tens + units) == number
    assert ordinals_in(f"The {tens}{units} forum") == {number}
