"""A date in words, never more precise than it is: "some day in September 2021", "about 2003", "since 21 August 2024".

The words are composed of small messages, so that a translation may choose its own order, and give months the case they
need: a month after a day, a month alone and a month in "some day in …" are terms of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from steppeline.model.calendar import HOUR, MINUTE
from steppeline.model.edtf import EdtfDate, parse
from steppeline.model.edtf_forms import Interval, SimpleDate
from steppeline.model.edtf_pattern import DatePattern
from steppeline.model.edtf_set import DateSet, Member
from steppeline.model.event import Extent
from steppeline.model.text import Message, message, term
from steppeline.model.time_words import (
    MONTHS,
    MONTHS_AFTER_DAY,
    MONTHS_IN_A_PHRASE,
    MONTHS_OF_SOME_DAY,
    PARTS,
    SEASONS,
    SEASONS_IN_A_PHRASE,
    year_words,
)

_EVERY_DAY = tuple(range(1, 32))


def date_words(date: EdtfDate | str, extent: Extent = "within") -> Message:
    """The date in words. Raises InputError when `date` is a text that is no date."""
    form = parse(date).form if isinstance(date, str) else date.form
    if isinstance(form, SimpleDate):
        return _lasting(form) if extent == "throughout" else _qualified(form, _somewhere_in(form))
    return _interval(form) if isinstance(form, Interval) else _set(form)


def _lasting(date: SimpleDate) -> Message:
    if date.pattern.unit not in ("year", "season", "month"):
        return _alone(date)
    if year := _only_year(date):
        words = message("throughout {year}", year=year)
    elif date.first == date.last:
        words = message("throughout {date}", date=_plain(date, in_a_phrase=True))
    else:
        words = term("one of several", "throughout {date}", date=_plain(date))
    if date.approximate:
        words = message("roughly {date}", date=words)
    return _doubted(date, words)


def _somewhere_in(date: SimpleDate) -> Message:
    pattern = date.pattern
    if pattern.unit == "year" and len(pattern.years) == 1 and not date.approximate:
        year = _only_year(date)
        return message("some time in {year}", year=year) if year else message("some time in {date}", date=_plain(date))
    if pattern.unit == "month" and len(pattern.months) == 1 and not date.approximate:
        return _plain(replace(date, pattern=replace(pattern, unit="day", days=_EVERY_DAY)))
    return _plain(date)


def _alone(date: SimpleDate) -> Message:
    """The date with its qualifiers, as a part of an interval or a set."""
    return _qualified(date, _plain(date))


def _qualified(date: SimpleDate, words: Message) -> Message:
    if date.approximate and date.first == date.last:
        words = message("about {date}", date=_plain(date, in_a_phrase=True))
    elif date.approximate:
        words = term("one of several", "about {date}", date=words)
    return _doubted(date, words)


def _only_year(date: SimpleDate) -> int:
    """The year of a date that is one year AD and nothing more, else 0."""
    pattern = date.pattern
    return pattern.years[0] if pattern.unit == "year" and len(pattern.years) == 1 and pattern.years[0] > 0 else 0


def _doubted(date: SimpleDate, words: Message) -> Message:
    """`words` with the doubt about the date, and the parts that qualifiers are about unless they are about all."""
    if date.uncertain:
        words = message("possibly {date}", date=words)
    if date.approximate and date.approximate != date.parts:
        words = message("{date} (approximate: {parts})", date=words, parts=_parts(date.approximate))
    if date.uncertain and date.uncertain != date.parts:
        words = message("{date} (uncertain: {parts})", date=words, parts=_parts(date.uncertain))
    return words


def _parts(parts: tuple[str, ...]) -> Message | int:
    return _listed([PARTS[part] for part in parts])


def _plain(date: SimpleDate, *, in_a_phrase: bool = False) -> Message:
    """The date by itself, without extent and qualifiers, in a form that can stand alone or that a phrase asks for."""
    pattern = date.pattern
    year = _year(date)
    if pattern.unit == "year":
        return year
    part = _part_of_year(pattern, in_a_phrase=in_a_phrase)
    if len(pattern.years) > 1:
        words = message("{year}, {part}", year=year, part=part)
    elif len(pattern.months) == 12 or (pattern.season or 0) >= 33:
        words = message("{part} of {year}", part=part, year=year)
    else:
        words = term("date", "{part} {year}", part=part, year=year)
    if pattern.unit in ("minute", "second"):
        return message("{date}, {time}", date=words, time=_clock(pattern))
    return words


def _year(date: SimpleDate) -> Message:
    years = date.pattern.years
    first, last = year_words(years[0]), year_words(years[-1])
    if date.estimate is not None and len(years) > 1:
        return message(
            "some year from {first} to {last}, estimated {estimate}",
            first=first,
            last=last,
            estimate=year_words(date.estimate),
        )
    if len(years) == 1:
        return first
    if date.year_text == "XXXX":
        return message("an unknown year")
    if not isinstance(years, range):
        return message("a year written {digits}", digits=date.year_text)
    if len(years) == 10 and years[0] > 0:
        return message("some year in the {decade}s", decade=years[0])
    return message("some year from {first} to {last}", first=first, last=last)


def _part_of_year(pattern: DatePattern, *, in_a_phrase: bool = False) -> Message:
    if pattern.season is not None:
        return (SEASONS_IN_A_PHRASE if in_a_phrase else SEASONS)[pattern.season]
    months, days = pattern.months, pattern.days
    if pattern.unit == "month":
        return MONTHS_IN_A_PHRASE[months[0] - 1] if in_a_phrase and len(months) == 1 else _months(months)
    if len(months) > 1:
        if days == _EVERY_DAY:
            some_day = message("some day")
            return some_day if len(months) == 12 else message("{day} of {month}", day=some_day, month=_months(months))
        return message("{day} of {month}", day=message("day {day}", day=_either(days)), month=_months(months))
    month = MONTHS_AFTER_DAY[months[0] - 1]
    if len(days) == 1:
        return message("{day} {month}", day=days[0], month=month)
    if days == _EVERY_DAY:
        return message("some day in {month}", month=MONTHS_OF_SOME_DAY[months[0] - 1])
    if days[-1] - days[0] + 1 == len(days):
        return message("some day from {first} to {last} {month}", first=days[0], last=days[-1], month=month)
    return message("{day} {month}", day=_either(days), month=month)


def _months(months: tuple[int, ...]) -> Message:
    if len(months) == 12:
        return message("some month")
    names = [MONTHS[month - 1] for month in months]
    if len(names) == 1:
        return names[0]
    if len(months) > 2 and months[-1] - months[0] + 1 == len(months):
        return message("some month from {first} to {last}", first=names[0], last=names[-1])
    return message("{some} or {last}", some=_listed(names[:-1]), last=names[-1])


def _clock(pattern: DatePattern) -> str:
    clock = f"{pattern.time // HOUR:02}:{pattern.time // MINUTE % 60:02}"
    return clock if pattern.unit == "minute" else f"{clock}:{pattern.time % 60:02}"


def _interval(interval: Interval) -> Message:
    start, end = interval.start, interval.end
    if isinstance(start, SimpleDate):
        if isinstance(end, SimpleDate):
            return _from_to(start, end)
        words = _alone(start)
        return (
            message("since {start}", start=words)
            if end == "open"
            else message("from {start}, end unknown", start=words)
        )
    if not isinstance(end, SimpleDate):
        raise TypeError("an interval has at least one date")
    words = _alone(end)
    return message("until {end}", end=words) if start == "open" else message("until {end}, start unknown", end=words)


def _from_to(start: SimpleDate, end: SimpleDate) -> Message:
    unit = start.pattern.unit
    from_to = message("from {start} to {end}", start=_alone(start), end=_alone(end))
    exact = all(date.first == date.last and not (date.uncertain or date.approximate) for date in (start, end))
    if not exact or unit != end.pattern.unit or unit not in ("year", "month", "day"):
        return from_to
    if start.first == end.first:
        return _plain(start) if unit == "day" else message("within {date}", date=_plain(start))
    if unit == "year":
        first_year, last_year = _only_year(start), _only_year(end)
        return message("from {first} to {last}", first=first_year, last=last_year) if first_year else from_to
    if start.pattern.years != end.pattern.years:
        return message("{start} – {end}", start=_plain(start), end=_plain(end))
    year = _year(end)
    if unit == "day" and start.pattern.months == end.pattern.months:
        month = MONTHS_AFTER_DAY[start.pattern.months[0] - 1]
        days = start.pattern.days[0], end.pattern.days[0]
        return message("{first}–{last} {month} {year}", first=days[0], last=days[1], month=month, year=year)
    first, last = _part_of_year(start.pattern), _part_of_year(end.pattern)
    return message("{start} – {end} {year}", start=first, end=last, year=year)


def _set(dates: DateSet) -> Message:
    members = [_member(member) for member in dates.members]
    if len(members) == 1:
        only = dates.members[0]
        if isinstance(only, SimpleDate) or only.first is None or only.last is None:
            return members[0]
    if dates.every:
        return message("each of {dates}", dates=_listed(members))
    return message("one of {dates}", dates=_listed(members))


def _member(member: Member) -> Message:
    if isinstance(member, SimpleDate):
        return _alone(member)
    first = _alone(member.first) if member.first else None
    last = _alone(member.last) if member.last else None
    if first is None:
        return message("{last} and earlier", last=last) if member.every else message("{last} or earlier", last=last)
    if last is None:
        return message("{first} and later", first=first) if member.every else message("{first} or later", first=first)
    return message("{first} to {last}", first=first, last=last)


def _listed(items: Sequence[Message | int]) -> Message | int:
    """Items with commas between them, joined by halves: a message of hundreds must not nest hundreds deep."""
    if len(items) == 1:
        return items[0]
    middle = len(items) // 2
    return message("{some}, {more}", some=_listed(items[:middle]), more=_listed(items[middle:]))


def _either(items: Sequence[Message | int]) -> Message | int:
    if len(items) == 1:
        return items[0]
    return message("{some} or {last}", some=_listed(items[:-1]), last=items[-1])
