"""Whether the rows of a casefile are still what was written."""

from __future__ import annotations

from collections.abc import Iterator

from steppeline.model.text import message
from steppeline.store.file_contents import damaged_contents
from steppeline.store.row_sums import otherwise_declared, verify
from steppeline.store.survey import Survey
from steppeline.store.trouble import reading
from steppeline.work.check.finding import Remark


def damaged_rows(survey: Survey) -> Iterator[Remark]:
    """Blocks of rows whose checksum is not that of what was written."""
    with reading(survey.connection):
        for table in otherwise_declared(survey.connection):
            sentence = message(
                "The table “{table}” is not declared as it was: its values may be read as something else."
                " Compare it with a backup.",
                table=table,
            )
            yield Remark(sentence, table)
        for damaged in verify(survey.connection):
            sentence = message(
                "Between the numbers {first} and {last} the table “{table}” does not hold what was written."
                " Compare it with a backup.",
                first=damaged.first,
                last=damaged.last,
                table=damaged.table,
            )
            yield Remark(sentence, damaged.table)


def damaged_copies(survey: Survey) -> Iterator[Remark]:
    """Local copies of sources that are not what was stored."""
    for source, name in damaged_contents(survey.connection):
        sentence = message(
            "The local copy “{name}” of the source {source} is damaged. Take it from a backup.",
            name=name,
            source=source,
        )
        yield Remark(sentence, f"sources.{source}.copies")
