"""The command `self-test`: does what the program is for once, in a scratch folder, and prints how each step went."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from steppeline import paths
from steppeline.cli_call import Call
from steppeline.model.text import Language, counted, message, term


def self_test_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The arguments of `self-test`."""
    no_window = language.say(message("leave out what is seen: pictures and the window"))
    parser.add_argument("--no-window", action="store_true", help=no_window)


def self_test(call: Call) -> int:
    """Run all steps; gives 0 when each passed, else 1."""
    from steppeline.work.self_test import STEPS, Place, outcomes

    steps = STEPS
    if not call.arguments.no_window:
        from steppeline.self_test_window import window_steps

        steps += window_steps()
    say = call.language.say
    failed = 0
    with tempfile.TemporaryDirectory(prefix="steppeline-self-test-") as scratch:
        for outcome in outcomes(steps, Place(Path(scratch), paths.shipped("data")), call.language):
            failed += not outcome.passed
            word = term("of a check", "passed") if outcome.passed else term("of a check", "FAILED")
            remark = f"  ({outcome.remark})" if outcome.remark else ""
            call.line(f"{say(word):<12}{say(outcome.step.name)}{remark}")
            call.finish()
    passed = len(steps) - failed
    call.say(
        counted(
            "{count} step passed, {failed} failed.", "{count} steps passed, {failed} failed.", passed, failed=failed
        )
    )
    return 1 if failed else 0
