from __future__ import annotations

from check_examples import Example, linked, of

from steppeline.work.check.run import run_checks

EARLY = linked("early", "2019")
LATE = linked("late", "2022-11-29")
FORUM = linked("forum", "2021-09-28/2021-09-30")

EXAMPLES = (
    Example(
        "dangling-link",
        of(EARLY, linked("one", "2021", ("follows", "early"), ("related", "nowhere"))),
        of(EARLY, linked("one", "2021", ("follows", "early"), ("related", "late")), LATE),
        ("links[1]",),
        (("one",),),
    ),
    Example(
        "self-link",
        of(linked("one", "2021", ("related", "alias"), refs=("one", "alias"))),
        of(linked("one", "2021", ("related", "two")), linked("two", "2021")),
        ("links[0]",),
    ),
    Example(
        "link-order",
        of(LATE, linked("one", "2021", ("follows", "late"))),
        of(EARLY, FORUM, linked("one", "2021", ("follows", "early"), ("follows", "forum"))),
        ("links[0]",),
        (("one", "late"),),
    ),
    Example(
        "link-order",
        of(LATE, linked("one", "2021", ("implements", "late"))),
        of(LATE, linked("one", "2021/2023", ("implements", "late"))),
        ("links[0]",),
    ),
    Example(
        "link-order",
        of(LATE, linked("one", "2021", ("supersedes", "late"))),
        of(LATE, linked("one", "2021?", ("supersedes", "late"))),
        ("links[0]",),
    ),
    Example(
        "link-order",
        of(EARLY, linked("one", "2021", ("results in", "early"))),
        of(LATE, linked("one", "2021", ("results in", "late"))),
        ("links[0]",),
    ),
    Example(
        "link-order",
        of(
            FORUM,
            linked("before", "2021-09-27", ("part of", "forum")),
            linked("after", "2021-10-01", ("part of", "forum")),
        ),
        of(
            FORUM,
            linked("during", "2021-09-30", ("part of", "forum")),
            linked("month", "2021-09", ("part of", "forum")),
        ),
        ("links[0]", "links[0]"),
    ),
    Example(
        "link-order",
        of(LATE, linked("one", "2021", ("part of", "late"))),
        of(LATE, linked("one", "2021", ("related", "late"))),
        ("links[0]",),
    ),
    Example(
        "circular-link",
        of(linked("one", "2021", ("part of", "two")), linked("two", "2021", ("part of", "one"))),
        of(linked("one", "2021", ("part of", "two")), linked("two", "2021", ("results in", "one"))),
        ("links",),
        (("one", "two"),),
    ),
    Example(
        "circular-link",
        of(
            linked("in", "2021", ("follows", "one")),
            linked("one", "2021", ("follows", "end"), ("follows", "two")),
            linked("two", "2021", ("follows", "three")),
            linked("three", "2021", ("follows", "one")),
            linked("end", "2021"),
        ),
        of(
            linked("one", "2021", ("follows", "two"), ("follows", "three")),
            linked("two", "2021", ("follows", "end")),
            linked("three", "2021", ("follows", "end"), ("follows", "two")),
            linked("end", "2021"),
        ),
        ("links",),
        (("one", "two", "three"),),
    ),
    Example(
        "circular-link",
        of(
            linked("one", "2021", ("related", "two"), ("supersedes", "two")),
            linked("two", "2021", ("supersedes", "one")),
        ),
        of(linked("one", "2021", ("related", "two")), linked("two", "2021", ("related", "one"))),
        ("links",),
    ),
)


def test_a_chain_of_thousands_of_links_is_followed_to_its_end() -> None:
    chain = [linked(str(number), "2021", ("follows", str((number + 1) % 5_000))) for number in range(5_000)]
    (found,) = run_checks(of(*chain), ["circular-link"])
    assert len(found.events) == 5_000
    assert run_checks(of(*chain[:-1]), ["circular-link"]) == []
