"""
Every benchmark in turn, each in a process of its own: `python -m benchmarks.run`.

    --rows N[,N]     1,000,000; keystrokes and the service are measured at the first
    --keep FOLDER    build there, and use what is built there already
    --short          small rosters, to see that everything runs
    --output FOLDER  build/bench

One that fails is named and does not keep the others from running.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import harness

ONCE = ("benchmarks.window.keystrokes", "benchmarks.search.service")
EVERY_SIZE = ("benchmarks.search.bench", "benchmarks.window.bench", "benchmarks.import_bench")


def main() -> int:
    """Run them all; the exit status is 1 where one has failed."""
    options = _options()
    sizes = options.rows.split(",")
    with harness.workplace(options.keep, "") as keep:  # what one has built serves the next
        kept = [*(["--short"] if options.short else []), "--keep", str(keep)]
        kept += ["--output", str(options.output)]
        failed = [module for module, rows in _order(sizes) if not _run(module, rows, kept)]
    for module in failed:
        print(f"failed: {module}", file=sys.stderr)
    return 1 if failed else 0


def _order(sizes: list[str]) -> Iterator[tuple[str, str]]:
    """Yield what is run on how many rows."""
    for module in (*EVERY_SIZE, *ONCE):
        yield module, sizes[0]
    for rows in sizes[1:]:
        for module in EVERY_SIZE:
            yield module, rows


def _run(module: str, rows: str, options: list[str]) -> bool:
    print(f"== {module}", flush=True)
    size = [] if "--short" in options else ["--rows", rows]
    command = [sys.executable, "-m", module, *size, *options]
    return subprocess.run(command, check=False).returncode == 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=harness.AS_WRITTEN)
    parser.add_argument("--rows", default="1000000")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--output", type=Path, default=Path("build/bench"))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
