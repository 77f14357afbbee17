"""
Asks every query of the evaluation set: `PYTHONPATH=scripts python -m evaluation`.

Builds an encrypted roster of each size asked for (`--rows 20000 --rows 1000000`), prints the
figures by class and writes them to the output folder: `eval-<rows>.json`, `eval-<rows>.md`, and
`misses-<rows>.tsv` with every row that did not come. `--keep FOLDER` keeps the rosters there and
uses them again. All of it is synthetic.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks import harness

from callassist.storage.search import RosterSearch
from evaluation import report
from evaluation.dataset import EvaluationSet, load
from evaluation.measuring import Outcome, ask_all
from evaluation.roster import KEY, kept


def evaluate(made: EvaluationSet, rows: int, folder: Path) -> list[Outcome]:
    """
    Build a roster and ask every query.

    Args:
        made: the set.
        rows: size of the roster.
        folder: for its files, empty or as it was left.
    """
    counts = kept(folder, made, rows)
    search = RosterSearch(folder, KEY)
    try:
        return list(ask_all(search, made.queries, counts))
    finally:
        search.close()


def main() -> None:
    """Measure each size and write the figures."""
    options = _options()
    made = load()
    for rows in options.rows or (20_000, 1_000_000):
        with tempfile.TemporaryDirectory() as place:
            outcomes = evaluate(made, rows, (options.keep or Path(place)) / str(rows))
        found, whole = report.lines(outcomes), report.summary(outcomes)
        text = report.as_table(found, whole, rows)
        print(text, flush=True)
        figures = {"rows": rows, **whole._asdict(), "lines": [one._asdict() for one in found]}
        harness.report(options.output, f"eval-{rows}", figures, text)
        _write_misses(options.output / f"misses-{rows}.tsv", outcomes)


def _write_misses(path: Path, outcomes: list[Outcome]) -> None:
    lines = [
        "\t".join(("false exact" if one.false_exact else "missed", *one.query, one.tier))
        for one in outcomes
        if one.false_exact or (one.is_counted and one.query.expected and not one.rank)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", errors="backslashreplace")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, action="append", help="20,000 and 1,000,000")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--output", type=Path, default=Path("build/eval"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
