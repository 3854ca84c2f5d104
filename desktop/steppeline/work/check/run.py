"""Runs the checks over a record, reading its events once."""

from __future__ import annotations

from collections.abc import Collection

from steppeline.work.check.finding import Finding
from steppeline.work.check.gathering import MOST_PER_RULE, Gathered, chosen, findings_of
from steppeline.work.check.outline import Outline, outline_of
from steppeline.work.check.record import Record
from steppeline.work.check.table import BookCheck, EventCheck, RecordCheck


def run_checks(record: Record, rules: Collection[str] | None = None, most: int = MOST_PER_RULE) -> list[Finding]:
    """All findings of the checks named by `rules` (all checks if None), the gravest first.

    Within a severity they are ordered by rule and event, the same for the same record. Reads the record's events once
    and keeps an outline of each. Checks of the casefile itself are left out. Raises InputError for a rule that does not
    exist.
    """
    gathered = [Gathered(check, most) for check in chosen(rules)]
    across = [one for one in gathered if isinstance(one.check, RecordCheck)]
    outlines: list[Outline] = []
    for event in record.events:
        dated = record.dated(event)
        for one in gathered:
            if isinstance(one.check, EventCheck):
                one.add(one.check.function(dated, record), dated.name)
        if across:
            outlines.append(outline_of(dated, record.book))
    for one in gathered:
        if isinstance(one.check, BookCheck):
            one.add(one.check.function(record))
        elif isinstance(one.check, RecordCheck):
            one.add(one.check.function(record, outlines))
    return findings_of(gathered)
