"""Change sets as values."""

from __future__ import annotations

from steppeline.model.change import ChangeSet, Delete, Insert, Row, RowChange, Update
from steppeline.model.text import message
from steppeline.store.change_log import named, packed

NAME = message("Step")


def test_the_inverse_takes_the_last_change_back_first() -> None:
    changes = ChangeSet(
        NAME,
        3,
        (
            RowChange("tag", 1, None, {"id": 1, "key": "a"}),
            RowChange("tag", 2, None, {"id": 2, "key": "b"}),
            RowChange("event", 7, {"date": "2021"}, {"date": "2022"}),
            RowChange("event_tag", 5, {"id": 5, "tag_id": 9}, None, ("event", 7)),
        ),
    )
    assert changes.inverse() == (
        Insert("event_tag", ({"id": 5, "tag_id": 9},)),
        Update("event", 7, {"date": "2021"}),
        Delete("tag", (2, 1)),
    )


def test_what_a_change_set_concerns() -> None:
    changes = ChangeSet(
        NAME,
        1,
        (
            RowChange("event", 7, {"date": "2021"}, {"date": "2022"}),
            RowChange("figure", 3, None, {"id": 3}, ("event", 8)),
            RowChange("actor_name", 7, None, {"id": 7}, ("actor", 2)),
        ),
    )
    assert changes.keys("event") == {7}
    assert changes.touched("event") == {7, 8}
    assert changes.touched("actor") == {2}
    assert changes.inserted("figure") == (3,)
    assert changes.inserted("event") == ()


def test_an_insert_is_logged_by_number_only() -> None:
    long: Row = {"id": 1, "title": "x" * 10_000}
    inserted = ChangeSet(NAME, 1, (RowChange("event", 1, None, long),))
    assert len(packed(inserted.inverse())) < 100


def test_the_name_of_a_step_is_kept_with_its_values() -> None:
    assert named(message("Add {name}", name="Wörter")) == '["Add {name}", {"name": "Wörter"}]'
