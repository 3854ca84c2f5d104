"""Events to KML 2.2: a placemark for each, at the places it has, with the span of days (months, years) it may touch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from steppeline.exchange.csv_export import Row, row_of
from steppeline.exchange.export_dates import MOMENT, PlainDates, is_common, plain_dates
from steppeline.model.calendar import Civil
from steppeline.model.event import Event
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Language

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n'
_FOOT = "</Document></kml>\n"
# What XML cannot hold, however it is written.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_kml(events: Iterable[Event], reference: ReferenceBook, language: Language, file: BinaryIO) -> None:
    """A document with a placemark a line, written as they are read. Raises InputError when a date is no EDTF."""
    file.write(_HEAD.encode())
    for event in events:
        file.write("".join(_placemark(row_of(event, reference, language))).encode())
    file.write(_FOOT.encode())


def _placemark(row: Row) -> Iterator[str]:
    event = row.event
    yield f"<Placemark id={quoteattr(f'event-{event.id}')}><name>{_text(row.language.pick(event.title))}</name>"
    told = "\n".join((row.words, row.language.pick(event.summary))).strip()
    yield f"<description>{_text(told)}</description>"
    yield from _span(plain_dates(row.bounds))
    yield "<ExtendedData>"
    regions = "; ".join(role.region for role in event.regions)
    data = {"ref": "; ".join(event.refs), "kind": event.kind, "status": event.status, "date": event.date}
    for name, value in {**data, "date_words": row.words, "regions": regions}.items():
        if value:
            yield f'<Data name="{name}"><value>{_text(value)}</value></Data>'
    yield "</ExtendedData>"
    yield from _points(row)
    yield "</Placemark>\n"


def _span(dates: PlainDates) -> Iterator[str]:
    """Open ends are left out, as the format has it."""
    ends = (("begin", dates.first), ("end", dates.last))
    known = [f"<{name}>{_date(at, dates.parts)}</{name}>" for name, at in ends if at is not None and is_common(at)]
    if known:
        yield f"<TimeSpan>{''.join(known)}</TimeSpan>"


def _date(civil: Civil, parts: int) -> str:
    year, month, day, hour, minute, second = civil
    if parts == MOMENT:
        return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"
    return "-".join((f"{year:04}", f"{month:02}", f"{day:02}")[:parts])


def _points(row: Row) -> Iterator[str]:
    places = [row.reference.places[role.place] for role in row.event.places]
    points = [
        f"<Point><coordinates>{place.longitude},{place.latitude}</coordinates></Point>"
        for place in places
        if place.longitude is not None and place.latitude is not None
    ]
    if len(points) == 1:
        yield points[0]
    elif points:
        yield f"<MultiGeometry>{''.join(points)}</MultiGeometry>"


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))
