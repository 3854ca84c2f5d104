"""What was stated of each unit of the map by the series of one family, in the span that is viewed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QLocale

from steppeline.model.date_words import date_words
from steppeline.model.errors import InputError
from steppeline.model.regional_figures import Family, Stated, stated_in
from steppeline.model.text import Language, Message, term
from steppeline.session.document import Document
from steppeline.ui.map.territory import Territories

_SCALE_WORDS: Mapping[float, Message] = MappingProxyType(
    {
        1e12: term("scale of a number", "trillion"),
        1e9: term("scale of a number", "billion"),
        1e6: term("scale of a number", "million"),
        1e3: term("scale of a number", "thousand"),
    }
)


@dataclass(frozen=True)
class RegionalFigures:
    """Of each unit, by position, what was stated of it; None where nothing was."""

    family: Family
    stated: tuple[Stated | None, ...]

    @property
    def scale(self) -> float:
        """The power of ten in which the numbers are best given."""
        largest = max((abs(each.number) for each in self.stated if each is not None), default=0.0)
        return next((scale for scale in _SCALE_WORDS if largest >= scale), 1.0)


def regional_figures(
    document: Document, family: Family, territories: Territories, start: int, end: int
) -> RegionalFigures:
    """What the series of a family state of the span [start, end), seconds, for the region that each unit is."""

    def stated(region: str | None) -> Stated | None:
        keys = family.regions.get(region, ()) if region is not None else ()
        return stated_in([figure for key in keys for _, figure in document.figures(key)], start, end)

    return RegionalFigures(family, tuple(stated(territory.region) for territory in territories.all))


class FigureWords:
    """Says figures of regions in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._locale = QLocale(language.code)

    def title(self, figures: RegionalFigures) -> str:
        """What the numbers are: "Trade of … with Kazakhstan, million USD"."""
        unit = self._unit(figures)
        name = self._language.pick(figures.family.names)
        return f"{name}, {unit}" if unit else name

    def number(self, figures: RegionalFigures, value: float) -> str:
        """A number in the unit that the title tells."""
        return self._locale.toString(value / figures.scale, "g", 3)

    def stated(self, figures: RegionalFigures, stated: Stated) -> str:
        """What was stated, and of when: "2021: 423 million USD"."""
        ends = dict.fromkeys(self.number(figures, each) for each in (stated.low, stated.high))
        try:
            period = self._language.say(date_words(stated.period, "throughout"))
        except InputError:
            period = stated.period
        return f"{period}: {'–'.join(ends)} {self._unit(figures)}".strip()

    def _unit(self, figures: RegionalFigures) -> str:
        unit = figures.family.currency or figures.family.unit or ""
        word = _SCALE_WORDS.get(figures.scale)
        scale = self._language.say(word) if word is not None else ""
        return f"{scale} {'%' if unit == 'percent' else unit}".strip()
