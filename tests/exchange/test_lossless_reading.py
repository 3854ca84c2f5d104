"""Files of ours that lose nothing, read back: whole, broken off, and hostile."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from steppeline.exchange.lossless_export import write_content_document, write_content_lines
from steppeline.exchange.lossless_reading import is_lossless, open_lossless
from steppeline.model.content import Content, Record
from steppeline.model.errors import InputError

RECORDS = (
    Record("kind", {"id": 1, "key": "форум", "name_en": None, "parts": []}),
    Record("event", {"id": 7, "text": 'a "records": [ in it', "figure": [{"id": 1, "number": 2.5, "note": None}]}),
)
READ = [
    Record("kind", {"id": 1, "key": "форум"}),
    Record("event", {"id": 7, "text": 'a "records": [ in it', "figure": [{"id": 1, "number": 2.5}]}),
]


def written(write: object, records: tuple[Record, ...] = RECORDS) -> bytes:
    buffer = io.BytesIO()
    assert callable(write)
    write(Content(5, 9, 3, is_whole=False, records=records), buffer)
    return buffer.getvalue()


LINES, DOCUMENT = written(write_content_lines), written(write_content_document)


def read(folder: Path, data: bytes) -> tuple[Content, list[Record]]:
    file = folder / "content"
    file.write_bytes(data)
    with open_lossless(file) as content:
        return content, list(content.records)


@pytest.mark.parametrize("data", [LINES, DOCUMENT, b"\xef\xbb\xbf" + LINES, LINES.replace(b"\n", b"\r\n\r\n")])
def test_header_and_records_come_back(tmp_path: Path, data: bytes) -> None:
    content, records = read(tmp_path, data)
    assert (content.schema, content.last_event, content.revision, content.is_whole) == (5, 9, 3, False)
    assert records == READ


@pytest.mark.parametrize("indent", [None, 1, 8])
def test_a_document_may_be_laid_out_in_any_way(tmp_path: Path, indent: int | None) -> None:
    data = json.dumps(json.loads(DOCUMENT), indent=indent, ensure_ascii=True).encode()
    assert read(tmp_path, data)[1] == READ


def test_long_records_and_many_of_them(tmp_path: Path) -> None:
    records = (Record("long", {"text": "я" * 700_000}), *(Record("short", {"id": n}) for n in range(9_000)))
    for write in (write_content_lines, write_content_document):
        assert read(tmp_path, written(write, records))[1] == list(records)


@pytest.mark.parametrize("data", [LINES, DOCUMENT])
def test_a_file_that_breaks_off_anywhere_is_refused(tmp_path: Path, data: bytes) -> None:
    for length in range(len(data.rstrip()) - 2):
        with pytest.raises(InputError):
            read(tmp_path, data[:length])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 5_000,
        b"[" * 200_000,
        LINES.replace(b"format", b"formal"),
        LINES.replace(b'"version": 1', b'"version": 2'),
        LINES.replace(b'"tables": 5', b'"tables": "5"'),
        LINES.replace(b"form", b"\xff"),
        LINES.replace(b'"table": "kind"', b'"table": 5'),
        LINES.splitlines()[0] + b"\n" + b'{"a":' * 100_000,
        LINES.splitlines()[0] + b'\n[1]\n{"end": 1}\n',
        LINES.replace(b'{"end": 2}', b'{"end": 3}'),
    ],
)
def test_what_is_damaged_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError):
        read(tmp_path, data)


def test_our_files_are_told_from_others(tmp_path: Path) -> None:
    for data, is_ours in ((LINES, True), (DOCUMENT, True), (b'{"events": []}', False), (b"", False)):
        (tmp_path / "x").write_bytes(data)
        assert is_lossless(tmp_path / "x") == is_ours
