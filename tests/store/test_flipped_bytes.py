"""Bytes that the disk has changed: the same content, a refusal in a sentence, or a finding of the check."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "acceptance"))

from flip_bytes import flip


def test_no_change_of_the_content_goes_untold(tmp_path: Path) -> None:
    outcomes = flip(tmp_path, 80, seed=5)
    assert outcomes.total() == 80
    assert min(outcomes["same"], outcomes["refused"], outcomes["reported"]) > 0
