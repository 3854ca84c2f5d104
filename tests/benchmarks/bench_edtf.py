"""How many dates a second are turned into bounds. Run: `python tests/benchmarks/bench_edtf.py`."""

from __future__ import annotations

import time
from collections.abc import Callable

from steppeline.model.calendar import civil_of
from steppeline.model.edtf import bounds_of, parse

COUNT = 200_000
REPEATS = 5


def days() -> list[str]:
    """Some 200,000 different days from the year 1600 on."""
    dates = (civil_of(-11_676_096_000 + 86_400 * number) for number in range(COUNT))
    return [f"{date.year:04}-{date.month:02}-{date.day:02}" for date in dates]


def best_rate(work: Callable[[str], object], texts: list[str]) -> float:
    """Texts a second in the best of the repeats, which the machine disturbed least."""
    best = 0.0
    for _ in range(REPEATS):
        begin = time.perf_counter()
        for text in texts:
            work(text)
        best = max(best, len(texts) / (time.perf_counter() - begin))
    return best


def main() -> None:
    """Print one line for each sort of date."""
    plain = days()
    several = COUNT // 20
    sorts: list[tuple[str, Callable[[str], object], list[str]]] = [
        ("YYYY-MM-DD", bounds_of, plain),
        ("YYYY-MM", bounds_of, [text[:7] for text in plain]),
        ("YYYY", bounds_of, [text[:4] for text in plain]),
        ("YYYY-MM-DD/YYYY-MM-DD", bounds_of, [f"{text}/{text}" for text in plain]),
        ("full parser, YYYY-MM-DD", parse, plain[:several]),
        ("YYYY-MM-DD~", bounds_of, [f"{text}~" for text in plain[:several]]),
        ("YYYX-MM-XX", bounds_of, [f"{text[:3]}X{text[4:8]}XX" for text in plain[:several]]),
        ("[YYYY..YYYY]", bounds_of, [f"[{text[:4]}..2500]" for text in plain[:several]]),
    ]
    print(f"{'date':<26}{'dates a second':>16}")
    for name, work, texts in sorts:
        print(f"{name:<26}{best_rate(work, texts):>16,.0f}")


if __name__ == "__main__":
    main()
