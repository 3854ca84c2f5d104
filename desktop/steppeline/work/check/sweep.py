"""Runs the checks over the columns of a casefile, and reads as records only the events that have to be looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np

from steppeline.model.arrays import Integers
from steppeline.store.events import read_events
from steppeline.store.survey import Survey
from steppeline.work.check.comparison import Comparison
from steppeline.work.check.finding import Finding
from steppeline.work.check.gathering import MOST_PER_RULE, Gathered, chosen, findings_of
from steppeline.work.check.outline import Outline, outline_of
from steppeline.work.check.outlines import SELECTIONS
from steppeline.work.check.pairs import PAIRS
from steppeline.work.check.record import Record
from steppeline.work.check.shortlists import SHORTLISTS
from steppeline.work.check.table import BookCheck, EventCheck, FileCheck, RecordCheck
from steppeline.work.check.totals import TOTALS

_AT_ONCE = 500


def sweep(
    survey: Survey, record: Record, rules: Collection[str] | None = None, most: int = MOST_PER_RULE
) -> list[Finding]:
    """What `run_checks` finds in the events of the survey, and what is amiss in the casefile itself.

    `record` says the book and the as-of moment; its events are not asked for. Raises InputError for a rule that does
    not exist, WorldError when the casefile turns out to be damaged or unreadable.
    """
    gathered = [Gathered(check, most) for check in chosen(rules)]
    for one in gathered:
        if isinstance(one.check, FileCheck):
            one.add(one.check.function(survey))
        elif isinstance(one.check, BookCheck):
            one.add(one.check.function(record))
    _look_at_events([one for one in gathered if isinstance(one.check, EventCheck)], survey, record)
    across = [one for one in gathered if isinstance(one.check, RecordCheck)]
    for one in across:
        if one.check.rule in TOTALS:
            one.add(TOTALS[one.check.rule](survey, record))
    _look_at_pairs([one for one in across if one.check.rule in PAIRS], survey, record)
    _look_across(
        [one for one in across if one.check.rule not in TOTALS and one.check.rule not in PAIRS], survey, record
    )
    return findings_of(gathered)


def _look_at_events(gathered: Sequence[Gathered], survey: Survey, record: Record) -> None:
    """Have the checks of single events look at those on their shortlists, as far as they tell of them."""
    rows_of = [_rows_to_read(one, survey, record) for one in gathered]
    for rows in _in_steps(_together(rows_of)):
        wanted = [np.isin(rows, own, assume_unique=True).tolist() for own in rows_of]
        for position, event in enumerate(read_events(survey.connection, survey.ids[rows])):
            dated = record.dated(event)
            for one, marked in zip(gathered, wanted, strict=True):
                if marked[position] and isinstance(one.check, EventCheck):
                    one.add(one.check.function(dated, record), dated.name)


def _rows_to_read(one: Gathered, survey: Survey, record: Record) -> Integers:
    """The rows of events that a check must look at; what it would say of others is counted here."""
    if one.check.rule not in SHORTLISTS:
        return np.arange(len(survey))
    shortlist = SHORTLISTS[one.check.rule](survey, record)
    if shortlist.remarks is None:
        return shortlist.rows
    enough = int(np.searchsorted(np.cumsum(shortlist.remarks), one.most)) + 1
    one.untold += int(shortlist.remarks[enough:].sum())
    return shortlist.rows[:enough]


def _look_at_pairs(gathered: Sequence[Gathered], survey: Survey, record: Record) -> None:
    """Say of the first pairs what there is to be said, and count the others."""
    comparison = Comparison(survey)
    for one in sorted(gathered, key=lambda one: list(PAIRS).index(one.check.rule)):
        find, tell = PAIRS[one.check.rule]
        for firsts, seconds in find(survey, record.book, comparison):
            room = one.most - len(one.told)
            outline_at = dict(_outlines(_together((firsts[:room], seconds[:room])), survey, record))
            pairs = zip(firsts[:room].tolist(), seconds[:room].tolist(), strict=True)
            one.add(tell(outline_at[first], outline_at[second]) for first, second in pairs)
            one.untold += len(firsts[room:])


def _look_across(gathered: Sequence[Gathered], survey: Survey, record: Record) -> None:
    """Give the checks across events the outlines that they need, by number of the event."""
    selections = {one.check.rule: SELECTIONS.get(one.check.rule, _all_rows)(survey) for one in gathered}
    outlines = dict(_outlines(_together(selections.values()), survey, record))
    for one in gathered:
        if isinstance(one.check, RecordCheck):
            one.add(one.check.function(record, [outlines[row] for row in selections[one.check.rule].tolist()]))


def _all_rows(survey: Survey) -> Integers:
    return np.arange(len(survey))


def _outlines(rows: Integers, survey: Survey, record: Record) -> Iterator[tuple[int, Outline]]:
    events = read_events(survey.connection, survey.ids[rows])
    for row, event in zip(rows.tolist(), events, strict=True):
        yield row, outline_of(record.dated(event), record.book)


def _together(parts: Iterable[Integers]) -> Integers:
    return np.unique(np.concatenate([np.empty(0, np.int64), *parts]))


def _in_steps(rows: Integers) -> Iterator[Integers]:
    for start in range(0, len(rows), _AT_ONCE):
        yield rows[start : start + _AT_ONCE]
