"""Packed columns that are not those of the rows are told, and do no harm to the other checks."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from steppeline import paths
from steppeline.store.casefile import open_casefile
from steppeline.work.casefiles import demo_casefile
from steppeline.work.check.casefile import check_casefile

OTHER_ROWS = "UPDATE event SET kind_id = (SELECT min(id) FROM kind WHERE id <> kind_id) WHERE id = 5"
FORGOTTEN = "DELETE FROM changed_event"
CUT = "UPDATE column_chunk SET data = substr(data, 2) WHERE id = (SELECT max(id) FROM column_chunk)"


def rules_of(path: Path) -> list[str]:
    with open_casefile(path) as casefile:
        return [finding.rule for finding in check_casefile(casefile, 1_790_000_000)]


@pytest.mark.parametrize("damage", [(CUT,), (OTHER_ROWS, FORGOTTEN)])
def test_columns_that_differ_from_their_rows_are_told(tmp_path: Path, damage: tuple[str, ...]) -> None:
    path = tmp_path / "case.steppeline"
    demo_casefile(path, paths.shipped("data"))
    before = rules_of(path)
    assert "packed-columns" not in before
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in damage:
            connection.execute(statement)
    assert rules_of(path).count("packed-columns") == 1


def test_changes_that_were_noted_are_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "case.steppeline"
    demo_casefile(path, paths.shipped("data"))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(OTHER_ROWS)
    assert "packed-columns" not in rules_of(path)
