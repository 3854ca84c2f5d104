"""The command `salvage`: what can still be read of a damaged casefile, in a new one."""

from __future__ import annotations

import argparse
from pathlib import Path

from steppeline.cli_call import DONE, Call
from steppeline.model.text import Language, message


def salvage_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The arguments of `salvage`."""
    say = language.say
    parser.add_argument(
        "casefile", metavar=say(message("CASEFILE")), type=Path, help=say(message("the damaged casefile"))
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar=say(message("FILE")),
        type=Path,
        help=say(message("the new casefile; without it, one beside the damaged one")),
    )


def run_salvage(call: Call) -> int:
    """Make the new casefile, and tell by table what came over."""
    from steppeline.work.salvage import beside, outcome_lines, salvage_casefile

    casefile: Path = call.arguments.casefile
    outcome = salvage_casefile(casefile, call.arguments.output or beside(casefile))
    for line in outcome_lines(outcome):
        call.say(line)
    return DONE
