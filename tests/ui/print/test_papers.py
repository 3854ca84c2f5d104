"""Where drawings are cut, so that sheets join and nothing small is cut through."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppeline.ui.figure import no_spans
from steppeline.ui.print.papers import OVERLAP, PAPERS, PaperName, cut, paper


@given(
    st.integers(1, 20_000),
    st.integers(300, 2_000),
    st.lists(st.tuples(st.integers(0, 20_000), st.integers(1, 120)), max_size=40),
    st.sampled_from((0.15, 0.3)),
)
def test_stretches_cover_all_join_and_fit(length: int, room: int, spans: list[tuple[int, int]], share: float) -> None:
    kept = np.array([[start, start + size] for start, size in spans], np.float64).reshape(-1, 2)
    stretches = cut(length, room, kept, share)
    assert stretches[0].start == 0
    assert stretches[-1].end == length
    assert all(0 < each.length <= room for each in stretches)
    for one, other in pairwise(stretches):
        assert one.end - other.start == other.joined == OVERLAP
        assert other.end > one.end


def test_a_cut_goes_between_rows() -> None:
    rows = np.array([[start, start + 22.0] for start in range(0, 3_000, 30)])
    for stretch in cut(3_000, 800, rows, 0.3)[:-1]:
        assert not np.any((rows[:, 0] < stretch.end) & (rows[:, 1] > stretch.end))


def test_what_fits_is_not_cut() -> None:
    assert len(cut(800, 800, no_spans(), 0.3)) == 1


@pytest.mark.parametrize("name", [name for name in PAPERS if name != "long"])
def test_paper_lies_or_stands(name: PaperName) -> None:
    flat, upright = paper(name), paper(name, is_upright=True)
    assert (flat.width, flat.height) == (upright.height, upright.width)
    assert flat.width > flat.height
