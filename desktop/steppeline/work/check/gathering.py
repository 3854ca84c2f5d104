"""Gathers what the checks say into findings, in order, and stops repeating itself after some thousand."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from steppeline.model.errors import InputError
from steppeline.model.text import counted, message
from steppeline.work.check.finding import SEVERITIES, EventName, Finding, Remark
from steppeline.work.check.table import CHECKS, Check

MOST_PER_RULE = 1_000
"""How many findings of one rule are told one by one; a last one says how many more there are."""


@dataclass
class Gathered:
    """The findings of one check so far; `untold` are those that were only counted."""

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
        """Where its findings stand among those of other checks."""
        return SEVERITIES.index(self.check.severity), self.check.rule

    def findings(self) -> list[Finding]:
        """Its findings in order."""
        ordered = sorted(self.told, key=_order)
        if self.untold:
            more = counted("There is {count} more of this kind.", "There are {count} more of this kind.", self.untold)
            ordered.append(Finding(self.check.rule, self.check.severity, more))
        return ordered


def findings_of(gathered: Iterable[Gathered]) -> list[Finding]:
    """All findings, the gravest first, then by rule and event."""
    return [finding for one in sorted(gathered, key=Gathered.place) for finding in one.findings()]


def chosen(rules: Collection[str] | None) -> list[Check]:
    """The checks of these rules, all if None. Raises InputError for a rule that does not exist."""
    unknown = sorted(set(rules or ()) - {check.rule for check in CHECKS})
    if unknown:
        known = ", ".join(sorted(check.rule for check in CHECKS))
        raise InputError(message("There is no check “{rule}”. The checks are: {known}.", rule=unknown[0], known=known))
    return [check for check in CHECKS if rules is None or check.rule in rules]


def _order(finding: Finding) -> tuple[object, ...]:
    names = tuple((name.id is None, name.id or 0, name.ref or "") for name in finding.events)
    return names, finding.field or "", str(finding.sentence)
