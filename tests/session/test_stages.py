"""The stages of the start, as they are told."""

from __future__ import annotations

import re

from steppeline.session.stages import Stages


def test_each_stage_is_told_with_its_time() -> None:
    told: list[str] = []
    stages = Stages(told.append)
    stages.reached("first")
    stages.reached("second")
    numbers = [re.fullmatch(r" *(\d+) ms +\+ *(\d+)  (\w+)", line) for line in told]
    first, second = (found.groups() for found in numbers if found)
    assert (first[2], second[2]) == ("first", "second")
    assert int(first[0]) > 0
    assert first[0] == first[1]
    assert int(second[0]) >= int(first[0])


def test_without_a_listener_nothing_is_told() -> None:
    Stages().reached("first")
