"""What cards and screen readers are told of events and counts."""

from __future__ import annotations

from typing import NamedTuple

from steppeline.model.claims import contested_fields
from steppeline.model.cross_filter import Visible
from steppeline.model.date_words import date_words
from steppeline.model.event import Event, Stage
from steppeline.model.text import Language, counted, message
from steppeline.model.viewport import Viewport
from steppeline.model.vocabulary_words import STATUS_WORDS
from steppeline.session.document import Document
from steppeline.ui.timeline.hits import CountHit
from steppeline.ui.widgets.record_words import DATE_FIELDS, STAGE_WORDS, word
from steppeline.ui.widgets.span_words import span_words

_MOST_STAGES = 8
"""Stages of an agreement that a card tells of."""


class CardText(NamedTuple):
    """What a card says: a title and smaller lines."""

    title: str
    lines: list[str]


class Words:
    """Says what things of a document are, in one language."""

    def __init__(self, document: Document, language: Language) -> None:
        self._document = document
        self._language = language

    def event(self, number: int) -> CardText | None:
        """Title, date in words, kind and status, and how much is known; None for an event that is gone."""
        events = self._document.events([number])
        if not events:
            return None
        event = events[0]
        kind = self._document.book.kinds[event.kind]
        status = self._language.say(STATUS_WORDS[event.status])
        when = self._language.say(date_words(event.date, event.extent or kind.extent))
        lines = [
            f"{when} ≠" if not contested_fields(event).isdisjoint(DATE_FIELDS) else when,
            f"{self._language.pick(kind.names)} · {status}",
            *(self._stage(stage) for stage in event.stages[:_MOST_STAGES]),
            self._parts(event),
        ]
        return CardText(self._language.pick(event.title), [line for line in lines if line])

    def count(self, found: CountHit) -> CardText:
        """How many events lie where, and how to see them."""
        many = self._language.say(counted("{count} event", "{count} events", found.count))
        span = self._language.say(span_words(found.start, found.end))
        return CardText(many, [span, self._language.say(message("Double-click to look closer"))])

    def overview(self, visible: Visible, viewport: Viewport, selection: tuple[int, ...]) -> str:
        """The whole timeline in a sentence or two, for those who do not see it."""
        events = visible.shown
        text = message(
            "{events}, shown from {span}.",
            events=counted("{count} event", "{count} events", events),
            span=span_words(viewport.start, viewport.end),
        )
        current = self.event(selection[0]) if selection else None
        sentences = [self._language.say(text)]
        if current is not None:
            title = message("Selected: {title}, {date}.", title=current.title, date=current.lines[0])
            sentences.append(self._language.say(title))
        return " ".join(sentences)

    def _stage(self, stage: Stage) -> str:
        name = word(self._language, STAGE_WORDS, stage.stage)
        if stage.date is None:
            return name
        return self._language.say(message("{status}: {date}", status=name, date=date_words(stage.date)))

    def _parts(self, event: Event) -> str:
        counts = (
            (len(event.sources), counted("{count} source", "{count} sources", len(event.sources))),
            (len(event.regions), counted("{count} region", "{count} regions", len(event.regions))),
            (len(event.actors), counted("{count} actor", "{count} actors", len(event.actors))),
            (len(event.links), counted("{count} link", "{count} links", len(event.links))),
        )
        return " · ".join(self._language.say(words) for count, words in counts if count)
