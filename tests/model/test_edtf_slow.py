"""What is possible and certain, held against an obvious calendar that lists every day of two decades.

The obvious reading: a date means one of a list of spans. Within: something of at least a second lies in one of them;
it is possible where any of them overlaps, certain when each lies in the span asked for. Throughout: the same with each
of them overlapping. Intervals are tried with every start and end that could make a difference.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import groupby

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from steppeline.model.calendar import DAY, OPEN
from steppeline.model.edtf import EdtfDate, parse
from steppeline.model.errors import InputError
from steppeline.model.event import Extent

Span = tuple[int, int]
EPOCH = datetime.date(1970, 1, 1)
DATES = [datetime.date(2000, 1, 1) + datetime.timedelta(days=number) for number in range(7_305)]
DAYS: list[tuple[str, int]] = [(day.isoformat(), (day - EPOCH).days * DAY) for day in DATES]
EXTENTS: st.SearchStrategy[Extent] = st.sampled_from(["within", "throughout"])
THREE_DAYS = 3 * DAY
unhurried = settings(deadline=None)


def spans_like(text: str) -> list[Span]:
    """Every year, month or day of the decades that fits `text`, where X fits any digit."""
    fits = re.compile(text.replace("X", "[0-9]"))
    named = ((day[: len(text)], start) for day, start in DAYS)
    groups = [(name, [start for _, start in days]) for name, days in groupby(named, key=lambda pair: pair[0])]
    return [(starts[0], starts[-1] + DAY) for name, starts in groups if fits.fullmatch(name)]


def overlaps(span: Span, asked: Span) -> bool:
    return max(span[0], asked[0]) < min(span[1], asked[1])


def lies_in(span: Span, asked: Span) -> bool:
    return asked[0] <= span[0] and span[1] <= asked[1]


def surely(span: Span, asked: Span, extent: Extent) -> bool:
    return lies_in(span, asked) if extent == "within" else overlaps(span, asked)


def digits(text: str) -> st.SearchStrategy[str]:
    """The text with some of its digits made X."""
    return st.lists(st.booleans(), min_size=len(text), max_size=len(text)).map(
        lambda marks: "".join("X" if mark and old.isdigit() else old for old, mark in zip(text, marks, strict=True))
    )


plain_dates = st.tuples(st.sampled_from(DATES), st.sampled_from([4, 7, 10])).map(lambda at: at[0].isoformat()[: at[1]])
masked_dates = plain_dates.flatmap(lambda text: digits(text[3:]).map(lambda rest: text[:3] + rest))


def asked_near(data: st.DataObject, spans: list[Span]) -> Span:
    """A span from the start of one of the spans, or shortly beside it, to the end of one; or any span around them."""
    spans = sorted(spans)
    beside = st.sampled_from([-DAY, -1, 0, 0, 1, DAY, THREE_DAYS])
    positions = st.integers(0, len(spans) - 1)
    if data.draw(st.booleans()):
        first = data.draw(positions)
        last = data.draw(st.just(first) | positions)
        ends = [spans[first][0] + data.draw(beside), spans[last][1] + data.draw(beside)]
    else:
        anywhere = st.integers(spans[0][0] - 10**7, spans[-1][1] + 10**7)
        ends = [data.draw(anywhere), data.draw(anywhere)]
    assume(ends[0] != ends[1])
    return min(ends), max(ends)


def check(date: EdtfDate, asked: Span, extent: Extent, *, possible: bool, certain: bool) -> None:
    """The exact answers are as expected; the hull never says no where they say yes, and is exact if it says so."""
    assert date.possible(*asked, extent) is possible
    assert date.certain(*asked, extent) is certain
    hull = date.bounds(extent)
    if date.needs_recheck:
        assert hull.possible(*asked) or not possible
        assert hull.certain(*asked) or not certain
    else:
        assert hull.possible(*asked) is possible
        assert hull.certain(*asked) is certain


@unhurried
@given(st.data(), plain_dates | masked_dates, EXTENTS)
def test_dates_with_and_without_unspecified_digits(data: st.DataObject, text: str, extent: Extent) -> None:
    spans = spans_like(text)
    assert spans
    asked = asked_near(data, spans)
    check(
        parse(text),
        asked,
        extent,
        possible=any(overlaps(span, asked) for span in spans),
        certain=all(surely(span, asked, extent) for span in spans),
    )


def years_like(text: str) -> list[Span]:
    fits = re.compile(text.replace("X", "[0-9]"))
    years = [year for year in range(1, 9_999) if fits.fullmatch(f"{year:04}")]
    firsts = [((datetime.date(year, 1, 1) - EPOCH).days * DAY, year) for year in years]
    return [(first, (datetime.date(year + 1, 1, 1) - EPOCH).days * DAY) for first, year in firsts]


@unhurried
@given(
    st.data(), st.integers(1000, 8999).flatmap(lambda year: digits(str(year)[1:]).map(lambda rest: str(year)[0] + rest))
)
def test_years_with_unspecified_digits(data: st.DataObject, text: str) -> None:
    spans = years_like(text)
    asked = asked_near(data, spans)
    certain = all(lies_in(span, asked) for span in spans)
    check(parse(text), asked, "within", possible=any(overlaps(span, asked) for span in spans), certain=certain)


@unhurried
@given(st.data(), masked_dates.filter(lambda text: len(text) == 10), EXTENTS)
def test_approximate_days_lie_three_days_around(data: st.DataObject, text: str, extent: Extent) -> None:
    spans = spans_like(text)
    asked = asked_near(data, spans)
    off = range(-3, 4)
    moved = [[(start + days * DAY, end + days * DAY) for days in off] for start, end in spans]
    # Throughout: the two ends are off independently, so that each end of the span asked for has its own worst case.
    certain = (
        all(lies_in((start - THREE_DAYS, end + THREE_DAYS), asked) for start, end in spans)
        if extent == "within"
        else all(start + THREE_DAYS < asked[1] and end - THREE_DAYS > asked[0] for start, end in spans)
    )
    date = parse(text + "~")
    assert date.possible(*asked, extent) is any(overlaps(span, asked) for choice in moved for span in choice)
    assert date.certain(*asked, extent) is certain


def possible_events(start: Span, end: Span, asked: Span, extent: Extent) -> Iterator[Span]:
    """Events from somewhere in `start` to somewhere in `end`, enough of them to meet every case."""
    moments = {moment + by for span in (start, end, asked) for moment in span for by in (-1, 0, 1)}
    if extent == "throughout":
        yield start[0], end[1]
        return
    for first in moments:
        for last in moments:
            if start[0] <= first < start[1] and end[0] < last <= end[1] and first < last:
                yield first, last


@unhurried
@given(st.data(), plain_dates, plain_dates, EXTENTS)
def test_intervals(data: st.DataObject, start: str, end: str, extent: Extent) -> None:
    (start_span,), (end_span,) = spans_like(start), spans_like(end)
    if end_span[1] <= start_span[0]:
        start, end, start_span, end_span = end, start, end_span, start_span
    asked = asked_near(data, [start_span, end_span])
    events = list(possible_events(start_span, end_span, asked, extent))
    check(
        parse(f"{start}/{end}"),
        asked,
        extent,
        possible=any(overlaps(event, asked) for event in events),
        certain=all(overlaps(event, asked) for event in events),
    )


@unhurried
@given(plain_dates, plain_dates)
def test_intervals_are_refused_only_when_they_cannot_be(start: str, end: str) -> None:
    (start_span,), (end_span,) = spans_like(start), spans_like(end)
    try:
        parse(f"{start}/{end}")
        understood = True
    except InputError:
        understood = False
    assert understood is (start_span[0] < end_span[1])


@st.composite
def members(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A member of a set with its spans: a date, or a range of years, months or days of at most forty."""
    first = draw(plain_dates)
    if draw(st.booleans()):
        return first, spans_like(first)
    names = [name for name, _ in groupby(day[: len(first)] for day, _ in DAYS)]
    position = names.index(first)
    names = names[position : position + draw(st.integers(1, 40))]
    return f"{names[0]}..{names[-1]}", [span for name in (names[0], names[-1]) for span in spans_like(name)]


def filled(member: tuple[str, list[Span]]) -> list[Span]:
    """All the spans of a member, those between the ends of a range included."""
    text, spans = member
    if ".." not in text:
        return spans
    every_unit = spans_like("X" * 4 + "-XX" * text.split("..")[0].count("-"))
    return [span for span in every_unit if spans[0][0] <= span[0] <= spans[-1][0]]


@unhurried
@given(st.data(), st.lists(members(), min_size=1, max_size=4), st.booleans(), EXTENTS)
def test_sets(data: st.DataObject, chosen: list[tuple[str, list[Span]]], every: bool, extent: Extent) -> None:
    inner = ",".join(text for text, _ in chosen)
    spans = [span for member in chosen for span in filled(member)]
    asked = asked_near(data, spans)
    sure = [surely(span, asked, extent) for span in spans]
    check(
        parse(f"{{{inner}}}" if every else f"[{inner}]"),
        asked,
        extent,
        possible=any(overlaps(span, asked) for span in spans),
        certain=any(sure) if every else all(sure),
    )


@unhurried
@given(st.data(), plain_dates, st.booleans(), EXTENTS)
def test_sets_open_at_one_side(data: st.DataObject, text: str, every: bool, extent: Extent) -> None:
    # The two decades stand for all of time: the span asked for stays inside them.
    name = "X" * 4 + "-XX" * text.count("-")
    (ends,) = spans_like(text)
    spans = [span for span in spans_like(name) if span[0] >= ends[0]]
    asked = asked_near(data, [ends])
    assume(asked[1] < DAYS[-1][1])
    date = parse(f"{{{text}..}}" if every else f"[{text}..]")
    assert date.possible(*asked, extent) is any(overlaps(span, asked) for span in spans)
    assert date.certain(*asked, extent) is (every and any(surely(span, asked, extent) for span in spans))
    assert date.certain(asked[0], OPEN, extent) is (
        any(surely(span, (asked[0], OPEN), extent) for span in spans)
        if every
        else all(surely(span, (asked[0], OPEN), extent) for span in spans)
    )
