"""Figures on an axis: what is drawn of a series, what differs, and round numbers beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timed_casefile import TURNOVER, figure

from steppeline.model.calendar import seconds_of
from steppeline.session.document import Document
from steppeline.ui.timeline.figures_data import Value, axis_steps, scale_of, series_values


def test_figures_become_values_of_the_usual_unit_by_period(document: Document) -> None:
    values = series_values(document.figures(TURNOVER))
    assert [(value.number / 1e9, value.is_expected) for value in values.values] == [
        (20, False),
        (22, False),
        (24, False),
        (30, True),
    ]
    assert (values.values[0].start, values.values[0].end) == (seconds_of(2011), seconds_of(2012))
    assert (values.currency, values.left_out) == ("USD", 2)


def test_only_what_was_reported_differently_has_a_spread(document: Document) -> None:
    (spread,) = series_values(document.figures(TURNOVER)).spreads
    assert (spread.start, spread.low, spread.high) == (seconds_of(2012), 22e9, 24e9)


def test_a_range_is_kept_and_a_figure_without_number_is_its_middle() -> None:
    with_number = figure(5, "2020", low=4, high=7)
    without = figure(0, "2021", low=10, high=20)
    object.__setattr__(without, "number", None)
    one, other = series_values([(1, with_number), (1, without)]).values
    assert (one.low / 1e9, one.number / 1e9, one.high / 1e9) == (4, 5, 7)
    assert (other.low / 1e9, other.number / 1e9, other.high / 1e9) == (10, 15, 20)


@pytest.mark.parametrize("period", ["2020/..", "../2020", "not a date"])
def test_a_figure_whose_period_does_not_end_is_left_out(period: str) -> None:
    values = series_values([(1, figure(5, period))])
    assert (values.values, values.left_out) == ((), 1)


def value(number: float) -> Value:
    return Value(1, figure(1, "2020"), 0, 1, number, number, number)


@given(
    st.lists(st.floats(-1e12, 1e12).filter(lambda number: number == 0 or abs(number) > 1e-6), max_size=5),
    st.integers(2, 8),
)
def test_steps_hold_all_values_and_zero_at_equal_distances(numbers: list[float], most: int) -> None:
    steps = axis_steps([value(number) for number in numbers], most)
    assert steps[0] <= min([0, *numbers]) + 1e-6
    assert steps[-1] >= max([0, *numbers]) - 1e-6
    assert min(abs(step) for step in steps) == 0
    assert 2 <= len(steps) <= most + 2


@pytest.mark.parametrize(("high", "steps"), [(28, [0, 10, 20, 30]), (6.6, [0, 2, 4, 6, 8]), (100, [0, 50, 100])])
def test_steps_are_round_numbers(high: float, steps: list[float]) -> None:
    assert axis_steps([value(high)], 5) == steps


@pytest.mark.parametrize(("highest", "scale"), [(3e10, 1e9), (1e6, 1e6), (400, 1.0), (0.5, 1.0)])
def test_numbers_are_given_in_a_scale_that_has_a_word(highest: float, scale: float) -> None:
    assert scale_of([0, highest]) == scale
