"""What the fields of records may hold beyond their types."""

from __future__ import annotations

import pytest

from steppeline.model.event import Event, Figure, StatusEntry
from steppeline.model.reference import DatedCode, DatedName, Kind, Place, Region, Source, Succession, Term
from steppeline.model.validity import LARGEST_WHOLE_NUMBER, fault_of

MEANING = {"en": "trade"}


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (Figure(MEANING, float("inf")), "number"),
        (Figure(MEANING, 1, scale=float("nan")), "scale"),
        (Figure(MEANING, 1, period="2020-13"), "period"),
        (Figure(MEANING, 1, as_of="now"), "as_of"),
        (Place("omsk", (), latitude=float("-inf")), "latitude"),
        (Event("visit", {}, "2020", ordinal=10**23), "ordinal"),
        (Event("visit", {}, "2020", ordinal=-(10**23)), "ordinal"),
        (Event("visit", {}, "some day"), "date"),
        (Kind("visit", {}, "#000000", "circle", 2**63), "position"),
        (StatusEntry("planned", as_of="2020-00"), "as_of"),
        (StatusEntry("planned", date=""), "date"),
        (DatedName("en", "Astana", since="abc"), "since"),
        (DatedCode("KZ-11", until="2022-02-30"), "until"),
        (Region("kz", "country", (), since="2022-06?"), "since"),
        (Succession("kz-ulytau", "2022-6-8"), "date"),
        (Term("tokayev", until="later"), "until"),
        (Source("page", "A page", published="May"), "published"),
        (Source("page", "A page", accessed="2021-9-1"), "accessed"),
    ],
)
def test_a_fault_is_found_in_its_field(record: object, field: str) -> None:
    fault = fault_of(record)
    assert fault is not None
    assert fault.field == field


@pytest.mark.parametrize(
    "record",
    [
        Figure(MEANING, -1.5, period="2022/2024", as_of="2021~"),
        Event("visit", {}, "[2020..]", ordinal=LARGEST_WHOLE_NUMBER, verified=False),
        DatedName("en", "Astana", since="2022", until="2022-09-17"),
        Term("tokayev", "2019-03-20~"),
        Source("page", "No date at all"),
    ],
)
def test_what_is_valid_has_no_fault(record: object) -> None:
    assert fault_of(record) is None


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(TypeError):
        fault_of("text")
