"""Events from XML: KML and KMZ, SIMILE Timeline, and The Timeline Project."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element

from steppeline.exchange.reading.archives import opened_entry
from steppeline.exchange.reading.blocks import Block
from steppeline.exchange.reading.json_events import simile_fields
from steppeline.exchange.reading.objects import Fields, fields_of
from steppeline.exchange.reading.raw import RawRow, blocks_of_rows
from steppeline.exchange.reading.recipe import Recipe
from steppeline.exchange.reading.timelinejs import bare
from steppeline.exchange.reading.xml_stream import elements_of, name_of, text_in


def read_xml(file: Path, recipe: Recipe) -> Iterator[Block]:
    """The events of a file. Raises OSError and UnreadableError."""
    name, fields = _FORMS[recipe.format]
    return blocks_of_rows(_rows(file, name, fields), recipe)


def _rows(file: Path, name: str, fields: Callable[[Element], Fields]) -> Iterator[RawRow]:
    with _opened(file) as stream:
        for number, element in elements_of(stream, frozenset({name})):
            yield RawRow(number, fields(element))


def _opened(file: Path) -> AbstractContextManager[IO[bytes]]:
    with file.open("rb") as stream:
        zipped = stream.read(2) == b"PK"
    return opened_entry(file, ".kml") if zipped else file.open("rb")


def _placemark(element: Element) -> Fields:
    """A placemark of KML: TimeStamp or TimeSpan, a point, and what its extended data tell."""
    told: dict[str, str] = {}
    for inner in element.iter():
        if name_of(inner) in {"data", "simpledata"} and inner.get("name"):
            value = text_in(inner, "value") or (inner.text or "").strip()
            told.setdefault(str(inner.get("name")), value)
    fields = fields_of(told)
    fields["title"] = text_in(element, "name") or fields.get("title")
    fields["summary"] = bare(text_in(element, "description")) or fields.get("summary")
    fields.setdefault("key", element.get("id"))
    if "date" not in fields:
        stamp, begin = text_in(element, "when"), text_in(element, "begin")
        fields["date"] = stamp or begin
        # A span without an end goes on.
        fields["end"] = None if stamp else text_in(element, "end") or (".." if begin else None)
    for point in element.iter():
        if name_of(point) == "point":
            longitude, latitude, *_ = *(text_in(point, "coordinates") or "").split(","), ""
            if latitude.strip():
                fields |= {"longitude": longitude, "latitude": latitude.split(maxsplit=1)[0]}
            break
    return fields


def _simile(element: Element) -> Fields:
    told: Mapping[str, str | None] = {**element.attrib, "text": "".join(element.itertext()).strip() or None}
    return simile_fields(told)


def _timeline_project(element: Element) -> Fields:
    """An event of The Timeline Project. A fuzzy one is about that time."""
    start, end = text_in(element, "start"), text_in(element, "end")
    fuzzy = (text_in(element, "fuzzy") or "").lower() == "true"
    about = {name: fuzzy or (text_in(element, f"fuzzy_{name}") or "").lower() == "true" for name in ("start", "end")}
    open_end = (text_in(element, "ends_today") or "").lower() == "true"
    first, last = _day(start, about=about["start"]), _day(end, about=about["end"])
    return {
        "key": element.get("id") or text_in(element, "id"),
        "title": text_in(element, "text"),
        "summary": text_in(element, "description"),
        "kind": text_in(element, "category"),
        "address": text_in(element, "hyperlink"),
        "date": f"{first}/.." if open_end and first else first,
        "end": None if open_end else last,
    }


def _day(moment: str | None, *, about: bool) -> str | None:
    """A moment as EDTF; midnight is how a day without a time is written."""
    if moment is None:
        return None
    day, _, time = moment.strip().partition(" ")
    negative = day.startswith("-")
    parts = day.lstrip("-").split("-")
    if len(parts) != 3:
        return moment
    edtf = ("-" if negative else "") + "-".join((parts[0].zfill(4), parts[1].zfill(2), parts[2].zfill(2)))
    clock = time[:5]
    if about:
        return f"{edtf}~"
    return edtf if clock in {"", "00:00", "0:00"} else f"{edtf}T{clock.zfill(5)}"


_FORMS: Mapping[str, tuple[str, Callable[[Element], Fields]]] = {
    "kml": ("placemark", _placemark),
    "simile-xml": ("event", _simile),
    "timeline-project": ("event", _timeline_project),
}
