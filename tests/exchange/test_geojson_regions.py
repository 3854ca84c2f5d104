"""Regions read from GeoJSON, and what is refused, with the feature and the reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from steppeline.exchange import geojson_regions
from steppeline.exchange.geojson_regions import RegionArrivals, read_regions

SQUARE = [[[0, 0, 12.5], [1, 0], [1, 1], [0, 1], [0, 0]]]
AREA = {"type": "Polygon", "coordinates": SQUARE}


def feature(geometry: object = AREA, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "properties": {"id": "a", **properties}, "geometry": geometry}


def read(tmp_path: Path, *features: object, **others: object) -> RegionArrivals:
    file = tmp_path / "x.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features, **others}), encoding="utf-8")
    return read_regions(file)


def told(arrivals: RegionArrivals) -> list[str]:
    return [str(problem.told("x.geojson")) for problem in arrivals.problems]


def test_properties_are_read_and_unknown_ones_passed_over(tmp_path: Path) -> None:
    properties = {"name": "Ay", "name:ru": "Ай", "iso": "XX-A", "country": "XX", "since": "1990", "population": [1]}
    arrivals = read(tmp_path, feature(valid_to="2019-12-31", **properties))
    (region,) = arrivals.regions
    assert arrivals.problems == ()
    assert (region.traits.key, region.traits.code, region.traits.country) == ("a", "XX-A", "XX")
    assert region.traits.names == {"en": "Ay", "ru": "Ай"}
    assert region.traits.span == ("1990", "2020-01-01")
    assert region.outlines[0].area == pytest.approx(12_364, rel=0.001)


@pytest.mark.parametrize(
    ("last", "until"), [("2019", "2020-01-01"), ("2019-12", "2020-01-01"), ("2019-02", "2019-03-01")]
)
def test_the_last_day_belongs_to_the_region(tmp_path: Path, last: str, until: str) -> None:
    assert read(tmp_path, feature(valid_to=last)).regions[0].traits.until == until


def test_features_of_one_id_are_one_area_or_follow_each_other(tmp_path: Path) -> None:
    aside = {"type": "MultiPolygon", "coordinates": [[[[x + 5, y] for x, y, *_ in SQUARE[0]]]]}
    (region,) = read(tmp_path, feature(), feature(aside)).regions
    assert [len(outline.polygons) for outline in region.outlines] == [2]
    (region,) = read(tmp_path, feature(until="2000"), feature(aside, since="2000")).regions
    assert [(outline.since, outline.until) for outline in region.outlines] == [(None, "2000"), ("2000", None)]
    assert region.traits.span == (None, None)
    arrivals = read(tmp_path, feature(until="2001"), feature(aside, since="2000"))
    assert arrivals.regions == ()
    assert told(arrivals) == ["x.geojson, feature 1 (a): “a” has two outlines for the same days."]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (7, "this is no feature"),
        ({"type": "Feature", "properties": None, "geometry": AREA}, "it has no id"),
        (feature(None), "it has no geometry"),
        (feature({"type": "Point", "coordinates": [0, 0]}), "a Point is no area"),
        (feature({"type": "Polygon", "coordinates": "x"}), "no lists of rings"),
        (feature({"type": "Polygon", "coordinates": [[[0, 0], ["1", 0], [1, 1], [0, 0]]]}), "no list of positions"),
        (feature({"type": "Polygon", "coordinates": [[[0, 0], [[1], 0], [1, 1], [0, 0]]]}), "no list of positions"),
        (feature({"type": "Polygon", "coordinates": [[[0, 0], [10**400, 0], [1, 1], [0, 0]]]}), "no list of positions"),
        (feature({"type": "Polygon", "coordinates": [[[0, 0], [3, 2], [2, 0], [0, 2.5], [0, 0]]]}), "cross"),
        (feature(name=["x"]), "“name” is no text"),
        (feature(name="x" * 999), "too long"),
        (feature(since="yesterday"), "is no day"),
        (feature(since="2020", until="2019"), "before it begins"),
    ],
)
def test_a_broken_feature_is_named_with_the_reason(tmp_path: Path, wrong: object, reason: str) -> None:
    arrivals = read(tmp_path, feature(id="good"), wrong)
    (problem,) = told(arrivals)
    assert problem.startswith("x.geojson, feature 2")
    assert reason in problem


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "not valid JSON"),
        ('{"a":' * 100_000, "nested too deeply"),
        ("[]", "no GeoJSON"),
        ('{"type": "Topology"}', "TopoJSON"),
        ('{"type": "FeatureCollection", "features": []}', "no features"),
        (json.dumps({"type": "FeatureCollection", "crs": {"properties": {"name": "EPSG:3857"}}}), "EPSG:3857"),
        ("\udcff", "UTF-8"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    file = tmp_path / "x.geojson"
    file.write_bytes(text.encode(errors="surrogateescape"))
    (problem,) = told(read_regions(file))
    assert reason in problem


def test_the_usual_system_may_be_named(tmp_path: Path) -> None:
    for name in ("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"):
        assert read(tmp_path, feature(), crs={"type": "name", "properties": {"name": name}}).problems == ()


def test_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for limit, reason in (("MOST_BYTES", "larger than"), ("MOST_POINTS", "more than"), ("_MOST_BRACKETS", "more than")):
        with monkeypatch.context() as patch:
            patch.setattr(geojson_regions, limit, 3)
            assert reason in told(read(tmp_path, feature()))[0]
