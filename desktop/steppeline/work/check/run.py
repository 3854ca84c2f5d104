"""Runs the checks over a record, reading its events once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from steppeline.model.errors import InputError
from steppeline.model.text import counted, message
from steppeline.work.check.finding import SEVERITIES, EventName, Finding, Remark
from steppeline.work.check.outline import Outline, outline_of
from steppeline.work.check.record import Record
from steppeline.work.check.table import CHECKS, BookCheck, Check, EventCheck, RecordCheck

MOST_PER_RULE = 1_000
"""How many findings of one rule are told one by one; a last one says how many more there are."""


def run_checks(record: Record, rules: Collection[str] | None = None, most: int = MOST_PER_RULE) -> list[Finding]:
    """All findings of the checks named by `rules` (all checks if None), the gravest first.

    Within a severity they are ordered by rule and event, the same for the same record. Reads the record's events once
    and keeps an outline of each. Raises InputError for a rule that does not exist.
    """
    gathered = [_Gathered(check, most) for check in _chosen(rules)]
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
    return [finding for one in sorted(gathered, key=_Gathered.place) for finding in one.findings()]


@dataclass
class _Gathered:
    """The findings of one check so far."""

    check: Check
    most: int
    told: list[Finding] = field(default_factory=list)
    untold: int = 0

    def add(self, remarks: Iterable[Remark], event: EventName | None = None) -> None:
        """Takes in remarks; `event` is the one looked at, put before the others named."""
        for remark in remarks:
            if len(self.told) == self.most:
                self.untold += 1
                continue
            events = remark.events if event is None else (event, *remark.events)
            self.told.append(Finding(self.check.rule, self.check.severity, remark.sentence, remark.field, events))

    def place(self) -> tuple[int, str]:
        return SEVERITIES.index(self.check.severity), self.check.rule

    def findings(self) -> list[Finding]:
        ordered = sorted(self.told, key=_order)
        if self.untold:
            more = counted("There is {count} more of this kind.", "There are {count} more of this kind.", self.untold)
            ordered.append(Finding(self.check.rule, self.check.severity, more))
        return ordered


def _chosen(rules: Collection[str] | None) -> list[Check]:
    unknown = sorted(set(rules or ()) - {check.rule for check in CHECKS})
    if unknown:
        known = ", ".join(sorted(check.rule for check in CHECKS))
        raise InputError(message("There is no check “{rule}”. The checks are: {known}.", rule=unknown[0], known=known))
    return [check for check in CHECKS if rules is None or check.rule in rules]


def _order(finding: Finding) -> tuple[object, ...]:
    names = tuple((name.id is None, name.id or 0, name.ref or "") for name in finding.events)
    return names, finding.field or "", str(finding.sentence)
