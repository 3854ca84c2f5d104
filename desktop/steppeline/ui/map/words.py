"""What the map says of regions and of its borders, in one language, as of one moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from math import floor, log10

from PySide6.QtCore import QCoreApplication, QLocale

from steppeline.model.calendar import OPEN, civil_of
from steppeline.model.event import Names
from steppeline.model.reference import Place, Region
from steppeline.model.region import Dated, code_on, name_on, validity
from steppeline.model.text import Language, counted, message
from steppeline.model.time_words import MONTHS, year_words
from steppeline.ui.map.census import Census, Tally
from steppeline.ui.map.figures import FigureWords


class Words:
    """Names and counts in words. `moment`, seconds, is when regions are called what they are called here."""

    def __init__(self, regions: Mapping[str, Region], moment: int, language: Language) -> None:
        self._regions = regions
        self._moment = moment
        self._language = language
        self._locale = QLocale(language.code)
        self.figures = FigureWords(language)

    @property
    def language_code(self) -> str:
        """The language: "en", "ru", "kk"."""
        return self._language.code

    def name(self, key: str | None, otherwise: Names) -> str:
        """The name of a region; of those given `otherwise` the one that fits if there is no such region."""
        region = self._regions.get(key) if key is not None else None
        found = name_on(region.names, self._language.code, self._moment) if region is not None else ""
        return found or self._language.pick(otherwise)

    def kind(self, key: str) -> str:
        """Where a region belongs, and its code: "RU-ORE · Russia"; of a country its code."""
        region = self._regions[key]
        parts = (code_on(region.codes, self._moment), region.parent and self.name(region.parent, {}))
        return " · ".join(filter(None, parts))

    def integer(self, number: int) -> str:
        """A number as it is written in the language."""
        return self._locale.toString(number)

    def number(self, tally: Tally) -> str:
        """The count, as certain–possible where they differ: "34", "30–34"."""
        possible = self.integer(tally.possible)
        return possible if tally.certain == tally.possible else f"{self.integer(tally.certain)}–{possible}"

    def rate(self, value: float) -> str:
        """A number that need not be whole, with two digits that tell something."""
        decimals = max(-floor(log10(value)) + 1, 0) if value > 0 else 0
        text = self._locale.toString(value, "f", decimals)
        return text.rstrip("0").rstrip(self._locale.decimalPoint()) if decimals else text

    def yearly(self, value: float) -> str:
        """So many events a year."""
        return QCoreApplication.translate("RegionMap", "{number} a year").replace("{number}", self.rate(value))

    def amount(self, tally: Tally) -> str:
        """The count with its noun: "34 events", "30–34 events"."""
        amount = self.number(tally)
        return self._language.say(counted("{amount} event", "{amount} events", tally.possible, amount=amount))

    def amount_of(self, number: int) -> str:
        """So many events, as they were counted."""
        return self.amount(Tally(number, number))

    def place(self, place: Place) -> str:
        """What a place was called."""
        return name_on(place.names, self._language.code, self._moment)

    def whole(self, key: str, tally: Tally) -> str:
        """The events of a country that name none of its regions."""
        template = QCoreApplication.translate("RegionMap", "{country} as a whole: {number}")
        return template.replace("{country}", self.name(key, {})).replace("{number}", self.number(tally))

    def former(self, key: str, tally: Tally) -> str:
        """The events of a region of which a part is now elsewhere."""
        template = QCoreApplication.translate("RegionMap", "{region} before it was divided: {number}")
        return template.replace("{region}", self.name(key, {})).replace("{number}", self.number(tally))

    def elsewhere(self, census: Census) -> str:
        """The events that no territory shows, the country with most of them first; "" if there are none."""
        largest_first = sorted(census.whole.items(), key=lambda item: -item[1].possible)
        told = [self.whole(key, tally) for key, tally in largest_first]
        if census.nowhere.possible:
            template = QCoreApplication.translate("RegionMap", "Without a region: {number}")
            told.append(template.replace("{number}", self.number(census.nowhere)))
        return " · ".join(told)

    def borders_of_today(self) -> str:
        """That older events are counted where their regions lie now."""
        return QCoreApplication.translate("RegionMap", "Today's borders")

    def borders(self, moment: int, known_since: int) -> str:
        """Of what day the borders are that are shown for `moment`, if none older than `known_since` are known."""
        shown = civil_of(max(moment, known_since))
        month, year = MONTHS[shown.month - 1], year_words(shown.year)
        if moment < known_since:
            return self._language.say(message("Borders of {month} {year}, the oldest known", month=month, year=year))
        return self._language.say(message("Borders of {month} {year}", month=month, year=year))


def naming_changes(regions: Mapping[str, Region]) -> tuple[int, ...]:
    """The moments (seconds, ascending) at which a region may come to be called or coded differently.

    In between, `Words` of any moment say the same: months may pass without a name to be worked out anew.
    """
    return tuple(
        sorted({at for region in regions.values() for group in (region.names, region.codes) for at in _changes(group)})
    )


def _changes(group: Iterable[Dated]) -> set[int]:
    """Where what holds begins and ends, and where, of two that do not, the other one comes to be the nearer."""
    spans = [validity(each) for each in group]
    changes = {bound for span in spans for bound in span if abs(bound) != OPEN}
    for (_, until), (since, _) in product(spans, spans):
        if -OPEN < until <= since < OPEN:
            # Distances are until the first second of what follows, and since the last of what went before.
            changes |= {(since + until) // 2, (since + until - 1) // 2 + 1}
    return changes
