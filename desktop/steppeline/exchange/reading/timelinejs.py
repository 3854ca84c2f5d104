"""TimelineJS: slides of its JSON, and the columns of its spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from steppeline.exchange.reading.objects import Fields, text_of

SPREADSHEET = frozenset({"year", "headline"})
"""Names of columns by which its spreadsheet is told (see `plain_name`)."""


def timelinejs_fields(slide: Mapping[str, Any]) -> Fields:
    """The fields of a slide. Dates have the precision of the parts that are given."""
    if "start_date" not in slide and "startDate" in slide:
        return _older_fields(slide)
    text, media = slide.get("text"), slide.get("media")
    text = text if isinstance(text, dict) else {}
    media = media if isinstance(media, dict) else {}
    own = text_of(slide.get("edtf"))
    return {
        "key": text_of(slide.get("unique_id")),
        "title": bare(text_of(text.get("headline"))),
        "summary": bare(text_of(text.get("text"))),
        "kind": text_of(slide.get("group")),
        "address": text_of(media.get("link")) or text_of(media.get("url")),
        "date": own or date_of(slide.get("start_date")),
        "end": None if own else date_of(slide.get("end_date")),
    }


def _older_fields(slide: Mapping[str, Any]) -> Fields:
    """The fields of a slide as version 2 had them."""
    asset = slide.get("asset")
    return {
        "title": bare(text_of(slide.get("headline"))),
        "summary": bare(text_of(slide.get("text"))),
        "kind": text_of(slide.get("tag")),
        "address": text_of(asset.get("media")) if isinstance(asset, dict) else None,
        "date": _older_date(text_of(slide.get("startDate"))),
        "end": _older_date(text_of(slide.get("endDate"))),
    }


def _older_date(text: str | None) -> str | None:
    """Of "1963,8,9" a date with the precision of its parts; anything else as it stands."""
    parts = [] if text is None else [part.strip() for part in text.split(",")]
    if not all(part.removeprefix("-").isdecimal() for part in parts):
        return text
    return date_of(dict(zip(("year", "month", "day", "hour", "minute"), parts, strict=False)))


def spreadsheet_fields(cells: Mapping[str, str]) -> Fields:
    """The fields of a row of its spreadsheet; cells by `plain_name` of their column."""
    start, end = ({name: cells.get(f"{prefix}{name}") for name in ("year", "month", "day")} for prefix in ("", "end"))
    return {
        "title": bare(cells.get("headline")),
        "summary": bare(cells.get("text")),
        "kind": cells.get("group"),
        "address": cells.get("media"),
        "date": _with_time(date_of(start), cells.get("time")),
        "end": _with_time(date_of(end), cells.get("endtime")),
    }


def date_of(parts: Any) -> str | None:
    """The date of year, month, day, hour and minute, as far as they are given."""
    if not isinstance(parts, Mapping) or not text_of(parts.get("year")):
        return None
    year = str(text_of(parts.get("year"))).strip()
    negative = year.startswith("-")
    date = ("-" if negative else "") + year.lstrip("-").zfill(4)
    if len(date.lstrip("-")) > 4:
        # Months of such years are no dates of EDTF.
        return f"Y{date}"
    for name in ("month", "day"):
        part = text_of(parts.get(name))
        if part is None:
            return date
        date += f"-{part.strip().zfill(2)}"
    hour, minute = text_of(parts.get("hour")), text_of(parts.get("minute"))
    if hour is not None:
        date += f"T{hour.zfill(2)}:{(minute or '0').zfill(2)}"
    return date


def _with_time(date: str | None, time: str | None) -> str | None:
    if date is None or not time or len(date) < len("2021-09-28"):
        return date
    return f"{date} {time}" if time.count(":") in (1, 2) else date


def bare(text: str | None) -> str | None:
    """A text without the tags of HTML."""
    if text is None or "<" not in text:
        return text
    from html import unescape
    from re import sub

    return unescape(sub(r"<[^<>]{0,2000}>", " ", text)).strip() or None
