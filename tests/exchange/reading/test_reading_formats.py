"""Every format: what it is told by, and what its rows become."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from samples import SAMPLES

from steppeline.exchange.reading.blocks import SEVERAL, Block
from steppeline.exchange.reading.detecting import detect
from steppeline.exchange.reading.formats import FORMATS, format_named
from steppeline.exchange.reading.recipe import Recipe, read_recipe, recipe_text
from steppeline.model.errors import InputError

EXPECTED: Mapping[str, tuple[str, list[str], list[str]]] = {
    "table.csv": ("csv", ["2021-09-28/2021-09-30", "2021-09", "2021"], ["Форум", "Встреча", "Визит"]),
    "lines.jsonl": ("json", ["2021-09", "2021-09-28/2021-09-30"], ["Talks", "Fair"]),
    "calendar.ics": (
        "icalendar",
        ["2021-09-28/2021-09-30", "2021-09-28T10:30/2021-09-28T12:00"],
        ["Fair, with a long title", "Talks"],
    ),
    "spots.geojson": ("geojson", ["2021-09", "2021-09-28"], ["Fair", "March"]),
    "trips.kml": ("kml", ["2021-09", "2021-09-28/2021-09-30"], ["Fair", "Talks"]),
    "trips.kmz": ("kml", ["2021-09", "2021-09-28/2021-09-30"], ["Fair", "Talks"]),
    "slides.json": ("timelinejs", ["2021-09", "2021-09-28T10:05"], ["Fair", "Talks"]),
    "slides.csv": ("timelinejs-table", ["2021-09-28/2021-09-30", "2021"], ["Fair", "Year of trade"]),
    "vis.json": ("vis", ["2021-09-28/2021-09-30", "2021-09-28T10:30"], ["Fair", "Talks"]),
    "simile.json": ("simile", ["2021-09-28/2021-09-30", "2021"], ["Fair", "Year of trade"]),
    "simile.xml": ("simile-xml", ["2006-05-28T09:00/2006-06-15T09:00", "2006-06-16"], ["Writing", "Ready"]),
    "project.timeline": ("timeline-project", ["2021-09-28/2021-09-30", "2021-09-28~"], ["Fair", "Talks"]),
    **{
        f"gdelt{width}.csv": ("gdelt", ["2021-09-28", "2021-09"], ["KAZAKHSTAN – Consult – RUSSIA"] * 2)
        for width in (57, 58, 61)
    },
    "acled.csv": (
        "acled",
        ["2021-09-28", "2022-01", "2021-09-28~"],
        [
            "Peaceful protest: Protesters (Kazakhstan)",
            "Mob violence: Rioters (Kazakhstan) – Police Forces of Kazakhstan",
            "Armed clash: A – B",
        ],
    ),
    "ucdp.csv": ("ucdp", ["2020-07-12", "2020-07", "[2020-07-12..2020-07-14]"], ["Armenia - Azerbaijan", "Y", "Y"]),
    "book.xlsx": ("workbook", ["2021-09-28", "2021"], ["Fair", "Year of trade"]),
}


def read(file: Path, recipe: Recipe | None = None) -> list[Block]:
    recipe = recipe or detect(file).recipe
    reader = format_named(recipe.format).read
    assert reader is not None
    return list(reader(file, recipe))


def column(blocks: list[Block], name: str) -> list[str | None]:
    return [cell for block in blocks for cell in block.columns.get(name, [None] * len(block))]


@pytest.fixture
def sample(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    file = tmp_path / request.param
    file.write_bytes(SAMPLES[request.param])
    return file


@pytest.mark.parametrize("sample", SAMPLES, indirect=True)
def test_a_sample_is_told_and_read(sample: Path) -> None:
    expected, dates, titles = EXPECTED[sample.name]
    blocks = read(sample)
    assert detect(sample).recipe.format == expected
    assert column(blocks, "date") == dates
    assert column(blocks, "title") == titles
    assert [trouble for block in blocks for trouble in block.troubles if trouble.left_out] == []


@pytest.mark.parametrize("sample", SAMPLES, indirect=True)
def test_the_suffix_does_not_matter(sample: Path) -> None:
    renamed = sample.rename(sample.with_suffix(".txt"))
    assert detect(renamed).recipe.format == EXPECTED[sample.name][0]


def test_every_format_with_a_reader_has_a_sample() -> None:
    told = {expected for expected, *_ in EXPECTED.values()}
    assert {each.key for each in FORMATS if each.read is not None} - told == {"events", "events-table"}


@pytest.mark.parametrize("sample", ["gdelt61.csv"], indirect=True)
def test_fips_codes_are_not_taken_for_those_of_iso(sample: Path) -> None:
    assert column(read(sample), "country") == ["Russia", "Russia"]


@pytest.mark.parametrize("sample", ["acled.csv"], indirect=True)
def test_coordinates_of_a_region_are_told_from_those_of_a_spot(sample: Path) -> None:
    blocks = read(sample)
    assert column(blocks, "spot") == ["exact", "region", "exact"]
    assert column(blocks, "source")[0] == f"KazTAG{SEVERAL}Azattyk"
    assert [(row, figure.number) for row, _, figure in blocks[0].parts] == [(1, 12.0), (2, 3.0)]


def test_a_recipe_is_remembered(tmp_path: Path) -> None:
    table = tmp_path / "odd.csv"
    table.write_text("когда_это|что|1/2\n03/04/2021|Fair|x\n", encoding="utf-8")
    recipe = Recipe(
        "csv", "utf-8", "|", columns={"date": "когда_это", "title": "что"}, day_first=True, kind="fair", origin="odd"
    )
    kept = tmp_path / "odd.toml"
    kept.write_text(recipe_text(recipe), encoding="utf-8")
    again = read_recipe(kept, detect(table).recipe)
    assert again == recipe
    blocks = read(table, again)
    assert (column(blocks, "date"), column(blocks, "title")) == (["2021-04-03"], ["Fair"])


@pytest.mark.parametrize("text", ["formt = 'csv'", "header = 'yes'", "[columns]\nnonsense = 'x'", "not toml ="])
def test_a_wrong_mapping_is_refused(tmp_path: Path, text: str) -> None:
    kept = tmp_path / "m.toml"
    kept.write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        read_recipe(kept, Recipe("csv"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters_are_told(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [
        ("Название", "Дата"),
        *(("Приграничный форум областей, встреча сторон", f"2021-09-{day:02}") for day in range(1, 20)),
    ]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    table = tmp_path / "table.csv"
    table.write_bytes(text.encode(encoding))
    assert column(read(table), "title")[0] == rows[1][0]


def test_our_own_form_brings_its_entries_along(tmp_path: Path) -> None:
    file = tmp_path / "own.jsonl"
    actor = {
        "id": "a",
        "name": "Reporter",
        "type": "person",
        "office": "Editor",
        "office_id": "editor",
        "role": "speaker",
    }
    told = {"id": 1, "refs": ["x-1"], "date": "2021", "date_words": "2021", "bounds": [], "title": {"en": "T"}}
    file.write_text(json.dumps({**told, "actors": [actor], "claims": [{"field": "date", "value": 5}]}) + "\n")
    (block,) = read(file)
    assert [entry.key for entry in block.entries] == ["a", "editor"]
    assert [(name, record.office) for _, name, record in block.parts] == [("actors", "editor")]
    assert [(trouble.field, trouble.left_out) for trouble in block.troubles] == [("claims.value", False)]


@pytest.mark.parametrize(
    ("name", "text", "dates"),
    [
        (
            "years.xml",
            "<data><event start='70' title='A'/><event start='-5' end='120' title='B'/></data>",
            ["0070", "-0005/0120"],
        ),
        (
            "slides.json",
            '{"timeline": {"startDate": "1963", "date": [{"startDate": "1963,8,9", "headline": "A"},'
            ' {"startDate": "1964", "endDate": "1965,2", "headline": "B"}]}}',
            ["1963-08-09", "1964/1965-02"],
        ),
        (
            "slides.json",
            '{"events": [{"start_date": {"year": "-13800000000"}, "text": {"headline": "A"}}]}',
            ["Y-13800000000"],
        ),
        (
            "days.ics",
            "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20220107\nDTEND;VALUE=DATE:20220107\nSUMMARY:A\nEND:VEVENT\n",
            ["2022-01-07"],
        ),
        ("one.json", '{"title": "A", "date": ["2021-09"]}', ["2021-09"]),
    ],
)
def test_what_other_programs_write_beside_the_book(tmp_path: Path, name: str, text: str, dates: list[str]) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    blocks = read(file)
    assert [trouble for block in blocks for trouble in block.troubles] == []
    assert column(blocks, "date") == dates


def test_a_feature_whose_properties_are_a_text_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "odd.geojson"
    file.write_text(
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": "none"}]}', encoding="utf-8"
    )
    assert [len(block) for block in read(file)] in ([], [0])


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ("<begin>2021-09-28</begin>", "2021-09-28/.."),
        ("<begin>2021-09-28T03:00:00Z</begin><end/>", "2021-09-28T03:00/.."),
        ("<end>2021-09-30</end>", "../2021-09-30"),
    ],
)
def test_a_time_span_of_kml_without_one_of_its_ends_is_open_there(tmp_path: Path, told: str, date: str) -> None:
    span = "<begin>2021-09-28</begin><end>2021-09-30</end>"
    file = tmp_path / "trips.kml"
    file.write_text(SAMPLES["trips.kml"].decode().replace(span, told), encoding="utf-8")
    (block,) = read(file)
    assert block.columns["date"] == ["2021-09", date]
