"""Remarks of our own on an event, and the events it is linked to."""

from __future__ import annotations

from steppeline.model.event import Link
from steppeline.model.text import message
from steppeline.ui.detail.content import Cell, Grid, Line, Paragraph, Run, Section, ToEvent
from steppeline.ui.detail.subject import Subject
from steppeline.ui.widgets.record_words import LINK_WORDS, word


def discrepancies(subject: Subject) -> Section:
    """Where sources contradict themselves or each other."""
    return Section(subject.say(message("Discrepancies")), _notes(subject, "discrepancy"))


def notes(subject: Subject) -> Section:
    """Other remarks."""
    return Section(subject.say(message("Notes")), _notes(subject, "note"))


def links(subject: Subject) -> Section:
    """Other events, to jump to."""
    rows = tuple(_link(subject, link) for link in subject.event.links)
    return Section(subject.say(message("Linked events")), (Grid(rows),) if rows else ())


def _notes(subject: Subject, kind: str) -> tuple[Paragraph, ...]:
    texts = (subject.language.pick(note.text) for note in subject.event.notes if note.kind == kind)
    return tuple(Paragraph((Run(text),), gap=1) for text in texts if text)


def _link(subject: Subject, link: Link) -> tuple[Cell, Cell]:
    found = subject.linked(link.to)
    title = (
        Run(link.to)
        if found is None
        else Run(subject.language.pick(found.title) or link.to, target=ToEvent(found.event))
    )
    note: Line = (Run(link.note, "caption"),) if link.note else ()
    return ((Run(word(subject.language, LINK_WORDS, link.type), "caption"),),), tuple(filter(None, ((title,), note)))
