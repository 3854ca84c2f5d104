"""What sources say on the same field of an event, side by side, and which of it the record follows."""

from __future__ import annotations

from collections.abc import Iterator

from steppeline.model.event import Claim, Event
from steppeline.model.text import message
from steppeline.ui.detail.content import Block, Cell, Grid, Line, Paragraph, Run, Section
from steppeline.ui.detail.subject import Subject
from steppeline.ui.widgets.record_words import CONFIDENCE_WORDS, DATE_FIELDS, FIELD_WORDS, word

_CHOSEN = "✓ "


def claims_by_field(event: Event) -> dict[str, list[Claim]]:
    """The claims on each field, in the order of the record."""
    fields: dict[str, list[Claim]] = {}
    for claim in event.claims:
        fields.setdefault(claim.field, []).append(claim)
    return fields


def field_words(subject: Subject, field: str) -> str:
    """What a field is called."""
    return word(subject.language, FIELD_WORDS, field)


def value_words(subject: Subject, claim: Claim) -> str:
    """The value that is claimed, dates in words."""
    return subject.date(claim.value) if claim.field in DATE_FIELDS else claim.value


def claims(subject: Subject) -> Section:
    """The section of who says what."""
    return Section(subject.say(message("Who says what")), tuple(_blocks(subject)))


def _blocks(subject: Subject) -> Iterator[Block]:
    for field, said in claims_by_field(subject.event).items():
        yield Paragraph((Run(field_words(subject, field), "strong", field=field),), gap=2)
        yield Grid(tuple(_row(subject, claim) for claim in said), "values")


def _row(subject: Subject, claim: Claim) -> tuple[Cell, Cell]:
    words = value_words(subject, claim)
    value: Line = (Run(f"{_CHOSEN}{words}", "chosen"),) if claim.chosen else (Run(words),)
    raw: Line = () if words == claim.value else (Run(claim.value, "faint"),)
    return tuple(filter(None, (value, raw))), tuple(filter(None, (_who(subject, claim), _why(subject, claim))))


def _who(subject: Subject, claim: Claim) -> Line:
    source = subject.book.sources[claim.source] if claim.source is not None else None
    publisher = source.publisher or source.title if source is not None else None
    speaker = ", ".join(filter(None, (claim.said_by, publisher)))
    remarks = [
        *((word(subject.language, CONFIDENCE_WORDS, claim.confidence),) if claim.confidence else ()),
        *((claim.note,) if claim.note else ()),
    ]
    tail = "; ".join(filter(None, (speaker, *remarks)))
    return (*((Run(f"{tail} ", "muted"),) if tail else ()), *subject.mark(claim.source, claim.locator))


def _why(subject: Subject, claim: Claim) -> Line:
    if not claim.chosen:
        return ()
    if not claim.reason:
        return (Run(subject.say(message("the record follows this")), "caption"),)
    return (Run(subject.say(message("chosen: {reason}", reason=claim.reason)), "caption"),)
