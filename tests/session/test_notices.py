"""Notices reach the window, also those told before it is there; each is logged."""

from __future__ import annotations

import logging

import pytest

from steppeline.model.errors import WorldError
from steppeline.model.text import message
from steppeline.session.notices import Notice, Notices

EARLY, LATE = message("The kettle is on."), message("Tea is ready.")


def test_what_is_told_early_waits_for_the_window(application: object) -> None:
    notices, told = Notices(), list[Notice]()
    notices.tell(EARLY, "warning")
    notices.told.connect(told.append)
    assert told == []
    notices.begin()
    notices.tell(LATE)
    assert told == [Notice(EARLY, "warning"), Notice(LATE, "information")]


def test_a_failure_of_the_world_is_its_sentence(application: object, caplog: pytest.LogCaptureFixture) -> None:
    notices, told = Notices(), list[Notice]()
    notices.told.connect(told.append)
    notices.begin()
    with caplog.at_level(logging.INFO):
        notices.fail(WorldError(LATE))
    assert told == [Notice(LATE, "failure")]
    assert [(record.levelno, record.getMessage()) for record in caplog.records] == [(logging.ERROR, "Tea is ready.")]
