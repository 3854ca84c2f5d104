"""Flips single bytes of a casefile: no change of what it says may go untold, and nothing may end in a traceback.

python tests/store/acceptance/flip_bytes.py [HOW MANY] [SEED]
"""

from __future__ import annotations

import contextlib
import io
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from casefile_sample import BOOK, DATES, FORUM, copy_of_blank

from steppeline import cli
from steppeline.model.errors import WorldError
from steppeline.model.event import Event, RegionRole, Stage
from steppeline.session.content import open_content
from steppeline.store.casefile import open_casefile
from steppeline.store.dataset import add_dataset
from steppeline.store.dump import canonical_dump
from steppeline.store.edit_copies import attach_copy
from steppeline.store.edits import put_event
from steppeline.store.event_history import event_history
from steppeline.store.events import read_events, read_reference
from steppeline.store.search import search
from steppeline.work.check.casefile import check_casefile

AS_OF = 1_700_000_000
_EVENTS = 120


def make(path: Path) -> str:
    """A casefile with something in most tables, at `path`; gives what it says."""
    copy_of_blank(path)
    events = [
        Event(
            "forum",
            {"en": f"Meeting {number}", "ru": f"Встреча {number}"},
            DATES[number % len(DATES)],
            regions=(RegionRole("kz", "host"), RegionRole("ru-ore")),
            stages=(Stage("signed", "2021", "original"),),
            tags=("trade", f"tag {number % 7}"),
        )
        for number in range(_EVENTS)
    ]
    with open_casefile(path, writable=True) as casefile:
        casefile.apply(add_dataset(BOOK, events, "Meetings"))
        casefile.apply(put_event(FORUM))
        casefile.apply(attach_copy("original", "page.html", b"<p>Text</p>" * 500, "text/html"))
        casefile.index(AS_OF, read_reference(casefile.connection), lambda done, total: None)
        return canonical_dump(casefile.connection)


def outcome(path: Path, content: str) -> str:
    """What comes of opening, reading and checking: "same", "refused" or "reported". Raises what it must not."""
    try:
        with open_casefile(path) as casefile:
            is_same = canonical_dump(casefile.connection) == content
            list(read_events(casefile.connection))
            read_reference(casefile.connection)
            search(casefile.connection, "meeting")
            event_history(casefile.connection, 1)
            if is_same:
                return "same"
            findings = check_casefile(casefile, AS_OF, ["damaged-rows", "damaged-copy"])
    except WorldError:
        return "refused"
    if not findings:
        raise AssertionError("the casefile says something else, and nobody tells")
    return "reported"


def use(path: Path) -> None:
    """Ask the file by command line and open it as the window does. Raises what it must not; may change the file."""
    for command in (["info", str(path)], ["query", str(path), "meeting"], ["query", str(path), "during:2021"]):
        said, complained = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
            status = cli.run(command)
        complaint = text_of(complained)
        # Refused is in one line.
        if status not in {0, 1} or (status == 1 and complaint.count("\n") != 1):
            raise AssertionError(f"{command[0]} ended with {status}: {complaint}")
    with contextlib.suppress(WorldError):
        open_content(path, AS_OF, path.with_name("backups")).close()


def text_of(stream: io.TextIOWrapper) -> str:
    """What was written to a stream that is kept in memory."""
    stream.seek(0)
    return stream.read()


def flip(folder: Path, count: int, seed: int) -> Counter[str]:
    """How often what came of flipping a byte, `count` times; raises AssertionError where it is untold."""
    chance = random.Random(seed)
    whole, flipped = folder / "whole.steppeline", folder / "flipped.steppeline"
    content = make(whole)
    data = whole.read_bytes()
    # Where nothing is written yet, nothing can be lost.
    filled = [place for place, byte in enumerate(data) if byte]
    outcomes: Counter[str] = Counter()
    for _ in range(count):
        place, value = chance.choice(filled), chance.randrange(1, 256)
        changed = bytearray(data)
        changed[place] ^= value
        flipped.write_bytes(changed)
        try:
            outcomes[outcome(flipped, content)] += 1
            use(flipped)
        except Exception as error:
            raise AssertionError(f"byte {place} changed by {value}") from error
    return outcomes


if __name__ == "__main__":
    number, start = (int(each) for each in (*sys.argv[1:], *("1000", "1")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as scratch:
        print(dict(flip(Path(scratch), number, start)))
