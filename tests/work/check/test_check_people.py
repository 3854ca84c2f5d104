from __future__ import annotations

from check_examples import BOOK, Example, held_by, of, visit, with_entry

from steppeline.model.event import ActorRole
from steppeline.model.reference import Office, Term
from steppeline.work.check.run import run_checks

EXAMPLES = (
    Example(
        "office-term", of(held_by("smailov", "2021-09-28")), of(held_by("smailov", "2022-01-11")), ("actors[0].office",)
    ),
    Example(
        "office-term", of(held_by("smailov", "2024-02-06")), of(held_by("smailov", "2024-02-05")), ("actors[0].office",)
    ),
    Example("office-term", of(held_by("bektenov", "2024-01")), of(held_by("bektenov", "2024")), ("actors[0].office",)),
    Example(
        "office-term",
        of(held_by("bektenov", "2023-05-05")),
        of(held_by("bektenov", "2023-05-05?")),
        ("actors[0].office",),
    ),
    Example(
        "office-term",
        of(held_by("air-astana", "2023")),
        of(
            held_by("air-astana", "2021"),
            held_by("air-astana", "2025"),
            visit(date="2023", actors=(ActorRole("bektenov"),)),
        ),
        ("actors[0].office",),
    ),
)


def test_an_office_without_known_terms_is_open_to_everybody() -> None:
    book = with_entry("offices", Office("kz-pm", {"en": "Prime Minister"})).book
    assert run_checks(of(held_by("smailov", "1999"), book=book), ["office-term"]) == []


def test_a_term_of_unknown_beginning_leaves_the_beginning_open() -> None:
    book = with_entry(
        "offices", Office("kz-pm", {"en": "Prime Minister"}, terms=(Term("smailov", None, "2024-02"),))
    ).book
    assert run_checks(of(held_by("smailov", "1999"), book=book), ["office-term"]) == []
    (found,) = run_checks(of(held_by("smailov", "2024-03-01"), book=book), ["office-term"])
    assert str(found.sentence) == "Alikhan Smailov was not Prime Minister on 2024-03-01, by the terms known."


def test_what_is_planned_asks_for_no_term() -> None:
    planned = visit(date="2027", status="planned", actors=(ActorRole("smailov", "kz-pm"),))
    assert run_checks(of(planned, book=BOOK), ["office-term"]) == []
