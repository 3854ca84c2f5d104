"""Reading a dataset folder: what is read, and what is refused with file, entry and field."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from steppeline.exchange.dataset import read_dataset
from steppeline.model.errors import WorldError
from steppeline.model.event import Claim, Figure, Link, RegionRole, SourceUse
from steppeline.model.reference import DatedName

KINDS = '[[kind]]\nkey = "forum"\nnames.en = "Forum"\ncolour = "#0072b2"\nglyph = "circle"\nposition = 1\n'
REGIONS = (
    '[[region]]\nkey = "ru"\nlevel = "country"\nnames = [{ language = "en", name = "Russia", reviewed = false }]\n'
)
SOURCES = '[[source]]\nkey = "page"\ntitle = "A page"\n'
EVENT = """
[[event]]
refs = ["forum-1", "first"]
kind = "forum"
date = "2003-04-15"
title.en = "First forum"
title.ru = "Первый форум"
regions = [{ region = "ru", role = "host" }]
sources = [{ source = "page", locator = "par. 6" }]
links = [{ type = "part of", to = "forum-2" }]
[[event.figures]]
meaning.en = "Trade"
number = 5
scale = 1e9
[[event.claims]]
field = "date"
value = "2003"
source = "page"
[[event]]
refs = ["forum-2"]
kind = "forum"
date = "2005"
title.en = "Second forum"
"""
FILES = {
    "kinds.toml": KINDS,
    "regions.toml": REGIONS,
    "places.toml": "",
    "actors.toml": "",
    "sources.toml": SOURCES,
    "series.toml": "",
    "forum.toml": EVENT,
}


def folder_with(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def refusal(folder: Path, **changed: str) -> str:
    """The sentence with which the folder is refused after files (named without ending) got other text."""
    folder_with(folder, FILES | {f"{name}.toml": text for name, text in changed.items()})
    with pytest.raises(WorldError) as caught:
        read_dataset(folder)
    return str(caught.value)


def test_tables_become_records(tmp_path: Path) -> None:
    book, (first, second) = read_dataset(folder_with(tmp_path, FILES))
    assert book.kinds["forum"].extent == "within"
    assert book.regions["ru"].names == (DatedName("en", "Russia", reviewed=False),)
    assert first.refs == ("forum-1", "first")
    assert first.title == {"en": "First forum", "ru": "Первый форум"}
    assert first.regions == (RegionRole("ru", "host"),)
    assert first.sources == (SourceUse("page", "par. 6"),)
    assert first.links == (Link("part of", "forum-2"),)
    assert first.figures == (Figure({"en": "Trade"}, number=5.0, scale=1e9),)
    assert first.claims == (Claim("date", "2003", source="page"),)
    assert second.status == "happened"
    assert second.regions == ()


def test_events_come_in_the_order_of_kinds(tmp_path: Path) -> None:
    visit = KINDS.replace("forum", "visit").replace("position = 1", "position = 2")
    visits = '[[event]]\nrefs = ["visit-1"]\nkind = "visit"\ndate = "1999"\ntitle.en = "Visit"\n'
    folder_with(tmp_path, FILES | {"kinds.toml": KINDS + visit, "visit.toml": visits})
    assert [event.refs[0] for event in read_dataset(tmp_path)[1]] == ["forum-1", "forum-2", "visit-1"]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('date = "2005"', 'date = "2005"\ncolour = "red"', "forum-2, colour"),
        ('date = "2005"', "", "forum-2, date"),
        ('date = "2005"', "date = 2005", "forum-2, date"),
        ('date = "2005"', 'date = "2005"\nstatus = "maybe"', "forum-2, status"),
        ('role = "host"', 'role = "owner"', "forum-1, regions[1].role"),
        ('type = "part of"', 'type = "like"', "forum-1, links[1].type"),
        ("number = 5", 'number = "5"', "forum-1, figures[1].number"),
        ("number = 5", "number = true", "forum-1, figures[1].number"),
        ("number = 5", 'number = 5\nverified = "no"', "forum-1, figures[1].verified"),
        ('title.ru = "Первый форум"', 'title.de = "Erstes Forum"', "forum-1, title.de"),
        ('title.ru = "Первый форум"', 'title.ru = ""', "forum-1, title.ru"),
        ('title.en = "Second forum"', 'title = "Second forum"', "forum-2, title"),
        ('title.en = "Second forum"', 'title.en = "Second forum"\nordinal = 2.5', "forum-2, ordinal"),
        ('title.en = "Second forum"', 'title.en = "Second forum"\nregions = "ru"', "forum-2, regions"),
        ('title.en = "Second forum"', 'title.en = "Second forum"\nregions = ["ru"]', "forum-2, regions[1]"),
        ('title.en = "Second forum"', 'title.en = "Second forum"\nid = 7', "forum-2, id"),
        ('refs = ["forum-2"]\n', "", "Second forum, refs"),
        ('refs = ["forum-2"]\nkind = "forum"', 'refs = ["forum-2"]\nkind = "visit"', "forum-2, kind"),
        ('refs = ["forum-2"]', 'refs = ["forum-2", "first"]', "forum-2, refs"),
        ('to = "forum-2"', 'to = "forum-3"', "forum-1, links"),
        ('region = "ru"', 'region = "kz"', "forum-1, regions"),
        ('value = "2003"\nsource = "page"', 'value = "2003"\nsource = "book"', "forum-1, claims"),
        ("[[event.figures]]", '[[event.figures]]\nseries = "trade"', "forum-1, figures"),
    ],
)
def test_a_broken_event_is_refused_where_it_is_broken(tmp_path: Path, old: str, new: str, where: str) -> None:
    assert old in EVENT
    sentence = refusal(tmp_path, forum=EVENT.replace(old, new, 1))
    assert "forum.toml" in sentence
    assert f" {where}: " in sentence


@pytest.mark.parametrize(
    ("file", "text", "where"),
    [
        ("regions", REGIONS + REGIONS, "ru, key"),
        ("regions", REGIONS + 'parent = "eu"', "ru, parent"),
        ("regions", REGIONS + 'successors = [{ successor = "eu", date = "2020" }]', "ru, successors"),
        ("regions", '[[region]]\nlevel = "country"\nnames = []', "#1, key"),
        ("places", '[[place]]\nkey = "omsk"\nnames = []\nregion = "omsk"', "omsk, region"),
        ("actors", '[[office]]\nkey = "mayor"\nnames.en = "Mayor"\nterms = [{ actor = "x" }]', "mayor, terms"),
        ("sources", SOURCES + 'same_witness_as = "book"', "page, same_witness_as"),
        ("series", '[[series]]\nkey = "s"\nnames.en = "S"\nregions = ["eu"]', "s, regions"),
        ("series", '[[serie]]\nkey = "s"', "serie"),
        ("series", 'series = "s"', "series"),
    ],
)
def test_a_broken_reference_file_is_refused(tmp_path: Path, file: str, text: str, where: str) -> None:
    sentence = refusal(tmp_path, **{file: text})
    assert f"{file}.toml" in sentence
    assert f" {where}: " in sentence


def test_what_is_no_toml_is_refused(tmp_path: Path) -> None:
    assert "forum.toml is not valid TOML" in refusal(tmp_path, forum="[[event")


def test_what_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    (folder_with(tmp_path, FILES) / "forum.toml").write_bytes("title = 'Форум'".encode("cp1251"))
    with pytest.raises(WorldError, match=r"forum\.toml is not valid TOML"):
        read_dataset(tmp_path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    (folder_with(tmp_path, FILES) / "forum.toml").unlink()
    with pytest.raises(WorldError, match=r"forum\.toml cannot be read"):
        read_dataset(tmp_path)
