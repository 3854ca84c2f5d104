"""Schema 1: all tables."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables. Only files of schema 0, that is empty ones, ever run this: new casefiles are made at once."""
    script = Path(__file__).with_name("0001_tables.sql").read_text(encoding="utf-8")
    for statement in script.split(";\n"):
        if statement.strip():
            op.execute(statement)
