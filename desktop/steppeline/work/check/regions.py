"""Names, codes and regions against the days they were valid on."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from steppeline.model.calendar import DAY
from steppeline.model.event import Event
from steppeline.model.reference import DatedCode, DatedName, Region
from steppeline.model.region import name_on
from steppeline.model.text import finished, message
from steppeline.model.validity import fault_of
from steppeline.work.check.finding import Remark
from steppeline.work.check.record import DatedEvent, Record, When

_CODE = re.compile(r"\b[A-Z]{2}-[A-Z0-9]{1,3}\b")
LINGERING = 31 * DAY
"""How long around a renaming texts are free to use the old and the new name: they tell of the renaming itself."""


def names_out_of_time(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """A name in a title, or claimed for a place, that the place or region surely did not bear on the date."""
    event, when = dated.event, dated.when
    if when is None:
        return
    concerned = {part.place for part in event.places} | {part.region for part in event.regions}
    for field, text in _texts(event, "place"):
        for use in record.dated_names.in_text(text):
            outside = all(when.surely_outside(since - LINGERING, until + LINGERING) for since, until in use.spans)
            if outside and not concerned.isdisjoint(use.bearers):
                sentence = message("“{name}” was not the name then ({date}).", name=use.name, date=event.date)
                yield Remark(sentence, field)


def regions_out_of_time(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """A region that surely did not exist on the date, unless it is merely mentioned."""
    if dated.when is None:
        return
    for number, part in enumerate(dated.event.regions):
        region = record.book.regions.get(part.region)
        if region is None or part.role == "mentioned":
            continue
        if _surely_outside(dated.when, region, record):
            sentence = message(
                "{region} did not exist on {date}. Name the region of that time; this one can be mentioned.",
                region=name_on(region.names, "en") or region.key,
                date=dated.event.date,
            )
            yield Remark(sentence, f"regions[{number}]")


def codes_out_of_time(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """A code of a region, claimed or written in a title, that no region had on the date."""
    if dated.when is None:
        return
    known = record.dated_codes
    for field, text in _texts(dated.event, "region"):
        for written in _CODE.findall(text):
            uses = known.get(written, ())
            if uses and all(_surely_outside(dated.when, use, record) for use in uses):
                sentence = message("The code {code} was not in use on {date}.", code=written, date=dated.event.date)
                yield Remark(sentence, field)


def codes_shared(record: Record) -> Iterator[Remark]:
    """One code of one scheme given to two regions at the same time."""
    holders: defaultdict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
    for region in record.book.regions.values():
        for code in region.codes:
            span = record.validity(code)
            if span is not None:
                holders[code.scheme, code.code].append((*span, region.key))
    for (_, shared), spans in holders.items():
        for (_, until, first), (since, _, second) in pairwise(sorted(spans)):
            if since < until and first != second:
                sentence = message(
                    "{first} and {second} have the code {code} at the same time.",
                    first=first,
                    second=second,
                    code=shared,
                )
                yield Remark(sentence, f"regions.{second}.codes")


def reversed_validity(record: Record) -> Iterator[Remark]:
    """Validity of names, codes, regions and terms of office that cannot be read or ends before it begins."""
    book = record.book
    for group, entries in (("regions", book.regions), ("places", book.places), ("actors", book.actors)):
        for key, entry in entries.items():
            dates: list[DatedName | DatedCode | Region] = [*entry.names]
            if isinstance(entry, Region):
                dates += [*entry.codes, entry]
            for dated in dates:
                span = record.validity(dated)
                if span is None or span[0] >= span[1]:
                    sentence = message(
                        "From {since} to {until} is no period; give the first day and the day after the last.",
                        since=dated.since or "…",
                        until=dated.until or "…",
                    )
                    yield Remark(sentence, f"{group}.{key}")
    for key, region in book.regions.items():
        for number, step in enumerate(region.successors):
            fault = fault_of(step)
            if fault is not None:
                yield Remark(finished(fault.problem), f"regions.{key}.successors[{number}]")
    yield from _reversed_terms(record)


def _reversed_terms(record: Record) -> Iterator[Remark]:
    """Terms of offices that cannot be read or surely end before they begin."""
    for key, office in record.book.offices.items():
        for number, served in enumerate(office.terms):
            fault = fault_of(served)
            since, until = record.when(served.since), record.when(served.until)
            if fault is not None:
                yield Remark(finished(fault.problem), f"offices.{key}.terms[{number}]")
            elif since is not None and until is not None and until.surely_before(since):
                sentence = message("From {since} to {until} is no term of office.", since=since.text, until=until.text)
                yield Remark(sentence, f"offices.{key}.terms[{number}]")


def impossible_coordinates(record: Record) -> Iterator[Remark]:
    """Coordinates of places that are not on the globe."""
    for place in record.book.places.values():
        for field, degrees, limit in (("latitude", place.latitude, 90), ("longitude", place.longitude, 180)):
            if degrees is not None and not (math.isfinite(degrees) and abs(degrees) <= limit):
                sentence = message(
                    "{degrees} degrees are beyond {limit}. Check the order and the sign.", degrees=degrees, limit=limit
                )
                yield Remark(sentence, f"places.{place.key}.{field}")


def _texts(event: Event, claimed_field: str) -> Iterator[tuple[str, str]]:
    """The titles, and what is claimed of a field or its parts, each with its place in the event."""
    for language, title in event.title.items():
        yield f"title.{language}", title
    for number, claim in enumerate(event.claims):
        if claim.field.startswith(claimed_field):
            yield f"claims[{number}]", claim.value


def _surely_outside(when: When, dated: DatedCode | Region, record: Record) -> bool:
    """Outside its validity by more than a day, since the very day of a change belongs to both sides."""
    span = record.validity(dated)
    return span is not None and when.surely_outside(span[0] - DAY, span[1] + DAY)
