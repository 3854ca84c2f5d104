"""Schema 5: outlines of regions that a casefile brings along."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the table of outlines."""
    op.execute(
        "CREATE TABLE region_outline (id INTEGER NOT NULL, region_id INTEGER NOT NULL, since TEXT, until TEXT,"
        " longitude REAL NOT NULL, latitude REAL NOT NULL, area REAL NOT NULL, polygons TEXT NOT NULL,"
        " CONSTRAINT pk_region_outline PRIMARY KEY (id),"
        " CONSTRAINT fk_region_outline_region_id FOREIGN KEY(region_id) REFERENCES region (id)"
        " ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED)"
    )
    op.execute("CREATE INDEX ix_region_outline_region_id ON region_outline (region_id)")
