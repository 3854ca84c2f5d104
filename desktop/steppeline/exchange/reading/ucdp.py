"""UCDP GED: a row of its event table. Codes as the UCDP GED Codebook has them: date_prec, where_prec, violence."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping

from steppeline.exchange.reading.blocks import several
from steppeline.exchange.reading.dates import DateReader
from steppeline.exchange.reading.raw import RawRow
from steppeline.model.errors import InputError
from steppeline.model.event import Figure

COLUMNS = frozenset({"dateprec", "whereprec", "typeofviolence", "datestart"})
_KINDS = {"1": "State-based conflict", "2": "Non-state conflict", "3": "One-sided violence"}
_SPOTS = {"1": "exact", "2": "near", "3": "region", "4": "region", "5": "region"}


def ucdp_row(line: int, cells: Mapping[str, str], dates: DateReader) -> RawRow:
    """The row of these cells, by `plain_name` of their column."""
    get = cells.get
    kind = _KINDS.get(get("typeofviolence", ""), "Organised violence")
    precision = get("whereprec", "1")
    fields = {
        "key": get("id"),
        "title": get("dyadname") or " – ".join(filter(None, (get("sidea"), get("sideb")))),
        "summary": get("sourceheadline") or get("wheredescription"),
        "kind": kind,
        "date": _date(cells, dates),
        "country": get("country"),
        "region": get("adm1") if precision in {"1", "2", "3", "4"} else None,
        "place": get("wherecoordinates") if precision in {"1", "2"} else None,
        "latitude": get("latitude"),
        "longitude": get("longitude"),
        "spot": _SPOTS.get(precision, "country"),
        "actor": several((get("sidea"), get("sideb"))),
        "source": get("sourceoffice"),
        "tag": get("conflictname"),
    }
    best, high, low = (_number(get(name)) for name in ("best", "high", "low"))
    figure = Figure({"en": "Deaths"}, best, low, high, unit="persons", nature="estimate", measure="fatalities")
    return RawRow(line, fields, parts=[("figures", figure)] if best or high else ())


def _date(cells: Mapping[str, str], dates: DateReader) -> str | None:
    """The day where it is known; else one of the days between start and end, or the month or year these are."""
    first, last = cells.get("datestart"), cells.get("dateend") or cells.get("datestart")
    if not first or not last:
        return first or cells.get("year")
    try:
        start, end = dates.date(first)[:10], dates.date(last)[:10]
    except InputError:
        return first
    precision = cells.get("dateprec", "1")
    if precision == "1":
        return start if start == end else f"{start}/{end}"
    if precision == "5" and start[:4] == end[:4] and (start == end or _is_year(start, end)):
        return start[:4]
    if precision in {"4", "5"} and start[:7] == end[:7] and (start == end or _is_month(start, end)):
        return start[:7]
    return f"{start}~" if start == end else f"[{start}..{end}]"


def _is_month(start: str, end: str) -> bool:
    days = monthrange(int(start[:4]), int(start[5:7]))[1]
    return start.endswith("-01") and end.endswith(f"-{days}")


def _is_year(start: str, end: str) -> bool:
    return start.endswith("-01-01") and end.endswith("-12-31")


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
