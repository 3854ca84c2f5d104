from __future__ import annotations

from check_examples import Example, claimed, documents, figures, forum, of, visit, with_entry

from steppeline.model.calendar import seconds_of
from steppeline.model.event import Claim, StatusEntry
from steppeline.model.reference import Source
from steppeline.work.check.run import run_checks

EXAMPLES = (
    Example("impossible-date", of(visit(date="2021-02-29")), of(visit(date="2020-02-29")), ("date",)),
    Example(
        "impossible-date", of(visit(date="2021-09-30/2021-09-28")), of(visit(date="2021-09-28/2021-09-30")), ("date",)
    ),
    Example("impossible-date", of(visit(date="autumn 2021")), of(visit(date="2021-23")), ("date",)),
    Example(
        "impossible-date",
        of(visit(history=(StatusEntry("planned", as_of="2020-13", date="2020-11-31"),))),
        of(visit(history=(StatusEntry("planned", as_of="2020-12", date="2020-11-30/.."),))),
        ("history[0].as_of", "history[0].date"),
    ),
    Example(
        "impossible-date",
        of(figures(documents(1, period="2021/2020", as_of="yesterday"))),
        of(figures(documents(1, period="2020/2021", as_of="2021-09"))),
        ("figures[0].as_of", "figures[0].period"),
    ),
    Example(
        "impossible-source-date",
        with_entry("sources", Source("other", "Another", published="30.09.2021", accessed="2021-09-31")),
        with_entry("sources", Source("other", "Another", published="2021-09-30", accessed="2021-10")),
        ("sources.other.accessed", "sources.other.published"),
    ),
    Example("long-date", of(forum(1, "2021-09-28/2021-10-01")), of(forum(1, "2021-09-28/2021-09-30")), ("date",)),
    Example("long-date", of(visit(date="2021-09-01/2021-09-05")), of(visit(date="2021-09-01/2021-09-04")), ("date",)),
    Example("long-date", of(visit(date="2021-09", extent="throughout")), of(visit(date="2021-09")), ("date",)),
    Example("long-date", of(visit(date="2021-09-01/..")), of(visit(date="2021-09-01/")), ("date",)),
    Example(
        "long-date",
        of(visit(date="2022-01-19/..")),
        of(visit(date="2022-01-19/..", status="planned"), visit(date="2022-01-19/..", kind="crisis")),
        ("date",),
    ),
    Example(
        "outcome-due",
        of(visit(date="2026-01-05", status="planned"), as_of=seconds_of(2026, 1, 6)),
        of(visit(date="2026-01-05", status="planned"), as_of=seconds_of(2026, 1, 6) - 1),
        ("status",),
    ),
    Example(
        "outcome-due",
        of(visit(date="2025", status="announced")),
        of(visit(date="2025", status="cancelled"), visit(date="2025/..", status="planned")),
        ("status",),
    ),
    Example("outcome-due", of(visit(status="planned")), of(visit(status="planned"), as_of=None), ("status",)),
    Example("happened-in-future", of(visit(date="2026-01-01")), of(visit(date="2025-12-31")), ("status",)),
    Example("happened-in-future", of(visit(date="2026")), of(visit(date="2026", status="planned")), ("status",)),
    Example("happened-in-future", of(visit(date="2026")), of(visit(date="2026?")), ("status",)),
    Example(
        "status-history",
        of(visit(status="planned", history=(StatusEntry("happened", "2021-10"), StatusEntry("planned", "2021-01")))),
        of(visit(status="happened", history=(StatusEntry("planned", "2021-01"), StatusEntry("postponed", "2021-02")))),
        ("status",),
    ),
    Example(
        "status-history",
        of(visit(status="planned", history=(StatusEntry("planned", "2021"), StatusEntry("cancelled", "2021")))),
        of(visit(status="planned", history=(StatusEntry("cancelled", "2021"), StatusEntry("planned", "2021")))),
        ("status",),
    ),
    Example("weekday", of(claimed("weekday", "Monday")), of(claimed("weekday", "Tuesday")), ("claims[0]",)),
    Example("weekday", of(claimed("weekday", "среда")), of(claimed("weekday", "вторник")), ("claims[0]",)),
    Example("weekday", of(claimed("weekday", "жұма")), of(claimed("weekday", "сейсенбі")), ("claims[0]",)),
    Example(
        "weekday",
        of(claimed("weekday", "Wednesday 2025-11-13", date="2025-11-12/2025-11-13")),
        of(claimed("weekday", "Thursday 2025-11-13", date="2025-11-12/2025-11-13")),
        ("claims[0]",),
    ),
    Example(
        "weekday",
        of(claimed("weekday", "Friday", date="2021-09-28/2021-09-30")),
        of(claimed("weekday", "Friday", date="2021-09")),
        ("claims[0]",),
    ),
    Example(
        "weekday",
        of(claimed("announcement", "Wednesday, 13 November 2025")),
        of(claimed("announcement", "Thursday, 13 November 2025"), claimed("announcement", "on a Wednesday")),
        ("claims[0]",),
    ),
    Example(
        "weekday",
        of(claimed("day", "среда, 2 сентября 2021")),
        of(claimed("day", "четверг, 2 сентября 2021"), claimed("day", "Wednesday, 31 September 2021")),
        ("claims[0]",),
    ),
)


def test_a_refused_date_is_told_with_the_reason_of_the_parser() -> None:
    (found,) = run_checks(of(visit(date="2021-13-01")), ["impossible-date"])
    assert "2021-13-01" in str(found.sentence)
    assert "13" in str(found.sentence).replace("2021-13-01", "")


def test_an_event_whose_date_cannot_be_read_is_left_to_that_one_rule() -> None:
    found = run_checks(of(visit(date="someday", status="planned", claims=(Claim("weekday", "Monday", "agency"),))))
    assert {finding.rule for finding in found if finding.events and finding.severity == "error"} == {"impossible-date"}


def test_the_weekday_is_told_with_the_right_one() -> None:
    (found,) = run_checks(of(claimed("weekday", "Monday")), ["weekday"])
    assert "Tuesday" in str(found.sentence)
