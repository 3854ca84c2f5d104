"""Which automatic backups stay: by the hour for a day's work, by the day for a month, as long as there is room.

Nothing here touches a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from steppeline.store.backup_names import Backup

EVERY = timedelta(hours=1)
HOURLY = 24
DAILY = timedelta(days=30)


def is_due(backups: Sequence[Backup], now: datetime) -> bool:
    """Whether it is time for another one. One that claims to come from the future does not put it off."""
    return not any(timedelta(0) <= now - each.made < EVERY for each in backups)


def superseded(backups: Sequence[Backup], now: datetime, most_bytes: int) -> list[Backup]:
    """Those to remove. There stay the newest HOURLY, and of each day the last one until it is older than DAILY.

    Where these take more than `most_bytes` together the oldest go, first those that are not the last of their day. The
    newest of all always stays. A day is one on the calendar of `now`'s time zone.
    """
    newest_first = sorted(backups, key=lambda each: (each.made, each.path.name), reverse=True)
    last_of_day: dict[object, Backup] = {}
    for each in newest_first:
        last_of_day.setdefault(each.made.astimezone(now.tzinfo).date(), each)
    daily = [each for each in last_of_day.values() if now - each.made <= DAILY]
    wanted = newest_first[:1]
    wanted += [each for each in daily if each not in wanted]
    wanted += [each for each in newest_first[:HOURLY] if each not in wanted]
    kept = _within(wanted, most_bytes)
    return [each for each in newest_first if each not in kept]


def _within(wanted: Sequence[Backup], most_bytes: int) -> list[Backup]:
    """As many of the first as there is room for, at least one: a smaller one further on does not take their place."""
    kept: list[Backup] = []
    taken = 0
    for each in wanted:
        taken += each.size
        if kept and taken > most_bytes:
            break
        kept.append(each)
    return kept
