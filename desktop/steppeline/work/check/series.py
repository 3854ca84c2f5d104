"""Runs of numbered events: their numbers, dates, hosts and years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from steppeline.model.calendar import DAY, civil_of
from steppeline.model.region import country_of
from steppeline.model.text import Message, message
from steppeline.work.check.finding import Remark
from steppeline.work.check.ordinals import ordinals_in, stated_ordinal
from steppeline.work.check.outline import Outline
from steppeline.work.check.record import DatedEvent, Record, When
from steppeline.work.check.wording import listed

_GAP_KIND = "gap"
_HABIT = 0.7
"""The share of steps that must follow a habit (hosts alternate, one a year) before the others are remarked on."""
_FEWEST_STEPS = 4
_CALLED_OFF = ("cancelled", "postponed")
_LONGEST_YEAR = 366 * DAY


def missing_ordinals(record: Record, outlines: Sequence[Outline]) -> Iterator[Remark]:
    """Numbers left out between the first and the last of a series."""
    for series, events in _numbered(outlines).items():
        for (before, _), (after, event) in pairwise(events):
            if after - before > 1:
                yield Remark(_missing(series, before + 1, after - 1), "ordinal", (event.name,))


def repeated_ordinals(record: Record, outlines: Sequence[Outline]) -> Iterator[Remark]:
    """One number given to several events of a series that were not called off."""
    for series, events in _numbered(outlines).items():
        held = [(number, event) for number, event in events if event.status not in _CALLED_OFF]
        for (before, first), (after, second) in pairwise(held):
            if before == after:
                sentence = message(
                    "Two events of the series {series} have the number {number}.", series=series, number=before
                )
                yield Remark(sentence, "ordinal", (first.name, second.name))


def ordinals_against_dates(record: Record, outlines: Sequence[Outline]) -> Iterator[Remark]:
    """A later number with a surely earlier date."""
    for series, events in _numbered(outlines).items():
        for (before, first), (after, second) in pairwise(events):
            if before < after and _begins_before(second.when, first.when):
                sentence = message(
                    "In the series {series} number {after} begins before number {before}.",
                    series=series,
                    after=after,
                    before=before,
                )
                yield Remark(sentence, "date", (second.name, first.name))


def hosts_in_a_row(record: Record, outlines: Sequence[Outline]) -> Iterator[Remark]:
    """Two meetings running in one country, in a series whose hosts otherwise alternate between two."""
    for series, events in _numbered(outlines).items():
        hosts = [(event, _host_country(event, record)) for _, event in events]
        steps = [(first, second) for first, second in pairwise(hosts) if first[1] and second[1]]
        alternating = sum(first[1] != second[1] for first, second in steps)
        if len({country for _, country in hosts if country}) != 2 or not _is_habit(alternating, len(steps)):
            continue
        for (first, country), (second, next_country) in steps:
            if country == next_country:
                sentence = message(
                    "Hosts of the series {series} alternate, but this event and the one before are both in {country}.",
                    series=series,
                    country=country,
                )
                yield Remark(sentence, "regions", (second.name, first.name))


def skipped_years(record: Record, outlines: Sequence[Outline]) -> Iterator[Remark]:
    """A year without an event in a series that is held once a year, unless a gap event of the series tells why."""
    explained = _explained_years(outlines)
    for series, events in _numbered(outlines).items():
        years = [(event, year) for _, event in events if (year := _year_of(event)) is not None]
        steps = list(pairwise(years))
        if not _is_habit(sum(later - earlier == 1 for (_, earlier), (_, later) in steps), len(steps)):
            continue
        for (first, earlier), (second, later) in steps:
            missing = [str(year) for year in range(earlier + 1, later) if (series, year) not in explained]
            if missing:
                sentence = message(
                    "The series {series} is held once a year, but has nothing in {years}.",
                    series=series,
                    years=listed(missing),
                )
                yield Remark(sentence, "date", (first.name, second.name))


def ordinal_stated_otherwise(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """A number in a title, or claimed by a source, that is not the event's own."""
    ordinal = dated.event.ordinal
    if ordinal is None:
        return
    for language, title in dated.event.title.items():
        stated = ordinals_in(title)
        if stated and ordinal not in stated:
            sentence = message(
                "The title says number {stated}, the event is number {ordinal}.",
                stated=listed([str(number) for number in sorted(stated)]),
                ordinal=ordinal,
            )
            yield Remark(sentence, f"title.{language}")
    for number, claim in enumerate(dated.event.claims):
        claimed = stated_ordinal(claim.value) if claim.field == "ordinal" else None
        if claimed is not None and claimed != ordinal:
            sentence = message(
                "A source says number {stated}, the event is number {ordinal}.", stated=claimed, ordinal=ordinal
            )
            yield Remark(sentence, f"claims[{number}]")


def _numbered(outlines: Sequence[Outline]) -> dict[str, list[tuple[int, Outline]]]:
    """The numbered events of each series, by number and then date."""
    series: defaultdict[str, list[tuple[int, Outline]]] = defaultdict(list)
    for outline in outlines:
        if outline.series is not None and outline.ordinal is not None and outline.kind != _GAP_KIND:
            series[outline.series].append((outline.ordinal, outline))
    for events in series.values():
        events.sort(key=lambda numbered: (numbered[0], numbered[1].when.earliest_start if numbered[1].when else 0))
    return series


def _missing(series: str, first: int, last: int) -> Message:
    if first == last:
        return message("The series {series} has no number {number}.", series=series, number=first)
    return message("The series {series} has no numbers {first} to {last}.", series=series, first=first, last=last)


def _begins_before(one: When | None, other: When | None) -> bool:
    return one is not None and other is not None and one.surely_begins_before(other)


def _host_country(event: Outline, record: Record) -> str | None:
    """The country of the hosts; None without hosts and for hosts of several countries."""
    countries = {country_of(record.book.regions, host) for host in event.hosts}
    return countries.pop() if len(countries) == 1 else None


def _is_habit(following: int, steps: int) -> bool:
    return steps >= _FEWEST_STEPS and following / steps >= _HABIT


def _year_of(event: Outline) -> int | None:
    """The year an event begins in; None when its date leaves more than a year open."""
    when = event.when
    if when is None or when.latest_end - when.earliest_start > _LONGEST_YEAR:
        return None
    return civil_of(when.earliest_start).year


def _explained_years(outlines: Sequence[Outline]) -> set[tuple[str, int]]:
    """The years of gap events, with their series."""
    return {
        (outline.series, year)
        for outline in outlines
        if outline.kind == _GAP_KIND and outline.series is not None and (year := _year_of(outline)) is not None
    }
