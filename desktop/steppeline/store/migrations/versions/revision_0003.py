"""Schema 3: room for packed columns. They are packed after the upgrade."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the tables of the packed columns."""
    op.execute(
        "CREATE TABLE column_chunk (id INTEGER NOT NULL, data BLOB NOT NULL,"
        " CONSTRAINT pk_column_chunk PRIMARY KEY (id))"
    )
    op.execute(
        "CREATE TABLE packed_state (id INTEGER NOT NULL, header INTEGER, checksum INTEGER NOT NULL,"
        " round INTEGER NOT NULL, revision INTEGER NOT NULL, CONSTRAINT pk_packed_state PRIMARY KEY (id))"
    )
    op.execute(
        "CREATE TABLE changed_event (event_id INTEGER NOT NULL, round INTEGER NOT NULL,"
        " CONSTRAINT pk_changed_event PRIMARY KEY (event_id))"
    )
