"""The event that is told of, with all that telling needs: names of its day, numbers of its sources, the language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from steppeline.model.claims import contested_fields
from steppeline.model.date_words import date_words
from steppeline.model.errors import InputError
from steppeline.model.event import Event, Extent, Names
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Language, Message, counted, message
from steppeline.ui.detail.content import Line, Run, ToClaims, ToNote, ToWhole, joined
from steppeline.ui.widgets.event_names import EventNames

_MOST = 20
"""So many of a list are shown before the user asks for the rest."""


@dataclass(frozen=True)
class LinkedEvent:
    """The event at the other end of a link."""

    event: int
    title: Names


@dataclass(frozen=True)
class Subject:
    """One event to be told.

    `linked` finds an event by its ref; `whole` names the parts not to be cut short; `is_writable` is whether the reader
    may change the event.
    """

    event: Event
    book: ReferenceBook
    language: Language
    linked: Callable[[str], LinkedEvent | None]
    whole: frozenset[str] = frozenset()
    is_writable: bool = False

    @cached_property
    def names(self) -> EventNames:
        """Names on the day of the event."""
        return EventNames(self.event, self.book, self.language)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each source: those of the event first, then those that only speak of a part of it."""
        event = self.event
        keys = [
            *(use.source for use in event.sources),
            *(claim.source for claim in event.claims),
            *(figure.source for figure in event.figures),
            *(stage.source for stage in event.stages),
            *(entry.source for entry in event.history),
        ]
        return {key: number for number, key in enumerate(dict.fromkeys(key for key in keys if key is not None), 1)}

    @cached_property
    def contested(self) -> frozenset[str]:
        """The fields on which sources differ."""
        return contested_fields(self.event)

    def doubt(self, *fields: str) -> Line:
        """The mark of a value on which sources differ, which leads to who says what; nothing where they agree."""
        for field in fields:
            if field in self.contested:
                hint = self.say(message("Sources differ here. Click to read who says what."))
                return (Run(" ≠", "warning", ToClaims(field), hint=hint),)
        return ()

    def say(self, what: Message) -> str:
        """`what` in the language of the reader."""
        return self.language.say(what)

    def date(self, text: str, extent: Extent = "within") -> str:
        """A date in words; what is no date, as it stands."""
        try:
            return self.say(date_words(text, extent))
        except InputError:
            return text

    def mark(self, source: str | None, locator: str | None = None) -> Line:
        """The number of a source, with where in it; nothing without a source."""
        if source is None:
            return ()
        number = self.numbers[source]
        mark = Run(f"[{number}]", "caption", ToNote(number))
        return (mark, Run(f" {locator}", "caption")) if locator else (mark,)

    def listed(self, part: str, items: list[Line], separator: str = ", ") -> Line:
        """The items one after another; of very many the first, and a way to the rest."""
        shown, left_over = self.cut(part, items)
        return (*joined(shown, separator), *((Run(" "), *left_over) if left_over else ()))

    def cut(self, part: str, items: list[Line]) -> tuple[list[Line], Line]:
        """The first of the items, and the words for the rest."""
        if part in self.whole or len(items) <= _MOST + 1:
            return items, ()
        rest = counted("and {count} more", "and {count} more", len(items) - _MOST)
        return items[:_MOST], (Run(self.say(rest), target=ToWhole(part)),)
