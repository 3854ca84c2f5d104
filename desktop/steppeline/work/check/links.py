"""Links between events: targets that exist, and an order in time that can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from steppeline.model.text import Message, message
from steppeline.work.check.finding import Remark
from steppeline.work.check.outline import Outline
from steppeline.work.check.record import DatedEvent, Record, When

ONE_WAY = ("part of", "follows", "supersedes")
"""Types of link along which no event can come back to itself."""


def links_to_nowhere(record: Record, outlines: Sequence[Outline]) -> Iterator[Remark]:
    """Links to a ref that no event has."""
    known = by_ref(outlines)
    for outline in outlines:
        for number, link in enumerate(outline.links):
            if link.to not in known:
                sentence = message("It is linked to {ref}, but no event has that ref.", ref=link.to)
                yield Remark(sentence, f"links[{number}]", (outline.name,))


def links_to_itself(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """A link from an event to itself."""
    for number, link in enumerate(dated.event.links):
        if link.to in dated.event.refs:
            yield Remark(message("The event is linked to itself. Remove the link."), f"links[{number}]")


def links_against_time(record: Record, outlines: Sequence[Outline]) -> Iterator[Remark]:
    """Links whose two events cannot stand in that order: what follows begins earlier, a part lies outside the whole."""
    known = by_ref(outlines)
    for outline in outlines:
        for number, link in enumerate(outline.links):
            target = known.get(link.to)
            if target is None or target is outline or outline.when is None or target.when is None:
                continue
            sentence = _contradiction(link.type, outline.when, target.when)
            if sentence is not None:
                yield Remark(sentence, f"links[{number}]", (outline.name, target.name))


def links_in_a_circle(record: Record, outlines: Sequence[Outline]) -> Iterator[Remark]:
    """Events that are, over two or more links of one type, part of or later than themselves."""
    known = by_ref(outlines)
    for link_type in ONE_WAY:
        done: set[Outline] = set()
        for outline in outlines:
            circle = _circle_from(outline, link_type, known, done)
            if circle:
                sentence = message("These events come back to the first along “{type}”.", type=link_type)
                yield Remark(sentence, "links", tuple(member.name for member in circle))


def by_ref(outlines: Sequence[Outline]) -> dict[str, Outline]:
    """The events by each of their refs; of a repeated ref the first event."""
    known: dict[str, Outline] = {}
    for outline in outlines:
        for ref in outline.refs:
            known.setdefault(ref, outline)
    return known


def _contradiction(link_type: str, this: When, that: When) -> Message | None:
    dates = {"this": this.text, "that": that.text}
    match link_type:
        case "follows" if this.surely_begins_before(that):
            return message("It is said to follow an event of {that}, but begins earlier, on {this}.", **dates)
        case "implements" | "supersedes" if this.surely_before(that):
            return message("It is over ({this}) before the other begins ({that}), yet rests on it.", **dates)
        case "results in" if that.surely_before(this):
            return message("Its result is over ({that}) before it begins ({this}).", **dates)
        case "part of" if this.surely_before(that) or that.surely_before(this):
            return message("It is said to be part of an event of {that}, but lies outside it, on {this}.", **dates)
        case _:
            return None


def _circle_from(start: Outline, link_type: str, known: dict[str, Outline], done: set[Outline]) -> list[Outline]:
    """The first circle met from `start`, depth first; empty when there is none. `done` holds events already seen."""
    path: list[Outline] = []
    on_path: set[Outline] = set()
    stack = [(start, False)]
    while stack:
        outline, leaving = stack.pop()
        if leaving:
            path.pop()
            on_path.discard(outline)
            done.add(outline)
        elif outline in on_path:
            done.update(on_path)
            return path[path.index(outline) :]
        elif outline not in done:
            path.append(outline)
            on_path.add(outline)
            stack.append((outline, True))
            targets = [known[link.to] for link in outline.links if link.type == link_type and link.to in known]
            stack.extend((target, False) for target in reversed(targets) if target is not outline)
    return []
