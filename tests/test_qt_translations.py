"""The window's own words: none is left out of Qt's translation files, and all are translated."""

from __future__ import annotations

import ast
import string
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "packaging"))
from build_hook import compile_qt_translations
from qt_translations import LANGUAGES, SOURCES, TRANSLATIONS, messages, ts_path, untranslated


def texts_in_sources() -> set[str]:
    """Literal texts given to `tr` and `translate`, read from the sources as Python reads them."""
    return {text for path in SOURCES.rglob("*.py") for text in _texts(ast.parse(path.read_text(encoding="utf-8")))}


def _texts(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            position = {"tr": 0, "translate": 1}.get(name)
            if position is not None and len(node.args) > position:
                argument = node.args[position]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_in_the_file_and_no_other(language: str) -> None:
    kept = {text for _, text, _ in messages(ts_path(language))}
    assert texts_in_sources() - kept == set(), "run: make messages"
    assert kept - texts_in_sources() == set(), "run: make messages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    assert untranslated(ts_path(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_fields_of_the_text(language: str) -> None:
    for _, text, translation in messages(ts_path(language)):
        for said in [form.text or "" for form in translation] or [translation.text or ""]:
            assert _fields(said) == _fields(text), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_literal_text_of_tr_is_literal(language: str) -> None:
    """What is put together at run time is never found in a file."""
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr":
                assert isinstance(node.args[0], ast.Constant), f"{path}:{node.lineno}"


def test_the_compiled_files_are_those_of_the_text(application: object, tmp_path: Path) -> None:
    from PySide6.QtCore import QTranslator

    for source in TRANSLATIONS.glob("*.ts"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    compiled = compile_qt_translations(tmp_path)
    assert [path.name for path in compiled] == [f"steppeline_{language}.qm" for language in sorted(LANGUAGES)]
    translator = QTranslator()
    assert translator.load(str(tmp_path / "steppeline_ru.qm"))
    assert translator.translate("MainWindow", "Map") == "Карта"


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name} | ({"%1"} if "%1" in text else set())
