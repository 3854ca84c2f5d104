"""What the things on an event are called on the day of that event."""

from __future__ import annotations

from functools import cached_property

from steppeline.model.calendar import OPEN
from steppeline.model.date_words import date_words
from steppeline.model.edtf import bounds_of
from steppeline.model.event import Event, Extent
from steppeline.model.reference import DatedName
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.region import name_on
from steppeline.model.text import Language


class EventNames:
    """Names of one event's day in one language. Everything the event refers to must be in the book."""

    def __init__(self, event: Event, book: ReferenceBook, language: Language) -> None:
        self._event = event
        self._book = book
        self._language = language

    @property
    def extent(self) -> Extent:
        """The event's own extent, else the default of its kind."""
        return self._event.extent or self._book.kinds[self._event.kind].extent

    @property
    def title(self) -> str:
        """The title."""
        return self._language.pick(self._event.title)

    @property
    def kind(self) -> str:
        """The name of the kind."""
        return self._language.pick(self._book.kinds[self._event.kind].names)

    @cached_property
    def date(self) -> str:
        """The date in words."""
        return self._language.say(date_words(self._event.date, self.extent))

    def region(self, key: str) -> str:
        """The name of a region."""
        return self._name(key, self._book.regions[key].names)

    def place(self, key: str) -> str:
        """The name of a place."""
        return self._name(key, self._book.places[key].names)

    def actor(self, key: str) -> str:
        """The name of a person or an organisation."""
        return self._name(key, self._book.actors[key].names)

    def _name(self, key: str, names: tuple[DatedName, ...]) -> str:
        return name_on(names, self._language.code, self._day) or key

    @cached_property
    def _day(self) -> int | None:
        """The earliest start, or the latest where the beginning is not known; None, what holds today, without both."""
        bounds = bounds_of(self._event.date, self.extent)
        moments = (bounds.earliest_start, bounds.latest_start)
        return next((moment for moment in moments if -OPEN < moment < OPEN), None)
