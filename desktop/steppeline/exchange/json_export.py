"""Events to JSON files in UTF-8: one object a line (JSON Lines), or one document with a header."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from steppeline.exchange.event_json import json_line
from steppeline.model.event import Event
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Language

FORMAT = "steppeline-events"
VERSION = 1


def write_json_lines(events: Iterable[Event], reference: ReferenceBook, language: Language, file: BinaryIO) -> None:
    """One event a line, in the form of `event_json`, read from `events` as they are written."""
    for event in events:
        file.write(json_line(event, reference, language).encode() + b"\n")


def write_json_document(events: Iterable[Event], reference: ReferenceBook, language: Language, file: BinaryIO) -> None:
    """One object: `format`, `version`, `language` of names and words, and the array `events`, one event a line."""
    header = json.dumps({"format": FORMAT, "version": VERSION, "language": language.code})
    file.write(header.removesuffix("}").encode() + b', "events": [')
    separator = b"\n"
    for event in events:
        file.write(separator + json_line(event, reference, language).encode())
        separator = b",\n"
    file.write(b"\n]}\n")
