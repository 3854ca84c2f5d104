"""`steppeline render`, run as users run it: in a process of its own, with no display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer


def steppeline(*arguments: object, language: str = "en_GB.UTF-8") -> subprocess.CompletedProcess[str]:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden} | {"LC_ALL": language}
    command = [sys.executable, "-X", "utf8", "-W", "error", "-m", "steppeline", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)


def drawn(*arguments: object) -> str:
    done = steppeline("render", *arguments)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def image(path: Path) -> QImage:
    read = QImage(str(path))
    assert not read.isNull()
    return read


def colours(picture: QImage) -> int:
    return len({picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)})


@pytest.mark.parametrize("view", ["window", "timeline", "map", "pairs"])
def test_every_view(view: str, dataset: Path, tmp_path: Path) -> None:
    target = tmp_path / f"{view}.png"
    assert str(target) in drawn(dataset, "-o", target, "--view", view, "--size", "1000x700")
    picture = image(target)
    assert (picture.width(), picture.height()) == (1000, 700)
    assert colours(picture) > 20


def test_scale_theme_and_language(dataset: Path, tmp_path: Path) -> None:
    bright, large = tmp_path / "bright.png", tmp_path / "large.png"
    drawn(dataset, "-o", bright, "--size", "800x500")
    drawn(dataset, "-o", large, "--size", "1600x1000", "--scale", 2, "--theme", "dark", "--lang", "ru")
    assert (image(large).width(), image(large).height()) == (1600, 1000)
    assert image(large).pixelColor(4, 4).lightness() < 90 < image(bright).pixelColor(2, 2).lightness()


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_the_same_picture_twice(suffix: str, dataset: Path, tmp_path: Path) -> None:
    first, second = tmp_path / f"first.{suffix}", tmp_path / f"second.{suffix}"
    for target in (first, second):
        drawn(dataset, "-o", target, "--view", "timeline")
    assert first.read_bytes() == second.read_bytes()


def test_drawings_keep_words_as_words(dataset: Path, tmp_path: Path) -> None:
    drawing, page = tmp_path / "drawing.svg", tmp_path / "page.pdf"
    drawn(dataset, "-o", drawing, "--view", "timeline")
    drawn(dataset, "-o", page, "--view", "map")
    assert QSvgRenderer(str(drawing)).isValid()
    assert "<text" in drawing.read_text(encoding="utf-8")
    assert page.read_bytes().startswith(b"%PDF")


def test_query_and_span_choose_what_is_drawn(dataset: Path, tmp_path: Path) -> None:
    target = tmp_path / "forums.svg"
    drawn(dataset, "-o", target, "--view", "timeline", "--query", "kind:forum", "--from", "2019", "--to", "2022-06")
    words = target.read_text(encoding="utf-8")
    assert ">Forum<" in words
    assert ">Crisis<" not in words
    assert "2020" in words
    assert "2005" not in words


def test_the_whole_timeline_on_sheets_is_text_and_the_same_each_time(dataset: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    for target in (first, second):
        drawn(dataset, "-o", target, "--whole", "--paper", "a3", "--title", "Forums")
    data = first.read_bytes()
    assert data == second.read_bytes()
    assert data.count(b"/Type /Page\n") > 1
    assert b"/Subtype /Image" not in data, "events are lines and letters"


def test_a_drawing_for_print_has_title_legend_and_scale(dataset: Path, tmp_path: Path) -> None:
    target = tmp_path / "forums.svg"
    drawn(dataset, "-o", target, "--whole", "--query", "kind:forum", "--title", "The forums", "--theme", "dark")
    words = target.read_text(encoding="utf-8")
    for each in ("The forums", "23 of 222 events", "Filter: Search: kind:forum", "planned or announced", "1 cm is "):
        assert f">{each}" in words, each
    assert "2005" in words


def test_pixels_for_print_follow_the_resolution(dataset: Path, tmp_path: Path) -> None:
    widths = []
    for dots in (48, 96):
        drawn(dataset, "-o", tmp_path / "map.png", "--view", "map", "--paper", "a4", "--dpi", dots)
        widths.append(image(tmp_path / "map.png").width())
    assert abs(2 * widths[0] - widths[1]) <= 2


def test_the_casefile_and_its_folder_are_left_alone(dataset: Path, tmp_path: Path) -> None:
    before = (sorted(dataset.parent.iterdir()), dataset.read_bytes(), dataset.stat().st_mtime_ns)
    drawn(dataset, "-o", tmp_path / "any.png", "--view", "timeline")
    assert (sorted(dataset.parent.iterdir()), dataset.read_bytes(), dataset.stat().st_mtime_ns) == before


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("-o", "x.bmp"), 2),
        (("-o", "x.png", "--query", "kind:(("), 2),
        (("-o", "x.png", "--query", "kind:nonsense"), 2),
        (("-o", "x.png", "--from", "2020", "--to", "2010"), 2),
        (("-o", "x.png", "--size", "big"), 2),
        (("-o", "x.png", "--scale", "9"), 2),
        (("-o", "x.pdf", "--whole", "--view", "window"), 2),
        (("-o", "x.pdf", "--paper", "a9"), 2),
        (("-o", "x.png", "--dpi", "9"), 2),
        (("-o", "x.png", "--whole", "--dpi", "1200"), 1),
        (("-o", "missing/x.png"), 1),
    ],
)
def test_refusals(arguments: tuple[str, ...], status: int, dataset: Path, tmp_path: Path) -> None:
    option, name, *rest = arguments
    done = steppeline("render", dataset, option, tmp_path / name, *rest)
    assert done.returncode == status, done.stderr
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_without_a_display_the_window_says_so(dataset: Path) -> None:
    for arguments in ((), (dataset,), ("window", dataset)):
        done = steppeline(*arguments)
        assert done.returncode == 1
        assert "render" in done.stderr
        assert "Traceback" not in done.stderr


def test_what_is_neither_command_nor_file_is_wrong_usage() -> None:
    assert steppeline("nonsense").returncode == 2
    assert steppeline("missing.steppeline").returncode == 1
