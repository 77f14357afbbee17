"""
The tables of `docs/benchmarks.md`, made from what the benchmarks wrote.

    python -m benchmarks.report [--rows 1000000,10000000] [--input build/bench] [--page FILE]

What stands between `<!-- begin NAME -->` and `<!-- end NAME -->` is replaced; a figure that nobody
has measured says so.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

from benchmarks import harness
from benchmarks.report_targets import TARGETS, Results, Target
from benchmarks.search.figures import Line, as_table

PAGE = Path("docs/benchmarks.md")


def main() -> None:
    """Render the page."""
    options = _options()
    results = Found(options.input)
    sizes = [int(rows) for rows in options.rows.split(",")]
    text = options.page.read_text(encoding="utf-8")
    text = _replaced(text, "targets", targets(results))
    text = _replaced(text, "search", "\n".join(search(results, rows) for rows in sizes))
    text = _replaced(text, "keystrokes", keystrokes(results, sizes[0]))
    options.page.write_text(text, encoding="utf-8")


class Found:
    """
    Reads what the benchmarks wrote.

    Args:
        folder: where to.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, name: str, rows: int) -> Any:  # noqa: ANN401 - JSON
        """
        Return the figures of a benchmark.

        Raises:
            LookupError: it was not run on so many rows.
        """
        path = self._folder / f"{name}-{rows}.json"
        if not path.exists():
            raise LookupError(path.name)
        return json.loads(path.read_text(encoding="utf-8"))


def targets(results: Results) -> str:
    """Return every target beside what was measured."""
    return harness.table(["", "Target", "Measured", ""], [_target(one, results) for one in TARGETS])


def _target(one: Target, results: Results) -> list[str]:
    wanted = f"≤ {one.limit:g}{one.unit}"
    try:
        measured = one.measured(results)
    except LookupError:
        return [one.text, wanted, "not measured", ""]
    verdict = "kept" if measured <= one.limit else "**missed**"
    return [one.text, wanted, f"{measured:.2g}{one.unit}", verdict]


def search(results: Results, rows: int) -> str:
    """Return the figures of the search by class of query."""
    title = f"### {rows:,} rows"
    try:
        found = results("search", rows)
    except LookupError:
        return f"{title}\n\nNot measured.\n"
    parts = [
        f"{part} {one['seconds']:.0f} s, {one['megabytes']:.0f} MB"
        for part, one in found["built"].items()
        if part != "sample"
    ]
    table = as_table(Line(**one) for one in found["lines"])
    return f"{title}\n\nBuilding, two parts at a time: {'; '.join(parts)}.\n\n{table}"


def keystrokes(results: Results, rows: int) -> str:
    """Return where the time between a key and the paint goes."""
    try:
        found = results("keystrokes", rows)["platforms"]
    except LookupError:
        return "Not measured.\n"
    names = next(iter(found.values()))
    lines = [[name, *(f"{one[name]:.3g}" for one in found.values())] for name in names]
    return harness.table(["", *found], lines)


def _replaced(text: str, name: str, body: str) -> str:
    marks = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    pattern = re.compile(f"{re.escape(marks[0])}.*?{re.escape(marks[1])}", re.DOTALL)
    return pattern.sub(lambda _: f"{marks[0]}\n{body.strip()}\n{marks[1]}", text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=harness.AS_WRITTEN)
    parser.add_argument("--rows", default="1000000,10000000")
    parser.add_argument("--input", type=Path, default=Path("build/bench"))
    parser.add_argument("--page", type=Path, default=PAGE)
    return parser.parse_args()


if __name__ == "__main__":
    main()
