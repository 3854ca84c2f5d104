"""What checks find: a rule, how grave it is, the events meant, and a sentence for the analyst."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from steppeline.model.event import Event
from steppeline.model.text import Language, Message, term

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""Gravest first. An error cannot be true inside the casefile, a warning does not agree, a note is worth knowing."""

SEVERITY_WORDS: Mapping[Severity, Message] = {
    "error": term("severity", "error"),
    "warning": term("severity", "warning"),
    "note": term("severity", "note"),
}


class EventName(NamedTuple):
    """Which event is meant: its number in the casefile and its own ref, as far as it has them."""

    id: int | None
    ref: str | None


def event_name(event: Event) -> EventName:
    """The event's number and first ref."""
    return EventName(event.id, event.refs[0] if event.refs else None)


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check function says: the sentence, and where; the rule and its severity stand in the table of checks.

    `events` are the events meant (a check of one event names only the others); `field` is a path inside the first
    event ("figures[2].period") or, without events, inside the reference book ("regions.kz-akmola.since").
    """

    sentence: Message
    field: str | None = None
    events: tuple[EventName, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark with the rule it breaks."""

    rule: str
    severity: Severity
    sentence: Message
    field: str | None = None
    events: tuple[EventName, ...] = ()


def finding_json(finding: Finding, language: Language) -> dict[str, object]:
    """The finding as one JSON object; an event is told by its ref, else by its number."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "events": [name.ref or name.id for name in finding.events],
        "field": finding.field,
        "sentence": language.say(finding.sentence),
    }


def finding_line(finding: Finding, language: Language) -> str:
    """The finding in a line: severity, rule, events, sentence, separated by tabs."""
    events = ", ".join(str(name.ref or name.id) for name in finding.events)
    return (
        f"{language.say(SEVERITY_WORDS[finding.severity])}\t{finding.rule}\t{events}\t{language.say(finding.sentence)}"
    )
