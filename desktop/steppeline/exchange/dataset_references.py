"""Whether every key that reference entries and events use is the key of something."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from steppeline.model.event import Event
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Language, Message, message


@dataclass(frozen=True)
class BrokenReference:
    """Where a key stands that nothing answers to, or a ref that stands twice; `file` is the dataset's."""

    file: str
    entry: str
    field: str
    problem: Message


@dataclass(frozen=True)
class _Use:
    """A key in a field of an entry, and the keys it may be; None for a field left out."""

    file: str
    entry: str
    field: str
    key: str | None
    known: Container[str]


def check_references(
    book: ReferenceBook,
    events: Sequence[Event],
    known: ReferenceBook | None = None,
    known_refs: Iterable[str] = (),
) -> BrokenReference | None:
    """The first broken reference among reference entries and events, None when all hold.

    They may name each other; where they are added to others, `known` has all entries that may be named, and links may
    go to `known_refs` too.
    """
    refs: set[str] = set()
    for event in events:
        for ref in event.refs:
            if ref in refs:
                problem = message("“{ref}” names two events", ref=ref)
                return BrokenReference(f"{event.kind}.toml", _name_of(event), "refs", problem)
            refs.add(ref)
    every, targets = known or book, refs.union(known_refs)
    for use in chain(_entry_uses(book, every), *(_event_uses(every, event, targets) for event in events)):
        if use.key is not None and use.key not in use.known:
            problem = message("“{key}” is not defined anywhere", key=use.key)
            return BrokenReference(use.file, use.entry, use.field, problem)
    return None


def _name_of(event: Event) -> str:
    """What a person finds the event by: its own ref, else its title."""
    return event.refs[0] if event.refs else Language("en").pick(event.title)


def _entry_uses(book: ReferenceBook, known: ReferenceBook) -> Iterator[_Use]:
    for region in book.regions.values():
        yield _Use("regions.toml", region.key, "parent", region.parent, known.regions)
        for step in region.successors:
            yield _Use("regions.toml", region.key, "successors", step.successor, known.regions)
    for place in book.places.values():
        yield _Use("places.toml", place.key, "region", place.region, known.regions)
    for office in book.offices.values():
        yield _Use("actors.toml", office.key, "region", office.region, known.regions)
        for term in office.terms:
            yield _Use("actors.toml", office.key, "terms", term.actor, known.actors)
    for source in book.sources.values():
        yield _Use("sources.toml", source.key, "same_witness_as", source.same_witness_as, known.sources)
    for series in book.series.values():
        for key in series.regions:
            yield _Use("series.toml", series.key, "regions", key, known.regions)


def _event_uses(book: ReferenceBook, event: Event, refs: Container[str]) -> Iterator[_Use]:
    def use(field: str, key: str | None, known: Container[str]) -> _Use:
        return _Use(f"{event.kind}.toml", name, field, key, known)

    name = _name_of(event)
    yield use("kind", event.kind, book.kinds)
    yield use("series", event.series, book.series)
    for entry in event.history:
        yield use("history", entry.source, book.sources)
    for stage in event.stages:
        yield use("stages", stage.source, book.sources)
    for region in event.regions:
        yield use("regions", region.region, book.regions)
    for place in event.places:
        yield use("places", place.place, book.places)
    for actor in event.actors:
        yield use("actors", actor.actor, book.actors)
        yield use("actors", actor.office, book.offices)
    for figure in event.figures:
        yield use("figures", figure.series, book.series)
        yield use("figures", figure.source, book.sources)
    for claim in event.claims:
        yield use("claims", claim.source, book.sources)
    for cited in event.sources:
        yield use("sources", cited.source, book.sources)
    for link in event.links:
        yield use("links", link.to, refs)
