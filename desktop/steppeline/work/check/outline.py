"""What the checks across events remember of each: some hundred bytes, so that a casefile of millions can be checked."""

from __future__ import annotations

from dataclasses import dataclass

from steppeline.model.event import Event, Figure, Link, Status
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Language
from steppeline.work.check.finding import EventName
from steppeline.work.check.record import DatedEvent, When


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """One event, in short, equal only to itself. Regions and actors merely mentioned are left out.

    `witnesses` counts the independent sources.
    """

    name: EventName
    refs: tuple[str, ...]
    kind: str
    status: Status
    title: str
    languages: frozenset[str]
    when: When | None
    series: str | None
    ordinal: int | None
    regions: frozenset[str]
    hosts: frozenset[str]
    guests: frozenset[str]
    actors: frozenset[str]
    links: tuple[Link, ...]
    figures: tuple[Figure, ...]
    witnesses: int


def outline_of(dated: DatedEvent, book: ReferenceBook) -> Outline:
    """The outline of an event."""
    event = dated.event
    return Outline(
        name=dated.name,
        refs=event.refs,
        kind=event.kind,
        status=event.status,
        title=Language("en").pick(event.title),
        languages=frozenset(code for code, title in event.title.items() if title),
        when=dated.when,
        series=event.series,
        ordinal=event.ordinal,
        regions=frozenset(part.region for part in event.regions if part.role != "mentioned"),
        hosts=_with_role(event, "host"),
        guests=_with_role(event, "guest"),
        actors=frozenset(part.actor for part in event.actors if part.role != "mentioned"),
        links=event.links,
        figures=event.figures,
        witnesses=len({first_witness(use.source, book) for use in event.sources}),
    )


def first_witness(source: str, book: ReferenceBook) -> str:
    """The source that `source` copies or translates, at the end of the chain; itself when it is its own witness."""
    seen = {source}
    while source in book.sources:
        copied = book.sources[source].same_witness_as
        if copied is None or copied in seen:
            break
        seen.add(copied)
        source = copied
    return source


def _with_role(event: Event, role: str) -> frozenset[str]:
    return frozenset(part.region for part in event.regions if part.role == role)
