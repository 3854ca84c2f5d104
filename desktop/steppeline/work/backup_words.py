"""What restoring a backup would change, in words."""

from __future__ import annotations

from steppeline.model.date_words import date_words
from steppeline.model.text import Language, Message, counted, message
from steppeline.store.comparing import Differences, EventLine


def summary(found: Differences) -> list[Message]:
    """What would change, in a few sentences."""
    if found.are_none:
        return [message("Nothing would change: both hold the same.")]
    words = (
        counted("{count} event would come back.", "{count} events would come back.", found.added.count),
        counted("{count} event would go.", "{count} events would go.", found.removed.count),
        counted("{count} event would be as it was.", "{count} events would be as they were.", found.changed.count),
        counted(
            "{count} other entry would change: of what events refer to, or of saved views.",
            "{count} other entries would change: of what events refer to, or of saved views.",
            found.others,
        ),
    )
    return [each for each in words if each.count]


def event_lines(found: Differences, language: Language) -> list[str]:
    """The events that would change, a line each: + for one that comes back, − goes, ~ is as it was."""
    marks = (("+", found.added), ("−", found.removed), ("~", found.changed))
    return [f"{mark} {event_words(line, language)}" for mark, lines in marks for line in lines.first]


def event_words(line: EventLine, language: Language) -> str:
    """An event in a line: number, date, title."""
    return f"{line.number} · {language.say(date_words(line.date))} · {language.pick(line.title)}"


def size_words(size: int) -> Message:
    """A number of bytes as people read it."""
    if size >= 1e9:
        return message("{size} GB", size=f"{size / 1e9:.1f}")
    if size >= 1e6:
        return message("{size} MB", size=f"{size / 1e6:.1f}")
    return message("{size} kB", size=max(1, round(size / 1e3)))
