"""What is wrong with a file of events is told with its place, and nothing wrong gets by."""

from __future__ import annotations

from pathlib import Path

import pytest

from steppeline.exchange.toml_import import read_toml

EVENT = '[[event]]\nkind = "visit"\ndate = "2020"\ntitle.en = "A visit"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (EVENT + "ordinal = 100000000000000000000000", "[[event]] 1, ordinal: the number is too large."),
        (EVENT + "figures = [{ meaning.en = 'x', number = inf }]", "[[event]] 1, figures[1].number: a finite number"),
        (EVENT + "figures = [{ meaning.en = 'x', scale = nan }]", "[[event]] 1, figures[1].scale: a finite number"),
        (EVENT + f"figures = [{{ meaning.en = 'x', low = 1{'0' * 400} }}]", "figures[1].low: the number is too large."),
        (EVENT + f"ordinal = 1{'0' * 5000}", "this is not valid TOML"),
        (EVENT + "history = [{ status = 'planned', as_of = 'May' }]", "[[event]] 1, history[1].as_of: “May” is no"),
        (EVENT.replace("2020", "2020-13"), "[[event]] 1, date: “2020-13” is no date: Month 13 does not exist"),
        (
            "[[region]]\nkey = 'x'\nlevel = 'region'\nnames = [{ language = 'en', name = 'X', since = 'abc' }]",
            "[[region]] 1, names[1].since: “abc” is no day; write year, month and day, such as 2022-06-08.",
        ),
        ("[[source]]\nkey = 'x'\ntitle = 'X'\naccessed = 'May'", "[[source]] 1, accessed: “May” is no date"),
        ("[[office]]\nkey = 'x'\nnames.en = 'X'\nterms = [{ actor = 'y', since = 'May' }]", "terms[1].since: “May”"),
    ],
)
def test_values_that_no_casefile_can_hold_are_problems(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "x.toml"
    file.write_text(text, encoding="utf-8")
    arrivals = read_toml(file)
    assert arrivals.events == ()
    (problem,) = arrivals.problems
    sentence = str(problem.told(file.name))
    assert sentence.startswith("x.toml")
    assert told in sentence
    assert not sentence.endswith("..")
