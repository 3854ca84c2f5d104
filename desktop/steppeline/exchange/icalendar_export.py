"""Events to iCalendar (RFC 5545): all-day entries over all the days that an event may touch.

A date that is not known to the day is told in words at the head of the description, and as it was given in
X-STEPPELINE-DATE. What has no known beginning is no VEVENT; it goes along as a journal entry, which needs no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from steppeline.exchange.csv_export import Row, row_of
from steppeline.exchange.export_dates import MOMENT, PlainDates, is_common, plain_dates
from steppeline.model.calendar import DAY, Civil, civil_of, seconds_of
from steppeline.model.event import Event
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Language

_LONGEST_LINE = 75
"""Octets of a line without its end."""

_LAST_YEAR = 9999

_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Steppeline//EN", "CALSCALE:GREGORIAN")
_SPECIAL = re.compile(r"([\\;,])")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_STATES = {"planned": "TENTATIVE", "announced": "TENTATIVE", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


def write_icalendar(events: Iterable[Event], reference: ReferenceBook, language: Language, file: BinaryIO) -> None:
    """One calendar with an entry for each event, written as they are read. Raises InputError for no EDTF."""
    stamp = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    _write(file, _HEAD)
    for event in events:
        _write(file, _entry(row_of(event, reference, language), stamp))
    _write(file, ("END:VCALENDAR",))


def _write(file: BinaryIO, lines: Iterable[str]) -> None:
    for line in lines:
        file.write(folded(line))


def folded(line: str) -> bytes:
    """A line of content in UTF-8, cut into physical lines of 75 octets at most, between letters."""
    pieces, piece = [], b""
    for letter in line:
        octets = letter.encode(errors="replace")
        if len(piece) + len(octets) > _LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join((*pieces, piece)) + b"\r\n"


def _entry(row: Row, stamp: str) -> Iterator[str]:
    event, dates = row.event, plain_dates(row.bounds)
    component = "VEVENT" if dates.first is not None and is_common(dates.first) else "VJOURNAL"
    name = event.refs[0] if event.refs else f"event-{event.id}"
    yield f"BEGIN:{component}"
    yield f"UID:{_text(name)}@steppeline"
    yield f"DTSTAMP:{stamp}"
    if component == "VEVENT":
        yield from _when(dates)
    yield f"SUMMARY:{_text(row.language.pick(event.title) or name)}"
    told = "\n".join((row.words, row.language.pick(event.summary))).strip()
    yield f"DESCRIPTION:{_text(told)}"
    yield f"X-STEPPELINE-DATE:{_text(event.date)}"
    kind = row.language.pick(row.reference.kinds[event.kind].names) or event.kind
    yield "CATEGORIES:" + ",".join(_text(each) for each in (kind, *event.tags))
    if component == "VEVENT":
        yield f"STATUS:{_STATES.get(event.status, 'CONFIRMED')}"
        yield from _where(row)
        yield "TRANSP:TRANSPARENT"
    addresses = (row.reference.sources[use.source].address for use in event.sources)
    # An address that is none would make the whole entry unreadable to some.
    address = next((each for each in addresses if each and re.fullmatch(r"https?://[!-~]+", each)), None)
    if address is not None:
        yield f"URL:{address}"
    yield f"END:{component}"


def _when(dates: PlainDates) -> Iterator[str]:
    """The first day, and the day after the last: of an open end only the first."""
    if dates.first is not None:
        yield _moment("DTSTART", dates.first, dates.parts)
    if dates.last is None or not is_common(dates.last):
        return
    if dates.parts == MOMENT:
        yield _moment("DTEND", dates.last, dates.parts)
    elif dates.last.year < _LAST_YEAR:
        last = seconds_of(dates.last.year, dates.last.month, dates.last.day)
        yield _moment("DTEND", civil_of(last + DAY), dates.parts)


def _moment(name: str, civil: Civil, parts: int) -> str:
    """A property with a day, or with a time of day without zone."""
    year, month, day, hour, minute, second = civil
    if parts == MOMENT:
        return f"{name}:{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}"
    return f"{name};VALUE=DATE:{year:04}{month:02}{day:02}"


def _where(row: Row) -> Iterator[str]:
    places = [row.reference.places[role.place] for role in row.event.places]
    if places:
        yield "LOCATION:" + _text(", ".join(row.name(place.names) for place in places))
    where = next(
        ((p.latitude, p.longitude) for p in places if p.latitude is not None and p.longitude is not None), None
    )
    if where is not None:
        yield f"GEO:{where[0]:.6f};{where[1]:.6f}"


def _text(text: str) -> str:
    """A text as a value: what has a meaning there is escaped, and what no calendar can show left out."""
    plain = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _SPECIAL.sub(r"\\\1", plain).replace("\n", "\\n")
