"""The message catalogues: collect the program's sentences into them, or compile them.

`messages.py collect` updates resources/translations/*/LC_MESSAGES/steppeline.po; `messages.py compile` makes the .mo
files beside them, which the program reads.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

sys.path.insert(0, str(Path(__file__).parent))
from build_hook import compile_catalogues

ROOT = Path(__file__).resolve().parents[1]
TRANSLATIONS = ROOT / "resources" / "translations"
LANGUAGES = ("ru", "kk")
# The functions of steppeline.model.text whose literal arguments are sentences ("c" marks a context).
KEYWORDS: Mapping[str, Any] = {"message": None, "counted": (1, 2), "term": ((1, "c"), 2)}
# A fixed day in the header: a catalogue changes only when a sentence does.
HEADER: Mapping[str, Any] = {
    "project": "Steppeline",
    "charset": "utf-8",
    "copyright_holder": "The Steppeline developers",
    "fuzzy": False,
}
FIXED_DAY = datetime(2026, 1, 1, tzinfo=UTC)


def extract() -> Catalog:
    """Every translatable sentence in the package, without line numbers (they would change with each edit)."""
    catalogue = Catalog(project="Steppeline", charset="utf-8")
    found = extract_from_dir(ROOT / "desktop" / "steppeline", [("**.py", "python")], keywords=KEYWORDS)
    for file, _line, text, _comments, context in found:
        catalogue.add(text, locations=[(f"desktop/steppeline/{file}", 0)], context=context)
    return catalogue


def load(language: str) -> Catalog:
    """The kept catalogue of `language`, empty when there is none yet."""
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language, **HEADER)
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def po_path(language: str) -> Path:
    """Where the catalogue of `language` is kept."""
    return TRANSLATIONS / language / "LC_MESSAGES" / "steppeline.po"


def collect() -> None:
    """Bring every catalogue up to date: new sentences come in untranslated, vanished ones go."""
    template = extract()
    for language in LANGUAGES:
        catalogue = load(language)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        catalogue.fuzzy = False
        catalogue.version, catalogue.last_translator, catalogue.language_team = "1", "", ""
        catalogue.msgid_bugs_address = ""
        catalogue.creation_date = catalogue.revision_date = FIXED_DAY
        catalogue.header_comment = "# Translations for Steppeline; the program's own licence (MIT) applies."
        po_path(language).parent.mkdir(parents=True, exist_ok=True)
        with po_path(language).open("wb") as stream:
            write_po(stream, catalogue, width=0, sort_output=True, include_lineno=False, ignore_obsolete=True)
        missing = untranslated(catalogue)
        print(f"{language}: {len(catalogue)} sentences, {len(missing)} untranslated")


def untranslated(catalogue: Catalog) -> list[str]:
    """The sentences of a catalogue that lack a translation (or one of its plural forms)."""
    missing = []
    for entry in catalogue:
        if entry.id:
            forms = entry.string if isinstance(entry.string, tuple | list) else (entry.string,)
            if not all(forms):
                missing.append(entry.id if isinstance(entry.id, str) else entry.id[0])
    return missing


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["collect"]:
            collect()
        case ["compile"]:
            compile_catalogues(TRANSLATIONS)
        case _:
            sys.exit(__doc__)
