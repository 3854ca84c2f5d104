"""Failures of the world, told in one sentence. Our own bugs are ordinary Python exceptions and stay that way."""

from __future__ import annotations

from steppeline.model.text import Message


class WorldError(Exception):
    """Something outside the program is not as it should be: a missing, locked, full, foreign, corrupt file.

    `sentence` says what happened and what to do. Command line: exit status 1, no traceback. Window: a notice.
    """

    def __init__(self, sentence: Message) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence

    def __reduce__(self) -> tuple[type[WorldError], tuple[Message], dict[str, object]]:
        """Whole, where another process raised it."""
        return type(self), (self.sentence,), vars(self)


class InputError(WorldError):
    """A text that a person typed cannot be understood; `start` and `end` mark the mistake in it (characters)."""

    def __init__(self, sentence: Message, start: int = 0, end: int = 0) -> None:
        super().__init__(sentence)
        self.start = start
        self.end = end
