"""iCalendar (RFC 5545): VEVENT and VJOURNAL, line by line, so that any number of them takes the room of one.

Times are civil time as they are written. Of what recurs the first occurrence comes in, and that is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from steppeline.exchange.reading.blocks import Block, Trouble, several
from steppeline.exchange.reading.encodings import lines_of
from steppeline.exchange.reading.objects import Fields
from steppeline.exchange.reading.raw import RawRow, blocks_of_rows
from steppeline.exchange.reading.recipe import Recipe
from steppeline.model.text import message

_COMPONENTS = frozenset({"VEVENT", "VJOURNAL"})
_MOMENT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})Z?)?")
_DAYS = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?")
_MOST_PROPERTIES = 2_000
_STATUS = {"TENTATIVE": "planned", "CANCELLED": "cancelled"}
_ESCAPED = re.compile(r"\\([\\;,nN])")

Property = tuple[str, str]
"""Parameters and value."""


def read_icalendar(file: Path, recipe: Recipe) -> Iterator[Block]:
    """The events of a calendar. Raises OSError and UnreadableError."""
    return blocks_of_rows(_rows(file, recipe.encoding), recipe)


def _rows(file: Path, encoding: str) -> Iterator[RawRow]:
    inside: str | None = None
    began = 0
    told: dict[str, list[Property]] = {}
    nested = 0
    for number, line in _unfolded(file, encoding):
        head, _, value = line.partition(":")
        name, _, parameters = head.partition(";")
        name, value = name.strip().upper(), value.strip()
        if name == "BEGIN" and value.upper() in _COMPONENTS and inside is None:
            inside, began, told, nested = value.upper(), number, {}, 0
        elif inside is not None and name == "BEGIN":
            nested += 1
        elif inside is not None and name == "END" and nested:
            nested -= 1
        elif inside is not None and name == "END":
            yield _row(began, told)
            inside = None
        elif inside is not None and not nested and len(told) < _MOST_PROPERTIES:
            told.setdefault(name, []).append((parameters.upper(), value))
    if inside is not None:
        reason = message("the calendar ends before this event does")
        yield RawRow(began, {}, troubles=[Trouble(began, "", "", reason)])


def _unfolded(file: Path, encoding: str) -> Iterator[tuple[int, str]]:
    """Logical lines: those that begin with a space go on with the line before."""
    number = start = 0
    pieces: list[str] = []
    length = 0
    for lines in lines_of(file, encoding):
        for line in lines:
            number += 1
            text = line.rstrip("\r\n").replace("\0", "")
            if text[:1] in {" ", "\t"} and pieces:
                length += len(text)
                if length < 1_000_000:
                    pieces.append(text[1:])
                continue
            if pieces:
                yield start, "".join(pieces)
            pieces, start, length = [text], number, len(text)
    if pieces:
        yield start, "".join(pieces)


def _row(line: int, told: dict[str, list[Property]]) -> RawRow:
    def value(name: str) -> str | None:
        return _text(told[name][0][1]) if name in told else None

    own = value("X-STEPPELINE-DATE")
    start, end = _span(told)
    latitude, _, longitude = (value("GEO") or "").partition(";")
    categories = [_text(each) for _, cell in told.get("CATEGORIES", ()) for each in re.split(r"(?<!\\),", cell)]
    fields: Fields = {
        "key": value("UID"),
        "title": value("SUMMARY"),
        "summary": value("DESCRIPTION"),
        "place": (value("LOCATION") or "").replace(";", ",") or None,
        "latitude": latitude or None,
        "longitude": longitude or None,
        "status": _STATUS.get((value("STATUS") or "").upper()),
        "kind": value("X-STEPPELINE-KIND"),
        "tag": several(categories),
        "address": value("URL"),
        "actor": several(_names(told)),
        "date": own or start,
        "end": None if own else end,
    }
    if "RECURRENCE-ID" in told and fields["key"]:
        fields["key"] = f"{fields['key']}/{told['RECURRENCE-ID'][0][1]}"
    troubles = []
    if "RRULE" in told or "RDATE" in told:
        reason = message("it recurs; only its first occurrence comes in")
        troubles.append(Trouble(line, "RRULE", "", reason, left_out=False))
    return RawRow(line, fields, troubles=troubles)


def _names(told: dict[str, list[Property]]) -> Iterator[str | None]:
    for name in ("ORGANIZER", "ATTENDEE"):
        for parameters, _ in told.get(name, ()):
            found = re.search(r"CN=\"?([^\";:]+)", parameters)
            yield found[1].title() if found else None


def _span(told: dict[str, list[Property]]) -> tuple[str | None, str | None]:
    """First and last day or moment; the end of whole days is the day after, which is not told so in EDTF."""
    start = told["DTSTART"][0][1] if "DTSTART" in told else None
    if start is None:
        return None, None
    whole_days = "T" not in start
    end = told["DTEND"][0][1] if "DTEND" in told else None
    if end is not None and whole_days:
        # Many programs give the day itself, though the standard wants the day after.
        end = None if end == start else _day_before(end)
    elif end is None and whole_days and "DURATION" in told:
        end = _after(start, told["DURATION"][0][1])
    return _edtf(start), _edtf(end) if end else None


def _edtf(moment: str) -> str:
    found = _MOMENT.fullmatch(moment)
    if found is None:
        return moment
    year, month, day, hour, minute, second = found.groups()
    text = f"{year}-{month}-{day}"
    # A time of midnight is a time here: whole days are written without one.
    return text if hour is None else f"{text}T{hour}:{minute}" + (f":{second}" if second != "00" else "")


def _day_before(moment: str) -> str:
    return _moved(moment, -1)


def _after(moment: str, duration: str) -> str | None:
    found = _DAYS.fullmatch(duration)
    days = 7 * int(found[1] or 0) + int(found[2] or 0) if found and len(duration) < 10 else 0
    return _moved(moment, days - 1) if days > 1 else None


def _moved(moment: str, days: int) -> str:
    try:
        moved = date(int(moment[:4]), int(moment[4:6]), int(moment[6:8])) + timedelta(days)
    except (ValueError, OverflowError):
        return moment
    return f"{moved.year:04}{moved.month:02}{moved.day:02}"


def _text(value: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
