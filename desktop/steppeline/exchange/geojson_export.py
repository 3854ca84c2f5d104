"""Events to GeoJSON (RFC 7946): a feature for each event, at the places it has; without a place, with no geometry."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from steppeline.exchange.event_json import JsonObject, event_json
from steppeline.model.event import Event
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Language


def write_geojson(events: Iterable[Event], reference: ReferenceBook, language: Language, file: BinaryIO) -> None:
    """A collection of features, one a line, written as they are read.

    Properties are those of `event_json`; `region_ids` beside them names the regions by their stable ids, and `name` is
    the title in `language`. Raises InputError when a date is no EDTF.
    """
    file.write(b'{"type": "FeatureCollection", "features": [')
    separator = b"\n"
    for event in events:
        feature = json.dumps(_feature(event, reference, language), ensure_ascii=False, allow_nan=False)
        file.write(separator + feature.encode())
        separator = b",\n"
    file.write(b"\n]}\n")


def _feature(event: Event, reference: ReferenceBook, language: Language) -> JsonObject:
    properties = event_json(event, reference, language)
    regions = [role.region for role in event.regions]
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": _geometry(event, reference),
        "properties": {"name": language.pick(event.title), **properties, "region_ids": regions},
    }


def _geometry(event: Event, reference: ReferenceBook) -> JsonObject | None:
    places = [reference.places[role.place] for role in event.places]
    points = [[p.longitude, p.latitude] for p in places if p.longitude is not None and p.latitude is not None]
    if not points:
        return None
    if len(points) == 1:
        return {"type": "Point", "coordinates": points[0]}
    return {"type": "MultiPoint", "coordinates": points}
