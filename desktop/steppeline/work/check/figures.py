"""Figures of a series against one another: who states what for one period, parts of a year, growth, coverage."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from steppeline.model.calendar import DAY, civil_of
from steppeline.model.event import Figure
from steppeline.model.text import Message, counted, message
from steppeline.work.check.amounts import is_change, rate_remark
from steppeline.work.check.finding import EventName, Remark
from steppeline.work.check.links import by_ref
from steppeline.work.check.outline import Outline
from steppeline.work.check.reach import PERCENT_UNITS, TOLERANCE, Reach, reach_of
from steppeline.work.check.record import Record, When
from steppeline.work.check.wording import figure_words, listed, number_words

_OUTCOMES = ("outturn", "estimate", "derived")
"""Natures of figures that say what was; forecasts and targets are not held against them."""
_POINTS = 1
_STALE_YEARS = 4
_FEWEST_YEARS = 5
_YEAR = re.compile(r"\d{4}")
_LONGEST_YEAR = 366 * DAY


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that somebody states for a period of a series."""

    event: EventName
    series: str
    figure: Figure
    reach: Reach
    when: When

    @property
    def period(self) -> str:
        """The period as EDTF text."""
        return self.when.text

    @property
    def year(self) -> int:
        """The year the period begins in."""
        return civil_of(self.when.earliest_start).year

    @property
    def is_annual(self) -> bool:
        """Whether the period is one whole year."""
        return _YEAR.fullmatch(self.period) is not None


def sources_differ(record: Record, outlines: Sequence[Outline]) -> Iterator[Remark]:
    """One series, one period, and numbers more than 5 % apart; percentages by more than a point."""
    stated = stated_figures(record, outlines)
    for group in _grouped(stated, lambda one: (one.series, one.period, *_measured(one.figure))):
        lowest = min((one.reach for one in group), key=lambda reach: reach.high)
        highest = max((one.reach for one in group), key=lambda reach: reach.low)
        if group[0].figure.unit in PERCENT_UNITS:
            differ = lowest.distance(highest) > _POINTS
        else:
            differ = lowest.gap(highest) > TOLERANCE
        if differ:
            sentence = message(
                "Sources differ on {series} for {period}: {values}.",
                series=group[0].series,
                period=group[0].period,
                values=_values(group, record),
            )
            yield Remark(sentence, "figures", _events(group))


def rates_within_series(record: Record, outlines: Sequence[Outline]) -> Iterator[Remark]:
    """A number of a series and period in one currency that fits none of those stated in another."""
    stated = (one for one in stated_figures(record, outlines) if one.figure.currency)
    for group in _grouped(stated, lambda one: (one.series, one.period)):
        for number, one in enumerate(group):
            others = [other for other in group[:number] if other.figure.currency != one.figure.currency]
            sentences = [rate_remark(other.figure, one.figure, one.when, record) for other in others]
            if sentences and sentences[0] is not None and all(sentences):
                yield Remark(sentences[0], "figures", _events([one, *others]))


def part_above_whole(record: Record, outlines: Sequence[Outline]) -> Iterator[Remark]:
    """An amount of money for part of a year above the amount for the whole year."""
    stated = [one for one in stated_figures(record, outlines) if one.figure.currency]
    whole: dict[Hashable, Stated] = {}
    for one in stated:
        key = (one.series, one.year, *_measured(one.figure))
        if one.is_annual and (key not in whole or one.reach.high < whole[key].reach.high):
            whole[key] = one
    for part in stated:
        year = whole.get((part.series, part.year, *_measured(part.figure)))
        inside = year is not None and not part.is_annual and part.when.latest_end <= year.when.latest_end
        if year is not None and inside and part.reach.low > year.reach.high:
            sentence = message(
                "{part} for {period} is more than {whole} for the whole of {year}.",
                part=figure_words(part.figure, record.book),
                period=part.period,
                whole=figure_words(year.figure, record.book),
                year=year.period,
            )
            yield Remark(sentence, "figures", _events([part, year]))


def growth_against_levels(record: Record, outlines: Sequence[Outline]) -> Iterator[Remark]:
    """A level that neither of the growth rates stated for its period makes of any level of the year before.

    A change belongs to the series whose key is the same up to the last dot ("trade.turnover", "trade.change");
    changes of physical volume are left out, since prices come in between.
    """
    levels: defaultdict[Hashable, list[Stated]] = defaultdict(list)
    changes: defaultdict[tuple[str, str], list[Stated]] = defaultdict(list)
    for one in stated_figures(record, outlines):
        if one.when.latest_end - one.when.earliest_start > _LONGEST_YEAR:
            continue
        if one.figure.currency:
            levels[one.series, one.figure.currency, one.period].append(one)
        elif one.figure.unit in PERCENT_UNITS and is_change(one.figure) and not _of_volume(one.figure):
            changes[_stem(one.series), one.period].append(one)
    for group in levels.values():
        for level in group:
            before = levels.get((level.series, level.figure.currency, _year_before(level.period)), [])
            rates = [change for change in changes[_stem(level.series), level.period] if change.series != level.series]
            grown = [_grown(earlier.reach, rate.reach) for earlier in before for rate in rates]
            if grown and min(reach.gap(level.reach) for reach in grown) > TOLERANCE:
                sentence = message(
                    "{level} for {period} does not fit: {before} the year before and a change of {rates}.",
                    level=figure_words(level.figure, record.book),
                    period=level.period,
                    before=_values(before, record),
                    rates=_values(rates, record),
                )
                yield Remark(sentence, "figures", _events([level, *rates, *before]))


def stale_numbers(record: Record, outlines: Sequence[Outline]) -> Iterator[Remark]:
    """The same number stated for four different years or more: perhaps repeated, not counted anew."""
    stated = stated_figures(record, outlines)
    for group in _grouped(stated, lambda one: (one.series, one.figure.number, *_measured(one.figure))):
        years = sorted({one.year for one in group})
        if group[0].figure.number is not None and len(years) >= _STALE_YEARS:
            sentence = message(
                "{number} is stated unchanged for {years} ({series}). Was it counted anew?",
                number=number_words(group[0].figure.number),
                years=listed([str(year) for year in years]),
                series=group[0].series,
            )
            yield Remark(sentence, "figures", _events(group))


def years_without_figure(record: Record, outlines: Sequence[Outline]) -> Iterator[Remark]:
    """Years between the first and the last of an annual series that have no figure for the whole year."""
    annual = (one for one in stated_figures(record, outlines) if one.is_annual)
    for group in _grouped(annual, lambda one: one.series):
        years = {one.year for one in group}
        missing = [str(year) for year in range(min(years), max(years)) if year not in years]
        if missing and len(years) >= _FEWEST_YEARS:
            sentence = counted(
                "{series} has no figure for {years}.",
                "{series} has no figure for {count} years: {years}.",
                len(missing),
                series=group[0].series,
                years=listed(missing),
            )
            yield Remark(sentence, f"series.{group[0].series}")


def parts_above_event(record: Record, outlines: Sequence[Outline]) -> Iterator[Remark]:
    """Things counted in parts of an event that add up to more than the event as a whole counts."""
    known = by_ref(outlines)
    parts: defaultdict[Outline, list[Outline]] = defaultdict(list)
    for outline in outlines:
        for target in {known[link.to] for link in outline.links if link.type == "part of" and link.to in known}:
            parts[target].append(outline)
    for whole, members in parts.items():
        for unit, (figure, total) in _counts(whole).items():
            counts = [(member, _counts(member)[unit][1]) for member in members if unit in _counts(member)]
            added = sum(reach.low for _, reach in counts)
            if counts and added > total.high:
                sentence = message(
                    "Its parts count {sum} {unit}, it counts {total} itself.",
                    sum=number_words(added),
                    unit=unit,
                    total=figure_words(figure, record.book),
                )
                yield Remark(sentence, "figures", (whole.name, *(member.name for member, _ in counts)))


def stated_figures(record: Record, outlines: Iterable[Outline]) -> Iterator[Stated]:
    """The figures of series that say what was, for a period that can be read and by somebody's word."""
    for outline in outlines:
        for figure in outline.figures:
            if figure.series is None or not figure.verified or figure.nature not in _OUTCOMES:
                continue
            reach, when = reach_of(figure), record.when(figure.period or figure.as_of, "throughout")
            if reach is not None and when is not None:
                yield Stated(outline.name, figure.series, figure, reach, when)


def _grouped(stated: Iterable[Stated], key: Callable[[Stated], Hashable]) -> Iterator[list[Stated]]:
    groups: defaultdict[Hashable, list[Stated]] = defaultdict(list)
    for one in stated:
        groups[key(one)].append(one)
    yield from groups.values()


def _measured(figure: Figure) -> tuple[str | None, str | None, str | None]:
    """What must be the same for two numbers to be compared."""
    return figure.currency, figure.unit, figure.measure


def _values(stated: Iterable[Stated], record: Record) -> str | Message:
    return listed([figure_words(one.figure, record.book) for one in stated])


def _events(stated: Iterable[Stated]) -> tuple[EventName, ...]:
    return tuple(dict.fromkeys(one.event for one in stated))


def _of_volume(figure: Figure) -> bool:
    return "volume" in (figure.measure or "")


def _stem(series: str) -> str:
    return series.rpartition(".")[0]


def _year_before(period: str) -> str:
    return _YEAR.sub(lambda year: f"{int(year[0]) - 1:04}", period)


def _grown(before: Reach, percent: Reach) -> Reach:
    return Reach(before.low * (1 + percent.low / 100), before.high * (1 + percent.high / 100))


def _counts(outline: Outline) -> dict[str, tuple[Figure, Reach]]:
    """What an event counts: plain figures (no money, no percentages, no series), for units it uses once only."""
    counts: defaultdict[str, list[tuple[Figure, Reach]]] = defaultdict(list)
    for figure in outline.figures:
        plain = not figure.currency and not figure.series and figure.unit not in PERCENT_UNITS
        reach = reach_of(figure)
        if plain and figure.unit and reach is not None and figure.nature in _OUTCOMES:
            counts[figure.unit].append((figure, reach))
    return {unit: stated[0] for unit, stated in counts.items() if len(stated) == 1}
