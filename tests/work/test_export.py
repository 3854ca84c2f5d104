"""The shipped dataset to files that lose nothing, and back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from steppeline import paths
from steppeline.model.errors import InputError, WorldError
from steppeline.model.text import Language
from steppeline.store.casefile import open_casefile
from steppeline.store.dump import canonical_dump
from steppeline.work.casefiles import demo_casefile
from steppeline.work.export import Exported, export_events, export_suffixes
from steppeline.work.lossless import casefile_from_lossless, holds_content

ENGLISH = Language("en")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shipped") / "demo.steppeline"
    demo_casefile(path, paths.shipped("data"))
    return path


def dump(path: Path) -> str:
    with open_casefile(path) as casefile:
        return canonical_dump(casefile.connection)


def export(casefile: Path, target: Path, query: str = "", *, history: bool = False) -> Exported:
    with open_casefile(casefile) as opened:
        return export_events(opened, target, query, ENGLISH, history=history)


@pytest.mark.parametrize("name", ["x.json", "x.jsonl", "x.ndjson"])
@pytest.mark.parametrize("history", [False, True])
def test_the_dataset_goes_there_and_back(shipped: Path, tmp_path: Path, name: str, *, history: bool) -> None:
    export(shipped, tmp_path / name, history=history)
    assert holds_content(tmp_path / name)
    made = tmp_path / "again.steppeline"
    assert casefile_from_lossless(tmp_path / name, made) > 200
    assert dump(made) == dump(shipped)
    with open_casefile(made) as casefile:
        assert casefile.revision == int(history)


def test_it_fits_the_published_schema(shipped: Path, tmp_path: Path) -> None:
    export(shipped, tmp_path / "x.jsonl", "kind:crisis")
    schema = json.loads((paths.shipped("resources") / "casefile.schema.json").read_text(encoding="utf-8"))
    head, *records, end = map(json.loads, (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines())
    for name, values in (("header", [head]), ("record", records), ("end", [end])):
        validator = jsonschema.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": schema["$defs"]})
        for value in values:
            validator.validate(value)


def test_a_whole_casefile_as_a_casefile_has_the_same_content(shipped: Path, tmp_path: Path) -> None:
    export(shipped, tmp_path / "copy.steppeline")
    assert dump(tmp_path / "copy.steppeline") == dump(shipped)


def test_a_file_that_is_damaged_leaves_nothing(shipped: Path, tmp_path: Path) -> None:
    export(shipped, tmp_path / "x.jsonl")
    data = (tmp_path / "x.jsonl").read_bytes()
    (tmp_path / "x.jsonl").write_bytes(data[: len(data) // 2])
    with pytest.raises(InputError, match=r"^x\.jsonl: "):
        casefile_from_lossless(tmp_path / "x.jsonl", tmp_path / "again.steppeline")
    assert [each.name for each in tmp_path.iterdir()] == ["x.jsonl"]


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(WorldError):
        casefile_from_lossless(tmp_path / "missing.json", tmp_path / "again.steppeline")
    with pytest.raises(WorldError):
        holds_content(tmp_path / "missing.json")


def test_every_suffix_writes_something(shipped: Path, tmp_path: Path) -> None:
    for suffixes in export_suffixes():
        target = tmp_path / f"x{suffixes[0]}"
        done = export(shipped, target, "kind:forum")
        assert done.events > 20
        assert target.stat().st_size > 1_000, suffixes


@pytest.mark.parametrize("name", [".json", "json", "x.doc", "x"])
def test_what_is_no_format_is_refused(shipped: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        export(shipped, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["x.csv", "x.events.json", "x.timeline.json"])
def test_history_needs_a_format_with_room_for_it(shipped: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        export(shipped, tmp_path / name, history=True)


def test_a_failure_leaves_the_old_file(shipped: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(shipped, tmp_path / "x.steppeline"))
    before = copy.read_bytes()
    with pytest.raises(WorldError):
        export(copy, copy)
    assert copy.read_bytes() == before
