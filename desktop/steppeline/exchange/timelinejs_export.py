"""Events to the JSON of TimelineJS: slides with dates as coarse as they are known, and their words as they are told.

Its texts are HTML, so ours are escaped. A slide must have a beginning: events without a known one are left out, and
counted.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterable
from typing import BinaryIO

from steppeline.exchange.csv_export import Row, row_of
from steppeline.exchange.event_json import JsonObject
from steppeline.exchange.export_dates import PlainDates, is_one, plain_dates, shown
from steppeline.model.calendar import Civil
from steppeline.model.event import Event
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Language

_PARTS = ("year", "month", "day", "hour", "minute", "second")


def write_timelinejs(events: Iterable[Event], reference: ReferenceBook, language: Language, file: BinaryIO) -> int:
    """One object with a slide a line, written as they are read; gives how many events were left out.

    Raises InputError when a date is no EDTF.
    """
    left_out = 0
    file.write(b'{"events": [')
    separator = b"\n"
    for event in events:
        row = row_of(event, reference, language)
        dates = plain_dates(row.bounds)
        if dates.first is None:
            left_out += 1
            continue
        slide = json.dumps(_slide(row, dates, dates.first), ensure_ascii=False, allow_nan=False)
        file.write(separator + slide.encode())
        separator = b",\n"
    file.write(b"\n]}\n")
    return left_out


def _slide(row: Row, dates: PlainDates, first: Civil) -> JsonObject:
    event = row.event
    kind = row.language.pick(row.reference.kinds[event.kind].names) or event.kind
    slide: JsonObject = {
        "unique_id": event.refs[0] if event.refs else f"event-{event.id}",
        "start_date": _date(first, dates),
        "display_date": html.escape(row.words),
        "text": {"headline": _html(row.language.pick(event.title)), "text": _text(row)},
        "group": html.escape(kind),
        "edtf": event.date,
    }
    if dates.last is not None and not is_one(dates):
        slide["end_date"] = _date(dates.last, dates)
    return slide


def _date(civil: Civil, dates: PlainDates) -> JsonObject:
    return dict(zip(_PARTS, shown(civil, dates), strict=False))


def _text(row: Row) -> str:
    """The summary, and below it the sources."""
    sources = [row.reference.sources[use.source] for use in row.event.sources]
    cited = "".join(f"<li>{_html(source.title)}</li>" for source in sources)
    summary = row.language.pick(row.event.summary)
    return f"<p>{_html(summary)}</p>" * bool(summary) + f"<ul>{cited}</ul>" * bool(cited)


def _html(text: str) -> str:
    return html.escape(text)
