"""Random input of all sorts, for a short while; for long, on large casefiles: soak_window.py."""

from __future__ import annotations

import pytest
from soak_window import DEEDS, Soak
from workplace import Workplace

STEPS = 40


@pytest.mark.parametrize("seed", [1])
def test_nothing_goes_wrong_in_random_use(place: Workplace, seed: int) -> None:
    """Errors and warnings fail any test of the window."""
    soak = Soak(place, seed)
    for _ in range(STEPS):
        soak.step()
    place.settle()
    assert {frame.what.partition(":")[0] for frame in soak.frames} >= {"wheel", "drag", "key", "facet", "hover"}
    assert len(soak.frames) > STEPS


def test_all_sorts_of_input_come_about(place: Workplace) -> None:
    soak = Soak(place, 0)
    for deed in DEEDS:
        assert list(deed(soak)) or deed.__name__ == "_facet"
    place.settle()
