"""The checks that count all events of a casefile, over its columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from steppeline.model.arrays import Mask
from steppeline.model.text import LANGUAGES
from steppeline.store import audit
from steppeline.store.survey import Survey
from steppeline.work.check.evidence import tell_missing_language, tell_single_witness
from steppeline.work.check.finding import Remark
from steppeline.work.check.outline import first_witness
from steppeline.work.check.record import Record


def single_witness(survey: Survey, record: Record) -> Iterator[Remark]:
    """What `evidence.single_witness` finds."""
    numbers = survey.numbers_of("source")
    witness_of = np.zeros(max(numbers.values(), default=0) + 1, np.int64)
    for key, number in numbers.items():
        witness_of[number] = numbers[first_witness(key, record.book)]
    uses = survey.columns(audit.SOURCES)
    rows, witnesses = uses[:, 0], witness_of[uses[:, 1]]
    some_witness = np.zeros(len(survey), np.int64)
    some_witness[rows] = witnesses
    single = np.ones(len(survey), np.bool_)
    single[rows[witnesses != some_witness[rows]]] = False
    return tell_single_witness(_by_kind(survey), _by_kind(survey, single))


def missing_languages(survey: Survey, record: Record) -> Iterator[Remark]:
    """What `evidence.missing_languages` finds."""
    totals = _by_kind(survey)
    for position, language in enumerate(LANGUAGES):
        missing = (survey.languages >> np.uint8(position)) & 1 == 0
        yield from tell_missing_language(language, totals, _by_kind(survey, missing))


def _by_kind(survey: Survey, chosen: Mask | None = None) -> dict[str, int]:
    """How many events there are of each kind, of the chosen ones."""
    counts = np.bincount(survey.kinds if chosen is None else survey.kinds[chosen])
    numbers = survey.numbers_of("kind")
    return {key: int(counts[number]) for key, number in numbers.items() if number < len(counts) and counts[number]}


TOTALS: Mapping[str, Callable[[Survey, Record], Iterator[Remark]]] = {
    "single-witness": single_witness,
    "missing-language": missing_languages,
}
