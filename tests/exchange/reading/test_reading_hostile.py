"""Files that nobody means well with: a clear problem, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from samples import KML, SAMPLES, zipped

from steppeline.exchange.reading import archives, encodings, json_stream
from steppeline.exchange.reading.blocks import Block, UnreadableError
from steppeline.exchange.reading.detecting import detect
from steppeline.exchange.reading.formats import format_named

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<kml><Placemark><name>&b;</name></Placemark></kml>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a SYSTEM "file:///etc/passwd">]><kml><Placemark><name>&a;</name></Placemark></kml>'


def read(file: Path) -> list[Block]:
    recipe = detect(file).recipe
    reader = format_named(recipe.format).read
    assert reader is not None
    return list(reader(file, recipe))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bomb.kml", BOMB.encode()),
        ("outside.kml", OUTSIDE.encode()),
        ("cut.kml", KML[:300].encode()),
        ("deep.kml", b"<kml>" + b"<Folder>" * 5_000),
        ("deep.json", b'[{"date": ' + b"[" * 100_000),
        ("cut.json", SAMPLES["vis.json"][:-20]),
        ("cut.xlsx", SAMPLES["book.xlsx"][:-40]),
        ("cut.kmz", SAMPLES["trips.kmz"][:60]),
        ("other.zip", zipped({"readme.txt": "x"})),
        ("empty.csv", b""),
        ("nothing.csv", b"\0" * 10_000),
        ("program.csv", bytes(range(256)) * 100),
        ("page.csv", b"<html><table></table></html>"),
        ("one.json", b"[1, 2"),
    ],
)
def test_it_is_refused_in_a_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(UnreadableError) as refusal:
        read(file)
    assert "Error" not in str(refusal.value)


def test_an_archive_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "bomb.kmz"
    file.write_bytes(zipped({"doc.kml": KML, "zeros.bin": b"\0" * (20 * 1024 * 1024)}))
    with pytest.raises(UnreadableError, match="unpacks to"):
        read(file)
    monkeypatch.setattr(archives, "LARGEST", 100)
    file.write_bytes(zipped({"doc.kml": KML}))
    with pytest.raises(UnreadableError, match="unpacks to"):
        read(file)


def test_a_name_in_an_archive_that_is_no_text_is_damage(tmp_path: Path) -> None:
    file = tmp_path / "table.xlsx"
    file.write_bytes(zipped({"Лист.xml": "<a/>"}).replace("Лист".encode(), b"\x80" * 8))
    with pytest.raises(UnreadableError, match="The archive is damaged"):
        detect(file)


@pytest.mark.parametrize("spot", ["55.1, ,0", "55.1,,0", "55.1,", "55.1", ",", ", 51.77"])
def test_coordinates_that_miss_a_number_are_none(tmp_path: Path, spot: str) -> None:
    file = tmp_path / "trips.kml"
    file.write_text(KML.replace("55.1,51.77,0", spot), encoding="utf-8")
    (block,) = read(file)
    latitudes = block.columns.get("latitude", [None, None])
    assert (len(block), latitudes[0]) == (2, "51.77" if "51" in spot else None)


def test_paths_in_an_archive_lead_nowhere(tmp_path: Path) -> None:
    file = tmp_path / "paths.kmz"
    file.write_bytes(zipped({"../../evil.kml": KML, "/etc/evil.kml": KML}))
    assert len(read(file)[0]) == 2
    assert sorted(each.name for each in tmp_path.iterdir()) == ["paths.kmz"]


def test_an_endless_line_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encodings, "LONGEST_LINE", 1_000_000)
    monkeypatch.setattr(json_stream, "LONGEST", 1_000_000)
    for name, text in (("line.csv", "title,date\n" + "x" * 4_000_000), ("line.json", '[{"date": "' + "x" * 4_000_000)):
        file = tmp_path / name
        file.write_text(text, encoding="ascii")
        with pytest.raises(UnreadableError):
            read(file)


def test_broken_bytes_cost_their_own_row_only(tmp_path: Path) -> None:
    file = tmp_path / "broken.csv"
    rows = [f"Форум {number},2021-09-28".encode() for number in range(50)]
    rows[20] = b"\xff\xfe broken,2021-09-28"
    file.write_bytes(b"title,date\n" + b"\n".join(rows))
    (block,) = read(file)
    assert len(block) == 49
    assert [(trouble.line, trouble.left_out) for trouble in block.troubles] == [(22, True)]


def test_lines_that_are_no_json_cost_themselves_only(tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    good = json.dumps({"title": "a", "date": "2021"})
    file.write_text(f"{good}\n{good[:-4]}\n[1]\n{'[' * 100_000}\n{good}\n", encoding="utf-8")
    blocks = read(file)
    assert sum(map(len, blocks)) == 2
    assert [trouble.line for block in blocks for trouble in block.troubles] == [2, 3, 4]


def test_nul_characters_are_shown_as_what_they_are(tmp_path: Path) -> None:
    file = tmp_path / "nul.csv"
    file.write_bytes(b"title,date\na\0b,2021\n")
    assert read(file)[0].columns["title"] == ["a\N{REPLACEMENT CHARACTER}b"]
