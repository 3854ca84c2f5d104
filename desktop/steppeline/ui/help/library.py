"""The pages of the help, as they lie in a folder: LANGUAGE/NUMBER-NAME.md, in the order of their numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

WRITTEN = ("en", "ru")
"""The languages of the help."""

_STAND_IN: Mapping[str, str] = {"kk": "ru"}
"""Who reads the one is likely to read the other; for anybody else it is English."""

_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """A page: `name` is that of its file, by which pages link to each other; `text` is Markdown."""

    name: str
    title: str
    text: str


def read_pages(folder: Path, language: str) -> tuple[Page, ...]:
    """All pages in a language (a code), or in the one that stands in for it. Raises OSError when they are not there."""
    written = language if language in WRITTEN else _STAND_IN.get(language, "en")
    return tuple(_page(path) for path in sorted((folder / written).glob("*.md")))


def _page(path: Path) -> Page:
    text = path.read_text(encoding="utf-8")
    title = _TITLE.search(text)
    return Page(path.name, title[1] if title else path.stem, text)
