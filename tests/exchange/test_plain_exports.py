"""Spreadsheets, calendars, maps and slides of events: typed, honest about dates, and harmless."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from export_sample import BARE, BOOK, FORUM

from steppeline.exchange.formats import EXPORTS
from steppeline.exchange.geojson_export import write_geojson
from steppeline.exchange.icalendar_export import folded, write_icalendar
from steppeline.exchange.kml_export import write_kml
from steppeline.exchange.timelinejs_export import write_timelinejs
from steppeline.exchange.xlsx_export import SHEETS, write_xlsx
from steppeline.model.event import Event, Figure
from steppeline.model.text import Language

ENGLISH = Language("en")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_KML = "{http://www.opengis.net/kml/2.2}"
# 29 September 2021, as spreadsheets count days.
_A_DAY = "44468"


def dated(date: str, **others: Any) -> Event:
    return replace(FORUM, date=date, **others)


def written(write: Any, events: Iterable[Event]) -> bytes:
    buffer = io.BytesIO()
    write(events, BOOK, ENGLISH, buffer)
    return buffer.getvalue()


class TestSpreadsheet:
    def cells(self, data: bytes, number: int) -> list[dict[str, tuple[str, str]]]:
        """Of each row of a sheet, name of the column → (type, value)."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sheet = ET.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
        rows = [
            {str(c.get("r")).rstrip("0123456789"): (c.get("t", "n"), "".join(c.itertext())) for c in row}
            for row in sheet.iter(f"{_MAIN}row")
        ]
        head = {letter: name for letter, (_, name) in rows[0].items()}
        assert not list(sheet.iter(f"{_MAIN}f")), "a formula"
        assert sheet.find(f".//{_MAIN}pane[@state='frozen']") is not None
        return [{head[letter]: cell for letter, cell in row.items()} for row in rows[1:]]

    def test_every_table_has_a_sheet(self) -> None:
        data = written(write_xlsx, [FORUM, BARE])
        counts = [len(self.cells(data, number)) for number in range(1, len(SHEETS) + 1)]
        assert dict(zip([sheet.name for sheet in SHEETS], counts, strict=True)) == {
            "events": 2,
            "regions": 2,
            "actors": 1,
            "figures": 1,
            "claims": 1,
            "sources": 1,
            "links": 1,
        }

    def test_numbers_are_numbers_and_texts_are_texts(self) -> None:
        data = written(write_xlsx, [dated("2021", refs=("=1+1",))])
        (event,) = self.cells(data, 1)
        assert event["id"] == ("n", "7")
        assert event["refs"][0] != "n"
        assert event["refs"][1] == "=1+1"
        (figure,) = self.cells(data, 4)
        assert figure["number"] == ("n", "13")

    @pytest.mark.parametrize(
        ("date", "first", "last"),
        [
            ("2021-09-29", True, True),
            ("2021-09-29/2021-09-29", True, True),
            ("2021-09-29/..", True, False),
            ("2021-09", False, False),
            ("2021-09-29?", False, False),
            ("2021-09-29~", False, False),
            ("2021-09-2X", False, False),
            ("-0044-03-15", False, False),
            ("1899-01-01", False, False),
        ],
    )
    def test_a_cell_is_a_date_only_where_the_day_is_known(self, date: str, *, first: bool, last: bool) -> None:
        (event,) = self.cells(written(write_xlsx, [dated(date)]), 1)
        assert event.get("first_day") == (("n", _A_DAY) if first else None)
        assert event.get("last_day") == (("n", _A_DAY) if last else None)
        assert event["date"][1] == date

    def test_a_text_longer_than_a_cell_is_cut(self) -> None:
        (event,) = self.cells(written(write_xlsx, [dated("2021", summary={"en": "x" * 40_000})]), 1)
        assert len(event["summary_en"][1]) == 32_767


class TestCalendar:
    def lines(self, *events: Event) -> list[str]:
        return written(write_icalendar, events).decode().replace("\r\n ", "").split("\r\n")

    @pytest.mark.parametrize(
        ("date", "start", "end"),
        [
            ("2021-09-29", ";VALUE=DATE:20210929", ";VALUE=DATE:20210930"),
            ("2021-09", ";VALUE=DATE:20210901", ";VALUE=DATE:20211001"),
            ("2021-09-28/2021-09-30", ";VALUE=DATE:20210928", ";VALUE=DATE:20211001"),
            ("2021-09-28T10:30", ":20210928T103000", ":20210928T103100"),
            ("2021-09-29/..", ";VALUE=DATE:20210929", None),
            ("9999", ";VALUE=DATE:99990101", None),
        ],
    )
    def test_an_entry_covers_all_the_days_it_may_touch(self, date: str, start: str, end: str | None) -> None:
        lines = self.lines(dated(date))
        assert f"DTSTART{start}" in lines
        assert [line for line in lines if line.startswith("DTEND")] == ([] if end is None else [f"DTEND{end}"])
        assert f"X-STEPPELINE-DATE:{date}" in lines

    @pytest.mark.parametrize("date", ["../1999", "-0044-03", "Y170000002"])
    def test_what_no_calendar_can_date_is_a_journal_entry(self, date: str) -> None:
        lines = self.lines(dated(date))
        assert "BEGIN:VJOURNAL" in lines
        assert not [line for line in lines if line.startswith("DTSTART")]

    def test_texts_are_escaped_and_cannot_add_properties(self) -> None:
        lines = self.lines(dated("2021", title={"en": "a,b;c\\d\r\nATTACH:evil\x00"}))
        assert "SUMMARY:a\\,b\\;c\\\\d\\nATTACH:evil " in lines

    def test_lines_are_folded_between_letters(self) -> None:
        data = folded("SUMMARY:" + "Форум " * 40)
        pieces = data.split(b"\r\n")
        assert max(map(len, pieces)) <= 75
        assert b"".join(piece.removeprefix(b" ") if at else piece for at, piece in enumerate(pieces)).decode()


def test_geojson_has_points_and_region_ids() -> None:
    collection = json.loads(written(write_geojson, [FORUM, BARE]))
    first, second = collection["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [71.43, 51.13]}
    assert first["properties"]["region_ids"] == ["kz-akmola", "ru-omsk"]
    assert second["geometry"] is None


def test_kml_has_spans_no_finer_than_what_is_known() -> None:
    dates = {"2021-09": ("2021-09", "2021-09"), "2021": ("2021", "2021"), "../1999": (None, "1999")}
    nasty = {"en": "<b> & \x00]]>"}
    root = ET.fromstring(written(write_kml, [dated(date, title=nasty) for date in dates]))
    marks = list(root.iter(f"{_KML}Placemark"))
    spans = [(mark.findtext(f".//{_KML}begin"), mark.findtext(f".//{_KML}end")) for mark in marks]
    assert spans == list(dates.values())
    assert {mark.findtext(f"{_KML}name") for mark in marks} == {"<b> & \ufffd]]>"}


def test_slides_have_dates_no_finer_than_what_is_known() -> None:
    events = [dated("2021-09"), dated("2021-09-28/2021-09-30"), dated("201X"), dated("../1999")]
    buffer = io.BytesIO()
    assert write_timelinejs(events, BOOK, ENGLISH, buffer) == 1
    month, days, decade = json.loads(buffer.getvalue())["events"]
    assert (month["start_date"], "end_date" in month) == ({"year": 2021, "month": 9}, False)
    assert (days["start_date"]["day"], days["end_date"]["day"]) == (28, 30)
    assert (decade["start_date"], decade["end_date"]) == ({"year": 2010}, {"year": 2019})


def test_slides_hold_no_markup_of_ours() -> None:
    (slide,) = json.loads(written(write_timelinejs, [dated("2021", title={"en": "<script>"})]))["events"]
    assert slide["text"]["headline"] == "&lt;script&gt;"


@pytest.mark.parametrize("format_", EXPORTS, ids=lambda each: each.suffixes[0])
def test_every_format_takes_any_event(format_: Any) -> None:
    odd = [BARE, dated("2021", title={}, summary={}, figures=(Figure({}, bound="about"),), regions=(), places=())]
    assert len(written(format_.write, odd)) > len(written(format_.write, []))
