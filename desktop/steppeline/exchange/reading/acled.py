"""ACLED: a row of its event table. Codes as the ACLED Codebook has them: time_precision, geo_precision."""

from __future__ import annotations

from collections.abc import Mapping

from steppeline.exchange.reading.blocks import several
from steppeline.exchange.reading.dates import DateReader
from steppeline.exchange.reading.raw import RawRow
from steppeline.model.errors import InputError
from steppeline.model.event import Figure

COLUMNS = frozenset({"eventdate", "eventtype", "subeventtype", "actor1"})
_SPOTS = {"1": "exact", "2": "near", "3": "region"}


def acled_row(line: int, cells: Mapping[str, str], dates: DateReader) -> RawRow:
    """The row of these cells, by `plain_name` of their column."""
    get = cells.get
    sort, sub = get("eventtype"), get("subeventtype")
    sides = several((get("actor1"), get("assocactor1"), get("actor2"), get("assocactor2")))
    who = " – ".join(filter(None, (get("actor1"), get("actor2"))))
    spot = _SPOTS.get(get("geoprecision", "1"), "exact")
    fields = {
        "key": get("eventidcnty") or get("eventidnocnty") or get("dataid"),
        "title": ": ".join(filter(None, (sub or sort, who))),
        "summary": get("notes"),
        "kind": sort,
        "date": _date(cells, dates),
        "country": get("country"),
        "region": get("admin1"),
        "place": get("location"),
        "latitude": get("latitude"),
        "longitude": get("longitude"),
        "spot": spot,
        "actor": sides,
        "source": get("source"),
        "tag": several((sub, *(get("tags") or "").split(";"))),
    }
    deaths = _number(get("fatalities"))
    figure = Figure({"en": "Reported fatalities"}, deaths, unit="persons", nature="estimate", measure="fatalities")
    return RawRow(line, fields, parts=[("figures", figure)] if deaths else ())


def _date(cells: Mapping[str, str], dates: DateReader) -> str | None:
    """The day; about that day where only the week is known, the month where only that is."""
    text = cells.get("eventdate")
    precision = cells.get("timeprecision", "1")
    if not text or precision not in {"2", "3"}:
        return text
    try:
        day = dates.date(text)
    except InputError:
        return text
    return f"{day}~" if precision == "2" else day[:7]


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
