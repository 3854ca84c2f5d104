"""The article on an event: its sections in the order in which they are read. And the list of several events."""

from __future__ import annotations

from collections.abc import Sequence

from steppeline.model.event import Event
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Language, counted
from steppeline.ui.detail.claims import claims
from steppeline.ui.detail.content import Article, Glyph, Grid, Paragraph, Run, Section, ToEvent
from steppeline.ui.detail.facts import facts, record
from steppeline.ui.detail.figures import figures
from steppeline.ui.detail.opening import opening
from steppeline.ui.detail.remarks import discrepancies, links, notes
from steppeline.ui.detail.sources import sources
from steppeline.ui.detail.subject import Subject
from steppeline.ui.widgets.event_names import EventNames

_IN_ORDER = (opening, facts, figures, claims, discrepancies, notes, links, sources, record)

MOST_CITED = 100
MOST_LISTED = 30
"""So many of several selected events are listed."""


def article_on(subject: Subject) -> Article:
    """Everything recorded of one event, without the sections that would be empty."""
    return tuple(section for tell in _IN_ORDER if (section := tell(subject)).blocks)


def list_of(events: Sequence[Event], total: int, book: ReferenceBook, language: Language) -> Article:
    """The selected events, the first MOST_LISTED of `total`."""
    heading = language.say(counted("{count} event selected", "{count} events selected", total))
    rows = [
        (
            ((Run(names.date, "caption"),),),
            (
                (
                    Glyph(event.kind),
                    Run(" "),
                    Run(names.title, "quiet", None if event.id is None else ToEvent(event.id)),
                ),
            ),
        )
        for event in events
        for names in (EventNames(event, book, language),)
    ]
    blocks: list[Paragraph | Grid] = [Paragraph((Run(heading, "title"),)), Grid(tuple(rows))]
    if total > len(events):
        rest = counted("and {count} more", "and {count} more", total - len(events))
        blocks.append(Paragraph((Run(language.say(rest), "muted"),), gap=2))
    return (Section("", tuple(blocks)),)
