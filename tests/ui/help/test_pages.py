"""The pages of the help: the same in both languages, every link and picture there, and nothing from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QTextDocument

from steppeline.model.text import LANGUAGES, Language
from steppeline.paths import shipped, translations
from steppeline.ui.commands import COMMANDS
from steppeline.ui.help.keys import BRACES, SHORTCUTS, with_commands
from steppeline.ui.help.library import WRITTEN, Page, read_pages

HELP = shipped("docs/help")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)]*)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")
EVERY = [(language, path.name) for language in WRITTEN for path in sorted((HELP / language).glob("*.md"))]


def text_of(language: str, name: str) -> str:
    return (HELP / language / name).read_text(encoding="utf-8")


def test_both_languages_have_the_same_pages() -> None:
    names = [{path.name for path in (HELP / language).iterdir()} for language in WRITTEN]
    assert names[0] == names[1]
    assert len(names[0]) >= 10


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_links_lead_to_pages_and_pictures(language: str, name: str) -> None:
    for target in LINK.findall(text_of(language, name)):
        assert (HELP / language / target).resolve().is_file(), target
        assert (HELP / language / target).resolve().is_relative_to(HELP.resolve())


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_pictures_are_described_and_in_the_language(language: str, name: str) -> None:
    for words, target in PICTURE.findall(text_of(language, name)):
        assert len(words) > 20
        assert target.endswith(f"-{language}.png")
        assert QImage(str(HELP / language / target)).width() == 1520


def test_every_picture_is_used() -> None:
    texts = "".join(text_of(language, name) for language, name in EVERY)
    assert [path.name for path in (HELP / "pictures").iterdir() if path.name not in texts] == []


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_commands_are_named_by_their_keys(language: str, name: str) -> None:
    """What a menu says may change; a name written out would not."""
    text = text_of(language, name)
    assert set(BRACES.findall(text)) <= {command.key for command in COMMANDS} | {SHORTCUTS}
    assert not re.search(r"\*[^*\n]+ → [^*\n]+\*", text)


def test_each_page_has_one_title_and_the_same_sections() -> None:
    for name in {name for _, name in EVERY}:
        shapes = [re.findall(r"^(#+) ", text_of(language, name), re.MULTILINE) for language in WRITTEN]
        assert shapes[0] == shapes[1], name
        assert shapes[0].count("#") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_has_pages(language: str) -> None:
    pages = read_pages(HELP, language)
    assert [page.name for page in pages] == sorted(page.name for page in pages)
    assert pages[0].title == ("Getting started" if language == "en" else "Первые шаги")


def test_a_missing_language_is_english(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "1.md").write_text("Text\n\n# A title\n", encoding="utf-8")
    (page,) = read_pages(tmp_path, "de")
    assert (page.name, page.title) == ("1.md", "A title")


def test_braces_are_filled_with_what_the_menus_say(application: object) -> None:
    pages = [Page("1.md", "A", "*{file.open}* and\n\n{shortcuts}\n")]
    (page,) = with_commands(pages, Language.load("ru", translations()), [("File", [("Open | close", "Ctrl+*")])])
    document = QTextDocument()
    document.setMarkdown(page.text)
    words = document.toPlainText()
    assert words.startswith("Файл → Открыть файл дела… and")
    assert "Open | close" in words
    assert "Ctrl+*" in words


def test_a_command_that_is_gone_is_noticed() -> None:
    with pytest.raises(KeyError):
        with_commands([Page("1.md", "A", "{file.gone}")], Language("en"), [])
