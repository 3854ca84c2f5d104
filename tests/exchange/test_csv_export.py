"""CSV files of events: columns, dates as text, and no cell that starts a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from export_sample import BARE, BOOK, FORUM
from hypothesis import given
from hypothesis import strategies as st

from steppeline.exchange.csv_export import COLUMNS, guarded, write_csv
from steppeline.model.event import Event
from steppeline.model.text import Language

ENGLISH = Language("en")
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.from_regex(r"\A'{0,2}[=+\-@\t\r\n].*")


def written(events: Iterable[Event], *, byte_order_mark: bool = False) -> bytes:
    file = io.BytesIO()
    write_csv(events, BOOK, ENGLISH, file, byte_order_mark=byte_order_mark)
    return file.getvalue()


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))


def test_a_row_tells_the_event() -> None:
    (row,) = rows_of(written([FORUM]))
    assert row == {
        "id": "7",
        "refs": "forum-17; s002-02",
        "kind": "forum",
        "status": "happened",
        "title_en": "Seventeenth forum",
        "title_ru": "Семнадцатый форум",
        "title_kk": "",
        "date": "2021-09",
        "date_words": "some day in September 2021",
        "earliest_start": "2021-09-01T00:00:00",
        "latest_start": "2021-09-30T23:59:59",
        "earliest_end": "2021-09-01T00:00:01",
        "latest_end": "2021-10-01T00:00:00",
        "regions": "Akmola Region; Omsk Oblast",
        "region_codes": "KZ-AKM; RU-OMS",
        "places": "Nur-Sultan",
        "actors": "The Chair",
        "sources": "Forum held online",
        "source_addresses": "https://gazette.example/forum",
        "tags": "trade; transport",
        "summary_en": "Held online.",
        "summary_ru": "",
        "summary_kk": "",
        "series": "forums",
        "ordinal": "17",
        "mode": "online",
        "certainty": "confirmed",
        "verified": "yes",
    }


def test_open_bounds_are_empty_and_early_years_signed() -> None:
    (row,) = rows_of(written([BARE]))
    assert row["earliest_start"] == "'-0044-01-01T00:00:00"
    assert row["latest_end"] == ""
    assert row["id"] == ""
    (row,) = rows_of(written([replace(BARE, date="[2020..]")]))
    assert (row["earliest_start"], row["latest_start"], row["latest_end"]) == ("2020-01-01T00:00:00", "", "")


@pytest.mark.parametrize(("date", "start"), [("0000", "0000-01-01T00:00:00"), ("Y12345", "'+12345-01-01T00:00:00")])
def test_years_are_iso_8601(date: str, start: str) -> None:
    (row,) = rows_of(written([replace(BARE, date=date)]))
    assert row["earliest_start"] == start


def test_no_events_leave_the_header() -> None:
    assert written([]) == ",".join(COLUMNS).encode() + b"\r\n"


def test_lines_end_as_the_standard_says() -> None:
    data = written([FORUM, BARE])
    assert data.count(b"\r\n") == data.count(b"\n") == 3


def test_a_byte_order_mark_is_written_when_asked_for() -> None:
    assert written([FORUM], byte_order_mark=True) == b"\xef\xbb\xbf" + written([FORUM])


def test_the_file_stays_open() -> None:
    file = io.BytesIO()
    write_csv([FORUM], BOOK, ENGLISH, file)
    assert not file.closed


@given(title=texts, summary=texts, tag=texts, certainty=texts)
def test_no_cell_starts_a_formula_and_all_is_read_back(title: str, summary: str, tag: str, certainty: str) -> None:
    event = replace(FORUM, title={"en": title}, summary={"ru": summary}, tags=(tag,), certainty=certainty)
    data = written([event, FORUM])
    table = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
    assert [len(cells) for cells in table] == [len(COLUMNS)] * 3
    assert not any(cell.startswith(FORMULA_STARTS) for cells in table for cell in cells)
    row = rows_of(data)[0]
    for column, text in (("title_en", title), ("summary_ru", summary), ("tags", tag), ("certainty", certainty)):
        assert unguarded(row[column]) == text


def unguarded(cell: str) -> str:
    """What the documentation promises a reader: taking the one apostrophe away gives the text back."""
    return cell.removeprefix("'") if re.match("'+[=+\\-@\t\r\n＝＋－＠]", cell) else cell


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+7 495", "'+7 495"),
        ("-0044", "'-0044"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_formulas_are_guarded(cell: str, safe: str) -> None:
    assert guarded(cell) == safe
