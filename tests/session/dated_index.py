"""An index of events of which only ids and days matter."""

from __future__ import annotations

import numpy as np

from steppeline.model.entities import Entities
from steppeline.model.index import Index
from steppeline.model.index_build import Columns, build_index
from steppeline.model.index_delta import extended


def index_of(starts: dict[int, int]) -> Index:
    """An index of events by id, with the second that each begins at."""
    ids, begins = list(starts), np.array(list(starts.values()), np.int64)
    return build_index(
        Columns(
            ids=ids,
            earliest_start=begins,
            latest_start=begins,
            earliest_end=begins + 1,
            latest_end=begins + 1,
            never_certain=np.zeros(len(ids), np.bool_),
            verified=np.ones(len(ids), np.bool_),
            kind=np.zeros(len(ids), np.int64),
            status=np.zeros(len(ids), np.int64),
            kinds=Entities(("visit",), ({"en": "Visit"},)),
        )
    )


def edited(before: dict[int, int], gone: set[int], changed: dict[int, int]) -> Index:
    """What follows from the index of the events `before` by an edit."""
    index = extended(index_of(before), gone, index_of(changed))
    assert index is not None
    return index
