"""The outlines of the region map: one TopoJSON file for the program, from the four files of the preparation.

`map_outlines.py FOLDER` reads map_units.topojson, regions_admin1.geojson, countries.geojson and water.geojson from
FOLDER (resources/ATTRIBUTION.md tells how they came about) and writes resources/map/map.topojson. It adds what the
program needs to know of a unit: codes, names, validity, area, where its label goes. Units of the past, and Ukraine as
ISO 3166-2 has it, become units of their own, put together from the arcs of their parts. Water is thinned and joins the
arcs.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from babel import Locale
from numpy.typing import NDArray

from steppeline.ui.map.projection import STEPPE

Points = NDArray[np.float64]
Rings = list[list[int]]

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "resources" / "map" / "map.topojson"
LANGUAGES = ("en", "ru", "kk")
KNOWN_SINCE = "2008-03-01"
"""The last merger of Russian regions: borders before it are in none of the sources."""
LABEL_GRID = 48


class Topology:
    """The arcs of a TopoJSON file in whole numbers of its grid; more can be added."""

    def __init__(self, source: dict[str, Any]) -> None:
        self.transform = source["transform"]
        self.arcs = [np.cumsum(np.array(arc, np.int64), axis=0) for arc in source["arcs"]]
        self._scale = np.array(self.transform["scale"])
        self._origin = np.array(self.transform["translate"])

    def add(self, line: Points) -> int:
        """The number of a new arc along `line` (longitude, latitude)."""
        grid = np.rint((line - self._origin) / self._scale).astype(np.int64)
        steps = np.any(np.diff(grid, axis=0) != 0, axis=1)
        self.arcs.append(grid[np.concatenate(([True], steps))])
        return len(self.arcs) - 1

    def line(self, arc: int) -> NDArray[np.int64]:
        """The points of an arc; of ~arc from its end to its start."""
        return self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1]

    def ring(self, arcs: Sequence[int]) -> Points:
        """The kilometres on the map of a closed ring."""
        grid = np.concatenate([self.line(arc)[:-1] for arc in arcs])
        return np.column_stack(STEPPE.project(*(grid * self._scale + self._origin).T))

    def united(self, rings: Iterable[Rings]) -> Rings:
        """The rings around all the areas together: arcs that two of them share fall away."""
        arcs = {arc for area in rings for ring in area for arc in ring}
        outer = sorted(arc for arc in arcs if ~arc not in arcs)
        found = [[arc] for arc in outer if self._closed(arc)]
        left = {tuple(self.line(arc)[0]): arc for arc in outer if not self._closed(arc)}
        if len(found) + len(left) < len(outer):
            raise ValueError("areas touch in a point: which arc follows which is not known")
        while left:
            _, arc = left.popitem()
            ring = [arc]
            while (following := left.pop(tuple(self.line(ring[-1])[-1]), None)) is not None:
                ring.append(following)
            found.append(ring)
        return found

    def _closed(self, arc: int) -> bool:
        line = self.line(arc)
        return tuple(line[0]) == tuple(line[-1])


def label_point(ring: Points) -> list[float]:
    """Longitude and latitude of the point of a grid over the area that lies farthest from its border."""
    low, high = ring.min(axis=0), ring.max(axis=0)
    axes = [np.linspace(low[axis], high[axis], LABEL_GRID + 2)[1:-1] for axis in (0, 1)]
    inside = [point for point in np.stack(np.meshgrid(*axes), -1).reshape(-1, 2) if _contains(ring, point)]
    best = max(inside, key=lambda point: float(np.hypot(*(ring - point).T).min()), default=ring.mean(axis=0))
    longitude, latitude = STEPPE.unproject(*best)
    return [round(float(longitude), 3), round(float(latitude), 3)]


def _contains(ring: Points, point: Points) -> bool:
    (x1, y1), (x2, y2) = ring.T, np.roll(ring, -1, axis=0).T
    crosses = (y1 > point[1]) != (y2 > point[1])
    with np.errstate(divide="ignore", invalid="ignore"):
        left = point[0] < (x2 - x1) * (point[1] - y1) / (y2 - y1) + x1
    return bool(np.count_nonzero(crosses & left) % 2)


def region_units(topology: Topology, rings: dict[str, Rings], regions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The regions of all times: those of today, and those of the past from their parts."""
    units = []
    for region in regions:
        told = region["properties"]
        if told.get("disputed"):
            continue
        code = told["iso"]
        own = rings[code] if code in rings else topology.united(rings[part] for part in told["parts"])
        codes = [code, *filter(None, [told.get("iso_before_2022_11_29")])]
        known = {"codes": codes, "country": told["country"], "names": _names(told), "label": told["label"]}
        known["area"] = told["area_km2"]
        since, last = told["valid_from"], told["valid_to"]
        until = (date.fromisoformat(last) + timedelta(days=1)).isoformat() if last else None
        dated = {"since": since, "until": until, "parts": told.get("parts")}
        units.append(_geometry(code, own, known | {key: value for key, value in dated.items() if value}))
    return units


def country_units(
    topology: Topology, geometries: list[dict[str, Any]], rings: dict[str, Rings], names: dict[str, dict[str, str]]
) -> list[dict[str, Any]]:
    """The countries around, Ukraine with all that ISO 3166-2 counts to it."""
    units = []
    for geometry in geometries:
        told = geometry["properties"]
        if told["kind"] != "country":
            continue
        code = told["id"]
        own = rings[code]
        disputed = [rings[other] for other in rings if other.startswith(f"{code}-")]
        if disputed:
            own = topology.united([own, *disputed])
        lands = sorted(map(topology.ring, own), key=_area)
        known = {"codes": [code], "country": code, "names": names[code], "label": label_point(lands[-1])}
        known["area"] = round(sum(map(_area, lands)))
        units.append(_geometry(code, own, known))
    return units


def _area(ring: Points) -> float:
    x, y = ring.T
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


def _names(told: dict[str, Any]) -> dict[str, str]:
    return {language: told[f"name_{language}"] for language in LANGUAGES if told.get(f"name_{language}")}


def _country_names(country: dict[str, Any]) -> dict[str, str]:
    """The names given, where there is none that of Unicode's CLDR; none at all for what is no country."""
    code = country["id"]
    known = {language: str(Locale(language).territories.get(code, "")) for language in LANGUAGES}
    return known | _names(country["properties"]) if all(known.values()) else {}


def _geometry(code: str, rings: Rings, properties: dict[str, Any]) -> dict[str, Any]:
    # Which ring lies in which does not matter to the program (even-odd filling); each is a polygon here.
    return {"type": "MultiPolygon", "id": code, "properties": properties, "arcs": [[ring] for ring in rings]}


def disputed_areas(rings: dict[str, Rings], regions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What two countries claim: areas that lie within units and can be hatched."""
    return [
        _geometry(told["iso"], rings[told["iso"]], {"names": _names(told), "label": told["label"]})
        for told in (region["properties"] for region in regions)
        if told.get("disputed")
    ]


def water(topology: Topology, features: list[dict[str, Any]]) -> dict[str, Any]:
    """Lakes and rivers as geometries of arcs of their own."""
    lakes, rivers = [], []
    for feature in features:
        told, shape = feature["properties"], feature["geometry"]
        lines = [shape["coordinates"]] if shape["type"] == "LineString" else shape["coordinates"]
        arcs = [[topology.add(np.array(line, np.float64))] for line in lines]
        if told["kind"] == "river":
            rivers.append({"type": "MultiLineString", "properties": {"rank": told["rank"]}, "arcs": arcs})
        else:
            lakes.append({"type": "Polygon", "arcs": arcs})
    return {
        "lakes": {"type": "GeometryCollection", "geometries": lakes},
        "rivers": {"type": "GeometryCollection", "geometries": rivers},
    }


def convert(folder: Path) -> dict[str, Any]:
    """The one file, as JSON values."""
    source = _load(folder / "map_units.topojson")
    geometries = source["objects"]["units"]["geometries"]
    topology = Topology(source)
    rings = {
        geometry["properties"]["id"]: [
            ring
            for polygon in (geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]])
            for ring in polygon
        ]
        for geometry in geometries
    }
    names = {each["id"]: _country_names(each) for each in _load(folder / "countries.geojson")["features"]}
    regions = _load(folder / "regions_admin1.geojson")["features"]
    units = region_units(topology, rings, regions)
    units += country_units(topology, geometries, rings, names)
    collections = {"units": {"type": "GeometryCollection", "geometries": units}}
    collections["disputed"] = {"type": "GeometryCollection", "geometries": disputed_areas(rings, regions)}
    collections |= water(topology, _load(folder / "water.geojson")["features"])
    arcs = [np.concatenate((arc[:1], np.diff(arc, axis=0))).tolist() for arc in topology.arcs]
    return {
        "type": "Topology",
        "known_since": KNOWN_SINCE,
        "transform": topology.transform,
        "objects": collections,
        "arcs": arcs,
    }


def _load(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as stream:
        loaded: dict[str, Any] = json.load(stream)
    return loaded


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(convert(Path(sys.argv[1])), ensure_ascii=False, separators=(",", ":"))
    TARGET.write_text(f"{text}\n", encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(text.encode())} bytes")
