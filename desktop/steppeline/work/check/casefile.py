"""Checking a whole casefile: is the file in order, and does what it says agree?"""

from __future__ import annotations

from collections.abc import Collection

from steppeline.store.casefile import Casefile
from steppeline.store.events import read_reference
from steppeline.store.interrupting import interruptible
from steppeline.store.opening import verify
from steppeline.store.survey import read_survey
from steppeline.store.trouble import reading
from steppeline.work.check.finding import Finding
from steppeline.work.check.record import Record
from steppeline.work.check.sweep import sweep


def check_casefile(casefile: Casefile, as_of: int | None = None, rules: Collection[str] | None = None) -> list[Finding]:
    """The findings of the checks named by `rules` (all if None), the gravest first.

    `as_of` (seconds) is the moment the casefile is judged at. All of it sees one state of the casefile. Raises
    WorldError for a damaged file, InputError for a rule that does not exist.
    """
    connection = casefile.connection
    with interruptible(connection), reading(connection):
        verify(connection, casefile.path, thorough=True)
        record = Record(read_reference(connection), as_of=as_of)
        return sweep(read_survey(connection, as_of), record, rules)
