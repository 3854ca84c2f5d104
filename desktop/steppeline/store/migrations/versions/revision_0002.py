"""Schema 2: full-text search. What is to be found is filled in after every upgrade."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

_OPTIONS = "columnsize=0, tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\""


def upgrade() -> None:
    """Add the search tables."""
    op.execute(f"CREATE VIRTUAL TABLE event_words USING fts5(title, summary, {_OPTIONS})")
    op.execute(f"CREATE VIRTUAL TABLE name_words USING fts5(words, {_OPTIONS})")
