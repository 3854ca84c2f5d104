"""All checks, declared once: rule, title, severity, function. A new check is one function and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from steppeline.model.text import Message, message
from steppeline.store.survey import Survey
from steppeline.work.check import (
    amounts,
    dates,
    duplicates,
    evidence,
    figures,
    links,
    packed,
    people,
    references,
    regions,
    rows,
    series,
)
from steppeline.work.check.finding import Remark, Severity
from steppeline.work.check.outline import Outline
from steppeline.work.check.record import DatedEvent, Record


@dataclass(frozen=True)
class EventCheck:
    """Looks at one event at a time."""

    rule: str
    severity: Severity
    title: Message
    function: Callable[[DatedEvent, Record], Iterator[Remark]]


@dataclass(frozen=True)
class BookCheck:
    """Looks at the reference book alone."""

    rule: str
    severity: Severity
    title: Message
    function: Callable[[Record], Iterator[Remark]]


@dataclass(frozen=True)
class RecordCheck:
    """Looks at the outlines of all events together, after the last was read."""

    rule: str
    severity: Severity
    title: Message
    function: Callable[[Record, Sequence[Outline]], Iterator[Remark]]


@dataclass(frozen=True)
class FileCheck:
    """Looks at the tables of a casefile, at what is kept there beside the record."""

    rule: str
    severity: Severity
    title: Message
    function: Callable[[Survey], Iterator[Remark]]


Check = EventCheck | BookCheck | RecordCheck | FileCheck

CHECKS: tuple[Check, ...] = (
    # Cannot be true inside the casefile.
    EventCheck("impossible-date", "error", message("Impossible date"), dates.impossible_dates),
    EventCheck("impossible-range", "error", message("Impossible range of a figure"), amounts.impossible_ranges),
    EventCheck("dangling-reference", "error", message("Reference to nothing"), references.dangling_references),
    EventCheck("self-link", "error", message("Link to itself"), links.links_to_itself),
    RecordCheck("dangling-link", "error", message("Link to nothing"), links.links_to_nowhere),
    RecordCheck("circular-link", "error", message("Links in a circle"), links.links_in_a_circle),
    RecordCheck("repeated-ref", "error", message("Ref used twice"), references.repeated_refs),
    BookCheck("dangling-entry", "error", message("Reference to nothing in the book"), references.dangling_entries),
    BookCheck("circular-region", "error", message("Region inside itself"), references.circular_regions),
    BookCheck("impossible-source-date", "error", message("Impossible date of a source"), dates.impossible_source_dates),
    BookCheck("reversed-validity", "error", message("Impossible validity"), regions.reversed_validity),
    BookCheck("impossible-coordinates", "error", message("Impossible coordinates"), regions.impossible_coordinates),
    FileCheck("damaged-rows", "error", message("Rows that are not what was written"), rows.damaged_rows),
    FileCheck("damaged-copy", "error", message("Damaged local copy of a source"), rows.damaged_copies),
    # Does not agree.
    EventCheck("long-date", "warning", message("Longer than its kind lasts"), dates.lasts_too_long),
    EventCheck("outcome-due", "warning", message("Planned, and the day has passed"), dates.outcome_is_due),
    EventCheck("happened-in-future", "warning", message("Happened in the future"), dates.happened_in_the_future),
    EventCheck("status-history", "warning", message("Status against history"), dates.history_ends_otherwise),
    EventCheck("weekday", "warning", message("Weekday against date"), dates.stated_weekday_differs),
    EventCheck("ordinal-stated", "warning", message("Number stated otherwise"), series.ordinal_stated_otherwise),
    RecordCheck("ordinal-missing", "warning", message("Number missing in a series"), series.missing_ordinals),
    RecordCheck("ordinal-repeated", "warning", message("Number used twice in a series"), series.repeated_ordinals),
    RecordCheck("ordinal-order", "warning", message("Numbers against dates"), series.ordinals_against_dates),
    EventCheck("name-out-of-time", "warning", message("Name not in use then"), regions.names_out_of_time),
    EventCheck("region-out-of-time", "warning", message("Region did not exist then"), regions.regions_out_of_time),
    BookCheck("shared-code", "warning", message("One code, two regions"), regions.codes_shared),
    EventCheck("empty-figure", "warning", message("Figure without a number"), amounts.figures_without_number),
    EventCheck("missing-unit", "warning", message("Number without unit or currency"), amounts.figures_without_unit),
    EventCheck("percentage", "warning", message("Percentage out of range"), amounts.impossible_percentages),
    EventCheck("implied-rate", "warning", message("Impossible exchange rate"), amounts.impossible_rates),
    EventCheck("two-amounts", "warning", message("Two amounts for one thing"), amounts.two_amounts),
    EventCheck("parts-and-total", "warning", message("Parts above their total"), amounts.parts_above_total),
    RecordCheck("parts-and-event", "warning", message("Parts above the whole event"), figures.parts_above_event),
    RecordCheck("sources-differ", "warning", message("One figure, different values"), figures.sources_differ),
    RecordCheck("series-rate", "warning", message("Impossible rate in a series"), figures.rates_within_series),
    RecordCheck("part-above-whole", "warning", message("Part of a year above the year"), figures.part_above_whole),
    RecordCheck("growth", "warning", message("Growth against levels"), figures.growth_against_levels),
    RecordCheck("stale-number", "warning", message("Number repeated for years"), figures.stale_numbers),
    EventCheck("office-term", "warning", message("Office outside its terms"), people.offices_out_of_term),
    RecordCheck("near-duplicate", "warning", message("Two events like one"), duplicates.near_duplicates),
    RecordCheck("swapped-roles", "warning", message("Host and guest swapped"), duplicates.swapped_roles),
    EventCheck("only-earlier-sources", "warning", message("No source after the event"), evidence.only_earlier_sources),
    EventCheck("unsourced-claim", "warning", message("Claim without a source"), evidence.claims_without_source),
    EventCheck("claims-differ", "warning", message("Claims differ"), evidence.claims_differ),
    EventCheck("no-address", "warning", message("Verified without an address"), evidence.verified_without_address),
    EventCheck("unknown-word", "warning", message("Word outside its vocabulary"), references.unknown_words),
    FileCheck("packed-columns", "warning", message("Packed columns against their rows"), packed.packed_columns),
    RecordCheck("link-order", "warning", message("Link against time"), links.links_against_time),
    # Worth knowing.
    EventCheck("no-claim-chosen", "note", message("No claim chosen"), evidence.no_claim_chosen),
    EventCheck("earlier-source", "note", message("Source before the event"), evidence.earlier_sources),
    EventCheck("code-out-of-time", "note", message("Code not in use then"), regions.codes_out_of_time),
    RecordCheck("host-alternation", "note", message("Hosts do not alternate"), series.hosts_in_a_row),
    RecordCheck("skipped-year", "note", message("Year without an event"), series.skipped_years),
    RecordCheck("year-slip", "note", message("Same day, another year"), duplicates.slips_of_the_year),
    RecordCheck("year-without-figure", "note", message("Year without a figure"), figures.years_without_figure),
    RecordCheck("single-witness", "note", message("One witness only"), evidence.single_witness),
    RecordCheck("missing-language", "note", message("Title missing in a language"), evidence.missing_languages),
)
