"""What was being written when the program ended, kept in the settings until it is saved or given up."""

from __future__ import annotations

from pathlib import Path

from steppeline.session.settings import DRAFTS, Settings

_MOST = 20
_LONGEST = 90_000
"""Characters of a draft; a longer one is not kept."""


class Drafts:
    """The drafts of one casefile, by the number of the event; None is the event that is new."""

    def __init__(self, settings: Settings, casefile: Path) -> None:
        self._settings = settings
        self._casefile = casefile

    def of(self, number: int | None) -> str | None:
        """The draft of an event."""
        return self._settings.get(DRAFTS).get(self._name(number))

    def keep(self, number: int | None, draft: str) -> None:
        """Keep a draft in place of the one before; of many drafts the oldest are given up."""
        if len(draft) > _LONGEST:
            return
        others = {name: each for name, each in self._settings.get(DRAFTS).items() if name != self._name(number)}
        latest = dict(list(others.items())[1 - _MOST :])
        self._settings.set(DRAFTS, latest | {self._name(number): draft})

    def forget(self, number: int | None) -> None:
        """Give up a draft."""
        drafts = self._settings.get(DRAFTS)
        name = self._name(number)
        if name in drafts:
            self._settings.set(DRAFTS, {each: draft for each, draft in drafts.items() if each != name})

    def _name(self, number: int | None) -> str:
        return f"{self._casefile}#{'new' if number is None else number}"
