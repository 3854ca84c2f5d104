"""In which of our languages a text is, told by its letters."""

from __future__ import annotations

import re

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_KAZAKH = re.compile("[әғқңөұүһӘҒҚҢӨҰҮҺ]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def language_of(text: str) -> str:
    """The language: "kk" for Cyrillic with a letter that Russian has not, "ru" for other Cyrillic, else "en"."""
    if text.isascii() or not _CYRILLIC.search(text):
        return "en"
    cyrillic = len(_CYRILLIC.findall(text))
    if cyrillic <= len(_LATIN.findall(text)):
        return "en"
    return "kk" if _KAZAKH.search(text) else "ru"
