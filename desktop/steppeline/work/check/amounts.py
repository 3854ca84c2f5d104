"""The figures of one event: their units, ranges, percentages, and whether they agree with one another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations

from steppeline.model.calendar import civil_of
from steppeline.model.event import Figure
from steppeline.model.text import Language, Message, message
from steppeline.work.check.finding import Remark
from steppeline.work.check.rates import possible_rate
from steppeline.work.check.reach import PERCENT_UNITS, TOLERANCE, Reach, reach_of
from steppeline.work.check.record import DatedEvent, Record, When
from steppeline.work.check.wording import figure_words, listed, number_words

_SCALE_WORDS = ("thousand", "million", "billion", "trillion")
_MONEY_WORDS = ("money", "dollar", "dollars", "rouble", "roubles", "ruble", "rubles", "tenge", "euro", "euros", "yuan")
_CHANGE = re.compile(
    r"chang|grow|increas|ris[ei]|rose|fall|fell|drop|declin|рост|измен|прирост|өсім|өзгер", re.IGNORECASE
)
_SAME = re.compile(r"\b(?:same|equivalent|те же|та же|тот же|то же|сол)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:total|altogether|in all|overall|всего|итого|барлығы)\b", re.IGNORECASE)

Numbered = tuple[int, Figure]
"""A figure with its position in the event."""


def impossible_ranges(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """A low end above the high end, or a number outside its own range."""
    for number, figure in enumerate(dated.event.figures):
        low, high, value = figure.low, figure.high, figure.number
        if low is not None and high is not None and low > high:
            sentence = message(
                "The range runs from {low} down to {high}.", low=number_words(low), high=number_words(high)
            )
            yield Remark(sentence, f"figures[{number}]")
        elif value is not None and ((low is not None and value < low) or (high is not None and value > high)):
            yield Remark(
                message("{value} lies outside its own range.", value=number_words(value)), f"figures[{number}]"
            )


def figures_without_number(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """A figure that states neither a number nor a range."""
    for number, figure in enumerate(dated.event.figures):
        if reach_of(figure) is None:
            yield Remark(message("The figure states no number."), f"figures[{number}]")


def figures_without_unit(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """A number that does not say of what, or money that does not say which."""
    for number, figure in enumerate(dated.event.figures):
        if figure.currency:
            continue
        series = record.book.series.get(figure.series or "")
        unit = (figure.unit or "").casefold()
        if is_money(unit) or (series is not None and series.currency and unit not in PERCENT_UNITS):
            yield Remark(message("The amount of money has no currency."), f"figures[{number}].currency")
        elif counts_nothing(unit):
            yield Remark(message("The number has no unit: what does it count?"), f"figures[{number}].unit")


def is_money(unit: str) -> bool:
    """Whether a unit says that money is meant, and not which."""
    return unit.casefold() in _MONEY_WORDS


def counts_nothing(unit: str) -> bool:
    """Whether a unit does not say what is counted."""
    return not unit or unit.casefold() in _SCALE_WORDS


def impossible_percentages(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """A share outside 0 to 100 %, or a fall by more than everything; growth may exceed 100 %."""
    for number, figure in enumerate(dated.event.figures):
        reach = reach_of(figure) if figure.unit in PERCENT_UNITS else None
        if figure.number is None or reach is None:
            continue
        if figure.number < -100 or (figure.number > 100 and not is_change(figure)):
            sentence = message("{number} % is out of range for a share.", number=number_words(figure.number))
            yield Remark(sentence, f"figures[{number}]")


def impossible_rates(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """Two amounts of one thing in two currencies that imply an exchange rate nobody has seen.

    Amounts are taken for one thing when the event states exactly one per currency for a series and period or, outside
    any series, for a meaning and period; and two that are all there is for a period, if one says that it is the same.
    """
    amounts = [(number, figure) for number, figure in enumerate(dated.event.figures) if figure.currency]
    for figures in (*_stated_for(amounts, _thing), *filter(_says_the_same, _stated_for(amounts, _no_series))):
        when = record.when(figures[0][1].period) or dated.when
        if when is None or len({figure.currency for _, figure in figures}) != len(figures):
            continue
        for (_, one), (number, other) in combinations(figures, 2):
            sentence = rate_remark(one, other, when, record)
            if sentence is not None:
                yield Remark(sentence, f"figures[{number}]")


def _stated_for(amounts: list[Numbered], thing: Callable[[Figure], object]) -> list[list[Numbered]]:
    """The amounts of one thing and period together."""
    groups: defaultdict[object, list[Numbered]] = defaultdict(list)
    for number, figure in amounts:
        groups[thing(figure), figure.period].append((number, figure))
    return list(groups.values())


def _thing(figure: Figure) -> tuple[str | None, str]:
    return (figure.series, "") if figure.series is not None else (None, _meaning(figure))


def _no_series(figure: Figure) -> bool:
    return figure.series is None


def _says_the_same(figures: list[Numbered]) -> bool:
    """Whether these are two amounts of different meaning, one of which is called the same as the other."""
    if len(figures) != 2 or len({_thing(figure) for _, figure in figures}) == 1:
        return False
    return any(_SAME.search(text) for _, figure in figures for text in figure.meaning.values())


def _meaning(figure: Figure) -> str:
    return Language("en").pick(figure.meaning).casefold().strip()


def rate_remark(one: Figure, other: Figure, when: When, record: Record) -> Message | None:
    """What to say of two amounts that should be the same money; None when the rate they imply is possible."""
    rate = possible_rate(one.currency or "", other.currency or "", _years(when))
    first, second = reach_of(one), reach_of(other)
    if rate is None or first is None or second is None or first.low <= 0 or second.low <= 0:
        return None
    if second.high / first.low >= rate.low and second.low / first.high <= rate.high:
        return None
    return message(
        "{one} and {other} imply {implied} {second} for one {first}; {low} to {high} were seen in those years. "
        "A unit, a currency or a digit is wrong.",
        one=figure_words(one, record.book),
        other=figure_words(other, record.book),
        implied=f"{_middle(other, second) / _middle(one, first):.3g}",
        first=one.currency,
        second=other.currency,
        low=f"{rate.low:.3g}",
        high=f"{rate.high:.3g}",
    )


def two_amounts(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """One thing of one event with two numbers that do not agree, outside any series."""
    groups: defaultdict[tuple[object, ...], list[tuple[int, Figure, Reach]]] = defaultdict(list)
    for number, figure in enumerate(dated.event.figures):
        reach = reach_of(figure)
        meaning = _meaning(figure)
        if figure.series is None and meaning and reach is not None:
            same = (meaning, figure.currency, figure.unit, figure.period, figure.as_of, figure.nature, figure.measure)
            groups[same].append((number, figure, reach))
    for figures in groups.values():
        lowest, highest = (
            min(figures, key=lambda stated: stated[2].high),
            max(figures, key=lambda stated: stated[2].low),
        )
        if lowest[2].gap(highest[2]) > TOLERANCE:
            values = listed([figure_words(figure, record.book) for _, figure, _ in figures])
            sentence = message("There are {values} for one thing.", values=values)
            yield Remark(sentence, f"figures[{figures[0][0]}]")


def parts_above_total(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """Parts of one event that add up to more than the figure called their total."""
    groups: defaultdict[tuple[object, ...], list[tuple[int, Figure, Reach]]] = defaultdict(list)
    for number, figure in enumerate(dated.event.figures):
        reach = reach_of(figure)
        if reach is not None and figure.unit not in PERCENT_UNITS:
            groups[figure.unit, figure.currency, figure.period, figure.nature].append((number, figure, reach))
    for figures in groups.values():
        totals = [stated for stated in figures if _TOTAL.search(Language("en").pick(stated[1].meaning))]
        if len(totals) != 1 or len(figures) < 3:
            continue
        number, total, most = totals[0]
        parts = sum(reach.low for _, figure, reach in figures if figure is not total)
        if parts > most.high * (1 + TOLERANCE / 5):
            sentence = message(
                "The parts add up to {sum}, the total is {total}.",
                sum=number_words(parts / total.scale),
                total=figure_words(total, record.book),
            )
            yield Remark(sentence, f"figures[{number}]")


def _middle(figure: Figure, reach: Reach) -> float:
    """The number as stated, in single units; of a mere range its middle."""
    return figure.number * figure.scale if figure.number is not None else (reach.low + reach.high) / 2


def is_change(figure: Figure) -> bool:
    """Whether a percentage tells a change, not a share, by the words of its meaning, measure and series."""
    words = " ".join([*figure.meaning.values(), figure.measure or "", figure.series or ""])
    return _CHANGE.search(words) is not None


def _years(when: When) -> range:
    return range(civil_of(when.earliest_start).year, civil_of(when.latest_end - 1).year + 1)
