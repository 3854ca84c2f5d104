"""The command that writes events to a file of another format."""

from __future__ import annotations

import argparse
from pathlib import Path

from steppeline.cli_call import DONE, Call
from steppeline.model.text import Language, counted, message


def export_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The arguments of `export`."""
    say = language.say
    parser.add_argument("casefile", metavar=say(message("CASEFILE")), type=Path, help=say(message("the casefile")))
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar=say(message("FILE")),
        type=Path,
        help=say(message("the file to write; its ending tells the format")),
    )
    parser.add_argument(
        "--query",
        default="",
        metavar=say(message("QUERY")),
        help=say(message("only the events that this query finds")),
    )
    parser.add_argument(
        "--with-history",
        action="store_true",
        help=say(message("also the log of changes, in which deleted texts stand; for .steppeline, .json and .jsonl")),
    )


def run_export(call: Call, as_of: int) -> int:
    """Write the events; events with an open end are known to last up to `as_of` (seconds). Raises WorldError."""
    from steppeline.store.casefile import open_casefile
    from steppeline.work.export import export_events

    arguments = call.arguments
    target: Path = arguments.output
    with open_casefile(arguments.casefile) as casefile:
        done = export_events(
            casefile, target, arguments.query, call.language, as_of=as_of, history=arguments.with_history
        )
    call.say(
        counted("{count} event is in {path}.", "{count} events are in {path}.", done.events, path=str(target)),
    )
    if done.left_out:
        call.warn(
            counted(
                "{count} event has no known beginning, which this format must have; it was left out.",
                "{count} events have no known beginning, which this format must have; they were left out.",
                done.left_out,
            )
        )
    return DONE
