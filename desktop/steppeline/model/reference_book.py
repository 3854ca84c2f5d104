"""Everything events refer to, looked up by key: the reference book of one casefile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from steppeline.model.reference import Actor, Kind, Office, Place, Region, Series, Source


@dataclass(frozen=True)
class ReferenceBook:
    """Kinds, regions, places, actors, offices, sources and series of a casefile, each by its key."""

    kinds: Mapping[str, Kind] = field(default_factory=dict)
    regions: Mapping[str, Region] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    offices: Mapping[str, Office] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
