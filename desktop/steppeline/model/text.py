"""Sentences for people, kept apart from the language they are said in.

A `Message` is made where something is known (a parser, a check, an error) and said where the reader's language is
known (command line, window). Catalogues are gettext's, one per language; English is the text in the code itself.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

DOMAIN = "steppeline"
LANGUAGES = ("en", "ru", "kk")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class Message:
    """One translatable sentence or term.

    `text` is English with `{name}` fields that `values` fills (a value may itself be a Message). `plural` and `count`
    choose a plural form; `context` tells equal English words apart ("May" as a month or as a genitive).
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    plural: str | None = None
    count: int = 0
    context: str | None = None

    def __str__(self) -> str:
        return Language("en").say(self)


def message(text: str, /, **values: object) -> Message:
    """A sentence with named values."""
    return Message(text, values)


def counted(one: str, many: str, count: int, /, **values: object) -> Message:
    """A sentence whose form depends on `count`, which it may use as `{count}`."""
    return Message(one, {"count": count, **values}, plural=many, count=count)


def term(context: str, text: str, /, **values: object) -> Message:
    """A word or phrase that needs a context to be translated."""
    return Message(text, values, context=context)


def finished(what: Message) -> Message:
    """`what` with a full stop at its end, unless it ends a sentence already."""
    return what if str(what).endswith((".", "?", "!")) else message("{text}.", text=what)


def printable(text: str) -> str:
    """`text` on one line and without what a terminal would obey or cannot show: control characters, lone surrogates."""
    return "".join(letter if letter.isprintable() else _REPLACEMENT for letter in " ".join(text.split()))


class Language:
    """Says messages in one language; an untranslated message is said in English.

    The object is handed to whoever speaks; there is no current language anywhere in the program.
    """

    def __init__(self, code: str, catalogue: gettext.NullTranslations | None = None) -> None:
        self.code = code
        self._catalogue = catalogue or gettext.NullTranslations()

    @classmethod
    def load(cls, code: str, folder: Path) -> Language:
        """The language `code` ("en", "ru", "kk") with its compiled catalogue below `folder`, if there is one."""
        return cls(code, gettext.translation(DOMAIN, folder, languages=[code], fallback=True))

    def say(self, what: Message) -> str:
        """`what` in this language, its values filled in (messages among them said likewise)."""
        if what.plural is not None:
            pattern = self._catalogue.ngettext(what.text, what.plural, what.count)
        elif what.context is not None:
            pattern = self._catalogue.pgettext(what.context, what.text)
        else:
            pattern = self._catalogue.gettext(what.text)
        if not what.values:
            return pattern
        return pattern.format(**{name: self._value(value) for name, value in what.values.items()})

    def _value(self, value: object) -> object:
        return self.say(value) if isinstance(value, Message) else value

    def pick(self, names: Mapping[str, str]) -> str:
        """The entry of a {language: text} mapping for this language, else English, else any, else ""."""
        return names.get(self.code) or names.get("en") or next(iter(names.values()), "")


def negotiate(wanted: Iterable[str | None]) -> str:
    """The first of `wanted` locale names ("ru_RU.UTF-8", "kk") that we speak, else "en"."""
    for name in wanted:
        code = (name or "").replace("-", "_").split("_")[0].split(".")[0].lower()
        if code in LANGUAGES:
            return code
    return "en"
