from __future__ import annotations

from dataclasses import replace
from typing import Any

from check_examples import Example, forum, of, roles, visit

from steppeline.model.event import ActorRole, Event, Link
from steppeline.work.check.run import run_checks

FIRST = visit(title={"en": "Babushkin talks about a border trade centre"}, regions=roles("kz-akmola", "ru-omsk"))
LINK_TO_FIRST = (Link("supersedes", "visit"),)
OTHER_WORDS = "Governor of Astrakhan discusses border commerce"
WITH_ACTOR = replace(FIRST, actors=(ActorRole("smailov"),))


def again(of_event: Event = FIRST, **changes: Any) -> Event:
    """The same event once more under another ref, with some fields changed."""
    return replace(of_event, **{"refs": ("again",), "date": "2021-10-05", **changes})


def travelled(host: str, guest: str, date: str = "2021-09", ref: str = "other", **changes: Any) -> Event:
    """A visit from one region to another, with a title of its own."""
    return visit(title={"en": f"From {guest} to {host}"}, date=date, refs=(ref,), regions=roles(host, guest), **changes)


TO_UFA = travelled("ru-bashkortostan", "kz", ref="to-ufa")
FROM_UFA = ("kz-akmola", "ru-bashkortostan")

EXAMPLES = (
    Example("near-duplicate", of(FIRST, again()), of(FIRST, again(date="2021-10-10")), (None,), (("visit", "again"),)),
    Example("near-duplicate", of(FIRST, again()), of(FIRST, again(kind="meeting")), (None,)),
    Example("near-duplicate", of(FIRST, again()), of(FIRST, again(regions=roles("kz-akmola", "ru"))), (None,)),
    Example("near-duplicate", of(FIRST, again()), of(FIRST, again(links=(Link("related", "visit"),))), (None,)),
    Example("near-duplicate", of(FIRST, again()), of(FIRST, again(title={"en": "Culture days in Omsk"})), (None,)),
    Example(
        "near-duplicate",
        of(WITH_ACTOR, again(WITH_ACTOR, title={"en": "Babushkin on border trade in Atyrau"})),
        of(FIRST, again(title={"en": "Babushkin on border trade in Atyrau"})),
        (None,),
    ),
    Example(
        "near-duplicate", of(replace(FIRST, date="2021-09"), again()), of(replace(FIRST, date="2021"), again()), (None,)
    ),
    Example(
        "near-duplicate",
        of(replace(FIRST, date="2021"), again(date="2021")),
        of(replace(FIRST, date="2021"), again(date="2020")),
        (None,),
    ),
    Example(
        "near-duplicate",
        of(forum(1, "2021-09-28"), forum(1, "2021-09-28", refs=("again",))),
        of(forum(1, "2021-09-28"), forum(2, "2021-09-30")),
        (None,),
    ),
    Example(
        "swapped-roles",
        of(TO_UFA, travelled(*FROM_UFA, date="2021-09-28")),
        of(TO_UFA, travelled(*FROM_UFA, date="2021-10-01"), travelled(*FROM_UFA, date="2021", ref="year")),
        ("regions",),
        (("other", "to-ufa"),),
    ),
    Example(
        "swapped-roles",
        of(TO_UFA, travelled(*FROM_UFA, links=(Link("contradicts", "to-ufa"),))),
        of(TO_UFA, travelled(*FROM_UFA, links=(Link("follows", "to-ufa"),))),
        ("regions",),
    ),
    Example(
        "swapped-roles",
        of(travelled("ru", "kz", ref="to-ufa"), travelled("kz", "ru")),
        of(travelled("ru-omsk", "kz-akmola", ref="to-ufa"), travelled("kz-astana", "ru-bashkortostan")),
        ("regions",),
    ),
    Example(
        "swapped-roles",
        of(travelled("ru", "kz-akmola", ref="to-ufa"), travelled(*FROM_UFA)),
        of(replace(TO_UFA, ordinal=1), travelled(*FROM_UFA, ordinal=2)),
        ("regions",),
    ),
    Example(
        "year-slip",
        of(FIRST, again(date="2012-09-28")),
        of(
            FIRST,
            again(date="2021-09-28"),
            again(date="2012-09-29"),
            again(date="2013-09"),
            again(date="2014-09-28", kind="meeting"),
        ),
        ("date",),
        (("again", "visit"),),
    ),
    Example(
        "year-slip",
        of(FIRST, again(date="2012-09-28")),
        of(
            *(forum(1, "2011-09-28"), forum(2, "2012-09-28"), FIRST),
            *(again(date="2012-09-28", title={"en": OTHER_WORDS}), again(date="2013-09-28", links=LINK_TO_FIRST)),
        ),
        ("date",),
    ),
)


def test_a_crowd_of_equal_events_is_compared_with_neighbours_only() -> None:
    crowd = [again(id=number, refs=(f"copy-{number}",)) for number in range(300)]
    found = run_checks(of(*crowd), ["near-duplicate"], most=10_000)
    assert len(found) < 300 * 11
    assert {name.ref for finding in found for name in finding.events} == {f"copy-{number}" for number in range(300)}
