"""Events from JSON and JSON Lines: any objects with dates, TimelineJS, vis-timeline, SIMILE, and our own event form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from steppeline.exchange.reading.blocks import Block, Trouble
from steppeline.exchange.reading.dates import DateReader, checked, edtf_of_moment
from steppeline.exchange.reading.json_stream import objects_of
from steppeline.exchange.reading.objects import Fields, fields_of, properties_of, text_of
from steppeline.exchange.reading.own_events import own_row
from steppeline.exchange.reading.raw import RawRow, blocks_of_rows
from steppeline.exchange.reading.recipe import Recipe
from steppeline.exchange.reading.timelinejs import bare, timelinejs_fields
from steppeline.model.errors import InputError
from steppeline.model.text import message

Dialect = Callable[[Mapping[str, Any], Recipe], RawRow]
_NOT_AN_OBJECT = message("this is no object")
_BROKEN = message("this is no valid JSON")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SHORT_YEAR = re.compile(r"(-?)(\d{1,3})")
_TOLD = ("start", "end")


def read_json(file: Path, recipe: Recipe) -> Iterator[Block]:
    """The events of a file, in whichever of the forms. Raises OSError and UnreadableError."""
    return blocks_of_rows(_rows(file, recipe), recipe)


def _rows(file: Path, recipe: Recipe) -> Iterator[RawRow]:
    dialect = _DIALECTS[recipe.format]
    for number, value in objects_of(file, recipe.encoding):
        if not isinstance(value, dict):
            reason = _BROKEN if isinstance(value, Exception) else _NOT_AN_OBJECT
            yield RawRow(number, {}, troubles=[Trouble(number, "", "", reason)])
            continue
        row = dialect(value, recipe)
        yield RawRow(number, row.fields, row.parts, row.entries, tuple(_at(number, each) for each in row.troubles))


def _at(number: int, trouble: Trouble) -> Trouble:
    return Trouble(number, trouble.field, trouble.value, trouble.reason, trouble.left_out)


def json_format(text: str, value: Any) -> str:
    """Which form the objects of a file have, told by the first of them and the beginning of the text."""
    if not isinstance(value, dict):
        return "json"
    if '"FeatureCollection"' in text or value.get("type") == "Feature":
        return "geojson"
    if "date_words" in value and "bounds" in value:
        return "events"
    if isinstance(value.get("start_date"), dict) or ("startDate" in value and "headline" in value):
        return "timelinejs"
    if "dateTimeFormat" in text or "durationEvent" in value or "isDuration" in value or "latestStart" in value:
        return "simile"
    if "start" in value and "content" in value:
        return "vis"
    return "json"


def _any(value: Mapping[str, Any], recipe: Recipe) -> RawRow:
    return RawRow(0, fields_of(value, recipe.columns))


def _own(value: Mapping[str, Any], recipe: Recipe) -> RawRow:
    return own_row(value)


def _timelinejs(value: Mapping[str, Any], recipe: Recipe) -> RawRow:
    return RawRow(0, timelinejs_fields(value))


def _vis(value: Mapping[str, Any], recipe: Recipe) -> RawRow:
    """An item of vis-timeline: `content` is what is shown, moments are ISO texts or milliseconds since 1970."""
    fields = fields_of({name: each for name, each in value.items() if name not in {*_TOLD, "type"}})
    fields["title"] = bare(text_of(value.get("content"))) or text_of(value.get("title"))
    fields["summary"] = bare(text_of(value.get("title"))) if value.get("content") else fields.get("summary")
    fields["kind"] = text_of(value.get("group"))
    return RawRow(0, fields | {"date": _moment(value.get("start")), "end": _moment(value.get("end"))})


def _simile(value: Mapping[str, Any], recipe: Recipe) -> RawRow:
    return RawRow(0, simile_fields({name: text_of(each) for name, each in value.items()}))


def simile_fields(told: Mapping[str, str | None]) -> Fields:
    """The fields of an event of SIMILE Timeline, from its JSON or XML.

    With `latestStart` or `earliestEnd` the event lies somewhere between; an end counts where it is a duration.
    """
    start, end, latest, earliest = map(_year_of_four, map(told.get, ("start", "end", "latestStart", "earliestEnd")))
    lasts = (told.get("durationEvent") or told.get("isDuration") or ("yes" if end else "no")).lower() in {"yes", "true"}
    fields: Fields = {
        "key": told.get("id") or told.get("eventID"),
        "title": bare(told.get("title") or told.get("caption")),
        "summary": bare(told.get("description") or told.get("text")),
        "address": told.get("link"),
        "kind": told.get("classname") or told.get("kind") or told.get("type"),
        "date": start,
        "end": end if lasts else None,
    }
    if start and not lasts and (latest or end):
        fields["date"] = _between(start, latest or end or start)
    if latest and lasts:
        fields["date"] = f"{start}~" if start and start.isdecimal() else start
    if earliest and not end:
        fields["end"] = earliest
    return fields


def _year_of_four(text: str | None) -> str | None:
    """A bare number is a year there, however few digits it has."""
    found = _SHORT_YEAR.fullmatch(text.strip()) if text else None
    return f"{found[1]}{found[2]:0>4}" if found else text


def _between(start: str, end: str) -> str:
    """Some day from one to another."""
    dates = DateReader()
    try:
        first, last = dates.date(start)[:10], dates.date(end)[:10]
        return first if first == last else checked(f"[{first}..{last}]", f"{start} – {end}")
    except InputError:
        return f"{start} – {end}"


def _moment(value: Any) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return edtf_of_moment((_EPOCH + timedelta(milliseconds=value)).replace(tzinfo=None))
        except OverflowError:
            return str(value)
    return text_of(value)


def _geojson(value: Mapping[str, Any], recipe: Recipe) -> RawRow:
    """A feature: its properties, and the coordinates of a point; another geometry is placed by its names alone."""
    told = properties_of(value)
    if "date_words" in told and "bounds" in told:
        return own_row(told)
    fields = fields_of(told, recipe.columns)
    fields.setdefault("key", text_of(value.get("id")))
    geometry = value.get("geometry")
    geometry = geometry if isinstance(geometry, dict) else {}
    spot = geometry.get("coordinates")
    if geometry.get("type") == "MultiPoint" and isinstance(spot, list) and len(spot) == 1:
        spot = spot[0]
    if isinstance(spot, list) and len(spot) >= 2 and not any(isinstance(each, list | dict) for each in spot[:2]):
        fields |= {"longitude": text_of(spot[0]), "latitude": text_of(spot[1])}
    return RawRow(0, fields)


_DIALECTS: Mapping[str, Dialect] = {
    "json": _any,
    "events": _own,
    "timelinejs": _timelinejs,
    "vis": _vis,
    "simile": _simile,
    "geojson": _geojson,
}
