"""Synthetic events, a batch at a time, as rows of the casefile's tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from steppeline.model.calendar import seconds_of
from steppeline.model.change import Value
from steppeline.model.event import CERTAINTIES, MODES, STATUSES
from steppeline.model.reference_book import ReferenceBook
from steppeline.store.bulk import Column
from steppeline.work.synth.cast import Cast
from steppeline.work.synth.date_forms import COLUMNS, EXTENTS, Integers
from steppeline.work.synth.dates import BURSTS, Calendar, Dates
from steppeline.work.synth.extras import Told, extra_rows
from steppeline.work.synth.sets import Sets, Usage, drawn, random_sets
from steppeline.work.synth.titles import Titles
from steppeline.work.synth.words import KINDS, TOPICS

Columns = Mapping[str, Column]
Rows = Iterator[tuple[str, Columns]]
"""Tables and what to write into them."""

_TODAY = seconds_of(2026, 7)
"""What begins later is planned or announced. Not the clock's today, so that the same seed always gives the same."""
_OUTCOMES = {"happened": 0.93, "cancelled": 0.025, "postponed": 0.02, "unknown": 0.02, "announced": 0.005}
_PLANS = {"planned": 0.6, "announced": 0.34, "postponed": 0.04, "cancelled": 0.02}
_MORE_IN_BURSTS = {"crisis": 4.0, "statement": 2.5}
_OWN_TO_BURST = 0.55
"""How many events of a burst are about its own topic and regions."""
_SETS = {"region": 3_000, "actor": 2_500, "source": 3_000, "tag": 1_200}
_WITHOUT = {"region": 0.01, "actor": 0.4, "source": 0.03, "tag": 0.5}
_ROLES: Mapping[str, tuple[str | None, ...]] = {
    "region": ("host", "guest", "party", "affected", None),
    "actor": ("host", "guest", "signatory", "speaker", None),
    "source": ("p. 1", "p. 2", "par. 6", None, None),
}
_ROLE_COLUMNS = {"region": "role", "actor": "role", "source": "locator"}
_OTHER_EXTENT, _UNVERIFIED, _GRADED, _WITH_MODE = 0.02, 0.03, 0.12, 0.2


class Events:
    """Makes batches of events. What the seed decides for all of them is drawn here, once.

    `numbers` gives the rows of the cast's entries by table: int64, in the cast's order.
    """

    def __init__(
        self,
        start: ReferenceBook,
        cast: Cast,
        events: int,
        numbers: Mapping[str, Integers],
        chance: np.random.Generator,
    ) -> None:
        self._numbers, self._lasting = numbers, np.array(cast.lasting)
        self._usage = {
            table: Usage(
                random_sets(chance, min(most, 20 + events // 20), len(numbers[table])),
                len(numbers[table]),
                _WITHOUT[table],
            )
            for table, most in _SETS.items()
        }
        self._calendar = Calendar(chance)
        self._titles = Titles(cast, self._usage["region"].sets)
        weights = np.array([KINDS[kind].weight for kind in cast.kinds])
        self._kinds = np.cumsum(weights)
        self._burst_kinds = np.cumsum(weights * [_MORE_IN_BURSTS.get(kind, 1.0) for kind in cast.kinds])
        self._longest = np.array([KINDS[kind].longest for kind in cast.kinds])
        self._throughout = np.array([start.kinds[kind].extent == "throughout" for kind in cast.kinds])
        self._burst_topics = chance.integers(0, len(TOPICS), BURSTS)
        self._burst_regions = chance.integers(1, len(self._usage["region"].sets), BURSTS)

    def rows(self, chance: np.random.Generator, ids: Integers, batch: int) -> Rows:
        """The rows of events with these numbers and of their parts, for the import `batch`."""
        count = len(ids)
        days = self._calendar.days(chance, count)
        in_burst = days.burst >= 0
        own = in_burst & (chance.random(count) < _OWN_TO_BURST)
        kinds = np.where(in_burst, drawn(chance, self._burst_kinds, count), drawn(chance, self._kinds, count))
        topics = np.where(own, self._burst_topics[days.burst], chance.integers(0, len(TOPICS), count))
        chosen = {table: usage.choose(chance, count) for table, usage in self._usage.items()}
        sets, numbers = chosen["region"]
        numbers[own] = self._burst_regions[days.burst[own]]
        unlike = (chance.random(count) < _OTHER_EXTENT) & (self._longest[kinds] == 0)
        throughout = self._throughout[kinds] ^ unlike
        dates = self._calendar.dates(chance, days.day, self._longest[kinds], throughout)
        sources, used = chosen["source"]
        verified = (chance.random(count) >= _UNVERIFIED) & (sources.sizes()[used] > 0)
        status = _statuses(chance, dates)
        yield (
            "event",
            {
                "id": ids,
                "kind_id": self._numbers["kind"][kinds],
                "status": status,
                **_date_columns(dates),
                "verified": verified.astype(np.int64),
                **self._titles.columns(chance, kinds, topics, sets, numbers),
                "extent": [
                    EXTENTS[long] if other else None
                    for other, long in zip(unlike.tolist(), throughout.tolist(), strict=True)
                ],
                "certainty": _sometimes(chance, CERTAINTIES, count, _GRADED),
                "mode": _sometimes(chance, MODES, count, _WITH_MODE),
                "import_id": np.full(count, batch),
            },
        )
        for table, (known, picked) in chosen.items():
            yield f"event_{table}", self._named(chance, table, known, picked, ids)
        told = Told(ids, status, days.day, dates.plain)
        yield from extra_rows(chance, told, self._calendar, self._numbers["source"])

    def _named(self, chance: np.random.Generator, table: str, sets: Sets, chosen: Integers, ids: Integers) -> Columns:
        """The rows that say which entries of `table` events name, and how."""
        events, places = sets.listed(chosen)
        members = sets.members[places]
        columns: dict[str, Column] = {
            "event_id": ids[events],
            f"{table}_id": self._numbers[table][members],
        }
        if table in _ROLES:
            roles = np.array(_ROLES[table], object)[chance.integers(0, len(_ROLES[table]), len(members))]
            if table == "region":
                # One that did not exist all the time may be mentioned at any time.
                roles[~self._lasting[members]] = "mentioned"
            columns[_ROLE_COLUMNS[table]] = roles.tolist()
        return columns


def _date_columns(dates: Dates) -> Columns:
    columns = {name: dates.columns[:, position] for position, name in enumerate(COLUMNS)}
    return {"date": dates.text.tolist(), **columns}


def _statuses(chance: np.random.Generator, dates: Dates) -> Integers:
    """Positions in STATUSES: outcomes of what began before today, plans for what begins later."""
    count = len(dates.text)
    return np.where(dates.columns[:, 0] < _TODAY, _words(chance, _OUTCOMES, count), _words(chance, _PLANS, count))


def _words(chance: np.random.Generator, shares: Mapping[str, float], count: int) -> Integers:
    codes = np.array([STATUSES.index(word) for word in STATUSES if word in shares])
    cumulative = np.cumsum([shares[word] for word in STATUSES if word in shares])
    return codes[drawn(chance, cumulative, count)]


def _sometimes(chance: np.random.Generator, words: Sequence[str], count: int, share: float) -> Sequence[Value]:
    """Any of the words for a share of the events, None for the others."""
    column = np.array(words, object)[chance.integers(0, len(words), count)]
    column[chance.random(count) >= share] = None
    listed: list[Value] = column.tolist()
    return listed
