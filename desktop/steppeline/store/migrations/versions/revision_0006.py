"""Schema 6: stages of agreements, local copies of sources, checksums over rows (which are made after the upgrade)."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"

_DEFERRED = "DEFERRABLE INITIALLY DEFERRED"


def upgrade() -> None:
    """Add the tables."""
    op.execute(
        'CREATE TABLE file_content (id INTEGER NOT NULL, "key" TEXT NOT NULL, size INTEGER NOT NULL,'
        " revision INTEGER NOT NULL, data BLOB NOT NULL, CONSTRAINT pk_file_content PRIMARY KEY (id),"
        ' CONSTRAINT uq_file_content_key UNIQUE ("key"))'
    )
    op.execute(
        "CREATE TABLE source_copy (id INTEGER NOT NULL, source_id INTEGER NOT NULL, name TEXT NOT NULL,"
        " media_type TEXT, content_id INTEGER NOT NULL, CONSTRAINT pk_source_copy PRIMARY KEY (id),"
        " CONSTRAINT fk_source_copy_source_id FOREIGN KEY(source_id) REFERENCES source (id)"
        f" ON DELETE CASCADE {_DEFERRED},"
        " CONSTRAINT fk_source_copy_content_id FOREIGN KEY(content_id) REFERENCES file_content (id)"
        f" {_DEFERRED})"
    )
    op.execute("CREATE INDEX ix_source_copy_source_id ON source_copy (source_id)")
    op.execute("CREATE INDEX ix_source_copy_content_id_source_id ON source_copy (content_id, source_id)")
    op.execute(
        "CREATE TABLE stage (id INTEGER NOT NULL, event_id INTEGER NOT NULL, stage TEXT NOT NULL, date TEXT,"
        " source_id INTEGER, note TEXT, CONSTRAINT pk_stage PRIMARY KEY (id),"
        " CONSTRAINT fk_stage_event_id FOREIGN KEY(event_id) REFERENCES event (id)"
        f" ON DELETE CASCADE {_DEFERRED},"
        f" CONSTRAINT fk_stage_source_id FOREIGN KEY(source_id) REFERENCES source (id) {_DEFERRED})"
    )
    op.execute("CREATE INDEX ix_stage_event_id ON stage (event_id)")
    op.execute("CREATE INDEX ix_stage_source_id_event_id ON stage (source_id, event_id) WHERE source_id IS NOT NULL")
    op.execute("ALTER TABLE event_ref ADD COLUMN row_hash INTEGER")
    op.execute(
        "CREATE TABLE row_sum (name TEXT NOT NULL, block INTEGER NOT NULL, sum INTEGER NOT NULL,"
        " CONSTRAINT pk_row_sum PRIMARY KEY (name, block)) WITHOUT ROWID"
    )
