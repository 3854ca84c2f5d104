"""JSON files of events."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pytest
from export_sample import BARE, BOOK, FORUM

from steppeline.exchange.event_json import event_json, json_line
from steppeline.exchange.json_export import write_json_document, write_json_lines
from steppeline.model.event import Event
from steppeline.model.text import Language

ENGLISH = Language("en")


def as_read_back(event: Event) -> object:
    return json.loads(json.dumps(event_json(event, BOOK, ENGLISH)))


def test_lines_hold_one_event_each() -> None:
    file = io.BytesIO()
    write_json_lines(iter([FORUM, BARE]), BOOK, ENGLISH, file)
    lines = file.getvalue().decode().split("\n")
    assert [json.loads(line) for line in lines[:-1]] == [as_read_back(FORUM), as_read_back(BARE)]
    assert lines[-1] == ""


@pytest.mark.parametrize("events", [[], [FORUM], [FORUM, BARE]])
def test_a_document_has_a_header_and_an_array(events: list[Event]) -> None:
    file = io.BytesIO()
    write_json_document(iter(events), BOOK, Language("ru"), file)
    document = json.loads(file.getvalue())
    assert {key: document[key] for key in ("format", "version", "language")} == {
        "format": "steppeline-events",
        "version": 1,
        "language": "ru",
    }
    assert [event["refs"] for event in document["events"]] == [list(event.refs) for event in events]


def test_letters_are_written_as_themselves() -> None:
    file = io.BytesIO()
    write_json_lines([FORUM], BOOK, ENGLISH, file)
    assert "Семнадцатый форум".encode() in file.getvalue()


def test_events_are_written_as_they_come() -> None:
    file = io.BytesIO()
    seen: list[int] = []

    def events() -> Iterator[Event]:
        for _ in range(3):
            yield FORUM
            seen.append(len(file.getvalue()))

    write_json_lines(events(), BOOK, ENGLISH, file)
    line = len(json_line(FORUM, BOOK, ENGLISH).encode()) + 1
    assert seen == [line, 2 * line, 3 * line]
