"""Sources and claims: who says it, when, and whether anybody agrees."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from steppeline.model.event import Claim, Event
from steppeline.model.text import LANGUAGES, counted, message
from steppeline.work.check.dates import written_day
from steppeline.work.check.finding import Remark
from steppeline.work.check.ordinals import stated_ordinal
from steppeline.work.check.outline import Outline
from steppeline.work.check.record import DatedEvent, Record, When
from steppeline.work.check.wording import listed

_REMARK = re.compile(r"\([^()]*\)\s*$")
_WRITTEN_OUT = re.compile(r"\d\d? \w+ \d{4}")


def only_earlier_sources(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """An event said to have happened whose dated sources were all published before it."""
    earlier, others = _sources_by_time(dated, record)
    if earlier and not others:
        sentence = message(
            "All its sources with a day of publication are from before {date}. Find one that saw it happen.",
            date=dated.event.date,
        )
        yield Remark(sentence, "sources")


def earlier_sources(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """Single sources published before an event they report as happened, where later ones exist."""
    earlier, others = _sources_by_time(dated, record)
    for number, published in earlier.items() if others else ():
        source = dated.event.sources[number].source
        sentence = message(
            "The source {source} was published on {published}, before the event ({date}).",
            source=source,
            published=published,
            date=dated.event.date,
        )
        yield Remark(sentence, f"sources[{number}]")


def claims_without_source(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """Claims that name neither a source nor who said it."""
    for number, claim in enumerate(dated.event.claims):
        if not claim.source and not claim.said_by:
            yield Remark(message("Nobody is named who says so."), f"claims[{number}]")


def claims_differ(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """Competing values for one field, the event's own among them. A date that another makes more exact agrees."""
    for field, claims in _claims_by_field(dated.event).items():
        own = _own_value(dated.event, field)
        stated = [claim.value for claim in claims] + ([own] if own is not None else [])
        if field == "date":
            # A sentence about the date is no value that could differ from others.
            stated = [value for value in stated if _date_meant(value, record) is not None]
        values = {_compared(field, value, record): value for value in stated}
        if field == "date":
            values = {value: value for value in _competing_dates(list(values.values()), record)}
        if len(values) > 1:
            sentence = message(
                "Sources differ on {field}: {values}.",
                field=field,
                values=listed([f"“{value}”" for value in values.values()]),
            )
            yield Remark(sentence, field)


def no_claim_chosen(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """Several values claimed for one field and none of them chosen."""
    for field, claims in _claims_by_field(dated.event).items():
        if len({_compared(field, claim.value, record) for claim in claims}) > 1 and not any(
            claim.chosen for claim in claims
        ):
            yield Remark(message("None of the claims on {field} is chosen.", field=field), field)


def verified_without_address(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """A verified event none of whose sources has an address."""
    event = dated.event
    sources = [record.book.sources.get(use.source) for use in event.sources]
    if event.verified and not any(source is not None and source.address for source in sources):
        yield Remark(message("It is marked as verified, but none of its sources has an address."), "verified")


def single_witness(record: Record, outlines: Sequence[Outline]) -> Iterator[Remark]:
    """For each kind, how many events rest on one witness or none; copies of one text are one witness."""
    totals = Counter(outline.kind for outline in outlines)
    single = Counter(outline.kind for outline in outlines if outline.witnesses < 2)
    yield from tell_single_witness(totals, single)


def tell_single_witness(totals: Mapping[str, int], single: Mapping[str, int]) -> Iterator[Remark]:
    """What is said of so many events of each kind, of which so many rest on a single witness."""
    for kind, count in sorted(single.items()):
        yield Remark(
            counted(
                "{count} event of {total} of the kind {kind} rests on one witness or none.",
                "{count} events of {total} of the kind {kind} rest on one witness or none.",
                count,
                total=totals[kind],
                kind=kind,
            )
        )


def missing_languages(record: Record, outlines: Sequence[Outline]) -> Iterator[Remark]:
    """For each kind and language, how many events have no title in it."""
    totals = Counter(outline.kind for outline in outlines)
    for language in LANGUAGES:
        missing = Counter(outline.kind for outline in outlines if language not in outline.languages)
        yield from tell_missing_language(language, totals, missing)


def tell_missing_language(language: str, totals: Mapping[str, int], missing: Mapping[str, int]) -> Iterator[Remark]:
    """What is said of so many events of each kind, of which so many have no title in a language."""
    for kind, count in sorted(missing.items()):
        yield Remark(
            counted(
                "{count} event of {total} of the kind {kind} has no title in “{language}”.",
                "{count} events of {total} of the kind {kind} have no title in “{language}”.",
                count,
                total=totals[kind],
                kind=kind,
                language=language,
            ),
            f"title.{language}",
        )


def _sources_by_time(dated: DatedEvent, record: Record) -> tuple[dict[int, str], int]:
    """Sources surely published before a happened event (position and date), and how many dated ones were not."""
    earlier: dict[int, str] = {}
    others = 0
    if dated.when is None or dated.event.status != "happened":
        return earlier, others
    for number, use in enumerate(dated.event.sources):
        source = record.book.sources.get(use.source)
        published = record.when(source.published) if source else None
        if published is None:
            continue
        if published.surely_before(dated.when):
            earlier[number] = published.text
        else:
            others += 1
    return earlier, others


def _claims_by_field(event: Event) -> dict[str, list[Claim]]:
    fields: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in event.claims:
        fields[claim.field].append(claim)
    return fields


def _own_value(event: Event, field: str) -> str | None:
    """What the event itself says of a field that claims can be compared with."""
    match field:
        case "date":
            return event.date
        case "status":
            return event.status
        case "mode":
            return event.mode
        case "ordinal":
            return None if event.ordinal is None else str(event.ordinal)
        case _:
            return None


def _competing_dates(values: list[str], record: Record) -> list[str]:
    """The dates without those that leave open what another says: "2021-09" agrees with "2021-09-30"."""
    spans = {value: (when.earliest_start, when.latest_end) for value in values if (when := _date_meant(value, record))}

    def is_vaguer(value: str) -> bool:
        start, end = spans.get(value, (0, 0))
        return any(
            start <= since and until <= end and (since, until) != (start, end) for since, until in spans.values()
        )

    return [value for value in values if not is_vaguer(value)]


def _date_meant(value: str, record: Record) -> When | None:
    """The date that a claim is, a remark in parentheses after it aside: EDTF, or a day written out."""
    date = _REMARK.sub("", value).strip()
    return record.when(date) or (record.when(written_day(date)) if _WRITTEN_OUT.fullmatch(date) else None)


def _compared(field: str, value: str, record: Record) -> str:
    """A value as it is compared: numbers and dates by what they mean, texts without case and spacing."""
    when = _date_meant(value, record) if field == "date" else None
    if when is not None:
        return f"{when.earliest_start}/{when.latest_end}"
    ordinal = stated_ordinal(value) if field == "ordinal" else None
    return " ".join(value.casefold().split()) if ordinal is None else str(ordinal)
