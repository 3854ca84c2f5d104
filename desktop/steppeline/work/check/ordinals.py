"""Ordinal numbers in titles and claims: Roman ("XVII forum") or Arabic ("17th", "17-й")."""

from __future__ import annotations

import re

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
# A single letter before a full stop is somebody's initial.
_WORD_OF_NUMERALS = re.compile(r"\b(?:[IVXL]{2,}\b|[IVXL]\b(?!\.))")
_ROMAN = re.compile(r"(XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ARABIC = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th|-?(?:й|я|е|го|му|м|ый|ой|ші|шы))\b", re.IGNORECASE)
_CYRILLIC_LOOKALIKES = str.maketrans("ІХ", "IX")
_WORDS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth"),
    *("nineteenth", "twentieth"),
)


def ordinals_in(text: str) -> set[int]:
    """The ordinal numbers in a text, Roman ones below 90. A text without any gives an empty set."""
    latin = text.translate(_CYRILLIC_LOOKALIKES)
    roman = {roman_value(word) for word in _WORD_OF_NUMERALS.findall(latin) if _ROMAN.fullmatch(word)}
    return roman | {int(match[1]) for match in _ARABIC.finditer(text)}


def stated_ordinal(text: str) -> int | None:
    """The number that a text as a whole says: "17", "XVII", "seventeenth forum"; None when it says none or several.

    English words count here only: a title may well say "first day".
    """
    bare = text.strip()
    if bare.isascii() and bare.isdigit():
        return int(bare)
    words = re.findall(r"[a-z]+", text.casefold())
    found = ordinals_in(text) | {_WORDS.index(word) + 1 for word in words if word in _WORDS}
    return found.pop() if len(found) == 1 else None


def roman_value(numeral: str) -> int:
    """The value of a Roman numeral of the letters I, V, X, L."""
    values = [_VALUES[letter] for letter in numeral]
    following = (*values[1:], 0)
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
