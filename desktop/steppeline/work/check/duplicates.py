"""Events that may be one and the same: near in time and alike, told the other way round, or a year apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property

from steppeline.model.calendar import DAY, civil_of
from steppeline.model.region import country_of
from steppeline.model.text import message
from steppeline.work.check.finding import Remark
from steppeline.work.check.outline import Outline
from steppeline.work.check.record import Record, When

NEAR = 10 * DAY
NARROW = 31 * DAY
ALIKE = 0.75
ALIKE_WITH_SHARED_ACTORS = 0.5
ALIKE_A_YEAR_APART = 0.85
NEIGHBOURS = 10
"""How many of the following events in its block an event is compared with: the work stays linear however dense."""


class _Title:
    """The title of one event, made ready to be compared with many."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline

    @cached_property
    def _matcher(self) -> SequenceMatcher[str]:
        # A matcher keeps what it learnt of its second text, so the first is the one to change.
        return SequenceMatcher(None, "", self._outline.title.casefold(), autojunk=False)

    def is_like(self, other: Outline, least: float) -> bool:
        """Whether the ratio of matching letters (0 to 1) is `least` or more; the cheap upper bounds are asked first."""
        matcher = self._matcher
        matcher.set_seq1(other.title.casefold())
        return all(ratio() >= least for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio))


def near_duplicates(record: Record, outlines: Sequence[Outline]) -> Iterator[Remark]:
    """Two events of one kind and the same regions, within ten days and alike, that are not linked.

    Dates wider than a month are compared only where their texts are the same.
    """
    blocks: defaultdict[Hashable, list[tuple[When, Outline]]] = defaultdict(list)
    for outline in outlines:
        when = outline.when
        if when is not None:
            text = None if when.latest_end - when.earliest_start <= NARROW else when.text
            blocks[outline.kind, outline.regions, text].append((when, outline))
    for block in blocks.values():
        block.sort(key=lambda dated: dated[0].earliest_start)
        for number, (when, outline) in enumerate(block):
            title = _Title(outline)
            for next_when, other in block[number + 1 : number + 1 + NEIGHBOURS]:
                if next_when.earliest_start - when.latest_end > NEAR:
                    break
                least = ALIKE_WITH_SHARED_ACTORS if outline.actors & other.actors else ALIKE
                if not _told_apart(outline, other) and title.is_like(other, least):
                    yield look_like_one(outline, other)


def swapped_roles(record: Record, outlines: Sequence[Outline]) -> Iterator[Remark]:
    """Two events of one kind and month in which host and guest have changed places.

    A link that says "contradicts" does not silence the question, any other link does.
    """
    told: defaultdict[Hashable, list[Outline]] = defaultdict(list)
    for outline in outlines:
        month = _month_of(outline.when)
        if month is None or outline.ordinal is not None:
            continue
        directions = set(_directions(outline, record))
        found: dict[Outline, None] = {}
        for host, guest in sorted(directions):
            found.update(dict.fromkeys(told[outline.kind, month, guest, host][:NEIGHBOURS]))
        for other in found:
            if not _is_linked(outline, other, besides="contradicts"):
                yield change_places(outline, other)
        for host, guest in directions:
            told[outline.kind, month, host, guest].append(outline)


def slips_of_the_year(record: Record, outlines: Sequence[Outline]) -> Iterator[Remark]:
    """Two events alike in kind, regions and title on the same day and month of different years, outside any series."""
    blocks: defaultdict[Hashable, list[tuple[int, Outline]]] = defaultdict(list)
    for outline in outlines:
        when = outline.when
        if when is not None and when.latest_end - when.earliest_start <= DAY and outline.series is None:
            day = civil_of(when.earliest_start)
            blocks[outline.kind, outline.regions, day.month, day.day].append((day.year, outline))
    for block in blocks.values():
        block.sort(key=lambda dated: dated[0])
        for number, (year, outline) in enumerate(block):
            title = _Title(outline)
            for next_year, other in block[number + 1 : number + 1 + NEIGHBOURS]:
                if year == next_year or _is_linked(outline, other):
                    continue
                if title.is_like(other, ALIKE_A_YEAR_APART):
                    yield stand_a_year_apart(outline, other)


def look_like_one(one: Outline, other: Outline) -> Remark:
    """What is said of near duplicates."""
    sentence = message("Two events look like one: “{one}” and “{other}”.", one=one.title, other=other.title)
    return Remark(sentence, None, (one.name, other.name))


def change_places(one: Outline, other: Outline) -> Remark:
    """What is said of swapped roles."""
    sentence = message(
        "Host and guest change places in “{one}” and “{other}”, in the same month. Is it one visit?",
        one=one.title,
        other=other.title,
    )
    return Remark(sentence, "regions", (one.name, other.name))


def stand_a_year_apart(one: Outline, other: Outline) -> Remark:
    """What is said of a slip of the year."""
    sentence = message(
        "“{title}” stands on the same day of {year} and {other}. Is one year a slip?",
        title=one.title,
        year=_year_of(one),
        other=_year_of(other),
    )
    return Remark(sentence, "date", (one.name, other.name))


def _year_of(outline: Outline) -> int | None:
    return None if outline.when is None else civil_of(outline.when.earliest_start).year


def _told_apart(one: Outline, other: Outline) -> bool:
    """Whether the record itself says that these are two: by a link or by their numbers in a series."""
    return _is_linked(one, other) or (
        one.ordinal is not None and one.ordinal != other.ordinal and one.series == other.series
    )


def _is_linked(one: Outline, other: Outline, besides: str | None = None) -> bool:
    """Whether either links to the other, by a link of another type than `besides`."""
    return any(link.to in other.refs and link.type != besides for link in one.links) or any(
        link.to in one.refs and link.type != besides for link in other.links
    )


def _month_of(when: When | None) -> int | None:
    """The month a date lies in, counted from year 0; None when it is not within one."""
    if when is None or when.latest_end - when.earliest_start > NARROW:
        return None
    first, last = civil_of(when.earliest_start), civil_of(when.latest_end - 1)
    return first.year * 12 + first.month if first.month == last.month else None


def _directions(outline: Outline, record: Record) -> Iterator[tuple[str, str]]:
    """Host and guest, each also with the other's country in its place: "from Ufa to Kazakhstan" mirrors "to Ufa"."""
    for host in outline.hosts:
        for guest in outline.guests:
            yield host, guest
            yield host, country_of(record.book.regions, guest) or guest
            yield country_of(record.book.regions, host) or host, guest
