"""Importing regions into a casefile: in one step that can be taken back, or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from steppeline.cli import run
from steppeline.model.errors import WorldError
from steppeline.paths import shipped
from steppeline.store.casefile import open_casefile
from steppeline.store.dump import canonical_dump
from steppeline.store.events import read_reference
from steppeline.store.outlines import read_outlines
from steppeline.work.casefiles import new_casefile
from steppeline.work.import_regions import RegionOutcome, import_regions


def square(west: float, south: float, side: float = 1.0) -> dict[str, object]:
    east, north = west + side, south + side
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [west, north], [east, north], [east, south], [west, south]]],
    }


def write(file: Path, *regions: dict[str, object]) -> Path:
    features = [
        {"type": "Feature", "geometry": square(2 * at, 0), "properties": region} for at, region in enumerate(regions)
    ]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return file


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.steppeline"
    new_casefile(path, shipped("data"))
    return path


def brought(case: Path, *regions: dict[str, object]) -> RegionOutcome:
    return import_regions([write(case.with_name("x.geojson"), *regions)], case, case.with_name("backups"))


def content(case: Path) -> str:
    with open_casefile(case) as casefile:
        return canonical_dump(casefile.connection)


def test_new_regions_come_with_outlines_and_their_country(case: Path) -> None:
    outcome = brought(case, {"id": "fj-w", "name": "Western", "code": "FJ-W", "country": "FJ"}, {"id": "x"})
    assert (outcome.added, outcome.outlined, outcome.problems) == (3, 0, ())
    assert str(outcome.summary) == "3 regions were added; 0 that were there have new outlines."
    with open_casefile(case) as casefile:
        regions = read_reference(casefile.connection).regions
        outlines = read_outlines(casefile.connection)
    assert (regions["fj-w"].parent, regions["FJ"].level, regions["FJ"].codes[0].code) == ("FJ", "country", "FJ")
    assert [(outline.region, outline.label) for outline in outlines] == [
        ("fj-w", pytest.approx((0.5, 0.5))),
        ("x", pytest.approx((2.5, 0.5))),
    ]


def test_it_is_one_step_that_can_be_undone_and_redone(case: Path) -> None:
    before = content(case)
    brought(case, {"id": "a", "name": "A"}, {"id": "KZ-10"})
    after = content(case)
    assert after.count('"region_outline"') == 2
    with open_casefile(case, writable=True) as casefile:
        casefile.undo()
        assert canonical_dump(casefile.connection) == before
        casefile.redo()
        assert canonical_dump(casefile.connection) == after


def test_a_known_region_gets_the_outline_and_keeps_its_names(case: Path) -> None:
    outcome = brought(case, {"id": "other", "iso": "KZ-10", "name_en": "Abay", "name_ru": "Семей"})
    assert (outcome.added, outcome.outlined) == (0, 1)
    assert any("“kz-abai” keeps its name" in str(remark) for remark in outcome.remarks)
    with open_casefile(case) as casefile:
        names = {name.name for name in read_reference(casefile.connection).regions["kz-abai"].names}
        assert [outline.region for outline in read_outlines(casefile.connection)] == ["kz-abai"]
    assert "Семей" not in names


def test_an_outline_for_the_same_days_is_replaced(case: Path) -> None:
    brought(case, {"id": "a", "until": "2000"}, {"id": "b"})
    brought(case, {"id": "b"}, {"id": "a", "since": "2000"})
    with open_casefile(case) as casefile:
        found = {(each.region, each.since): round(each.label[0] - 0.5) for each in read_outlines(casefile.connection)}
    assert found == {("a", None): 0, ("b", None): 0, ("a", "2000"): 2}


@pytest.mark.parametrize(
    ("regions", "reason"),
    [
        (({"id": "a"}, {"id": "b", "since": "x"}), "feature 2 (b): “x” is no day"),
        (({"id": "a", "parent": "nowhere"},), "feature 1 (a): no region is known as “nowhere”, its parent"),
        (({"id": "KZ-10"}, {"id": "kz-abai"}), "the region “kz-abai” comes twice"),
    ],
)
def test_with_any_problem_nothing_is_added(case: Path, regions: tuple[dict[str, object], ...], reason: str) -> None:
    before = content(case)
    outcome = brought(case, *regions)
    assert reason in str(outcome.problems[0])
    assert str(outcome.summary) == "Nothing was added."
    assert content(case) == before
    assert not case.with_name("backups").exists()


def test_regions_within_each_other_are_refused(case: Path) -> None:
    before = content(case)
    with pytest.raises(WorldError, match="would lie within itself"):
        brought(case, {"id": "a", "parent": "b"}, {"id": "b", "parent": "a"})
    assert content(case) == before


def test_a_damaged_outline_is_told_by_the_checks(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    brought(case, {"id": "a"})
    assert run(["check", str(case)]) == 0
    with open_casefile(case, writable=True) as casefile:
        assert casefile._writer is not None
        casefile._writer.execute("UPDATE region_outline SET polygons = '[[[1]]]'")
    capsys.readouterr()
    assert run(["check", str(case)]) == 1
    assert "is damaged" in capsys.readouterr().err


def test_the_command_line_imports_regions(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = content(case)
    file = write(tmp_path / "y.json", {"id": "a"})
    assert run(["import", "--regions", str(file), "--into", str(case), "--dry-run"]) == 0
    assert content(case) == before
    assert run(["import", str(file.rename(tmp_path / "y.geojson")), "--into", str(case)]) == 0
    assert "1 region was added" in capsys.readouterr().out
    broken = write(tmp_path / "z.geojson", {"name": "Nameless"})
    assert run(["import", str(broken), "--into", str(case)]) == 1
    assert "z.geojson, feature 1 (Nameless): it has no id" in capsys.readouterr().err
