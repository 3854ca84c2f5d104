"""A figure in words: "at least USD 14 billion", "26 – 30 %", never more exact than it was stated."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from steppeline.model.event import Figure
from steppeline.model.text import Language, Message, message, term
from steppeline.ui.widgets.record_words import SCALE_WORDS, UNIT_WORDS, word

_PERCENT = "percent"


def amount_words(figure: Figure, language: Language) -> str:
    """The number or range with scale, unit and bound, numbers written as in `language`."""
    low, high = figure.low, figure.high
    if figure.number is not None:
        words = _bounded(figure.bound, _with_unit(figure, _number(figure, figure.number, language), language))
        if low is not None and high is not None:
            words = message("{amount} (from {low} to {high})", amount=words, **_ends(figure, low, high, language))
    elif low is not None and high is not None:
        span = term("range of a figure", "{low} – {high}", **_ends(figure, low, high, language))
        words = _bounded(figure.bound, _with_unit(figure, span, language))
    elif low is not None:
        words = _bounded("at least", _with_unit(figure, _number(figure, low, language), language))
    elif high is not None:
        words = _bounded("at most", _with_unit(figure, _number(figure, high, language), language))
    else:
        words = message("no number")
    return language.say(words)


def _bounded(bound: str, amount: Message) -> Message:
    match bound:
        case "at least":
            return message("at least {amount}", amount=amount)
        case "at most":
            return message("at most {amount}", amount=amount)
        case "about":
            return message("about {amount}", amount=amount)
        case _:
            return amount


def _with_unit(figure: Figure, number: str | Message, language: Language) -> Message:
    scaled = (
        term("amount", "{number} {scale}", number=number, scale=SCALE_WORDS[figure.scale])
        if figure.scale in SCALE_WORDS
        else term("amount", "{number}", number=number)
    )
    if figure.unit == _PERCENT:
        return term("amount", "{number}%", number=scaled)
    if figure.currency:
        scaled = term("amount", "{currency} {number}", currency=figure.currency, number=scaled)
    if figure.unit:
        return term("amount", "{number} {unit}", number=scaled, unit=word(language, UNIT_WORDS, figure.unit))
    return scaled


def _ends(figure: Figure, low: float, high: float, language: Language) -> dict[str, str]:
    return {"low": _number(figure, low, language), "high": _number(figure, high, language)}


def _number(figure: Figure, number: float, language: Language) -> str:
    value = float(number if figure.scale in SCALE_WORDS else number * figure.scale)
    return QLocale(language.code).toString(value, "f", QLocale.FloatingPointPrecisionOption.FloatingPointShortest.value)
