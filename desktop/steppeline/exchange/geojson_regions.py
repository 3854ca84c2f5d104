"""Reading regions with their outlines from a GeoJSON file (RFC 7946): polygons with an id, names and validity.

Of the properties these are read, in the order in which they are looked for; all others are passed over:
`id` (or the id of the feature, else the code), `name`, `name_en` or `name:en` (so, too, ru and kk), `code` or `iso`,
`parent`, `country`, `valid_from` or `since` (first day), `valid_to` (last day) or `until` (day after the last).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from steppeline.exchange.arrivals import Problem
from steppeline.exchange.geojson_properties import RegionTraits, Span, traits_of
from steppeline.model.errors import InputError
from steppeline.model.outline import Outline, square_kilometres
from steppeline.model.outline_label import label_of
from steppeline.model.outline_soundness import sound_polygons
from steppeline.model.region import moment_of
from steppeline.model.text import Message, message, printable

MOST_BYTES = 100_000_000
MOST_POINTS = 2_000_000
_MOST_BRACKETS = 3_000_000
"""Each point has one, and so have rings, polygons and features: a look before anything is read."""

_WGS_84 = re.compile(r"(CRS84|EPSG:{1,2}4326|WGS ?84)$", re.IGNORECASE)

Polygons = list[list[NDArray[np.float64]]]


@dataclass(frozen=True)
class RegionArrivals:
    """The good regions of a file, with outlines, and the problems of the others."""

    regions: tuple[ArrivedRegion, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class ArrivedRegion:
    """A region as the file tells of it, `where` it stands, and its outlines, one for each span of validity."""

    where: str
    traits: RegionTraits
    outlines: tuple[Outline, ...]


@dataclass(frozen=True)
class _Feature:
    where: str
    traits: RegionTraits
    polygons: Polygons


def read_regions(file: Path) -> RegionArrivals:
    """The regions of a file. Raises OSError when it cannot be read; what does not fit is a problem."""
    if file.stat().st_size > MOST_BYTES:
        reason = message("the file is larger than {most} MB; simplify its outlines first", most=MOST_BYTES // 10**6)
        return RegionArrivals(problems=(Problem("", reason),))
    try:
        features = _features(_content(file.read_bytes()))
    except InputError as refusal:
        return RegionArrivals(problems=(Problem("", refusal.sentence),))
    return _Reading().arrivals(features)


def _content(content: bytes) -> object:
    """What the JSON says. Raises InputError for anything else, and for more points than can be dealt with."""
    if content.count(b"[") > _MOST_BRACKETS:
        raise InputError(_too_many())
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(message("this is not UTF-8 text")) from error
    except RecursionError as error:
        raise InputError(message("this is nested too deeply to be GeoJSON")) from error
    except ValueError as error:
        # A plain ValueError comes of numbers with thousands of digits.
        raise InputError(message("this is not valid JSON: {reason}", reason=error)) from error


def _features(content: object) -> list[object]:
    kind = content.get("type") if isinstance(content, dict) else None
    if not isinstance(content, dict) or kind not in {"FeatureCollection", "Feature"}:
        if kind == "Topology":
            raise InputError(message("this is TopoJSON; save it as GeoJSON"))
        raise InputError(message("this is no GeoJSON of regions: it begins with no FeatureCollection"))
    system = content.get("crs")
    if system is not None and not _WGS_84.search(_system_name(system)):
        name = printable(_system_name(system)[:80])
        raise InputError(
            message("its coordinates are in another system ({name}); save the file in WGS 84 (EPSG:4326)", name=name)
        )
    features = [content] if kind == "Feature" else content.get("features")
    if not isinstance(features, list) or not features:
        raise InputError(message("there are no features in it"))
    return features


def _system_name(system: object) -> str:
    properties = system.get("properties") if isinstance(system, dict) else None
    return str(properties.get("name", "")) if isinstance(properties, dict) else str(system)


def _too_many() -> Message:
    return message("there are more than {most} points in it; simplify its outlines first", most=MOST_POINTS)


class _Reading:
    """One file being read: its features by key and span, and its problems."""

    def __init__(self) -> None:
        self._features: dict[str, dict[Span, list[_Feature]]] = {}
        self._problems: list[Problem] = []
        self._points = 0

    def arrivals(self, features: Sequence[object]) -> RegionArrivals:
        for number, feature in enumerate(features, 1):
            where = _where(number, feature)
            try:
                read = _feature(where, feature)
            except InputError as refusal:
                self._problems.append(Problem(where, refusal.sentence))
                continue
            self._points += sum(len(ring) for polygon in read.polygons for ring in polygon)
            if self._points > MOST_POINTS:
                return RegionArrivals(problems=(Problem("", _too_many()),))
            self._features.setdefault(read.traits.key, {}).setdefault(read.traits.span, []).append(read)
        regions = [region for spans in self._features.values() if (region := self._region(spans)) is not None]
        return RegionArrivals(tuple(regions), tuple(self._problems))

    def _region(self, spans: Mapping[Span, list[_Feature]]) -> ArrivedRegion | None:
        """The region that features of one key make up; what has the same validity is one area."""
        first = next(iter(spans.values()))[0]
        outlines = [made for features in spans.values() if (made := self._outline(features)) is not None]
        in_time = sorted(spans, key=_moments)
        for (_, until), (since, _) in pairwise(map(_moments, in_time)):
            if since < until:
                reason = message("“{key}” has two outlines for the same days", key=first.traits.key)
                self._problems.append(Problem(first.where, reason))
                return None
        traits = first.traits.lasting(in_time[0][0], in_time[-1][1])
        return ArrivedRegion(first.where, traits, tuple(outlines)) if len(outlines) == len(spans) else None

    def _outline(self, features: Sequence[_Feature]) -> Outline | None:
        traits = features[0].traits
        try:
            polygons = sound_polygons([polygon for feature in features for polygon in feature.polygons])
        except InputError as refusal:
            self._problems.append(Problem(", ".join(feature.where for feature in features), refusal.sentence))
            return None
        return Outline(traits.key, polygons, label_of(polygons), square_kilometres(polygons), *traits.span)


def _moments(span: Span) -> tuple[float, float]:
    since, until = span
    return -np.inf if since is None else moment_of(since), np.inf if until is None else moment_of(until)


def _where(number: int, feature: object) -> str:
    """The feature as a person finds it: by its number, and its name or id if it has one."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    told: dict[str, Any] = properties if isinstance(properties, dict) else {}
    own = feature.get("id") if isinstance(feature, dict) else None
    name = next((each for each in (told.get("name"), told.get("name_en"), own, told.get("id")) if each), None)
    return f"feature {number}" if name is None else f"feature {number} ({printable(str(name)[:80])})"


def _feature(where: str, feature: object) -> _Feature:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise InputError(message("this is no feature"))
    return _Feature(where, traits_of(feature), _polygons(feature.get("geometry")))


def _polygons(geometry: object) -> Polygons:
    if not isinstance(geometry, dict):
        raise InputError(message("it has no geometry"))
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in {"Polygon", "MultiPolygon"}:
        raise InputError(
            message("a {kind} is no area; regions are Polygon or MultiPolygon", kind=printable(str(kind)[:40]))
        )
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(polygons, list) or not all(isinstance(polygon, list) for polygon in polygons):
        raise InputError(message("its coordinates are no lists of rings"))
    return [[_ring(ring) for ring in polygon] for polygon in polygons]


def _ring(ring: object) -> NDArray[np.float64]:
    """float64[n, 2]; heights are left out."""
    if isinstance(ring, list) and all(isinstance(point, list) and len(point) >= 2 for point in ring):
        # Lists of different depths are no array.
        with suppress(ValueError):
            found = np.array([point[:2] for point in ring]) if ring else np.empty((0, 2))
            # Texts, nulls and whole numbers of any length would be arrays, too, but of other kinds.
            if found.ndim == 2 and found.dtype.kind in "if":
                return found.astype(np.float64)
    raise InputError(message("a ring is no list of positions, each of a longitude and a latitude"))
