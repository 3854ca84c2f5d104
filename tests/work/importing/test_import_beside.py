"""What other processes do beside an import is what would have been done without them."""

from __future__ import annotations

import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from steppeline import paths
from steppeline.exchange.reading.formats import format_named
from steppeline.exchange.reading.recipe import Recipe
from steppeline.model.errors import WorldError
from steppeline.model.text import Language
from steppeline.store.casefile import open_casefile
from steppeline.store.dump import canonical_dump
from steppeline.store.opening import connect_new
from steppeline.store.staged_edit import Choices
from steppeline.store.staged_sums import staged_sums
from steppeline.store.staging import staged_tables
from steppeline.work.casefiles import demo_casefile, new_casefile
from steppeline.work.export import export_events
from steppeline.work.importing import child, engine
from steppeline.work.importing.beside import blocks_read_beside, sums_made_beside
from steppeline.work.importing.engine import ImportFile, Staged, detect, read_blocks, stage

RESOURCES = paths.shipped("resources")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.steppeline"
    demo_casefile(path, paths.shipped("data"))
    return path


@pytest.fixture(params=[".csv", ".jsonl", ".geojson", ".kml", ".ics", ".xlsx"])
def exported(request: pytest.FixtureRequest, demo: Path, tmp_path: Path) -> ImportFile:
    """The shipped dataset in a format; lossless JSON Lines have parts and entries of every sort."""
    file = tmp_path / f"events{request.param}"
    with open_casefile(demo) as opened:
        export_events(opened, file, "", Language("en"))
    return ImportFile(file, detect(file).recipe)


@pytest.fixture
def casefile(tmp_path: Path) -> Path:
    path = tmp_path / "case.steppeline"
    new_casefile(path, paths.shipped("data"))
    return path


def staged_text(staged: Staged) -> str:
    with closing(connect_new(staged.path)) as connection:
        return "\n".join(connection.iterdump())


def test_a_file_read_beside_is_staged_as_one_read_here(
    exported: ImportFile, casefile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = stage([exported], casefile, RESOURCES, casefile.with_name("here"))
    monkeypatch.setattr(engine, "LARGE", 0)
    if format_named(exported.recipe.format).read is not None:
        monkeypatch.delattr(engine, "read_blocks")
    beside = stage([exported], casefile, RESOURCES, casefile.with_name("beside"))
    assert (beside.counts, staged_text(beside)) == (here.counts, staged_text(here))


def test_sums_made_beside_are_those_of_the_staged_rows(exported: ImportFile, casefile: Path) -> None:
    found = stage([exported], casefile, RESOURCES, casefile.with_name("staging"))
    last = dict.fromkeys(staged_tables(), 1_020)
    with closing(connect_new(found.path)) as connection:
        numbers = [number for (number,) in connection.execute("SELECT id FROM arrival ORDER BY id")]
    for choices in (Choices(), Choices(frozenset(numbers[1:40:3]))):
        with sums_made_beside(found.path, last, choices) as sums:
            assert list(sums) == list(staged_sums(found.path, last, choices))


@pytest.mark.parametrize(
    ("format_", "text"), [("csv", "a,b\n1,2\n"), ("json", '{"events": [{"date": "2020"'), ("nonsense", "")]
)
def test_a_file_that_cannot_be_read_is_refused_with_the_same_words(tmp_path: Path, format_: str, text: str) -> None:
    file = tmp_path / "file"
    file.write_text(text, encoding="utf-8")
    each = ImportFile(file, Recipe(format_))
    with pytest.raises(WorldError) as here:
        list(read_blocks(each))
    with pytest.raises(WorldError) as beside, blocks_read_beside(file, each.recipe) as blocks:
        list(blocks)
    assert (type(beside.value), str(beside.value)) == (type(here.value), str(here.value))


def test_a_file_that_is_gone_is_the_fault_of_the_world(tmp_path: Path) -> None:
    with (
        pytest.raises(OSError, match="No such file"),
        blocks_read_beside(tmp_path / "gone.csv", Recipe("csv")) as blocks,
    ):
        list(blocks)


def test_a_reader_that_dies_ends_the_import_and_changes_nothing(
    casefile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "table.csv"
    file.write_text("id,title,date\n" + "".join(f"{n},Talks,2021-09-28\n" for n in range(400_000)), encoding="utf-8")
    before = dump(casefile)
    begun: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **more: Any) -> None:
            super().__init__(*arguments, **more)
            begun.append(self)

    def told(rows: int) -> None:
        begun[0].kill()

    monkeypatch.setattr(subprocess, "Popen", Noted)
    each = ImportFile(file, detect(file).recipe)
    with pytest.raises(WorldError, match="The import ended before it was done"):
        stage([each], casefile, RESOURCES, tmp_path / "staging", told)
    assert dump(casefile) == before


def dump(casefile: Path) -> str:
    with open_casefile(casefile) as opened:
        return canonical_dump(opened.connection)


def test_no_child_outlives_its_block(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("id,title,date\n" + "".join(f"{n},Talks,2021-09-28\n" for n in range(100_000)), encoding="utf-8")
    with child.child({"do": "read", "file": str(file), "recipe": {"format": "table"}}) as reader:
        assert reader.process.poll() is None
    assert reader.process.poll() is not None
