"""Which events a check of single events need look at, told for all events of a casefile at once.

So of a million events that all lack an address the first thousand are read, and the others are only counted. A check
that has no shortlist looks at all events.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from steppeline.model.arrays import Integers, Mask
from steppeline.model.calendar import DAY, OPEN
from steppeline.model.event import STATUSES
from steppeline.store import audit
from steppeline.store.survey import Survey
from steppeline.work.check import dates, people
from steppeline.work.check.amounts import counts_nothing, is_money
from steppeline.work.check.mentions import with_names_out_of_time
from steppeline.work.check.reach import PERCENT_UNITS
from steppeline.work.check.record import Record, When

_HAPPENED = STATUSES.index("happened")
_FORESEEN = (STATUSES.index("planned"), STATUSES.index("announced"))


@dataclass(frozen=True, eq=False)
class Shortlist:
    """Rows of all events that a check remarks on, rising, perhaps among others.

    `remarks`, where that is certain: how many each of them gets.
    """

    rows: Integers
    remarks: Integers | None = None


Shortlisting = Callable[[Survey, Record], Shortlist]


def _found_by(*queries: str) -> Shortlisting:
    """The events that any of the queries finds."""

    def shortlist(survey: Survey, record: Record) -> Shortlist:
        return Shortlist(np.unique(np.concatenate([survey.columns(query)[:, 0] for query in queries])))

    return shortlist


def _counted_by(query: str) -> Shortlisting:
    """The events that the query finds, with so many remarks as it counts."""

    def shortlist(survey: Survey, record: Record) -> Shortlist:
        return _counted(survey.columns(query))

    return shortlist


def _counted(table: Integers) -> Shortlist:
    table = table[np.argsort(table[:, 0], kind="stable")]
    return Shortlist(table[:, 0], table[:, 1])


def _none(survey: Survey, record: Record) -> Shortlist:
    """None: where a casefile has what this check looks for, it is damaged, and the survey said so."""
    return Shortlist(np.empty(0, np.int64))


def _each_once(marked: Mask) -> Shortlist:
    rows = np.flatnonzero(marked)
    return Shortlist(rows, np.ones(len(rows), np.int64))


def _each(rows: Integers) -> Shortlist:
    """A remark for each time a row is named."""
    return Shortlist(*np.unique(rows, return_counts=True))


def _too_long(survey: Survey, record: Record) -> Shortlist:
    marked = np.zeros(len(survey), np.bool_)
    for kind, number in survey.numbers_of("kind").items():
        if kind in dates.LONGEST_DAYS:
            marked |= (survey.kinds == number) & (survey.days > dates.LONGEST_DAYS[kind])
    return _each_once(marked & ((survey.latest_end != OPEN) | (survey.statuses == _HAPPENED)))


def _due(survey: Survey, record: Record) -> Shortlist:
    passed = survey.latest_end <= (-OPEN - 1 if record.as_of is None else record.as_of)
    return _each_once(passed & np.isin(survey.statuses, _FORESEEN))


def _to_come(survey: Survey, record: Record) -> Shortlist:
    future = survey.earliest_start >= (OPEN + 1 if record.as_of is None else record.as_of)
    return _each_once(future & (survey.statuses == _HAPPENED) & ~survey.doubtful)


def _stating_weekdays(survey: Survey, record: Record) -> Shortlist:
    numbers = [
        event for batch in survey.batches(audit.CLAIMS) for event, value in batch if dates.weekday_in(value) is not None
    ]
    rows = survey.rows_of(np.unique(np.array(numbers, np.int64)))
    return Shortlist(rows[rows >= 0])


def _regions_out_of_time(survey: Survey, record: Record) -> Shortlist:
    numbers, spans = survey.numbers_of("region"), {}
    for key, region in record.book.regions.items():
        span = record.validity(region)
        if span is not None and span != (-OPEN, OPEN):
            spans[numbers[key]] = span
    pairs = survey.columns(audit.REGIONS_AMONG, json.dumps(list(spans)))
    found = [np.empty(0, np.int64)]
    for number, (since, until) in spans.items():
        rows = pairs[pairs[:, 1] == number, 0]
        found.append(rows[survey.surely_outside(since - DAY, until + DAY)[rows]])
    return _each(np.concatenate(found))


def _naming_out_of_time(survey: Survey, record: Record) -> Shortlist:
    return Shortlist(with_names_out_of_time(survey, record))


def _without_unit(survey: Survey, record: Record) -> Shortlist:
    units = [unit for batch in survey.batches(audit.UNITS) for (unit,) in batch]
    suspicious = [unit for unit in units if is_money(unit) or counts_nothing(unit)]
    percent = [unit for unit in units if unit.casefold() in PERCENT_UNITS]
    return _counted(survey.columns(audit.WITHOUT_CURRENCY, json.dumps(suspicious), json.dumps(percent)))


def _percentages(survey: Survey, record: Record) -> Shortlist:
    return Shortlist(survey.columns(audit.PERCENTAGES, json.dumps(PERCENT_UNITS))[:, 0])


def _offices(survey: Survey, record: Record) -> Shortlist:
    held = survey.columns(audit.OFFICES)
    held = held[survey.statuses[held[:, 0]] == _HAPPENED]
    actors, offices = ({number: key for key, number in survey.numbers_of(name).items()} for name in ("actor", "office"))
    rows = held[:, 0]
    moments = (column[rows].tolist() for column in (survey.earliest_start, survey.latest_end, survey.doubtful))
    out_of_term = [
        not people.may_hold(
            actors[actor], record.book.offices[offices[office]], When("", start, start, end, end, doubtful), record
        )
        for (_, actor, office), start, end, doubtful in zip(held.tolist(), *moments, strict=True)
    ]
    return _each(rows[np.array(out_of_term, np.bool_)])


def _only_earlier_sources(survey: Survey, record: Record) -> Shortlist:
    earlier, others = _sources_by_time(survey, record)
    return _each_once((earlier > 0) & (others == 0))


def _earlier_sources(survey: Survey, record: Record) -> Shortlist:
    earlier, others = _sources_by_time(survey, record)
    rows = np.flatnonzero((earlier > 0) & (others > 0))
    return Shortlist(rows, earlier[rows])


def _sources_by_time(survey: Survey, record: Record) -> tuple[Integers, Integers]:
    """For each event how many dated sources were surely published before it happened, and how many others."""
    ends: dict[int, int] = {}
    for key, number in survey.numbers_of("source").items():
        published = record.when(record.book.sources[key].published)
        if published is not None:
            # What is not known for sure is before nothing.
            ends[number] = OPEN if published.doubtful else published.latest_end
    uses = survey.columns(audit.SOURCES_AMONG, json.dumps(list(ends)))
    uses = uses[survey.statuses[uses[:, 0]] == _HAPPENED]
    end_of = np.zeros(max(ends, default=0) + 1, np.int64)
    end_of[list(ends)] = list(ends.values())
    rows = uses[:, 0]
    before = (end_of[uses[:, 1]] <= survey.earliest_start[rows]) & ~survey.doubtful[rows]
    return np.bincount(rows[before], minlength=len(survey)), np.bincount(rows[~before], minlength=len(survey))


def _no_address(survey: Survey, record: Record) -> Shortlist:
    numbers = survey.numbers_of("source")
    addressed = [numbers[key] for key, source in record.book.sources.items() if source.address]
    without = survey.verified.copy()
    without[survey.columns(audit.SOURCES_AMONG, json.dumps(addressed))[:, 0]] = False
    return _each_once(without)


SHORTLISTS: Mapping[str, Shortlisting] = {
    "impossible-date": _none,
    "impossible-range": _found_by(audit.REVERSED_RANGES),
    "dangling-reference": _none,
    "self-link": _found_by(audit.LINKED_TO_ITSELF),
    "long-date": _too_long,
    "outcome-due": _due,
    "happened-in-future": _to_come,
    "status-history": _found_by(audit.OTHER_OUTCOMES_IN_HISTORY),
    "weekday": _stating_weekdays,
    "ordinal-stated": _found_by(audit.NUMBERED),
    "name-out-of-time": _naming_out_of_time,
    "region-out-of-time": _regions_out_of_time,
    "empty-figure": _counted_by(audit.WITHOUT_NUMBER),
    "missing-unit": _without_unit,
    "percentage": _percentages,
    "implied-rate": _found_by(audit.SEVERAL_CURRENCIES),
    "two-amounts": _found_by(audit.SEVERAL_OUTSIDE_SERIES),
    "parts-and-total": _found_by(audit.SEVERAL_OF_ONE_KIND),
    "office-term": _offices,
    "only-earlier-sources": _only_earlier_sources,
    "unsourced-claim": _counted_by(audit.UNSOURCED_CLAIMS),
    "claims-differ": _found_by(audit.CLAIMS_THAT_DIFFER, audit.CLAIMS_UNLIKE_THE_EVENT),
    "no-address": _no_address,
    "unknown-word": _counted_by(audit.UNKNOWN_WORDS),
    "no-claim-chosen": _found_by(audit.CLAIMS_THAT_DIFFER),
    "earlier-source": _earlier_sources,
    "code-out-of-time": _found_by(audit.WRITTEN_CODES),
}
"""By rule; a check of single events that is not named here looks at all of them."""
