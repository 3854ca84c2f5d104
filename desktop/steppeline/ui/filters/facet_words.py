"""Counts in words and figures: certain and possible events told apart."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from steppeline.model.text import Language, counted, message


class FacetWords:
    """Says counts in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._locale = QLocale(language.code)

    def number(self, number: int) -> str:
        """A number as the language writes it."""
        return self._locale.toString(number)

    def count(self, certain: int, possible: int) -> str:
        """Both counts in figures: "12" or, if three more are possible, "12–15"."""
        words = self.number(possible)
        return words if certain == possible else f"{self.number(certain)}–{words}"

    def counted(self, certain: int, possible: int, total: int) -> str:
        """The counts in full, for tips."""
        values = {
            "certain": self.number(certain),
            "possible": self.number(possible),
            "total": self.number(total),
        }
        if certain == possible:
            words = counted("{possible} of {total} event", "{possible} of {total} events", total, **values)
        else:
            words = counted(
                "{certain} certainly and {possible} possibly of {total} event",
                "{certain} certainly and {possible} possibly of {total} events",
                total,
                **values,
            )
        return self._language.say(words)

    def spoken(self, name: str, certain: int, possible: int, total: int) -> str:
        """A row for screen readers."""
        return f"{name}, {self.counted(certain, possible, total)}"

    def more(self, hidden: int) -> str:
        """What the row says that shows the rest of a group, or hides it again."""
        words = message("{number} more", number=self.number(hidden)) if hidden else message("Show fewer")
        return self._language.say(words)

    def chosen(self, count: int) -> str:
        """How many entities of a facet are chosen."""
        return self._language.say(counted("{count} chosen", "{count} chosen", count))
