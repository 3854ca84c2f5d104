"""Reading a stretch of a text from left to right, with the place of every mistake."""

from __future__ import annotations

import re
from typing import NoReturn

from steppeline.model.errors import InputError
from steppeline.model.text import Message


class Scanner:
    """Reads `text` from `position` up to `end`; positions are those of the whole text, so that errors point into it."""

    def __init__(self, text: str, position: int, end: int) -> None:
        self.text = text
        self.start = position
        self.position = position
        self.end = end

    @property
    def rest(self) -> str:
        """What is still to be read."""
        return self.text[self.position : self.end]

    def sees(self, beginning: str) -> bool:
        """Whether the rest begins so; nothing is read."""
        return self.text.startswith(beginning, self.position, self.end)

    def skip(self, beginning: str) -> bool:
        """Read `beginning` if it comes next, and say whether it did."""
        found = self.sees(beginning)
        if found:
            self.position += len(beginning)
        return found

    def take(self, pattern: re.Pattern[str]) -> str:
        """Read what matches `pattern` here; "" if nothing does."""
        match = pattern.match(self.text, self.position, self.end)
        if match is None:
            return ""
        self.position = match.end()
        return match[0]

    def need(self, pattern: re.Pattern[str], otherwise: Message) -> str:
        """Read what matches `pattern` here, or fail with the sentence `otherwise`."""
        found = self.take(pattern)
        if not found:
            self.fail(otherwise)
        return found

    def fail(self, sentence: Message, start: int | None = None, end: int | None = None) -> NoReturn:
        """Raise InputError that marks [start, end) of the text, by default all that is still to be read."""
        raise InputError(sentence, self.position if start is None else start, self.end if end is None else end)
