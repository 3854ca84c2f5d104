"""Outlines that a casefile brings along: alone elsewhere in the world, among those of the program nearby."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from steppeline.model.calendar import seconds_of
from steppeline.model.errors import WorldError
from steppeline.model.filter import ChoiceClause
from steppeline.model.text import Language, Message
from steppeline.model.viewport import Viewport
from steppeline.paths import shipped
from steppeline.session.casework import import_regions
from steppeline.session.content import open_content
from steppeline.session.document import Document
from steppeline.session.jobs import Jobs
from steppeline.session.view_state import ViewState
from steppeline.store.casefile import open_casefile
from steppeline.store.events import read_reference
from steppeline.ui.map.camera import camera_for
from steppeline.ui.map.plane import plane_around
from steppeline.ui.map.region_map import RegionMap
from steppeline.ui.theme import light
from steppeline.work.casefiles import new_casefile

AS_OF = seconds_of(2026, 11, 22)
FOLDER = Path(__file__).parents[3] / "resources" / "map"
ISLANDS = {"fj-w": [(177, -18.5)], "fj-n": [(179.5, -17), (-178.5, -17)], "fj-e": [(-179.5, -19)]}


def square(west: float, south: float) -> list[list[tuple[float, float]]]:
    east = west + 1 if west + 1 <= 180 else west - 359
    return [[(west, south), (east, south), (east, south + 1), (west, south + 1), (west, south)]]


def write(file: Path, regions: dict[str, list[tuple[float, float]]], country: str) -> Path:
    features = [
        {
            "type": "Feature",
            "id": key,
            "properties": {"name": key.upper(), "country": country},
            "geometry": {"type": "MultiPolygon", "coordinates": [square(*corner) for corner in corners]},
        }
        for key, corners in regions.items()
    ]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return file


@pytest.fixture
def document(application: QApplication, tmp_path: Path, failures: list[WorldError]) -> Iterator[Document]:
    case = tmp_path / "case.steppeline"
    new_casefile(case, shipped("data"))
    document = Document(open_content(case, AS_OF, tmp_path, told=lambda done, total: None), Jobs(failures.append))
    yield document
    document.close()


@pytest.fixture
def bring(
    document: Document, tmp_path: Path, wait_until: Callable[[Callable[[], bool]], None]
) -> Callable[[dict[str, list[tuple[float, float]]], str], str]:
    def bring(regions: dict[str, list[tuple[float, float]]], country: str) -> str:
        told: list[Message] = []
        import_regions(document, [write(tmp_path / "x.geojson", regions, country)], tmp_path / "backups", told.append)
        wait_until(lambda: bool(told))
        return str(told[0])

    return bring


@pytest.fixture
def region_map(document: Document, show: Callable[..., RegionMap], turn: Callable[[], None]) -> RegionMap:
    state = ViewState(document)
    state.set_viewport(Viewport(seconds_of(2023), seconds_of(2025), 800))
    shown = show(RegionMap(document, state, light(), Language("en"), folder=FOLDER), width=900, height=600)
    turn()
    return shown


def units(region_map: RegionMap) -> dict[str, QPointF]:
    """Where the labels of the units are seen."""
    assert region_map._atlas is not None
    camera = region_map._atlas.camera(region_map._size())
    return {unit.code: camera.pixel_of(unit.label) for unit in region_map._atlas.contents.places.borders.units}


def test_another_part_of_the_world_is_the_whole_map(
    region_map: RegionMap, document: Document, bring: Callable[..., str], wait_until: Callable[..., None]
) -> None:
    assert "KZ-10" in units(region_map)
    assert bring(ISLANDS, "FJ") == "4 regions were added; 0 that were there have new outlines."
    region_map.grab()
    seen = units(region_map)
    assert seen.keys() == ISLANDS.keys()
    # All of them are in view, in one piece across the antimeridian, west on the left and north on top.
    assert all(0 < at.x() < 900 and 0 < at.y() < 600 for at in seen.values())
    assert seen["fj-w"].x() < seen["fj-n"].x() < seen["fj-e"].x()
    assert seen["fj-n"].y() < seen["fj-w"].y() < seen["fj-e"].y()
    document.undo()
    wait_until(lambda: document.region_outlines() == ())
    region_map.grab()
    assert "KZ-10" in units(region_map)


def test_they_are_named_coloured_pointed_at_and_chosen(region_map: RegionMap, bring: Callable[..., str]) -> None:
    bring(ISLANDS, "FJ")
    picture = region_map.grab().toImage()
    seen = units(region_map)
    assert region_map._atlas is not None
    assert "FJ-W" in region_map._atlas.spoken("fj-w")
    within, beside = seen["fj-w"] + QPointF(0, 20), seen["fj-w"] - QPointF(0, 250)
    assert picture.pixelColor(within.toPoint()) != picture.pixelColor(beside.toPoint())
    QTest.mouseClick(region_map, Qt.MouseButton.LeftButton, pos=within.toPoint())
    clause = region_map._state.filter.clause_of("region")
    assert isinstance(clause, ChoiceClause)
    assert clause.keys == {"fj-w"}
    QTest.mouseClick(region_map, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, pos=within.toPoint())
    clause = region_map._state.filter.clause_of("region")
    assert isinstance(clause, ChoiceClause)
    assert clause.keys == ISLANDS.keys()


def test_a_neighbour_of_the_program_s_countries_is_drawn_among_them(
    region_map: RegionMap, bring: Callable[..., str]
) -> None:
    assert {"MN", "KZ-10"} < units(region_map).keys()
    bring({"mn-w": [(98, 47)], "mn-e": [(99, 47)]}, "MN")
    region_map.grab()
    # They are only a part of the country, whose outline stays below them.
    seen = units(region_map)
    assert {"mn-w", "mn-e", "KZ-10", "MN"} < seen.keys()
    assert region_map._unit_at(seen["mn-w"]) == "mn-w"
    assert region_map._atlas is not None
    borders = region_map._atlas.contents.places.borders
    west, east = borders.position_of("mn-w"), borders.position_of("mn-e")
    assert west is not None
    assert borders.neighbours(west) == {east}


def test_a_country_that_is_there_in_parts_is_drawn_by_them(region_map: RegionMap, bring: Callable[..., str]) -> None:
    bring({"ge-all": [(42 + at, 41 + up) for at in range(0, 6, 2) for up in range(0, 4, 2)]}, "GE")
    region_map.grab()
    assert "GE" not in units(region_map)


def test_an_outline_takes_the_place_of_the_program_s(region_map: RegionMap, bring: Callable[..., str]) -> None:
    bring({"KZ-10": [(80, 48)]}, "KZ")
    region_map.grab()
    seen = units(region_map)
    assert "KZ-10" not in seen
    assert {"kz-abai", "KZ-33"} < seen.keys()


def test_a_file_with_problems_is_a_failure(
    document: Document, tmp_path: Path, failures: list[WorldError], wait_until: Callable[..., None]
) -> None:
    file = tmp_path / "x.geojson"
    file.write_text('{"type": "FeatureCollection", "features": [1, 2, 3]}', encoding="utf-8")
    import_regions(document, [file], tmp_path / "backups", lambda told: None)
    wait_until(lambda: bool(failures))
    expected = "x.geojson, feature 1: this is no feature. There are 2 more problems. Nothing was added."
    assert str(failures.pop().sentence) == expected
    assert document.region_outlines() == ()
    assert not (tmp_path / "backups").exists()


def test_before_regions_are_added_the_casefile_is_backed_up(
    document: Document, bring: Callable[[dict[str, list[tuple[int, int]]], str], str], tmp_path: Path
) -> None:
    bring({"br-one": [(-50, -10)], "br-two": [(-45, -10)]}, "br")
    (backup,) = (tmp_path / "backups").iterdir()
    with open_casefile(backup) as kept, open_casefile(document.path) as now:
        before, after = (set(read_reference(each.connection).regions) for each in (kept, now))
    assert after - before == {"br", "br-one", "br-two"}


@pytest.mark.parametrize(("south", "north"), [(-50, -10), (-20, 20), (-4, 3), (-85, -60), (20, 50)])
def test_on_any_plane_north_is_up_and_points_stay_where_they_are_held(south: float, north: float) -> None:
    plane = plane_around(-70, -30, south, north)
    corners = [(-70, south), (-30, south), (-30, north), (-70, north)]
    points = np.column_stack(plane.albers.project(*np.array(corners, float).T))
    back = np.column_stack(plane.albers.unproject(*points.T))
    assert np.allclose(back, corners)
    camera = camera_for(800, 500, plane).fitted(points, 10)
    seen = [camera.pixel_of((x, y)) for x, y in points.tolist()]
    assert all(9.9 <= at.x() <= 790.1 and 9.9 <= at.y() <= 490.1 for at in seen)
    assert seen[0].y() > seen[3].y()
    assert seen[0].x() < seen[1].x()
    held = camera.zoomed(3, seen[0] * 0.5 + seen[2] * 0.5, 1e6)
    middle = camera.point_at(seen[0] * 0.5 + seen[2] * 0.5)
    assert (held.pixel_of(middle) - seen[0] * 0.5 - seen[2] * 0.5).manhattanLength() < 0.5
