"""In which region a spot lies on a day: by the outlines of the casefile, and by those that the program ships.

Borders are drawn with fewer bends than they have, so a spot close to one is in no region: nothing is guessed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from steppeline.model.calendar import OPEN
from steppeline.model.errors import WorldError
from steppeline.model.outline import MICRO, Outline
from steppeline.model.reference import Region
from steppeline.model.region import moment_of, validity
from steppeline.model.text import message

FILE_NAME = "map.topojson"
MARGIN = 4.0
"""Kilometres from a border within which a spot is in no region."""

_KILOMETRES = 111.2
"""Of a degree of latitude."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class _Area:
    """What a region held from a moment to another (seconds): rings of degrees, float64[n, 2], and what bounds them."""

    region: str
    since: int
    until: int
    rings: tuple[Floats, ...]
    west: float
    south: float
    east: float
    north: float

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether the spot lies inside, and not close to the border."""
        if not (self.west <= longitude <= self.east and self.south <= latitude <= self.north):
            return False
        inside = False
        for ring in self.rings:
            x, y = ring.T
            x2, y2 = np.roll(x, -1), np.roll(y, -1)
            crosses = (y > latitude) != (y2 > latitude)
            at = x[crosses] + (latitude - y[crosses]) * (x2 - x)[crosses] / (y2 - y)[crosses]
            inside ^= bool(np.count_nonzero(at > longitude) % 2)
        return inside and self._distance(longitude, latitude) > MARGIN

    def _distance(self, longitude: float, latitude: float) -> float:
        """Kilometres to the nearest edge, on a plane that touches at the spot."""
        least = np.inf
        wide = _KILOMETRES * np.cos(np.radians(latitude))
        for ring in self.rings:
            start = (ring - (longitude, latitude)) * (wide, _KILOMETRES)
            step = np.roll(start, -1, axis=0) - start
            length = np.maximum((step**2).sum(axis=1), 1e-12)
            along = np.clip(-(start * step).sum(axis=1) / length, 0, 1)
            nearest = start + step * along[:, None]
            least = min(least, float(np.sqrt((nearest**2).sum(axis=1)).min()))
        return least


class Territory:
    """The areas of regions, by which spots are found."""

    def __init__(self, areas: Iterable[_Area]) -> None:
        self._areas = tuple(areas)
        edges = {moment for area in self._areas for moment in (area.since, area.until)}
        self.changes = tuple(sorted(moment for moment in edges if abs(moment) < OPEN))
        """The moments at which borders changed, seconds."""

    def region_at(self, longitude: float, latitude: float, day: int | None) -> str | None:
        """The key of the one region in which the spot lay on a day (seconds; None: now)."""
        moment = OPEN - 1 if day is None else day
        found = {
            area.region for area in self._areas if area.since <= moment < area.until and area.holds(longitude, latitude)
        }
        return found.pop() if len(found) == 1 else None


def territory_of(regions: Mapping[str, Region], outlines: Iterable[Outline], folder: Path) -> Territory:
    """The areas of `outlines`, and of the map in the resources `folder` for regions that have none of their own.

    Raises WorldError when the map cannot be read.
    """
    own = [_of_outline(outline) for outline in outlines]
    known = {area.region for area in own}
    shipped = (area for area in _shipped(regions, folder) if area.region not in known)
    return Territory([*own, *shipped])


def _of_outline(outline: Outline) -> _Area:
    rings = [ring / MICRO for polygon in outline.polygons for ring in polygon]
    since = -OPEN if outline.since is None else moment_of(outline.since)
    until = OPEN if outline.until is None else moment_of(outline.until)
    return _area(outline.region, since, until, rings)


def _area(region: str, since: int, until: int, rings: list[Floats]) -> _Area:
    points = np.concatenate(rings)
    west, south = points.min(axis=0).tolist()
    east, north = points.max(axis=0).tolist()
    return _Area(region, since, until, tuple(rings), west, south, east, north)


def _shipped(regions: Mapping[str, Region], folder: Path) -> Iterator[_Area]:
    path = folder / FILE_NAME
    try:
        topology = json.loads(path.read_bytes())
        arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
        units = topology["objects"]["units"]["geometries"]
        yield from (area for unit in units if (area := _of_unit(unit, arcs, regions)) is not None)
    except OSError as error:
        sentence = message("The map cannot be read from {file}: {reason}.", file=str(path), reason=error.strerror)
        raise WorldError(sentence) from error
    except (ValueError, KeyError, TypeError) as error:
        raise WorldError(message("The map in {file} is damaged; install the program again.", file=str(path))) from error


def _arc(steps: list[list[int]], grid: Mapping[str, list[float]]) -> Floats:
    degrees: Floats = np.cumsum(np.array(steps, np.float64), axis=0) * grid["scale"] + grid["translate"]
    return degrees


def _of_unit(unit: Mapping[str, Any], arcs: list[Floats], regions: Mapping[str, Region]) -> _Area | None:
    told = unit["properties"]
    since = moment_of(told["since"]) if "since" in told else -OPEN
    until = moment_of(told["until"]) if "until" in told else OPEN
    region = _region_of(told["codes"], since, until, regions)
    if region is None:
        return None
    polygons = unit["arcs"] if unit["type"] == "MultiPolygon" else [unit["arcs"]]
    rings = [_ring(ring, arcs) for polygon in polygons for ring in polygon]
    return _area(region, since, until, rings)


def _ring(numbers: list[int], arcs: list[Floats]) -> Floats:
    pieces = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    return np.concatenate([piece[:-1] for piece in pieces])


def _region_of(codes: list[str], since: int, until: int, regions: Mapping[str, Region]) -> str | None:
    """The region that had one of the codes and existed while the unit had its shape."""
    for region in regions.values():
        begin, end = validity(region)
        if begin < until and since < end and any(code.code in codes for code in region.codes):
            return region.key
    return None
