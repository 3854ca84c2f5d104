"""What the help says of commands: their names as the menus have them now, and the table of all keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from steppeline.model.text import Language
from steppeline.ui.command import Menu
from steppeline.ui.commands import MENUS, commands_of
from steppeline.ui.help.library import Page

SHORTCUTS = "shortcuts"
"""What stands in braces where the table goes."""

BRACES = re.compile(r"\{([a-z_.0-9]+)\}")
"""A key of a command in a page, or SHORTCUTS."""

_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~/?,=])")

Row = tuple[str, str]


def with_commands(
    pages: Sequence[Page], language: Language, groups: Sequence[tuple[str, Sequence[Row]]]
) -> tuple[Page, ...]:
    """The pages with what belongs in their braces. `groups` are the tables of words and keys, each with its title.

    Raises KeyError for a command that there is not.
    """
    words = {key: _literally(name) for key, name in _names(language)}
    words[SHORTCUTS] = "\n".join(_table(title, rows) for title, rows in groups)
    return tuple(replace(page, text=_filled(page.text, words)) for page in pages)


def _filled(text: str, words: Mapping[str, str]) -> str:
    return BRACES.sub(lambda found: words[found[1]], text)


def _names(language: Language) -> Iterator[Row]:
    """Each command's key, and the way to it through the menus."""
    for menu in MENUS:
        for command in commands_of(menu):
            yield command.key, f"{_title(menu, language)} → {language.say(command.text)}"


def _title(menu: Menu, language: Language) -> str:
    return language.say(menu.text).replace("&", "")


def _table(title: str, rows: Sequence[Row]) -> str:
    lines = (f"| {_literally(words)} | {_literally(keys)} |" for words, keys in rows)
    return "\n".join((f"| {_literally(title)} | |", "|---|---|", *lines, ""))


def _literally(text: str) -> str:
    """Markdown for exactly this text."""
    return _MARKS.sub(r"\\\1", text)
