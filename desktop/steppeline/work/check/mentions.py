"""Names written in texts of all events of a casefile: which events may have one out of its time."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

import numpy as np

from steppeline.model.arrays import Integers, Mask
from steppeline.store import audit
from steppeline.store.survey import Survey
from steppeline.work.check.dated_names import DatedNameUse
from steppeline.work.check.record import Record
from steppeline.work.check.regions import LINGERING


def with_names_out_of_time(survey: Survey, record: Record) -> Integers:
    """Rows of events that name a place or region out of its time and may have its name of another time in a text."""
    uses = record.dated_names.uses
    concerned = np.zeros(len(survey), np.bool_)
    for use in uses:
        concerned |= _concerned(survey, use)
    mentioning = _mentioning(survey, concerned, uses)
    found = np.zeros(len(survey), np.bool_)
    for use in uses:
        rows = np.array(mentioning[use.name], np.int64)
        found[rows[_concerned(survey, use)[rows]]] = True
    return np.flatnonzero(found)


def _concerned(survey: Survey, use: DatedNameUse) -> Mask:
    """bool[n]: events that name a bearer and surely lie outside all times of the name."""
    marked = np.zeros(len(survey), np.bool_)
    for table, query in (("place", audit.PLACES_AMONG), ("region", audit.REGIONS_NAMED_AMONG)):
        bearers = [number for key, number in survey.numbers_of(table).items() if key in use.bearers]
        marked[survey.columns(query, json.dumps(bearers))[:, 0]] = True
    for since, until in use.spans:
        marked &= survey.surely_outside(since - LINGERING, until + LINGERING)
    return marked


def _mentioning(survey: Survey, concerned: Mask, uses: Sequence[DatedNameUse]) -> dict[str, list[int]]:
    """For each name the rows among the concerned in whose texts its letters stand."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    stems = [(use.name, use.stem) for use in uses]
    every_title = chain.from_iterable(survey.batches(audit.ALL_TITLES))
    for row, titles in enumerate(every_title):
        if concerned[row]:
            text = "\n".join(title for title in titles if title)
            for name, stem in stems:
                if stem in text:
                    found[name].append(row)
    for batch in survey.batches(audit.PLACES_CLAIMED):
        rows = survey.rows_of(np.array([number for number, _ in batch], np.int64))
        for row, (_, text) in zip(rows.tolist(), batch, strict=True):
            for name, stem in stems:
                if row >= 0 and stem in text:
                    found[name].append(row)
    return found
