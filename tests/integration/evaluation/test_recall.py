"""The recall that issue 3 asks for, on a small encrypted roster."""

from __future__ import annotations

import pytest

from evaluation import report
from evaluation.__main__ import evaluate
from evaluation.dataset import load
from evaluation.measuring import Outcome

ROWS = 3000
A_CLASS = 60
"""So many queries of each class: all of them are for `make eval`."""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    """Return what came of the first queries of every class."""
    made = load()
    kinds = dict.fromkeys(query.kind for query in made.queries)
    some = [[query for query in made.queries if query.kind == kind][:A_CLASS] for kind in kinds]
    small = made._replace(queries=[query for queries in some for query in queries])
    return evaluate(small, ROWS, tmp_path_factory.mktemp("roster"))


@pytest.mark.parametrize("kind", report.TARGETS)
def test_rows_are_found_as_often_as_promised(outcomes: list[Outcome], kind: str) -> None:
    """In every class enough queries count, and their rows come among the first ten."""
    (line,) = (line for line in report.lines(outcomes) if line.kind == kind)
    assert line.counted >= line.queries / 2
    assert line.ten >= line.target


def test_nothing_wrong_is_called_exact(outcomes: list[Outcome]) -> None:
    """Whatever is typed, an exact row has just that name or number."""
    assert [] == [one.query for one in outcomes if one.false_exact]


def test_exact_rows_come_first(outcomes: list[Outcome]) -> None:
    """Hardly any exact query has a lesser row above the exact one."""
    assert report.summary(outcomes).above <= report.MOST_ABOVE


def test_junk_finds_nobody(outcomes: list[Outcome]) -> None:
    """Wildcards, SQL, control characters and endless text answer with no row."""
    junk = [one for one in outcomes if one.query.kind == "nobody: junk"]
    assert len(junk) > 0
    assert [] == [one.query for one in junk if one.total]
