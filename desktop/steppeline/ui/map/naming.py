"""Names short enough for a map: without the word for what sort of unit it is, where that leaves no doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

_SORTS: Mapping[str, tuple[str, ...]] = {
    "en": ("Autonomous Okrug", "Autonomous Oblast", "Oblast", "Region", "Republic", "Krai"),
    "ru": ("автономный округ", "автономная область", "область", "Республика", "край"),
    "kk": ("автономиялық округі", "автономиялық облысы", "облысы", "Республикасы", "өлкесі"),
}
_BY_NAME = re.compile(r"\s*\(.*\)|\s+[—–]\s+.*")
"""A second name behind the first: "Sakha (Yakutia)"."""


def short_names(names: Sequence[str], language: str) -> list[str]:
    """The names for a map in `language`, in the same order. Two that would become the same stay long."""
    sorts = _SORTS.get(language, ())
    pattern = re.compile(r"\b(?:{})\b".format("|".join(sorts)) if sorts else r"(?!)")
    shorter = [_shortened(name, pattern) for name in names]
    taken = Counter(shorter)
    return [short if taken[short] == 1 else name for short, name in zip(shorter, names, strict=True)]


def two_lines(name: str) -> tuple[str, str] | None:
    """The name broken at the gap or hyphen nearest to its middle; None if it has neither."""
    breaks = [place.end() for place in re.finditer(r"[\s-]", name) if place.start() > 0 and place.end() < len(name)]
    if not breaks:
        return None
    middle = min(breaks, key=lambda place: abs(2 * place - len(name)))
    return name[:middle].rstrip(), name[middle:]


def _shortened(name: str, sorts: re.Pattern[str]) -> str:
    return " ".join(sorts.sub(" ", _BY_NAME.sub("", name)).split()) or name
