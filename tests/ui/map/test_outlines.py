"""The shipped outlines: whole, closed, of the right size, and refused in words when they are not there."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from steppeline.model.errors import WorldError
from steppeline.model.region import moment_of
from steppeline.ui.map.detail import Detail
from steppeline.ui.map.outlines import FILE_NAME, Outlines, Ring, read_outlines
from steppeline.ui.map.projection import STEPPE, Floats

FOLDER = Path(__file__).parents[3] / "resources" / "map"


def ring_points(outlines: Outlines, ring: Ring) -> list[Floats]:
    starts, points = outlines.arcs.starts, outlines.arcs.points
    lines = [points[starts[max(arc, ~arc)] : starts[max(arc, ~arc) + 1]] for arc in ring]
    return [line if arc >= 0 else line[::-1] for arc, line in zip(ring, lines, strict=True)]


def test_every_ring_ends_where_it_began(outlines: Outlines) -> None:
    rings = [*(ring for unit in outlines.units for ring in unit.rings), *outlines.lakes]
    assert len(rings) > 500
    for ring in rings:
        lines = ring_points(outlines, ring)
        for line, following in zip(lines, [*lines[1:], lines[0]], strict=True):
            assert np.array_equal(line[-1], following[0])


def test_areas_are_those_stated(outlines: Outlines) -> None:
    """Signed areas: rings around holes run the other way, so that their areas are taken off.

    For Kazakhstan and Russia they were stated by the preparation, which measured other outlines than these.
    """
    for unit in outlines.units:
        area = 0.0
        for ring in unit.rings:
            x, y = np.concatenate(ring_points(outlines, ring)).T
            area += float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2
        assert abs(area) == pytest.approx(unit.area, rel=0.01, abs=30), unit.code


@pytest.mark.parametrize(("day", "count"), [("2017", 16), ("2020", 17), ("2022-06-07", 17), ("2022-06-08", 20)])
def test_kazakhstan_has_the_regions_of_the_day(outlines: Outlines, day: str, count: int) -> None:
    moment = moment_of(day)
    regions = [unit for unit in outlines.units if unit.country == "KZ" and unit.since <= moment < unit.until]
    assert len(regions) == count
    assert sum(unit.area for unit in regions) == pytest.approx(2_724_900, rel=0.005)


def test_russia_has_the_regions_of_iso_3166_2(outlines: Outlines) -> None:
    codes = {unit.code for unit in outlines.units if unit.country == "RU"}
    assert len(codes) == 83
    assert not {"UA-43", "UA-40", "UA-14", "UA-09", "UA-23", "UA-65"} & {unit.code for unit in outlines.units}
    ukraine = next(unit for unit in outlines.units if unit.code == "UA")
    assert ukraine.area == pytest.approx(603_550, rel=0.02)


def test_labels_lie_inside(outlines: Outlines) -> None:
    detail = Detail(outlines.arcs, 0)
    outside = [unit.code for unit in outlines.units if not detail.area(unit.rings).contains(QPointF(*unit.label))]
    assert outside == []


def test_regions_are_named_in_three_languages(outlines: Outlines) -> None:
    for unit in outlines.units:
        assert unit.is_country or set(unit.names) == {"en", "ru", "kk"}


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="cannot be read"):
        read_outlines(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"type": "Topology"}', '{"objects": {"units": 1}}'])
def test_another_file_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    with pytest.raises(WorldError, match="damaged"):
        read_outlines(tmp_path)


@pytest.mark.parametrize(
    ("found", "put"), [("]],[[", "]],[[7],["), ("]]]", '],["x"]]]'), (',"arcs":[[[', ',"arcs":[[[null,')]
)
def test_damaged_arcs_are_told(tmp_path: Path, found: str, put: str) -> None:
    text = (FOLDER / FILE_NAME).read_text(encoding="utf-8")
    head, _, tail = text.rpartition(found)
    (tmp_path / FILE_NAME).write_text(f"{head}{put}{tail}", encoding="utf-8")
    with pytest.raises(WorldError, match="damaged"):
        read_outlines(tmp_path)


def test_the_file_is_plain_topojson(outlines: Outlines) -> None:
    """The quick way of reading arcs finds what a reader of TopoJSON finds."""
    topology = json.loads((FOLDER / FILE_NAME).read_text(encoding="utf-8"))
    assert len(topology["arcs"]) == len(outlines.arcs)
    for number in range(0, len(topology["arcs"]), 50):
        steps = np.cumsum(topology["arcs"][number], axis=0)
        longitude, latitude = (steps * topology["transform"]["scale"] + topology["transform"]["translate"]).T
        own = outlines.arcs.points[outlines.arcs.starts[number] : outlines.arcs.starts[number + 1]]
        assert np.allclose(np.column_stack(STEPPE.project(longitude, latitude)), own)
