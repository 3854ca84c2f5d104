"""Regions that files call by a name or a code instead of our key: which one was meant on the day of the event."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from steppeline.model.calendar import OPEN
from steppeline.model.edtf import bounds_of
from steppeline.model.entities import Entities
from steppeline.model.errors import InputError
from steppeline.model.event import Event
from steppeline.model.query_names import codes_named
from steppeline.model.query_tree import Value
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.region import exists_on
from steppeline.store.index_entities import region_entities


class RegionNames:
    """Finds the regions of a reference book by names in any language and spelling, and by codes old and new."""

    def __init__(self, book: ReferenceBook) -> None:
        self._book = book

    def resolved(self, event: Event) -> Event:
        """The event with our keys in the place of names. What means no region, or several, stays as it is."""
        regions = self._book.regions
        if all(role.region in regions for role in event.regions):
            return event
        day = _day_of(event)
        roles = (
            role if role.region in regions else replace(role, region=self._key(role.region, day) or role.region)
            for role in event.regions
        )
        return replace(event, regions=tuple(roles))

    def _key(self, name: str, day: int | None) -> str | None:
        """The region meant on `day`: of several that follow each other the one that existed then."""
        try:
            codes = codes_named("region", self._entities, Value(name, 0, len(name)))
        except InputError:
            return None
        keys = [self._entities.keys[code] for code in codes]
        if len(keys) > 1:
            keys = [] if day is None else [key for key in keys if exists_on(self._book.regions[key], day)]
        return keys[0] if len(keys) == 1 else None

    @cached_property
    def _entities(self) -> Entities:
        return region_entities(self._book)


def _day_of(event: Event) -> int | None:
    """The first moment at which the event may have begun; None where nobody knows, or the date is none."""
    try:
        earliest = bounds_of(event.date).earliest_start
    except InputError:
        return None
    return None if earliest == -OPEN else earliest
