"""An event as plain text with numbered notes, to be pasted into a page."""

from __future__ import annotations

from collections.abc import Iterator

from steppeline.model.text import message
from steppeline.model.vocabulary_words import STATUS_WORDS
from steppeline.ui.detail.amounts import amount_words
from steppeline.ui.detail.claims import claims_by_field, field_words, value_words
from steppeline.ui.detail.content import plain_text
from steppeline.ui.detail.facts import stage_line
from steppeline.ui.detail.figures import figure_period, figure_remarks
from steppeline.ui.detail.sources import publication, uses_of
from steppeline.ui.detail.subject import Subject
from steppeline.ui.widgets.record_words import word


def citation_of(subject: Subject) -> str:
    """Title, date, summary, figures and claims, each with the numbers of its sources, and these as notes below."""
    parts = ("\n".join(lines) for lines in (_opening(subject), _figures(subject), _claims(subject), _notes(subject)))
    return "\n\n".join(part for part in parts if part)


def _opening(subject: Subject) -> Iterator[str]:
    event, names = subject.event, subject.names
    yield names.title
    yield f"{names.kind}, {word(subject.language, STATUS_WORDS, event.status)}: {names.date} ({event.date})."
    for label, items in (
        (
            message("Regions: {names}.", names=_joined([names.region(role.region) for role in event.regions])),
            event.regions,
        ),
        (message("Actors: {names}.", names=_joined([names.actor(role.actor) for role in event.actors])), event.actors),
    ):
        if items:
            yield subject.say(label)
    if event.stages:
        stages = "; ".join(plain_text(stage_line(subject, stage)).strip() for stage in event.stages)
        yield subject.say(message("Stages: {stages}.", stages=stages))
    marks = "".join(dict.fromkeys(plain_text(subject.mark(use.source)) for use in event.sources))
    yield f"{subject.language.pick(event.summary)} {marks}".strip()
    if not event.verified:
        yield subject.say(message("Not verified: no source seen confirms this event."))


def _figures(subject: Subject) -> Iterator[str]:
    for figure in subject.event.figures:
        what = _joined([subject.language.pick(figure.meaning), figure_period(subject, figure)])
        remarks = "; ".join(figure_remarks(subject, figure))
        said = f"{amount_words(figure, subject.language)}{f' ({remarks})' if remarks else ''}"
        yield f"{what}: {said} {plain_text(subject.mark(figure.source, figure.locator))}".strip()


def _claims(subject: Subject) -> Iterator[str]:
    for field, claims in claims_by_field(subject.event).items():
        said = (
            f"{value_words(subject, claim)} {plain_text(subject.mark(claim.source, claim.locator))}".strip()
            for claim in claims
        )
        yield f"{field_words(subject, field)}: {'; '.join(said)}"


def _notes(subject: Subject) -> Iterator[str]:
    for key, number in subject.numbers.items():
        source = subject.book.sources[key]
        locators = [use.locator for use in uses_of(subject, key) if use.locator]
        accessed = (
            [subject.say(message("accessed {date}", date=subject.date(source.accessed)))] if source.accessed else []
        )
        about = _joined([*publication(subject, source), *locators])
        ending = _joined([*([source.address] if source.address else []), *accessed])
        yield f"[{number}] {'. '.join(filter(None, (source.title.rstrip('.'), about, ending)))}"


def _joined(parts: list[str]) -> str:
    return ", ".join(filter(None, parts))
