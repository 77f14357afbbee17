"""Rounds of queries, and the figures and tables made of them."""

from __future__ import annotations

from time import sleep

import pytest
from benchmarks.report import keystrokes, search, targets
from benchmarks.search.figures import all_that, line, overall
from benchmarks.search.rounds import ROUNDS, Side, Times, run

ASKED = [("", str(number)) for number in range(20)]


def nobody(name: str, rows: int) -> object:
    """Have measured nothing."""
    raise LookupError(name, rows)


def test_every_side_answers_every_query() -> None:
    """Sides that are quick answer all queries, in five rounds."""
    heard: dict[str, list[str]] = {"ours": [], "theirs": []}
    sides = [Side(name, lambda _, text, to=to: to.append(text)) for name, to in heard.items()]  # type: ignore[misc] # the default binds the list
    times = run(sides, ASKED)
    assert {"ours": [text for _, text in ASKED], "theirs": [text for _, text in ASKED]} == heard
    assert [4] * ROUNDS == [len(one.wall) for one in times["theirs"]]


def test_slow_side_sits_rounds_out() -> None:
    """A side that has spent its seconds answers no more, and is compared where it did."""
    slow = Side("scan", lambda *_: sleep(0.02), budget=0.01)
    times = run([Side("ours", lambda *_: None), slow], ASKED)
    assert [1, 0, 0, 0, 0] == [len(one.wall) for one in times["scan"]]
    assert line("part", times).ratios["scan"][0] < 1


def test_figures_of_a_class() -> None:
    """Percentiles are over all rounds, ratios are medians over the rounds."""
    ours = [Times([value], [value]) for value in (1.0, 2.0, 3.0)]
    theirs = [Times([2.0], [2.0]) for _ in ours]
    found = line("part", {"ours": ours, "plain": theirs})
    assert (2.0, 3.0, (1.0, 1.0)) == (found.p50, found.p99, found.ratios["plain"])


def test_figures_over_classes() -> None:
    """A peer's line is over those classes only that it answered."""
    one = {"ours": [Times([1.0], [1.0])], "tantivy": [Times([4.0], [4.0])]}
    other = {"ours": [Times([9.0], [9.0])]}
    lines = {found.kind: found for found in overall({"part": one, "romaji": other}, ["tantivy"])}
    assert (0.25, 0.25) == lines[all_that("tantivy")].ratios["tantivy"]
    assert {"all everyday classes", "all deep classes", "all that tantivy answers"} == set(lines)


@pytest.mark.parametrize(
    "render", [targets, lambda none: search(none, 5), lambda none: keystrokes(none, 5)]
)
def test_what_was_not_measured_says_so(render: object) -> None:
    """A page made without figures states none."""
    assert callable(render)
    assert "not measured" in render(nobody).lower()


def test_target_missed() -> None:
    """A figure above its target is called missed, beside the target."""

    def results(name: str, rows: int) -> object:
        if name != "service":
            raise LookupError(rows)
        return {"importing": {"beside p99 ms": 60.0}, "logging": {"p99 ÷ without": 1.01}}

    lines = targets(results).splitlines()
    assert "| search p99 while 1M rows are imported | ≤ 50 ms | 60 ms | **missed** |" in lines
    assert "| search p99 with the access log ÷ without | ≤ 1.1 | 1 | kept |" in lines
