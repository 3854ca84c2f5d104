"""Making a synthetic casefile: the same number of events and the same seed give the same content."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from steppeline.exchange.dataset import read_dataset
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Message, message
from steppeline.store.bulk import BulkLoad, bulk_load, making
from steppeline.store.dataset import add_dataset
from steppeline.store.packed.packing import pack
from steppeline.store.replacing import already_there
from steppeline.work.files import exists
from steppeline.work.synth.cast import Cast, cast_of
from steppeline.work.synth.date_forms import Integers
from steppeline.work.synth.events import Events

Tell = Callable[[Message], None]
"""Takes sentences on how far the work is."""

NAME = "Synthetic events"
_CAST, _COMMON, _BATCHES = range(3)
"""What chance decides: each begins with the seed and its number here, so that none depends on another's draws."""
_BATCH = 50_000
"""Events made at a time. Another number makes other events, for every batch draws anew."""


def synth_casefile(
    path: Path, data: Path, events: int, seed: int, *, replace: bool = False, tell: Tell = lambda what: None
) -> None:
    """Make a casefile of so many synthetic events at `path`, with the kinds and regions of the dataset folder `data`.

    Raises WorldError when `path` exists (unless `replace`) or cannot be written.
    """
    # A later look tells, too, but only once everything has been made.
    if not replace and exists(path):
        raise already_there(path)
    book, _ = read_dataset(data)
    start = ReferenceBook(kinds=book.kinds, regions=book.regions)
    cast, entries = cast_of(start, events, np.random.default_rng((seed, _CAST)))
    steps = (add_dataset(start, (), "Kinds and regions"), add_dataset(entries, (), NAME))
    with making(path, steps, replace=replace) as connection:
        with bulk_load(connection, path) as load:
            batch = load.into_newest_import(events)
            load.write("tag", {"key": cast.tags, "import_id": [batch] * len(cast.tags)})
            numbers = _numbers(load, cast)
            made = Events(start, cast, events, numbers, np.random.default_rng((seed, _COMMON)))
            for begin in range(0, events, _BATCH):
                ids = np.arange(begin + 1, min(begin + _BATCH, events) + 1)
                for table, columns in made.rows(np.random.default_rng((seed, _BATCHES, begin)), ids, batch):
                    load.write(table, columns)
                tell(message("{done} of {total} events are made.", done=int(ids[-1]), total=events))
            tell(message("The events are being indexed."))
        pack(connection)


def _numbers(load: BulkLoad, cast: Cast) -> dict[str, Integers]:
    """The rows of the cast's entries, by table."""
    entries = {
        "kind": cast.kinds,
        "region": cast.regions,
        "actor": cast.actors,
        "source": cast.sources,
        "tag": cast.tags,
    }
    return {table: np.array([load.keys.number(table, key) for key in keys]) for table, keys in entries.items()}
