"""Staged events that may be there already under another name: of one kind, overlapping in time, and alike."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from steppeline.model.calendar import DAY, OPEN
from steppeline.store.casefile import open_casefile
from steppeline.store.likely import Outlined, outlines_between, staged_outlines
from steppeline.work.importing.engine import Staged

MOST = 20_000
"""Of more events none is looked at: nobody would go through what is found."""

_ALIKE = 0.7
_WIDE = 62 * DAY
"""Dates wider than this are compared only where they are the same."""
_NEIGHBOURS = 200


@dataclass(frozen=True)
class Likeness:
    """A staged event (its number, as `Choices.leave_out` has it), and the one that is there and may be the same."""

    event: int
    title: str
    date: str
    there: int
    there_title: str
    there_date: str


def probable_duplicates(staged: Staged, casefile: Path) -> list[Likeness]:
    """For each staged event the most similar one that is there, if any is. Raises WorldError."""
    if staged.counts.new > MOST:
        return []
    new = staged_outlines(staged.path, MOST)
    if not new:
        return []
    start = max(min(each.start for each in new), -OPEN)
    end = min(max(each.end for each in new), OPEN)
    with open_casefile(casefile) as opened:
        there = outlines_between(opened.connection, start, end)
    return list(_pairs(new, there))


def _pairs(new: Sequence[Outlined], there: Sequence[Outlined]) -> Iterator[Likeness]:
    by_kind: defaultdict[int, list[Outlined]] = defaultdict(list)
    for each in sorted(there, key=lambda each: each.start):
        by_kind[each.kind].append(each)
    starts = {kind: [each.start for each in events] for kind, events in by_kind.items()}
    for event in new:
        if event.kind not in by_kind or not event.title:
            continue
        first = bisect_left(starts[event.kind], event.start - _WIDE)
        last = bisect_right(starts[event.kind], event.end)
        near = by_kind[event.kind][first:last][:_NEIGHBOURS]
        found = _most_similar(event, [each for each in near if _may_be(event, each)])
        if found is not None:
            yield Likeness(event.number, event.title, event.date, found.number, found.title, found.date)


def _may_be(event: Outlined, other: Outlined) -> bool:
    if event.end - event.start > _WIDE or other.end - other.start > _WIDE:
        return event.date == other.date
    near = other.start < event.end + DAY and event.start < other.end + DAY
    return near and (not event.regions or not other.regions or bool(event.regions & other.regions))


def _most_similar(event: Outlined, others: Sequence[Outlined]) -> Outlined | None:
    # A matcher keeps what it learnt of its second text, so the first is the one to change.
    matcher = SequenceMatcher(None, "", event.title.casefold(), autojunk=False)
    best, found = _ALIKE, None
    for other in others:
        matcher.set_seq1(other.title.casefold())
        if matcher.real_quick_ratio() >= best and matcher.quick_ratio() >= best:
            ratio = matcher.ratio()
            if ratio >= best:
                best, found = ratio, other
    return found
