"""The JSON form of an event, as `--json` prints and JSON exports hold it. Its keys are an interface: add, never rename.

Names, codes and offices are those of the event's own day; `id` is the key that lasts. Texts that differ by language
always have the languages we speak as keys, with null where there is no text.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from steppeline.model.date_words import date_words
from steppeline.model.edtf import Bounds, bounds_of
from steppeline.model.edtf_bounds import is_open
from steppeline.model.event import (
    ActorRole,
    Claim,
    Event,
    Extent,
    Figure,
    Link,
    Names,
    Note,
    PlaceRole,
    RegionRole,
    SourceUse,
    Stage,
    StatusEntry,
)
from steppeline.model.reference import DatedName, Source
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.region import code_on, name_on
from steppeline.model.text import LANGUAGES, Language

JsonObject = dict[str, object]
NameOf = Callable[[tuple[DatedName, ...]], str]

_LARGEST_EXACT = 2.0**53


def extent_of(event: Event, reference: ReferenceBook) -> Extent:
    """The event's own extent, else the default of its kind."""
    return event.extent or reference.kinds[event.kind].extent


def day_of(bounds: Bounds) -> int | None:
    """The moment (seconds) whose names and codes an event is told with: its earliest start, if that is known.

    Without a known beginning it is the latest start, and None (what holds today) when that is open too.
    """
    for moment in (bounds.earliest_start, bounds.latest_start):
        if not is_open(moment):
            return moment
    return None


def event_json(event: Event, reference: ReferenceBook, language: Language) -> JsonObject:
    """`event` as an object ready for `json.dumps`.

    `reference` must hold everything the event names (KeyError otherwise); `language` chooses the words of the date and
    the names of regions, places, actors and offices. Raises InputError when the event's date is no EDTF.
    """
    extent = extent_of(event, reference)
    bounds = bounds_of(event.date, extent)
    day = day_of(bounds)

    def name(names: tuple[DatedName, ...]) -> str:
        return name_on(names, language.code, day)

    return {
        "id": event.id,
        "refs": list(event.refs),
        "kind": event.kind,
        "status": event.status,
        "title": _texts(event.title),
        "summary": _texts(event.summary),
        "date": event.date,
        "date_words": language.say(date_words(event.date, extent)),
        "bounds": bounds.as_json(),
        "places": [_place(place, reference, name) for place in event.places],
        "regions": [_region(region, reference, name, day) for region in event.regions],
        "actors": [_actor(actor, reference, name, language) for actor in event.actors],
        "figures": [_figure(figure, reference) for figure in event.figures],
        "claims": [_claim(claim, reference) for claim in event.claims],
        "sources": [_source_use(use, reference) for use in event.sources],
        "links": [_link(link) for link in event.links],
        "verified": event.verified,
        **_circumstances(event, extent),
    }


def json_line(event: Event, reference: ReferenceBook, language: Language) -> str:
    """`event_json` as one line of text, without the line's end."""
    return json.dumps(event_json(event, reference, language), ensure_ascii=False, allow_nan=False)


def _circumstances(event: Event, extent: Extent) -> JsonObject:
    return {
        "unverified_fields": list(event.unverified_fields),
        "unreviewed_languages": list(event.unreviewed_languages),
        "extent": extent,
        "date_basis": event.date_basis,
        "certainty": event.certainty,
        "mode": event.mode,
        "theme": _texts(event.theme),
        "series": event.series,
        "ordinal": event.ordinal,
        "history": [_status_entry(entry) for entry in event.history],
        "stages": [_stage(stage) for stage in event.stages],
        "notes": [_note(note) for note in event.notes],
        "tags": list(event.tags),
    }


def _texts(names: Names) -> JsonObject:
    return {**dict.fromkeys(LANGUAGES), **names}


def _place(role: PlaceRole, reference: ReferenceBook, name: NameOf) -> JsonObject:
    place = reference.places[role.place]
    return {
        "id": place.key,
        "name": name(place.names),
        "region": place.region,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "role": role.role,
        "mode": role.mode,
    }


def _region(role: RegionRole, reference: ReferenceBook, name: NameOf, day: int | None) -> JsonObject:
    region = reference.regions[role.region]
    return {
        "id": region.key,
        "code": code_on(region.codes, day),
        "name": name(region.names),
        "role": role.role,
        "codes": [code.code for code in region.codes],
    }


def _actor(role: ActorRole, reference: ReferenceBook, name: NameOf, language: Language) -> JsonObject:
    actor = reference.actors[role.actor]
    office = reference.offices[role.office] if role.office is not None else None
    return {
        "id": actor.key,
        "name": name(actor.names),
        "type": actor.type,
        "office": language.pick(office.names) if office is not None else None,
        "office_id": role.office,
        "role": role.role,
    }


def _figure(figure: Figure, reference: ReferenceBook) -> JsonObject:
    source = reference.sources[figure.source] if figure.source is not None else None
    return {
        "meaning": _texts(figure.meaning),
        "number": _number(figure.number),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "scale": _number(figure.scale),
        "unit": figure.unit,
        "currency": figure.currency,
        "measure": figure.measure,
        "series": figure.series,
        "period": figure.period,
        "as_of": figure.as_of,
        "bound": figure.bound,
        "basis": figure.basis,
        "nature": figure.nature,
        "said_by": figure.said_by,
        "source": figure.source,
        "source_address": source.address if source is not None else None,
        "locator": figure.locator,
        "verified": figure.verified,
        "note": figure.note,
    }


def _number(value: float | None) -> float | None:
    """The number as it was written: 225, not 225.0."""
    if value is not None and value.is_integer() and abs(value) <= _LARGEST_EXACT:
        return int(value)
    return value


def _claim(claim: Claim, reference: ReferenceBook) -> JsonObject:
    return {
        "field": claim.field,
        "value": claim.value,
        "source": _source(reference.sources[claim.source]) if claim.source is not None else None,
        "locator": claim.locator,
        "said_by": claim.said_by,
        "confidence": claim.confidence,
        "chosen": claim.chosen,
        "reason": claim.reason,
        "note": claim.note,
    }


def _source_use(use: SourceUse, reference: ReferenceBook) -> JsonObject:
    return {**_source(reference.sources[use.source]), "locator": use.locator, "supports": use.supports}


def _source(source: Source) -> JsonObject:
    return {
        "id": source.key,
        "title": source.title,
        "publisher": source.publisher,
        "address": source.address,
        "published": source.published,
        "accessed": source.accessed,
        "language": source.language,
        "type": source.type,
        "reliability": source.reliability,
        "credibility": source.credibility,
        "seen": source.seen,
        "same_witness_as": source.same_witness_as,
    }


def _link(link: Link) -> JsonObject:
    return {"type": link.type, "to": link.to, "note": link.note}


def _status_entry(entry: StatusEntry) -> JsonObject:
    return {
        "status": entry.status,
        "as_of": entry.as_of,
        "date": entry.date,
        "source": entry.source,
        "note": entry.note,
    }


def _stage(stage: Stage) -> JsonObject:
    return {"stage": stage.stage, "date": stage.date, "source": stage.source, "note": stage.note}


def _note(note: Note) -> JsonObject:
    return {"kind": note.kind, "text": _texts(note.text)}
