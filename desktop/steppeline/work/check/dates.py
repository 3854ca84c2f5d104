"""Dates against the calendar, the kind of event, its status and the as-of day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from steppeline.model.calendar import DAY, OPEN
from steppeline.model.event import Claim, Event, Status
from steppeline.model.text import counted, message, term
from steppeline.model.vocabulary_words import STATUS_WORDS
from steppeline.work.check.finding import Remark
from steppeline.work.check.record import DatedEvent, Record, When

LONGEST_DAYS = {"forum": 3, "visit": 4, "meeting": 4}
"""How many days an event of a kind lasts at most; kinds not named here may last as long as they like."""

_WEEKDAYS = (
    ("monday", "понедельник", "дүйсенбі"),
    ("tuesday", "вторник", "сейсенбі"),
    ("wednesday", "среда", "сәрсенбі"),
    ("thursday", "четверг", "бейсенбі"),
    ("friday", "пятница", "жұма"),
    ("saturday", "суббота", "сенбі"),
    ("sunday", "воскресенье", "жексенбі"),
)
_WEEKDAY_OF_1970 = 3
_WEEKDAY_WORDS = (
    term("weekday", "Monday"),
    term("weekday", "Tuesday"),
    term("weekday", "Wednesday"),
    term("weekday", "Thursday"),
    term("weekday", "Friday"),
    term("weekday", "Saturday"),
    term("weekday", "Sunday"),
)
_MONTHS = (
    ("january", "января", "қаңтар"),
    ("february", "февраля", "ақпан"),
    ("march", "марта", "наурыз"),
    ("april", "апреля", "сәуір"),
    ("may", "мая", "мамыр"),
    ("june", "июня", "маусым"),
    ("july", "июля", "шілде"),
    ("august", "августа", "тамыз"),
    ("september", "сентября", "қыркүйек"),
    ("october", "октября", "қазан"),
    ("november", "ноября", "қараша"),
    ("december", "декабря", "желтоқсан"),
)
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WRITTEN_DAY = re.compile(
    rf"\b(\d\d?) ({'|'.join(name for names in _MONTHS for name in names)}) (\d{{4}})\b", re.IGNORECASE
)
_FINAL = ("happened", "cancelled")


def impossible_dates(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """EDTF texts of the event that the calendar or the grammar refuses, reversed intervals among them."""
    for field, text in _date_fields(dated.event):
        refusal = record.refusal(text)
        if refusal is not None:
            yield Remark(message("“{date}” is no date: {reason}", date=text, reason=refusal.sentence), field)


def impossible_source_dates(record: Record) -> Iterator[Remark]:
    """Dates of publication and access in the reference book that cannot be read."""
    for source in record.book.sources.values():
        for field, text in (("published", source.published), ("accessed", source.accessed)):
            refusal = None if text is None else record.refusal(text)
            if refusal is not None:
                sentence = message("“{date}” is no date: {reason}", date=text, reason=refusal.sentence)
                yield Remark(sentence, f"sources.{source.key}.{field}")


def lasts_too_long(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """An event that surely touches more days than its kind lasts; "some time from then on" is fair for a plan."""
    longest = LONGEST_DAYS.get(dated.event.kind)
    if dated.when is None or longest is None:
        return
    if dated.when.latest_end == OPEN and dated.event.status != "happened":
        return
    first, last = dated.when.latest_start // DAY, (dated.when.earliest_end - 1) // DAY
    days = last - first + 1
    if days > longest:
        yield Remark(
            counted(
                "{date} is {count} day; a {kind} lasts {longest} at most. Check the end of the date.",
                "{date} is {count} days; a {kind} lasts {longest} at most. Check the end of the date.",
                days,
                date=dated.event.date,
                kind=dated.event.kind,
                longest=longest,
            ),
            "date",
        )


def outcome_is_due(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """A planned or announced event whose last possible day has passed."""
    event, when = dated.event, dated.when
    if when is None or record.as_of is None or event.status not in ("planned", "announced"):
        return
    if when.latest_end <= record.as_of:
        yield Remark(
            message(
                "It is still marked as {status}, but {date} has passed. Did it take place?",
                status=STATUS_WORDS[event.status],
                date=event.date,
            ),
            "status",
        )


def happened_in_the_future(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """An event said to have happened that surely begins after the as-of day."""
    when = dated.when
    if when is None or record.as_of is None or dated.event.status != "happened" or when.doubtful:
        return
    if when.earliest_start >= record.as_of:
        yield Remark(message("It is marked as happened, but {date} is still to come.", date=dated.event.date), "status")


def history_ends_otherwise(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """A history whose last entry settles the event in another way than its status does."""
    event = dated.event
    latest: tuple[int, Status] | None = None
    for entry in event.history:
        when = record.when(entry.as_of)
        if when is not None and (latest is None or when.earliest_start >= latest[0]):
            latest = when.earliest_start, entry.status
    if latest is not None and latest[1] in _FINAL and event.status != latest[1]:
        yield Remark(
            message(
                "The status is {status}, but the history ends with {last}.",
                status=STATUS_WORDS[event.status],
                last=STATUS_WORDS[latest[1]],
            ),
            "status",
        )


def stated_weekday_differs(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """A weekday claimed next to a day, or as the "weekday" of the event, that the calendar contradicts."""
    for number, claim in enumerate(dated.event.claims):
        stated = weekday_in(claim.value)
        if stated is None:
            continue
        day, when = _day_meant(claim, dated, record)
        if when is None or when.latest_end - when.earliest_start > 6 * DAY:
            continue
        actual = _weekdays_of(when)
        if stated not in actual:
            sentence = message(
                "The source says {stated}, but {date} is a {actual}.",
                stated=_WEEKDAY_WORDS[stated],
                date=day,
                actual=_WEEKDAY_WORDS[actual[0]],
            )
            yield Remark(sentence, f"claims[{number}]")


def written_day(text: str) -> str:
    """The first day written out in a text, in ISO form: "2024-01-05" for "5 January 2024"; "" without any."""
    written = _WRITTEN_DAY.search(text)
    if written is None:
        return ""
    month = next(place for place, names in enumerate(_MONTHS, 1) if written[2].casefold() in names)
    return f"{written[3]}-{month:02}-{int(written[1]):02}"


def _date_fields(event: Event) -> Iterator[tuple[str, str]]:
    yield "date", event.date
    for number, entry in enumerate(event.history):
        for field, text in (("as_of", entry.as_of), ("date", entry.date)):
            if text is not None:
                yield f"history[{number}].{field}", text
    for number, figure in enumerate(event.figures):
        for field, text in (("period", figure.period), ("as_of", figure.as_of)):
            if text is not None:
                yield f"figures[{number}].{field}", text


def _day_meant(claim: Claim, dated: DatedEvent, record: Record) -> tuple[str, When | None]:
    """The day that the claim itself names; without one the event's, if the claim is on its weekday."""
    iso, written = _ISO_DAY.search(claim.value), _WRITTEN_DAY.search(claim.value)
    if iso or written:
        text = iso[0] if iso else written_day(claim.value)
        return text, record.when(text)
    return (dated.event.date, dated.when) if claim.field == "weekday" else ("", None)


def weekday_in(text: str) -> int | None:
    """The first weekday, Monday is 0, that a text names in any of our languages."""
    words = set(re.findall(r"\w+", text.casefold()))
    return next((number for number, names in enumerate(_WEEKDAYS) if words.intersection(names)), None)


def _weekdays_of(when: When) -> list[int]:
    first, last = when.earliest_start // DAY, (when.latest_end - 1) // DAY
    return [(day + _WEEKDAY_OF_1970) % 7 for day in range(first, last + 1)]
