"""References that lead nowhere, refs used twice, words outside the vocabularies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from steppeline.model import event as vocabulary
from steppeline.model.event import Event
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.region import lineage
from steppeline.model.text import message, term
from steppeline.work.check.finding import EventName, Remark
from steppeline.work.check.outline import Outline
from steppeline.work.check.record import DatedEvent, Record

_GROUPS = {
    "kinds": term("part of the reference book", "kinds"),
    "regions": term("part of the reference book", "regions"),
    "places": term("part of the reference book", "places"),
    "actors": term("part of the reference book", "actors"),
    "offices": term("part of the reference book", "offices"),
    "sources": term("part of the reference book", "sources"),
    "series": term("part of the reference book", "series"),
}

Reference = tuple[str, str, str | None]
"""Where it stands, the part of the book it refers to ("regions"), and the key."""


def dangling_references(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """Kinds, regions, places, actors, offices, sources and series that the reference book does not have."""
    for field, group, key in _references_of_event(dated.event):
        if key is not None and not _has(record.book, group, key):
            yield Remark(message("“{key}” is not among the {group}.", key=key, group=_GROUPS[group]), field)


def dangling_entries(record: Record) -> Iterator[Remark]:
    """The same inside the reference book: parents, successors, holders of offices, copied sources."""
    for field, group, key in _references_of_book(record.book):
        if key is not None and not _has(record.book, group, key):
            yield Remark(message("“{key}” is not among the {group}.", key=key, group=_GROUPS[group]), field)


def circular_regions(record: Record) -> Iterator[Remark]:
    """A region that lies, over some steps, in itself."""
    regions = record.book.regions
    for key in regions:
        top = tuple(lineage(regions, key))[-1]
        if regions[top].parent == key:
            yield Remark(message("The region {key} lies in itself.", key=key), f"regions.{key}.parent")


def repeated_refs(record: Record, outlines: Sequence[Outline]) -> Iterator[Remark]:
    """A ref that two events answer to, or one event has twice."""
    first_of: dict[str, EventName] = {}
    for outline in outlines:
        for ref in outline.refs:
            if ref in first_of:
                names = tuple(dict.fromkeys((first_of[ref], outline.name)))
                yield Remark(message("The ref {ref} is used more than once.", ref=ref), "refs", names)
            else:
                first_of[ref] = outline.name


def unknown_words(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """Roles, link types, bounds and other words that are not in their vocabulary."""
    for field, word, known in _words_of(dated.event):
        if word is not None and word not in known:
            sentence = message("“{word}” is not one of: {known}.", word=word, known=", ".join(known))
            yield Remark(sentence, field)


def _has(book: ReferenceBook, group: str, key: str) -> bool:
    return key in getattr(book, group)


def _references_of_event(event: Event) -> Iterator[Reference]:
    yield "kind", "kinds", event.kind
    yield "series", "series", event.series
    for number, region in enumerate(event.regions):
        yield f"regions[{number}]", "regions", region.region
    for number, place in enumerate(event.places):
        yield f"places[{number}]", "places", place.place
    for number, actor in enumerate(event.actors):
        yield f"actors[{number}]", "actors", actor.actor
        yield f"actors[{number}].office", "offices", actor.office
    for number, figure in enumerate(event.figures):
        yield f"figures[{number}].series", "series", figure.series
        yield f"figures[{number}].source", "sources", figure.source
    for number, claim in enumerate(event.claims):
        yield f"claims[{number}].source", "sources", claim.source
    for number, use in enumerate(event.sources):
        yield f"sources[{number}]", "sources", use.source
    for number, entry in enumerate(event.history):
        yield f"history[{number}].source", "sources", entry.source


def _references_of_book(book: ReferenceBook) -> Iterator[Reference]:
    for key, region in book.regions.items():
        yield f"regions.{key}.parent", "regions", region.parent
        for step in region.successors:
            yield f"regions.{key}.successors", "regions", step.successor
    for key, place in book.places.items():
        yield f"places.{key}.region", "regions", place.region
    for key, office in book.offices.items():
        yield f"offices.{key}.region", "regions", office.region
        for held in office.terms:
            yield f"offices.{key}.terms", "actors", held.actor
    for key, source in book.sources.items():
        yield f"sources.{key}.same_witness_as", "sources", source.same_witness_as
    for key, series in book.series.items():
        for region_key in series.regions:
            yield f"series.{key}.regions", "regions", region_key


def _words_of(event: Event) -> Iterator[tuple[str, str | None, Sequence[str]]]:
    yield "status", event.status, vocabulary.STATUSES
    yield "mode", event.mode, vocabulary.MODES
    yield "certainty", event.certainty, vocabulary.CERTAINTIES
    for number, region in enumerate(event.regions):
        yield f"regions[{number}].role", region.role, vocabulary.REGION_ROLES
    for number, place in enumerate(event.places):
        yield f"places[{number}].mode", place.mode, vocabulary.MODES
    for number, actor in enumerate(event.actors):
        yield f"actors[{number}].role", actor.role, vocabulary.ACTOR_ROLES
    for number, link in enumerate(event.links):
        yield f"links[{number}].type", link.type, vocabulary.LINK_TYPES
    for number, figure in enumerate(event.figures):
        yield f"figures[{number}].bound", figure.bound, vocabulary.BOUNDS
        yield f"figures[{number}].nature", figure.nature, vocabulary.NATURES
    for number, note in enumerate(event.notes):
        yield f"notes[{number}].kind", note.kind, vocabulary.NOTE_KINDS
