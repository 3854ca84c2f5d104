"""Back and forward: a motion is one step, going on after going back forgets what was ahead."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from steppeline.model.viewport import Viewport
from steppeline.session.view import View
from steppeline.session.view_history import LONGEST, MOST_KEPT_SELECTED, PAUSE, ViewHistory


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def view(number: int) -> View:
    return View(Viewport(number, number + 1_000, 1_000))


def history() -> tuple[ViewHistory, Clock]:
    clock = Clock()
    return ViewHistory(view(0), clock), clock


def way_back(line: ViewHistory) -> list[int]:
    starts = [line.current.viewport.start]
    while line.can_go_back:
        starts.append(line.back().viewport.start)
    return starts


@given(st.lists(st.one_of(st.integers(1, 9), st.sampled_from(["back", "forward"])), max_size=40))
def test_it_goes_like_a_browser(moves: list[int | str]) -> None:
    line, _ = history()
    behind, here, ahead = list[View](), view(0), list[View]()
    for move in moves:
        if isinstance(move, int):
            behind, here, ahead = [*behind, here], view(move), []
            line.step(here)
        elif move == "back":
            if behind:
                behind, here, ahead = behind[:-1], behind[-1], [here, *ahead]
            assert line.back() == here
        else:
            if ahead:
                behind, here, ahead = [*behind, here], ahead[0], ahead[1:]
            assert line.forward() == here
        assert (line.current, line.can_go_back, line.can_go_forward) == (here, bool(behind), bool(ahead))


def test_a_motion_is_one_step() -> None:
    line, clock = history()
    for number in range(1, 50):
        line.step(view(number), "drag")
        clock.now += PAUSE / 2
    assert way_back(line) == [49, 0]


def test_a_pause_ends_a_motion() -> None:
    line, clock = history()
    line.step(view(1), "drag")
    clock.now += PAUSE
    line.step(view(2), "drag")
    assert way_back(line) == [2, 1, 0]


def test_another_motion_or_a_single_step_ends_a_motion() -> None:
    line, _ = history()
    for number, gesture in enumerate(("drag", "drag", "brush", None, None, "drag"), 1):
        line.step(view(number), gesture)
    assert way_back(line) == [6, 5, 4, 3, 2, 0]


def test_going_back_ends_a_motion() -> None:
    line, _ = history()
    line.step(view(1), "drag")
    line.back()
    line.step(view(2), "drag")
    assert way_back(line) == [2, 0]


def test_the_oldest_is_forgotten() -> None:
    line, _ = history()
    for number in range(1, 2 * LONGEST):
        line.step(view(number))
    assert way_back(line) == list(range(2 * LONGEST - 1, LONGEST - 1, -1))


def test_of_large_selections_fewer_steps_are_kept() -> None:
    viewport = Viewport(0, 100, 10)
    line = ViewHistory(View(viewport), lambda: 0.0)
    for number in range(1, 20):
        line.step(View(viewport, selection=tuple(range(number, number + MOST_KEPT_SELECTED // 4))))
    steps = 0
    while line.can_go_back:
        line.back()
        steps += 1
    assert steps == 3
    line.step(View(viewport, selection=tuple(range(2 * MOST_KEPT_SELECTED))))
    assert line.can_go_back
    assert len(line.back().selection) == MOST_KEPT_SELECTED // 4


def test_forgetting_keeps_the_current_view() -> None:
    line, _ = history()
    for number in (1, 2, 3):
        line.step(view(number))
    line.back()
    line.forget()
    assert (line.current, line.can_go_back, line.can_go_forward) == (view(2), False, False)
