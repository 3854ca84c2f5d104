"""Whether what is kept beside the record says what the record says."""

from __future__ import annotations

from collections.abc import Iterator

from steppeline.store.packed.verifying import verify
from steppeline.store.survey import Survey
from steppeline.work.check.finding import Remark


def packed_columns(survey: Survey) -> Iterator[Remark]:
    """Packed columns that are damaged, or not those of the rows. The window makes them anew by itself."""
    for sentence in verify(survey.connection):
        yield Remark(sentence)
