"""Importing several files: all in one step, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from steppeline.model.reference import Kind, Region
from steppeline.model.reference_book import ReferenceBook
from steppeline.store.casefile import create, open_casefile
from steppeline.store.dataset import add_dataset
from steppeline.store.events import read_events
from steppeline.work.import_files import Outcome, import_files

KINDS = ReferenceBook(
    kinds={"visit": Kind("visit", {"en": "Visit"}, "#0072b2", "circle", 1)},
    regions={"kz": Region("kz", "country", ())},
)


@pytest.fixture
def casefile(tmp_path: Path) -> Path:
    path = tmp_path / "case.steppeline"
    with create(path) as opened:
        opened.apply(add_dataset(KINDS, (), "Kinds"))
    return path


def event(ref: str, more: str = "", kind: str = "visit") -> str:
    return f'[[event]]\nrefs = ["{ref}"]\nkind = "{kind}"\ndate = "2020"\ntitle.en = "{ref}"\n{more}\n'


def imported(casefile: Path, texts: Mapping[str, str], *, dry_run: bool = False) -> Outcome:
    files = [casefile.with_name(name) for name in texts]
    for file, text in zip(files, texts.values(), strict=True):
        file.write_text(text, encoding="utf-8")
    return import_files(files, casefile, casefile.parent / "backups", dry_run=dry_run)


def refs(casefile: Path) -> list[str]:
    with open_casefile(casefile) as opened:
        return [event.refs[0] for event in read_events(opened.connection)]


def backups(casefile: Path) -> int:
    return len(list(casefile.parent.glob("backups/*")))


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (event("b", kind="nonsense"), "b.toml, b, kind: “nonsense” is not defined anywhere."),
        (event("b", 'regions = [{ region = "ru" }]'), "b.toml, b, regions: “ru” is not defined anywhere."),
        (event("b", 'links = [{ type = "follows", to = "c" }]'), "b.toml, b, links: “c” is not defined anywhere."),
        (event("b") + event("b"), "b.toml, b, refs: “b” names two events."),
    ],
)
@pytest.mark.parametrize("dry_run", [False, True])
def test_a_bad_file_keeps_the_good_one_out(casefile: Path, second: str, told: str, dry_run: bool) -> None:
    before = casefile.read_bytes()
    outcome = imported(casefile, {"a.toml": event("a"), "b.toml": second}, dry_run=dry_run)
    assert [str(problem) for problem in outcome.problems] == [told]
    assert (outcome.added, casefile.read_bytes(), backups(casefile)) == (0, before, 0)


def test_files_may_name_what_others_bring_and_go_in_one_step(casefile: Path) -> None:
    place = '[[place]]\nkey = "omsk"\nnames = [{ language = "en", name = "Omsk" }]\n'
    texts = {
        "a.toml": event("a", 'places = [{ place = "omsk" }]\nlinks = [{ type = "follows", to = "b" }]'),
        "b.toml": event("b") + event("a") + place,
    }
    outcome = imported(casefile, texts)
    assert (outcome.added, outcome.known, outcome.problems) == (2, 1, ())
    assert refs(casefile) == ["a", "b"]
    assert backups(casefile) == 1
    with open_casefile(casefile, writable=True) as opened:
        opened.undo()
    assert refs(casefile) == []


def test_what_is_there_already_makes_no_backup(casefile: Path) -> None:
    imported(casefile, {"a.toml": event("a")})
    revised = casefile.read_bytes()
    assert imported(casefile, {"a.toml": event("a")}) == Outcome(0, 1, ())
    assert (casefile.read_bytes(), backups(casefile)) == (revised, 1)


def test_a_failure_in_the_midst_leaves_no_backup(casefile: Path) -> None:
    circle = '[[region]]\nkey = "x"\nlevel = "region"\nnames = []\nparent = "x"\n'
    with pytest.raises(Exception, match="would lie within itself"):
        imported(casefile, {"a.toml": event("a"), "b.toml": circle})
    assert (refs(casefile), backups(casefile)) == ([], 0)


def test_regions_may_be_called_by_names_and_codes(casefile: Path) -> None:
    region = (
        '[[region]]\nkey = "kz-aktobe"\nlevel = "region"\nparent = "kz"\n'
        'names = [{ language = "en", name = "Aktobe Region" }]\ncodes = [{ code = "KZ-AKT" }, { code = "KZ-15" }]\n'
    )
    texts = {
        "a.toml": event("a", 'regions = [{ region = "KZ-15" }, { region = "kz" }]') + region,
        "b.toml": event("b", 'regions = [{ region = "Актобе облысы" }]'),
    }
    assert imported(casefile, texts) == Outcome(2, 0, ())
    with open_casefile(casefile) as opened:
        found = [[role.region for role in event.regions] for event in read_events(opened.connection)]
    assert found == [["kz-aktobe", "kz"], ["kz-aktobe"]]
