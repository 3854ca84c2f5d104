"""Mouse and keyboard on the real window over the shipped dataset."""

from __future__ import annotations

import pytest
from exercises import EXERCISES, Exercise
from hands import TestHands
from workplace import Workplace


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.__name__)
def test_hands(exercise: Exercise, place: Workplace) -> None:
    exercise(place, TestHands())
