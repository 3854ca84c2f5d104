"""The window's own words in Qt's translation files: collect them from the sources, or compile them.

`qt_translations.py collect` updates resources/translations/qt/steppeline_*.ts; `qt_translations.py compile` makes the
.qm files beside them, which the program reads.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

sys.path.insert(0, str(Path(__file__).parent))
from build_hook import compile_qt_translations, qt_tool

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "desktop" / "steppeline" / "ui"
TRANSLATIONS = ROOT / "resources" / "translations" / "qt"
LANGUAGES = ("ru", "kk")


def collect(folder: Path = TRANSLATIONS) -> None:
    """Bring every file up to date: new texts come in untranslated, vanished ones go. Line numbers are not kept."""
    folder.mkdir(parents=True, exist_ok=True)
    options = ["-locations", "none", "-no-obsolete", "-silent"]
    sources = sorted(SOURCES.rglob("*.py"))
    for language in LANGUAGES:
        target = ts_path(language, folder)
        inputs = [*map(str, sources), "-ts", str(target)]
        command = [str(qt_tool("lupdate")), *options, "-target-language", language, *inputs]
        subprocess.run(command, check=True)
        missing = untranslated(target)
        print(f"{language}: {sum(1 for _ in messages(target))} texts, {len(missing)} untranslated")


def ts_path(language: str, folder: Path = TRANSLATIONS) -> Path:
    """Where the texts of a language are kept."""
    return folder / f"steppeline_{language}.ts"


def messages(path: Path) -> Iterator[tuple[str, str, ET.Element]]:
    """Context, English text and translation of every message."""
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own files
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None:
                yield context.findtext("name", ""), message.findtext("source", ""), translation


def untranslated(path: Path) -> list[tuple[str, str]]:
    """The messages that lack a translation, or one of its plural forms."""
    return [
        (context, text)
        for context, text, translation in messages(path)
        if translation.get("type") == "unfinished" or not all(_forms(translation))
    ]


def _forms(translation: ET.Element) -> list[str]:
    forms = list(translation.iter("numerusform"))
    return [form.text or "" for form in forms] if forms else [translation.text or ""]


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["collect"]:
            collect()
        case ["compile"]:
            compile_qt_translations(TRANSLATIONS)
        case _:
            sys.exit(__doc__)
