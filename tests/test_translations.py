"""No sentence is left out of a catalogue, and a translation keeps the fields of its sentence."""

from __future__ import annotations

import string
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message as Entry

sys.path.insert(0, str(Path(__file__).parents[1] / "packaging"))
from messages import LANGUAGES, extract, load, untranslated


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_in_the_catalogue_and_no_other(language: str) -> None:
    wanted = {(entry.context, _first(entry.id)) for entry in extract() if entry.id}
    kept = {(entry.context, _first(entry.id)) for entry in load(language) if entry.id}
    assert wanted - kept == set(), "run: make messages"
    assert kept - wanted == set(), "run: make messages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language: str) -> None:
    assert untranslated(load(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_fields_of_the_sentence(language: str) -> None:
    for entry in load(language):
        if entry.id:
            allowed = {name for text in _all(entry.id) for name in _fields(text)}
            needed = set.intersection(*({*_fields(text)} for text in _all(entry.id)))
            for text in _all(entry.string):
                assert needed <= set(_fields(text)) <= allowed, (entry.id, text)


def test_the_compiled_catalogues_are_those_of_the_text(tmp_path: Path) -> None:
    from steppeline.model.text import Language, message
    from steppeline.paths import translations

    assert Language.load("ru", translations()).say(message("find events")) == "найти события"


def _first(text: str | list[str] | tuple[str, ...]) -> str:
    return text if isinstance(text, str) else text[0]


def _all(text: str | list[str] | tuple[str, ...]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def _fields(text: str) -> Iterator[str]:
    return (name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_extraction_sees_all_three_forms() -> None:
    entries: list[Entry] = [entry for entry in extract() if entry.id]
    assert any(isinstance(entry.id, tuple | list) for entry in entries)
    assert any(entry.context for entry in entries)
    assert any(entry.id == "find events" for entry in entries)
