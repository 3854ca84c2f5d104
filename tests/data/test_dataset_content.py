"""What the shipped dataset must hold: every fact once, dates that parse, regions of the day, claims with witnesses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from steppeline.exchange.dataset import read_dataset
from steppeline.model.calendar import seconds_of
from steppeline.model.edtf import bounds_of, parse
from steppeline.model.event import Event, Figure
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.region import code_on, exists_on, name_on, validity

DATA = Path(__file__).parents[2] / "data"
FACT_IDS = (Path(__file__).parent / "fact_ids.txt").read_text(encoding="utf-8").split()
KAZAKH_TITLES_WANTED = {"forum", "crisis", "agreement", "administrative"}
Dataset = tuple[ReferenceBook, tuple[Event, ...]]


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return read_dataset(DATA)


@pytest.fixture(scope="module")
def book(dataset: Dataset) -> ReferenceBook:
    return dataset[0]


@pytest.fixture(scope="module")
def events(dataset: Dataset) -> tuple[Event, ...]:
    return dataset[1]


@pytest.fixture(scope="module")
def by_ref(events: tuple[Event, ...]) -> Mapping[str, Event]:
    return {ref: event for event in events for ref in event.refs}


def names(events: Iterator[Event]) -> list[str]:
    """The refs of events that should not be there, for a readable failure."""
    return [event.refs[0] for event in events]


def test_every_fact_answers_as_one_event(events: tuple[Event, ...]) -> None:
    times = Counter(ref for event in events for ref in event.refs)
    assert len(FACT_IDS) == len(set(FACT_IDS)) == 232
    assert {fact: times[fact] for fact in FACT_IDS if times[fact] != 1} == {}


def test_events_stand_by_date(events: tuple[Event, ...]) -> None:
    starts = [(event.kind, bounds_of(event.date).earliest_start) for event in events if ".." not in event.date]
    assert [pair for pair in pairwise(starts) if pair[0][0] == pair[1][0] and pair[0][1] > pair[1][1]] == []


def _dates(event: Event) -> Iterator[str | None]:
    yield event.date
    for entry in event.history:
        yield from (entry.as_of, entry.date)
    for figure in event.figures:
        yield from (figure.period, figure.as_of)


def test_every_date_parses(book: ReferenceBook, events: tuple[Event, ...]) -> None:
    for text in [date for event in events for date in _dates(event)] + [s.published for s in book.sources.values()]:
        if text is not None:
            parse(text)


def test_a_figure_names_its_period_before_the_day_it_was_said(events: tuple[Event, ...]) -> None:
    def foretold(figure: Figure) -> bool:
        if figure.period is None or figure.as_of is None or figure.nature in {"forecast", "target", "estimate"}:
            return False
        return bounds_of(figure.period).earliest_start > bounds_of(figure.as_of).latest_end

    assert names(event for event in events if any(map(foretold, event.figures))) == []


def test_titles_are_complete_and_tell_events_apart(events: tuple[Event, ...]) -> None:
    for language in ("en", "ru"):
        titles = Counter(event.title.get(language, "") for event in events)
        assert {title: count for title, count in titles.items() if count > 1 or not title} == {}
    assert names(event for event in events if event.kind in KAZAKH_TITLES_WANTED and "kk" not in event.title) == []


def test_kazakh_is_marked_as_unreviewed(events: tuple[Event, ...]) -> None:
    assert names(event for event in events if "kk" in event.title and event.unreviewed_languages != ("kk",)) == []


def test_every_claim_has_a_witness_and_one_field_one_choice(events: tuple[Event, ...]) -> None:
    assert names(event for event in events for claim in event.claims if not (claim.source or claim.said_by)) == []
    for event in events:
        chosen = Counter(claim.field for claim in event.claims if claim.chosen)
        assert set(chosen.values()) <= {1}, event.refs[0]
    assert names(event for event in events for claim in event.claims if claim.chosen and not claim.reason) == []


def test_an_unconfirmed_event_says_what_is_missing(events: tuple[Event, ...]) -> None:
    unconfirmed = [event for event in events if not event.verified]
    assert len(unconfirmed) == 10
    assert names(event for event in unconfirmed if not (event.notes and event.unverified_fields)) == []
    assert names(event for event in events if event.verified and not event.sources) == []


def test_figures_without_a_witness_are_left_out(events: tuple[Event, ...]) -> None:
    unverified = [(event.refs[0], figure) for event in events for figure in event.figures if not figure.verified]
    assert unverified
    assert [ref for ref, figure in unverified if not (figure.source or figure.said_by)] == []


def test_nothing_in_the_reference_files_is_unused(book: ReferenceBook, events: tuple[Event, ...]) -> None:
    sources = {use.source for event in events for use in event.sources}
    sources |= {claim.source for event in events for claim in event.claims if claim.source}
    actors = [actor for event in events for actor in event.actors]
    series = {event.series for event in events} | {figure.series for event in events for figure in event.figures}
    assert set(book.sources) - sources == set()
    assert set(book.actors) - {actor.actor for actor in actors} == set()
    assert set(book.offices) - {actor.office for actor in actors if actor.office} == set()
    assert set(book.places) - {place.place for event in events for place in event.places} == set()
    assert set(book.series) - series == set()
    assert set(book.kinds) == {event.kind for event in events}


def test_an_address_stands_once(book: ReferenceBook) -> None:
    addresses = Counter(source.address for source in book.sources.values() if source.address)
    assert {address for address, count in addresses.items() if count > 1} == set()


def test_regions_are_those_of_the_date(book: ReferenceBook, events: tuple[Event, ...]) -> None:
    astray = []
    for event in events:
        bounds = bounds_of(event.date, book.kinds[event.kind].extent)
        for part in event.regions:
            since, until = validity(book.regions[part.region])
            if part.role != "mentioned" and (bounds.latest_end <= since or bounds.earliest_start >= until):
                astray.append((event.refs[0], part.region))
    assert astray == []


@pytest.mark.parametrize(
    ("day", "count"), [("2017-01-01", 16), ("2020-01-01", 17), ("2022-06-07", 17), ("2022-06-08", 20)]
)
def test_kazakhstan_has_the_regions_of_the_day(book: ReferenceBook, day: str, count: int) -> None:
    regions = [region for region in book.regions.values() if region.parent == "kz" and exists_on(region, day)]
    assert len(regions) == count
    assert len({code_on(region.codes, day) for region in regions}) == count


@pytest.mark.parametrize(
    ("day", "name", "code"),
    [
        ("1995-01-01", "Akmola", "KZ-AST"),
        ("1998-05-06", "Astana", "KZ-AST"),
        ("2019-03-22", "Astana", "KZ-AST"),
        ("2019-03-23", "Nur-Sultan", "KZ-AST"),
        ("2022-09-16", "Nur-Sultan", "KZ-AST"),
        ("2022-09-17", "Astana", "KZ-AST"),
        ("2022-11-29", "Astana", "KZ-71"),
    ],
)
def test_the_capital_has_the_name_of_the_day(book: ReferenceBook, day: str, name: str, code: str) -> None:
    assert name_on(book.regions["kz-astana"].names, "en", day) == name
    assert name_on(book.places["astana"].names, "en", day) == name
    assert code_on(book.regions["kz-astana"].codes, day) == code


def test_forums_are_numbered_in_order_and_skipped_years_are_gaps(events: tuple[Event, ...]) -> None:
    forums = [event for event in events if event.series == "forum.RU-KZ" and event.ordinal is not None]
    assert [event.ordinal for event in forums] == list(range(1, 23))
    years = {int(event.date[:4]) for event in forums}
    gaps = {int(event.date) for event in events if event.kind == "gap" and event.series == "forum.RU-KZ"}
    assert years | gaps == set(range(2003, 2027))
    assert not years & gaps
    assert [event.status for event in forums] == ["happened"] * 21 + ["planned"]


def test_reports_of_one_thing_are_joined(by_ref: Mapping[str, Event]) -> None:
    forum = by_ref["s002-02"]
    assert forum is by_ref["forum-17"]
    assert (forum.date, forum.mode) == ("2021-09-28/2021-09-30", "online")
    dates = {(claim.value, claim.source, claim.locator) for claim in forum.claims if claim.field == "date"}
    assert ("2021-09", "chernayakobra-2021-10-19", "par. 6, 15") in dates
    statuses = [entry.status for entry in forum.history]
    assert statuses.index("planned") < statuses.index("postponed") < statuses.index("happened")


def test_a_reversed_visit_stays_apart(by_ref: Mapping[str, Event]) -> None:
    reversed_visit, visit = by_ref["s000-02"], by_ref["vi-2021-khabirov"]
    assert reversed_visit is not visit
    assert [(link.type, link.to) for link in reversed_visit.links] == [("contradicts", "vi-2021-khabirov")]


def test_competing_numbers_are_all_kept(by_ref: Mapping[str, Event]) -> None:
    dead = {figure.number for figure in by_ref["cr-2022-unrest"].figures}
    assert {103, 164, 225, 230, 238} <= dead
    investment = {(figure.number, figure.scale, figure.currency) for figure in by_ref["s000-06"].figures}
    assert investment == {(104, 1e6, "USD"), (80, 1e9, "RUB")}
    (trade,) = by_ref["vi-2020-koshufa"].figures
    assert (trade.number, trade.low, trade.high, trade.scale, trade.currency) == (None, 350, 500, 1e6, "USD")


def test_a_crash_of_2007_lies_in_the_region_of_2007(book: ReferenceBook, by_ref: Mapping[str, Event]) -> None:
    roles = {part.region: part.role for part in by_ref["cr-2007-proton"].regions}
    assert "kz-karaganda-old" in roles
    assert roles["kz-ulytau"] == "mentioned"
    assert not exists_on(book.regions["kz-ulytau"], seconds_of(2007, 9, 6))
