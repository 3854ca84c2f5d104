"""What the figures strip says: numbers with their units, and who says them of which period."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QLocale

from steppeline.model.date_words import date_words
from steppeline.model.errors import InputError
from steppeline.model.text import Language, Message, message, term
from steppeline.session.document import Document
from steppeline.ui.timeline.figures_data import SCALES, SeriesValues, Value
from steppeline.ui.timeline.words import CardText

_SCALE_WORDS: Mapping[float, Message] = MappingProxyType(
    {
        1e12: term("scale of a number", "trillion"),
        1e9: term("scale of a number", "billion"),
        1e6: term("scale of a number", "million"),
        1e3: term("scale of a number", "thousand"),
    }
)

_NATURE_WORDS: Mapping[str, Message] = MappingProxyType(
    {
        "outturn": term("nature of a figure", "reported"),
        "forecast": term("nature of a figure", "forecast"),
        "target": term("nature of a figure", "target"),
        "estimate": term("nature of a figure", "estimate"),
        "derived": term("nature of a figure", "derived"),
    }
)


class FigureWords:
    """Says figures in one language."""

    def __init__(self, document: Document, language: Language) -> None:
        self._document = document
        self._language = language
        self._locale = QLocale(language.code)

    def axis_number(self, number: float) -> str:
        """A round number on the axis, already divided by its scale."""
        return self._locale.toString(number, "g", 6)

    def axis_unit(self, values: SeriesValues, scale: float) -> str:
        """What the numbers on the axis count: "billion USD", "%"."""
        unit = values.currency or values.unit or ""
        if unit == "percent":
            unit = "%"
        words = self._scale(scale)
        return f"{words} {unit}".strip()

    def series(self, key: str) -> str:
        """The name of a series."""
        series = self._document.book.series.get(key)
        return key if series is None else self._language.pick(series.names)

    def card(self, value: Value) -> CardText:
        """The number and its period; who says it, in what sense, and in which source."""
        figure = value.figure
        lines = [
            self._period(figure.period or figure.as_of or ""),
            " · ".join(
                part for part in (figure.said_by, self._basis(figure.basis), self._nature(figure.nature)) if part
            ),
            self._source(figure.source),
        ]
        return CardText(self._number(value), [line for line in lines if line])

    def _number(self, value: Value) -> str:
        figure = value.figure
        scale = next((scale for scale in SCALES if abs(value.number) >= scale), 1.0)
        number = self.axis_number(value.number / scale)
        if value.high > value.low:
            number = f"{self.axis_number(value.low / scale)}–{self.axis_number(value.high / scale)}"
        unit = "%" if figure.unit == "percent" else figure.currency or figure.unit or ""
        amount = " ".join(part for part in (number, self._scale(scale), unit) if part)
        match figure.bound:
            case "at least":
                return self._language.say(message("at least {amount}", amount=amount))
            case "at most":
                return self._language.say(message("at most {amount}", amount=amount))
            case "about":
                return self._language.say(term("amount", "about {amount}", amount=amount))
            case _:
                return amount

    def _scale(self, scale: float) -> str:
        return self._language.say(_SCALE_WORDS[scale]) if scale in _SCALE_WORDS else ""

    def _nature(self, nature: str) -> str:
        return self._language.say(_NATURE_WORDS[nature]) if nature in _NATURE_WORDS else nature

    def _basis(self, basis: str | None) -> str:
        return "" if basis is None else self._language.say(message("{basis} statistics", basis=basis))

    def _period(self, date: str) -> str:
        try:
            return self._language.say(date_words(date, "throughout"))
        except InputError:
            return date

    def _source(self, key: str | None) -> str:
        source = None if key is None else self._document.book.sources.get(key)
        if source is None:
            return ""
        return ", ".join(part for part in (source.title, source.publisher) if part)
