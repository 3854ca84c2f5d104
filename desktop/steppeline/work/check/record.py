"""What the checks look at: the reference book, the events as a stream, the as-of day, and dates already understood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from steppeline.model import edtf
from steppeline.model.errors import InputError
from steppeline.model.event import Event, Extent
from steppeline.model.reference import DatedCode, DatedName, Region
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.region import validity
from steppeline.work.check.dated_names import DatedNames
from steppeline.work.check.finding import EventName, event_name

_REMEMBERED_DATES = 65_536


@dataclass(frozen=True, slots=True)
class When:
    """A date with its bounds (seconds). `doubtful` dates (`?`, `%`) say nothing surely."""

    text: str
    earliest_start: int
    latest_start: int
    earliest_end: int
    latest_end: int
    doubtful: bool

    def surely_before(self, other: When) -> bool:
        """Whether all of this is over before any of the other begins."""
        return not (self.doubtful or other.doubtful) and self.latest_end <= other.earliest_start

    def surely_begins_before(self, other: When) -> bool:
        """Whether this begins before the other does, whatever the uncertain dates turn out to be."""
        return not (self.doubtful or other.doubtful) and self.latest_start < other.earliest_start

    def surely_outside(self, since: int, until: int) -> bool:
        """Whether no moment of this lies in [since, until)."""
        return not self.doubtful and (self.latest_end <= since or self.earliest_start >= until)


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event with its name and its date understood; `when` is None when the date cannot be read."""

    event: Event
    name: EventName
    when: When | None


class Record:
    """A casefile as the checks see it.

    `events` is read once, from first to last, and may be a generator. `as_of` is the moment (seconds) the casefile is
    judged at, usually the end of today; None leaves out the checks that ask whether a day has passed.
    """

    def __init__(self, book: ReferenceBook, events: Iterable[Event] = (), as_of: int | None = None) -> None:
        self.book = book
        self.events = events
        self.as_of = as_of
        self._understood = lru_cache(_REMEMBERED_DATES)(self._understand)

    def dated(self, event: Event) -> DatedEvent:
        """The event with its date understood, over its own extent or its kind's."""
        return DatedEvent(event, event_name(event), self.when(event.date, self.extent_of(event)))

    def extent_of(self, event: Event) -> Extent:
        """Whether the event lies somewhere within its date or goes on throughout it."""
        kind = self.book.kinds.get(event.kind)
        return event.extent or (kind.extent if kind else "within")

    def when(self, text: str | None, extent: Extent = "within") -> When | None:
        """The bounds of an EDTF text; None for no text and for text that cannot be read."""
        understood = None if text is None else self._understood(text, extent)
        return understood if isinstance(understood, When) else None

    def refusal(self, text: str) -> InputError | None:
        """Why an EDTF text cannot be read; None when it can."""
        understood = self._understood(text, "within")
        return understood if isinstance(understood, InputError) else None

    def validity(self, dated: DatedName | DatedCode | Region) -> tuple[int, int] | None:
        """The span [since, until) of what the book dates; None when its days cannot be read."""
        try:
            return validity(dated)
        except ValueError:
            return None

    @cached_property
    def dated_names(self) -> DatedNames:
        """Names of places and regions that hold for some time only, ready to be looked for in titles."""
        return DatedNames(self.book, self.validity)

    @cached_property
    def dated_codes(self) -> Mapping[str, tuple[DatedCode, ...]]:
        """All codes of all regions, with every period each was in use."""
        uses: defaultdict[str, list[DatedCode]] = defaultdict(list)
        for region in self.book.regions.values():
            for code in region.codes:
                uses[code.code].append(code)
        return {code: tuple(dated) for code, dated in uses.items()}

    def _understand(self, text: str, extent: Extent) -> When | InputError:
        try:
            date = edtf.parse(text)
        except InputError as refusal:
            return refusal
        bounds = date.bounds(extent, self.as_of)
        return When(
            text,
            bounds.earliest_start,
            bounds.latest_start,
            bounds.earliest_end,
            bounds.latest_end,
            date.never_certain,
        )
