"""What colours stand for: counts or rates, classes or shades."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppeline.model.calendar import OPEN, seconds_of
from steppeline.model.filter import Filter, TimeClause
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.map.census import Tally
from steppeline.ui.map.classes import class_of, rate_limits
from steppeline.ui.map.colours import map_colours
from steppeline.ui.map.contents import SOURCE
from steppeline.ui.map.legend import swatches, title_of
from steppeline.ui.map.measure import COUNTS, SHADES, Measure, shade, years_of
from steppeline.ui.map.options import SPEEDS, STEPS, Options
from steppeline.ui.map.outlines import Outlines
from steppeline.ui.map.scene import Scene
from steppeline.ui.map.words import Words
from steppeline.ui.theme import dark, light

tallies = st.lists(st.one_of(st.none(), st.integers(0, 10**6).map(lambda count: Tally(0, count))), max_size=20)


@given(st.floats(1e-6, 1e6), st.floats(1e-6, 1), st.integers(2, 9))
def test_rates_have_round_limits_below_the_most(most: float, share: float, classes: int) -> None:
    least = most * share
    limits = rate_limits(least, most, classes)
    assert 1 <= len(limits) <= classes
    assert list(limits) == sorted(set(limits))
    assert limits[0] <= least
    assert sum(limit <= least for limit in limits) == 1 or limits[0] == 0
    assert all(limit < most for limit in limits)
    assert class_of(most, limits) == len(limits) - 1


@given(tallies, st.booleans(), st.one_of(st.none(), st.floats(0.1, 100)))
def test_no_events_have_no_colour_and_more_events_no_paler_one(
    counted: list[Tally | None], is_continuous: bool, years: float | None
) -> None:
    shading = shade(counted, Measure(years is not None, is_continuous), years, 7)
    pairs = [(tally.possible if tally else 0, number) for tally, number in zip(counted, shading.numbers, strict=True)]
    assert all((number is None) == (not count) for count, number in pairs)
    numbers = [number for count, number in sorted(pairs, key=lambda pair: pair[0]) if number is not None]
    assert numbers == sorted(numbers)
    if is_continuous and numbers:
        assert numbers[-1] == SHADES - 1


@pytest.mark.parametrize("theme", [light(), dark()], ids=["light", "dark"])
def test_a_run_goes_from_the_lowest_class_to_the_highest(theme: object) -> None:
    colours = map_colours(theme)  # type: ignore[arg-type]
    assert len(colours.shades) == SHADES
    assert (colours.shades[0].name(), colours.shades[-1].name()) == (
        colours.classes[0].name(),
        colours.classes[-1].name(),
    )


def test_years_are_those_of_the_clause_or_of_the_events(state: ViewState, settle: Callable[[], None]) -> None:
    everything = years_of(state.visible, Filter(), SOURCE)
    assert 10 < everything < 60
    clause = TimeClause(seconds_of(2020), seconds_of(2022))
    assert years_of(state.visible, Filter((("time", clause),)), SOURCE) == pytest.approx(2, abs=0.01)
    half = TimeClause(seconds_of(2010), OPEN)
    assert 5 < years_of(state.visible, Filter((("time", half),)), SOURCE) < everything
    state.set_clause("time", TimeClause(seconds_of(1800), seconds_of(1801)))
    settle()
    assert years_of(state.visible, Filter(), SOURCE) == 1


def test_the_legend_says_the_unit(
    outlines: Outlines, document: Document, state: ViewState, settle: Callable[[], None]
) -> None:
    scene = Scene(outlines, document, state, Language("en"), 7)
    state.set_clause("time", TimeClause(seconds_of(2015), seconds_of(2025)))
    settle()
    colours = map_colours(light())
    counts = scene.contents
    assert title_of(counts) == "Events"
    scene.measure = Measure(is_yearly=True)
    rates = scene.contents
    assert title_of(rates) == "Events a year"
    texts = [swatch.text for swatch in swatches(rates, colours)]
    assert texts[0] == "0"
    assert texts[1].startswith(f"{rates.limits[0]:g}–")
    assert f"–{rates.places.words.rate(rates.shading.most)}" in texts[len(rates.limits)]
    assert rates.shading.most == pytest.approx(counts.census.most / 10, rel=0.01)
    position = rates.census.tallies.index(max(filter(None, rates.census.tallies), key=lambda tally: tally.possible))
    assert any(line.endswith("a year") for line in rates.card(position).lines)
    scene.measure = Measure(is_continuous=True)
    (run,) = [swatch for swatch in swatches(scene.contents, colours) if swatch.run]
    assert run.text == f"{scene.contents.shading.least:g}–{counts.census.most}"
    scene.measure = COUNTS
    assert scene.contents.shading == counts.shading


@pytest.mark.parametrize(
    ("value", "said"), [(0.0312, "0.031"), (0.5, "0.5"), (1.24, "1.2"), (12.4, "12"), (1234.6, "1,235"), (2.0, "2")]
)
def test_rates_are_written_with_two_digits(value: float, said: str) -> None:
    assert Words({}, 0, Language("en")).rate(value) == said


@given(
    st.booleans(),
    st.booleans(),
    st.builds(Measure, st.booleans(), st.booleans()),
    st.sampled_from(STEPS),
    st.sampled_from(SPEEDS),
)
def test_options_are_remembered(arcs: bool, places: bool, measure: Measure, months: int, speed: int) -> None:
    chosen = Options(arcs=arcs, places=places, measure=measure, months=months, speed=speed)
    assert Options().recalled(chosen.remembered()) == chosen
    assert Options().recalled(f"{chosen.remembered()} speed:7 of:another version") == chosen
