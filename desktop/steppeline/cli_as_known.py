"""The command that writes a casefile as it was known on a day."""

from __future__ import annotations

import argparse
from pathlib import Path

from steppeline.cli_call import DONE, Call
from steppeline.model.text import Language, message


def as_known_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The arguments of `as-known`."""
    say = language.say
    parser.add_argument("casefile", metavar=say(message("CASEFILE")), type=Path, help=say(message("the casefile")))
    parser.add_argument(
        "date", metavar=say(message("DATE")), help=say(message("the day, month or year (EDTF) whose end is meant"))
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar=say(message("FILE")),
        type=Path,
        help=say(message("the casefile to make; it can only be read")),
    )


def run_as_known(call: Call) -> int:
    """Write the casefile as it was. Raises WorldError."""
    from steppeline.work.as_known import as_known, end_of

    arguments = call.arguments
    last = as_known(arguments.casefile, end_of(arguments.date), arguments.output)
    call.say(
        message(
            "{path} is the casefile as it was known then; the last change was “{step}” at {time}.",
            path=str(arguments.output),
            step=last.name,
            time=f"{last.at.astimezone():%Y-%m-%d %H:%M}",
        )
    )
    return DONE
