"""The opening of the detail: kind, title, date, summary, and what is doubtful about all of it."""

from __future__ import annotations

from collections.abc import Iterator

from steppeline.model.text import message, term
from steppeline.model.vocabulary_words import CERTAINTY_WORDS, STATUS_WORDS
from steppeline.ui.detail.content import Block, Glyph, Line, Paragraph, Run, Section, ToChoice, ToEditor, ToWhole
from steppeline.ui.detail.subject import Subject
from steppeline.ui.widgets.record_words import DATE_FIELDS, TITLE_FIELDS, word

_LONGEST_TITLE = 400
_TITLE = "title"


def opening(subject: Subject) -> Section:
    """The section without a heading that everything begins with."""
    return Section("", tuple(_blocks(subject)))


def _blocks(subject: Subject) -> Iterator[Block]:
    event, names = subject.event, subject.names
    status = word(subject.language, STATUS_WORDS, event.status)
    yield Paragraph(
        (
            Glyph(event.kind),
            Run(f" {names.kind}", "muted", ToChoice("kind", event.kind)),
            Run(" · ", "muted"),
            Run(status, "muted", ToChoice("status", event.status)),
            *subject.doubt("status"),
            *_way_to_editor(subject),
        )
    )
    yield Paragraph((*_title(subject), *subject.doubt(*TITLE_FIELDS)), gap=1)
    date: Line = (Run(names.date, "strong"), *subject.doubt(*DATE_FIELDS), Run(f"   {event.date}", "faint"))
    yield Paragraph(date, gap=1)
    summary = subject.language.pick(event.summary)
    if summary:
        yield Paragraph((Run(summary),), gap=2)
    for position, doubt in enumerate(_doubts(subject)):
        yield Paragraph((Run(doubt, "warning"),), gap=0 if position else 2)


def _way_to_editor(subject: Subject) -> Line:
    if not subject.is_writable:
        return ()
    return Run(" · ", "muted"), Run(subject.say(term("link to the editor", "Edit")), "caption", ToEditor())


def _title(subject: Subject) -> Line:
    title = subject.names.title or subject.say(message("Without a title"))
    if len(title) <= _LONGEST_TITLE or _TITLE in subject.whole:
        return (Run(title, "title"),)
    return Run(f"{title[:_LONGEST_TITLE]}… ", "title"), Run(subject.say(message("Show all")), target=ToWhole(_TITLE))


def _doubts(subject: Subject) -> Iterator[str]:
    event = subject.event
    if not event.verified:
        yield subject.say(message("Not verified: no source seen confirms this event."))
    if event.unverified_fields:
        parts = ", ".join(event.unverified_fields)
        yield subject.say(message("Not verified: {parts}.", parts=parts))
    if event.certainty in ("disputed", "doubtful", "opinion", "intention", "inferred"):
        yield subject.say(term("doubt", "Certainty: {certainty}.", certainty=CERTAINTY_WORDS[event.certainty]))
