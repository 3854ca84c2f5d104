"""What comes out of a file that is read for import, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass, field

from steppeline.model.event import Event
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Message, finished, message


@dataclass(frozen=True)
class Problem:
    """What is wrong with an entry of a file: where it is ("line 7", "[[event]] 3, date"; "" for the whole), and why."""

    where: str
    reason: Message

    def told(self, file: str) -> Message:
        """The problem in a sentence that names the file."""
        if not self.where:
            return message("{file}: {reason}", file=file, reason=finished(self.reason))
        return message("{file}, {where}: {reason}", file=file, where=self.where, reason=finished(self.reason))


@dataclass(frozen=True)
class Arrivals:
    """The good events of a file with what they bring along (`book`), and the problems of the others."""

    events: tuple[Event, ...] = ()
    book: ReferenceBook = field(default_factory=ReferenceBook)
    problems: tuple[Problem, ...] = ()
