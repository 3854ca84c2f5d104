"""Checking a whole casefile: is the file in order, and does what it says agree?"""

from __future__ import annotations

from collections.abc import Collection

from steppeline.store.casefile import Casefile
from steppeline.store.events import read_events, read_reference
from steppeline.store.opening import verify
from steppeline.work.check.finding import Finding
from steppeline.work.check.record import Record
from steppeline.work.check.run import run_checks


def check_casefile(casefile: Casefile, as_of: int | None = None, rules: Collection[str] | None = None) -> list[Finding]:
    """The findings of the checks named by `rules` (all if None), the gravest first.

    `as_of` (seconds) is the moment the casefile is judged at. Raises WorldError for a damaged file, InputError for a
    rule that does not exist.
    """
    verify(casefile.connection, casefile.path)
    record = Record(read_reference(casefile.connection), read_events(casefile.connection), as_of)
    return run_checks(record, rules)
