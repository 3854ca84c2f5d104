"""What the checks ask of the tables of events: each query finds the number of an event and, mostly, one thing more.

All of it is asked through `Survey`, of all events at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from steppeline.model import event as vocabulary

# Of every event, by number.
TITLES = "SELECT coalesce(title_en, title_ru, title_kk, '') FROM event ORDER BY id"
DATES = "SELECT date FROM event ORDER BY id"
ALL_TITLES = "SELECT title_en, title_ru, title_kk FROM event ORDER BY id"

# Who and what takes part; those merely mentioned are left out.
_REGIONS = "SELECT event_id, region_id FROM event_region WHERE role IS NOT 'mentioned'"
REGIONS = f"{_REGIONS} AND event_id BETWEEN ? AND ?"
ACTORS = "SELECT event_id, actor_id FROM event_actor WHERE role IS NOT 'mentioned' AND event_id BETWEEN ? AND ?"
HOSTS = "SELECT event_id, region_id FROM event_region WHERE role = 'host'"
GUESTS = "SELECT event_id, region_id FROM event_region WHERE role = 'guest'"
OFFICES = "SELECT event_id, actor_id, office_id FROM event_actor WHERE office_id IS NOT NULL"
SOURCES = "SELECT event_id, source_id FROM event_source"
# The same for what a list of numbers says; for places and regions also those merely mentioned.
REGIONS_AMONG = f"{_REGIONS} AND region_id IN (SELECT value FROM json_each(?))"
SOURCES_AMONG = f"{SOURCES} WHERE source_id IN (SELECT value FROM json_each(?))"
PLACES_AMONG = "SELECT event_id FROM event_place WHERE place_id IN (SELECT value FROM json_each(?))"
REGIONS_NAMED_AMONG = "SELECT event_id FROM event_region WHERE region_id IN (SELECT value FROM json_each(?))"

# Whether it has a number, this number, its series (else −1).
SERIES_NUMBERS = """
    SELECT id, ordinal IS NOT NULL, coalesce(ordinal, 0), coalesce(series_id, -1) FROM event
    WHERE ordinal IS NOT NULL OR series_id IS NOT NULL"""
NUMBERED = "SELECT id FROM event WHERE ordinal IS NOT NULL"
OF_SERIES = "SELECT id FROM event WHERE series_id IS NOT NULL"

# The event a link goes to, and its type as a position in LINK_TYPES, else −1.
LINKS = "SELECT link.event_id, event_ref.event_id, {} FROM link JOIN event_ref ON event_ref.id = link.to_id".format(
    "CASE link.type {} ELSE -1 END".format(
        " ".join(f"WHEN '{word}' THEN {position}" for position, word in enumerate(vocabulary.LINK_TYPES))
    )
)
LINKED_TO_ITSELF = """
    SELECT DISTINCT link.event_id FROM link
    JOIN event_ref ON event_ref.id = link.to_id AND event_ref.event_id = link.event_id"""
REFS_REPEATED = """
    SELECT DISTINCT event_id FROM event_ref
    WHERE ref IN (SELECT ref FROM event_ref GROUP BY ref HAVING count(*) > 1)"""

# Figures, each with how many of an event are meant.
REVERSED_RANGES = "SELECT DISTINCT event_id FROM figure WHERE low > high OR number < low OR number > high"
WITHOUT_NUMBER = """
    SELECT event_id, count(*) FROM figure WHERE number IS NULL AND low IS NULL AND high IS NULL GROUP BY event_id"""
WITHOUT_CURRENCY = """
    SELECT event_id, count(*) FROM figure
    WHERE coalesce(currency, '') = '' AND (
        coalesce(unit, '') IN (SELECT value FROM json_each(?1))
        OR (coalesce(unit, '') NOT IN (SELECT value FROM json_each(?2))
            AND series_id IN (SELECT id FROM series WHERE currency <> '')))
    GROUP BY event_id"""
UNITS = "SELECT DISTINCT coalesce(unit, '') FROM figure"
PERCENTAGES = """
    SELECT DISTINCT event_id FROM figure
    WHERE unit IN (SELECT value FROM json_each(?)) AND (number < -100 OR number > 100)"""
SEVERAL_CURRENCIES = """
    SELECT event_id FROM figure WHERE currency <> '' GROUP BY event_id HAVING count(DISTINCT currency) > 1"""
SEVERAL_OUTSIDE_SERIES = """
    SELECT event_id FROM figure WHERE series_id IS NULL GROUP BY event_id HAVING count(*) > 1"""
SEVERAL_OF_ONE_KIND = """
    SELECT DISTINCT event_id FROM figure GROUP BY event_id, unit, currency, period, nature HAVING count(*) > 2"""
FIGURES_OF_SERIES = "SELECT DISTINCT event_id FROM figure WHERE series_id IS NOT NULL"
WITH_FIGURES = "SELECT DISTINCT event_id FROM figure"

# Claims and history.
UNSOURCED_CLAIMS = """
    SELECT event_id, count(*) FROM claim
    WHERE coalesce(said_by, '') = '' AND (source_id IS NULL OR source_id IN (SELECT id FROM source WHERE "key" = ''))
    GROUP BY event_id"""
CLAIMS_THAT_DIFFER = """
    SELECT DISTINCT event_id FROM claim GROUP BY event_id, field HAVING count(DISTINCT value) > 1"""
CLAIMS_UNLIKE_THE_EVENT = """
    SELECT DISTINCT event.id FROM claim JOIN event ON event.id = claim.event_id
    WHERE (claim.field = 'date' AND claim.value <> event.date)
    OR (claim.field = 'mode' AND claim.value <> event.mode)
    OR (claim.field = 'ordinal' AND event.ordinal IS NOT NULL) OR claim.field = 'status'"""
CLAIMS = "SELECT event_id, value FROM claim"
PLACES_CLAIMED = "SELECT event_id, value FROM claim WHERE field GLOB 'place*'"
_OUTCOMES = tuple(vocabulary.STATUSES.index(status) for status in ("happened", "cancelled"))
OTHER_OUTCOMES_IN_HISTORY = f"""
    SELECT DISTINCT event.id FROM status_entry JOIN event ON event.id = status_entry.event_id
    WHERE as_of IS NOT NULL AND status_entry.status IN {_OUTCOMES} AND status_entry.status <> event.status"""

# Texts with something like the code of a region in them.
_CODE = "GLOB '*[A-Z][A-Z]-[A-Z0-9]*'"
WRITTEN_CODES = f"""
    SELECT id FROM event WHERE title_en {_CODE} OR title_ru {_CODE} OR title_kk {_CODE}
    UNION SELECT event_id FROM claim WHERE field GLOB 'region*' AND value {_CODE}"""


def _unknown(table: str, column: str, known: Sequence[str]) -> str:
    number = "id" if table == "event" else "event_id"
    words = ", ".join(f"'{word}'" for word in known)
    return f"SELECT {number} AS event, {column} AS word FROM {table} WHERE {column} NOT IN ({words})"


UNKNOWN_WORDS = "SELECT event, count(*) FROM ({}) GROUP BY event".format(
    " UNION ALL ".join(
        _unknown(table, column, known)
        for table, column, known in (
            ("event", "mode", vocabulary.MODES),
            ("event", "certainty", vocabulary.CERTAINTIES),
            ("event_region", "role", vocabulary.REGION_ROLES),
            ("event_place", "mode", vocabulary.MODES),
            ("event_actor", "role", vocabulary.ACTOR_ROLES),
            ("link", "type", vocabulary.LINK_TYPES),
            ("figure", "bound", vocabulary.BOUNDS),
            ("figure", "nature", vocabulary.NATURES),
            ("note", "kind", vocabulary.NOTE_KINDS),
        )
    )
)
