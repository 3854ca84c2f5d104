"""Numbers and lists in the words of findings."""

from __future__ import annotations

from collections.abc import Sequence

from steppeline.model.event import Figure
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Message, counted, message

_LONGEST_LIST = 8


def listed(items: Sequence[str | Message]) -> str | Message:
    """The items one after another, each once; of a long list the first few and how many more there are."""
    items = list({str(item): item for item in items}.values())
    shown = items if len(items) <= _LONGEST_LIST else items[: _LONGEST_LIST - 1]
    words = shown[0]
    for item in shown[1:]:
        words = message("{items}, {item}", items=words, item=item)
    if len(shown) < len(items):
        return counted("{items} and {count} more", "{items} and {count} more", len(items) - len(shown), items=words)
    return words


def figure_words(figure: Figure, book: ReferenceBook) -> Message:
    """A figure with its scale, unit and, where known, who said it: "18.2 billion USD (Putin)"."""
    amount = _amount(figure)
    unit = figure.currency or figure.unit
    who = figure.said_by or _publisher(figure.source, book)
    if who is None:
        return message("{amount} {unit}", amount=amount, unit=unit) if unit else message("{amount}", amount=amount)
    if unit is None:
        return message("{amount} ({who})", amount=amount, who=who)
    return message("{amount} {unit} ({who})", amount=amount, unit=unit, who=who)


def _publisher(source: str | None, book: ReferenceBook) -> str | None:
    known = book.sources.get(source or "")
    return known.publisher if known is not None and known.publisher else source


def number_words(number: float) -> str:
    """A number without needless digits."""
    return f"{number:,.10g}"


def _amount(figure: Figure) -> Message:
    number = _number(figure)
    match figure.scale:
        case 1e3:
            return message("{number} thousand", number=number)
        case 1e6:
            return message("{number} million", number=number)
        case 1e9:
            return message("{number} billion", number=number)
        case 1e12:
            return message("{number} trillion", number=number)
        case 1:
            return message("{number}", number=number)
        case _:
            return message("{number} × {scale}", number=number, scale=number_words(figure.scale))


def _number(figure: Figure) -> str | Message:
    if figure.low is not None and figure.high is not None:
        return message("{low} to {high}", low=number_words(figure.low), high=number_words(figure.high))
    value = next(value for value in (figure.number, figure.low, figure.high) if value is not None)
    match figure.bound:
        case "at least":
            return message("at least {number}", number=number_words(value))
        case "at most":
            return message("at most {number}", number=number_words(value))
        case "about":
            return message("about {number}", number=number_words(value))
        case _:
            return number_words(value)
