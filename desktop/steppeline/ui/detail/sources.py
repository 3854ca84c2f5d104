"""The sources of an event, numbered as they are cited above."""

from __future__ import annotations

from collections.abc import Iterator

from steppeline.model.event import SourceUse
from steppeline.model.reference import Source
from steppeline.model.text import message
from steppeline.ui.detail.content import Cell, Grid, Line, Run, Section, ToAddress, joined
from steppeline.ui.detail.subject import Subject
from steppeline.ui.widgets.record_words import SOURCE_TYPE_WORDS, word

_ADDRESSES = ("https://", "http://")
"""What may be opened; anything else, a file for example, is only shown."""


def sources(subject: Subject) -> Section:
    """The section of numbered sources."""
    rows = tuple(_row(subject, key, number) for key, number in subject.numbers.items())
    return Section(subject.say(message("Sources")), (Grid(rows),) if rows else ())


def uses_of(subject: Subject, key: str) -> list[SourceUse]:
    """What the event says of a source: where in it, and what it supports."""
    return [use for use in subject.event.sources if use.source == key]


def publication(subject: Subject, source: Source) -> list[str]:
    """Publisher and date of publication, as far as known."""
    return [
        *((source.publisher,) if source.publisher else ()),
        *((subject.date(source.published),) if source.published else ()),
    ]


def _row(subject: Subject, key: str, number: int) -> tuple[Cell, Cell]:
    return ((Run(f"[{number}]", "caption", number=number),),), tuple(filter(None, _lines(subject, key)))


def _lines(subject: Subject, key: str) -> Iterator[Line]:
    source = subject.book.sources[key]
    yield (Run(source.title),)
    kind = [word(subject.language, SOURCE_TYPE_WORDS, source.type)] if source.type else []
    yield joined(
        [(Run(text, "caption"),) for text in (*publication(subject, source), *kind, *_grade(subject, source))], " · "
    )
    for use in uses_of(subject, key):
        yield joined([(Run(text, "caption"),) for text in (use.locator, use.supports) if text], ": ")
    if source.address:
        target = ToAddress(source.address) if source.address.startswith(_ADDRESSES) else None
        yield (Run(source.address, "caption", target),)
    for remark in _remarks(subject, source):
        yield (Run(remark, "caption"),)


def _grade(subject: Subject, source: Source) -> list[str]:
    grade = f"{source.reliability or ''}{source.credibility or ''}"
    return [subject.say(message("grade {grade}", grade=grade))] if grade else []


def _remarks(subject: Subject, source: Source) -> Iterator[str]:
    if not source.seen:
        yield subject.say(message("not seen, known through another document"))
    if source.same_witness_as is not None:
        original = subject.book.sources[source.same_witness_as]
        yield subject.say(message("says the same as: {title}", title=original.title))
    if source.note:
        yield source.note
