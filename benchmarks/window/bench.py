"""
Start, log-in and memory of the window against a bare one: `python -m benchmarks.window.bench`.

Options as for `benchmarks.search.bench`; `--rounds N` pairs of fresh processes. The figures go to
`window-<rows>.json` and `.md`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic

from benchmarks import built, harness, profiles

Run = dict[str, float]


def main() -> None:
    """Alternate both windows and write the ratios."""
    options = _options()
    rows = options.rows or (20_000 if options.short else 1_000_000)
    rounds = options.rounds or (2 if options.short else 5)
    with harness.workplace(options.keep, f"search-{rows}") as folder:
        built.build(folder, rows, peers=False)
        with tempfile.TemporaryDirectory(dir=folder) as place:
            profile = profiles.make(Path(place) / "profile", built.version(folder), rows)
            start("ours", profile)  # the first one compiles the modules
            runs = [(start("bare"), start("ours", profile)) for _ in range(rounds)]
    figures = compared(runs)
    lines = [[name.replace("_", " "), f"{value:.2f}"] for name, value in figures.items()]
    text = f"A window with {rows:,} rows ÷ a bare one\n\n{harness.table(['', 'ratio'], lines)}"
    print(text)
    harness.report(
        options.output, f"window-{rows}", {"rows": rows, "ratios": figures, "runs": runs}, text
    )


def start(kind: str, *folder: Path) -> Run:
    """Open a window in a fresh process, and return what it tells."""
    command = [sys.executable, "-m", "benchmarks.window.runs", str(monotonic()), kind]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    environment.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # an installed program has its modules compiled
    done = subprocess.run(
        [*command, *map(str, folder)], env=environment, check=True, stdout=subprocess.PIPE
    )
    figures: Run = json.loads(done.stdout)
    return figures


def compared(runs: list[tuple[Run, Run]]) -> dict[str, float]:
    """Return the medians of the paired ratios."""

    def ready(ours: Run) -> float:
        return ours["ready_seconds"] - ours["password_seconds"]

    pairs = {
        "first_paint": [(ours["paint_seconds"], bare["paint_seconds"]) for bare, ours in runs],
        "enter_to_search": [(ready(ours), bare["paint_seconds"]) for bare, ours in runs],
        "resident": [(ours["resident_mb"], bare["resident_mb"]) for bare, ours in runs],
        "resident_searched": [(ours["searched_mb"], bare["resident_mb"]) for bare, ours in runs],
    }
    return {
        name: harness.median([one / other for one, other in some]) for name, some in pairs.items()
    }


def _options() -> argparse.Namespace:
    parser = harness.parser(__doc__)
    parser.add_argument("--rounds", type=int)
    return parser.parse_args()


if __name__ == "__main__":
    main()
