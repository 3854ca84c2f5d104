"""The manual page, made from the help texts of the command line, so that it cannot differ from them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from steppeline import __version__
from steppeline.cli import COMMANDS
from steppeline.model.text import Language

_DESCRIPTION = (
    "Steppeline shows the events of a casefile, one local SQLite file, on a timeline, a map of regions and in a table, "
    "with dates as uncertain as they are and a source for every statement. Without a command it opens the window. "
    "It opens no network connection."
)
_FILES = (
    ("$XDG_CONFIG_HOME/steppeline/settings.json", "The settings."),
    ("$XDG_DATA_HOME/steppeline/", "The working copy of the shipped dataset, and backups."),
    ("$XDG_STATE_HOME/steppeline/log/", "The log; three files of half a megabyte at most."),
)
_ENVIRONMENT = (("STEPPELINE_HOME", "A folder for settings, data, backups and logs in place of those below."),)
_STATUS = (("0", "Done."), ("1", "Something in the world is amiss; one sentence tells."), ("2", "Wrong usage."))


def man_page(date: str) -> str:
    """The page in roff; `date` stands at its foot (2026-11-23)."""
    language = Language("en")
    lines = [
        f'.TH STEPPELINE 1 "{date}" "Steppeline {__version__}" "User Commands"',
        ".SH NAME",
        "steppeline \\- timeline and event explorer for offline analysts",
        ".SH SYNOPSIS",
        ".B steppeline",
        "[\\fICASEFILE\\fR]",
        ".br",
        ".B steppeline",
        "\\fICOMMAND\\fR [\\fIARGUMENTS\\fR]",
        ".SH DESCRIPTION",
        _plain(_DESCRIPTION),
        ".SH COMMANDS",
    ]
    for command in COMMANDS:
        parser = argparse.ArgumentParser(prog=command.name, add_help=False)
        command.arguments(parser, language)
        usage = " ".join(parser.format_usage().removeprefix("usage: ").split())
        lines += [".SS", _plain(usage), _plain(_sentence(language.say(command.help)))]
        lines += _arguments(parser)
    for title, entries in (("ENVIRONMENT", _ENVIRONMENT), ("FILES", _FILES), ("EXIT STATUS", _STATUS)):
        lines.append(f".SH {title}")
        for name, words in entries:
            lines += [".TP", f".B {_plain(name)}", _plain(words)]
    return "\n".join(lines) + "\n"


def _arguments(parser: argparse.ArgumentParser) -> Iterator[str]:
    formatter = argparse.HelpFormatter(parser.prog)
    for action in parser._actions:
        name = ", ".join(action.option_strings) or formatter._format_args(action, action.dest)
        yield from (".TP", f".B {_plain(name)}", _plain(_sentence(action.help or "")))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _plain(text: str) -> str:
    """Text that roff takes as it is."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
