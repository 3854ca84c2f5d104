from __future__ import annotations

import math
from dataclasses import replace

import pytest
from check_examples import DOCUMENTS, Example, change, documents, figures, linked, of, turnover
from hypothesis import given
from hypothesis import strategies as st

from steppeline.model.event import BOUNDS, Event, Figure
from steppeline.work.check.rates import possible_rate
from steppeline.work.check.reach import Reach, reach_of
from steppeline.work.check.run import run_checks

ROUBLES = Figure({"en": "support"}, 80, scale=1e9, currency="RUB")
DOLLARS = Figure({"en": "support"}, 104, scale=1e6, currency="USD")
TIES = Figure({"en": "regions with ties"}, 76, unit="regions", series="count.regions")
WHOLE = linked("whole", "2021-09", figures=(documents(13),))

DOUBTFUL_PART = linked("five", "2021", ("part of", "whole"), figures=(documents(9), documents(3), documents(None)))


def part(ref: str, number: float, unit: str = "documents") -> Event:
    return linked(ref, "2021-09", ("part of", "whole"), figures=(documents(number, unit=unit),))


EXAMPLES = (
    Example(
        "impossible-range",
        of(figures(documents(None, low=9, high=2), documents(12, low=2, high=9))),
        of(figures(documents(None, low=9, high=9), documents(9, low=2, high=9), documents(3, low=2))),
        ("figures[0]", "figures[1]"),
    ),
    Example(
        "empty-figure",
        of(figures(documents(None))),
        of(figures(documents(0), documents(None, high=3))),
        ("figures[0]",),
    ),
    Example(
        "missing-unit",
        of(figures(documents(13, unit=None), documents(13, unit="million"))),
        of(figures(documents(13), replace(DOLLARS, unit=None))),
        ("figures[0].unit", "figures[1].unit"),
    ),
    Example(
        "missing-unit",
        of(figures(documents(13, unit="dollars"), turnover(20, currency=None))),
        of(figures(turnover(20), turnover(20, currency=None, unit="percent"))),
        ("figures[0].currency", "figures[1].currency"),
    ),
    Example(
        "percentage",
        of(figures(documents(130, "share of trade", unit="percent"), documents(-101, "change", unit="percent"))),
        of(figures(documents(100, "share", unit="percent"), documents(147, "growth", unit="percent"), change(147))),
        ("figures[0]", "figures[1]"),
    ),
    Example(
        "implied-rate", of(figures(DOLLARS, ROUBLES)), of(figures(DOLLARS, replace(ROUBLES, number=8))), ("figures[1]",)
    ),
    Example(
        "implied-rate",
        of(figures(DOLLARS, ROUBLES, date="2022/2024")),
        of(figures(DOLLARS, ROUBLES, replace(DOLLARS, number=5))),
        ("figures[1]",),
    ),
    Example(
        "implied-rate",
        of(figures(replace(ROUBLES, currency="KZT"), ROUBLES)),
        of(figures(replace(ROUBLES, currency="KZT", number=450), ROUBLES), figures(DOLLARS, ROUBLES, date="1950")),
        ("figures[1]",),
    ),
    Example(
        "implied-rate",
        of(figures(replace(DOLLARS, period="2010", number=100), replace(ROUBLES, period="2010", number=9))),
        of(figures(replace(DOLLARS, period="2010", number=100), replace(ROUBLES, period="2011", number=9))),
        ("figures[1]",),
    ),
    Example(
        "implied-rate",
        of(figures(DOLLARS, replace(ROUBLES, meaning={"en": "the same in roubles"}))),
        of(
            figures(replace(DOLLARS, meaning={"en": "budget"}), replace(ROUBLES, meaning={"en": "fee"})),
            figures(replace(DOLLARS, series="budget"), replace(ROUBLES, meaning={"en": "the same in roubles"})),
        ),
        ("figures[1]",),
    ),
    Example(
        "two-amounts",
        of(figures(documents(13, "Signed"), documents(20, "signed"))),
        of(figures(documents(13, "signed"), documents(20, "expected"), documents(13, "signed", bound="at least"))),
        ("figures[0]",),
    ),
    Example(
        "two-amounts",
        of(figures(documents(103, as_of="2022"), documents(225, as_of="2022"))),
        of(figures(documents(103, as_of="2022-01"), documents(225, as_of="2022-03"), documents(104, as_of="2022-01"))),
        ("figures[0]",),
    ),
    Example(
        "parts-and-total",
        of(figures(documents(13, "in total"), documents(2, "a"), documents(5, "b"), documents(7, "c"))),
        of(figures(documents(13, "in total"), documents(2, "a"), documents(5, "b"), documents(6, "c"))),
        ("figures[0]",),
    ),
    Example(
        "parts-and-total",
        of(figures(documents(2, "a"), documents(12, "b"), documents(13, "всего"))),
        of(figures(documents(2, "a"), documents(12, "b"), documents(13, "c"), documents(40, "total", unit="people"))),
        ("figures[2]",),
    ),
    Example(
        "parts-and-event",
        of(WHOLE, part("one", 2), part("two", 5), part("three", 7)),
        of(WHOLE, part("one", 2), part("two", 5), part("three", 6), part("four", 9, "people"), DOUBTFUL_PART),
        ("figures",),
        (("whole", "one", "two", "three"),),
    ),
    Example(
        "parts-and-event",
        of(WHOLE, part("one", 14)),
        of(linked("whole", "2021", figures=(documents(-6, unit="percent"),)), part("one", 5, "percent")),
        ("figures",),
    ),
    Example(
        "parts-and-event", of(WHOLE, part("one", 14)), of(WHOLE, part("one", 13)), ("figures",), (("whole", "one"),)
    ),
    Example(
        "sources-differ",
        of(figures(turnover(18.2)), figures(turnover(17), refs=("other",))),
        of(figures(turnover(18.2)), figures(turnover(17.6), turnover(5, "2020"), turnover(30, nature="target"))),
        ("figures",),
        (("figures", "other"),),
    ),
    Example(
        "sources-differ",
        of(figures(turnover(8, bound="at least"), turnover(7))),
        of(
            figures(turnover(8, bound="at most"), turnover(7), turnover(9, verified=False), turnover(9, currency="EUR"))
        ),
        ("figures",),
    ),
    Example(
        "sources-differ", of(figures(change(4.5), change(7.2))), of(figures(change(4.5), change(5.4))), ("figures",)
    ),
    Example(
        "series-rate",
        of(figures(turnover(16.8)), figures(turnover(16.8, currency="RUB"), refs=("other",))),
        of(figures(turnover(16.8), turnover(1250, currency="RUB"), turnover(2, "2020", currency="RUB"))),
        ("figures",),
        (("other", "figures"),),
    ),
    Example(
        "part-above-whole",
        of(figures(turnover(20), turnover(21, "2021-01/2021-08"))),
        of(
            figures(
                turnover(20),
                turnover(19, "2021-01/2021-08"),
                turnover(21, "2020-01/2020-08"),
                turnover(50, "2021/2022"),
            )
        ),
        ("figures",),
    ),
    Example(
        "growth",
        of(figures(turnover(5.5, "2003"), turnover(7, "2004"), change(47, "2004"))),
        of(figures(turnover(5.5, "2003"), turnover(8, "2004"), change(47, "2004"))),
        ("figures",),
    ),
    Example(
        "growth",
        of(figures(turnover(10, "2003-01/2003-06"), turnover(14, "2004-01/2004-06"), change(20, "2004-01/2004-06"))),
        of(
            figures(
                *(turnover(10, "2003"), turnover(14, "2004"), change(3, "2004", measure="physical volume")),
                change(70, "2004", meaning={"en": "share"}, series="trade.share"),
            )
        ),
        ("figures",),
    ),
    Example(
        "stale-number",
        of(figures(*(replace(TIES, period=str(year)) for year in (2011, 2016, 2019, 2021)))),
        of(figures(*(replace(TIES, period=str(year)) for year in (2011, 2016, 2019, 2019)))),
        ("figures",),
    ),
    Example(
        "year-without-figure",
        of(figures(*(turnover(20, str(year)) for year in (2003, 2004, 2005, 2007, 2008)))),
        of(figures(*(turnover(20, str(year)) for year in (2003, 2004, 2005, 2007)), turnover(9, "2008-01/2008-02"))),
        ("series.trade.turnover",),
    ),
)


@pytest.mark.parametrize(
    ("figure", "reach"),
    [
        (documents(13), Reach(13, 13)),
        (documents(2, scale=1e9), Reach(2e9, 2e9)),
        (documents(None, low=2, high=5), Reach(2, 5)),
        (documents(8, bound="at least"), Reach(8, math.inf)),
        (documents(8, bound="at most"), Reach(-math.inf, 8)),
        (documents(100, bound="about"), Reach(95, 105)),
        (documents(-100, bound="about"), Reach(-105, -95)),
        (documents(None), None),
    ],
)
def test_the_reach_of_a_figure_follows_its_bound(figure: Figure, reach: Reach | None) -> None:
    assert reach_of(figure) == (reach and pytest.approx(reach))


FINITE = st.floats(-1e12, 1e12).map(lambda number: round(number, 3))


@given(one=FINITE, other=FINITE, bound=st.sampled_from(BOUNDS))
def test_the_gap_is_the_same_from_both_sides_and_none_where_reaches_meet(one: float, other: float, bound: str) -> None:
    first, second = reach_of(replace(DOCUMENTS, number=one, bound=bound)), reach_of(replace(DOCUMENTS, number=other))
    assert first is not None
    assert second is not None
    assert first.gap(second) == second.gap(first) >= 0
    assert (first.gap(second) == 0) == (first.low <= second.high and second.low <= first.high)


def test_possible_rates_turn_over_with_the_pair_and_need_known_years() -> None:
    there, back = possible_rate("USD", "RUB", range(2021, 2022)), possible_rate("RUB", "USD", range(2021, 2022))
    assert there is not None
    assert back is not None
    assert there.low < 74 < there.high
    assert back.low == pytest.approx(1 / there.high)
    assert possible_rate("USD", "RUB", range(1950, 1951)) is None
    assert possible_rate("USD", "XXX", range(2021, 2022)) is None
    across = possible_rate("USD", "RUB", range(2013, 2023))
    assert across is not None
    assert (across.low, across.high) == (20, 135)


def test_a_disagreement_names_each_value_once_with_who_said_it() -> None:
    stated = (turnover(18.2, said_by="Putin"), turnover(17, said_by="Azernews"), turnover(17, said_by="Azernews"))
    (found,) = run_checks(of(figures(*stated)), ["sources-differ"])
    assert str(found.sentence) == (
        "Sources differ on trade.turnover for 2021: 18.2 billion USD (Putin), 17 billion USD (Azernews)."
    )


def test_the_implied_rate_is_the_plain_quotient_whatever_the_bounds() -> None:
    about = replace(DOLLARS, bound="about"), replace(ROUBLES, bound="about")
    (found,) = run_checks(of(figures(*about, date="2022/2024")), ["implied-rate"])
    assert "imply 769 RUB for one USD" in str(found.sentence)


def test_a_long_list_of_values_is_cut_with_a_count() -> None:
    (found,) = run_checks(of(figures(*(turnover(number) for number in range(1, 21)))), ["sources-differ"])
    assert str(found.sentence).endswith("7 billion USD (agency) and 13 more.")
