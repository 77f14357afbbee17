"""
Every fault in full, with its counts: what `make faults` runs.

`python -m tests.integration.faults [--only NAME]… [--kills 300] [--states 400] [--rows 2000]`
prints the counts, writes them to `build/faults/NAME.json`, and ends with 1 if any promise was
broken or any control found nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from tests.integration.faults import kill
from tests.integration.faults.ground import Ground
from tests.integration.faults.outcome import Outcome
from tests.integration.faults.power_cut import Recording

DAY_ROWS = 300  # of the recorded day: every state of it is verified whole


def main() -> int:
    """Run what was asked for."""
    options = _options()
    options.output.mkdir(parents=True, exist_ok=True)
    kept = True
    for name, series in SERIES.items():
        if options.only and name not in options.only:
            continue
        with tempfile.TemporaryDirectory(prefix=f"faults-{name}-") as folder:
            outcomes = series(Path(folder), options)
        for outcome in outcomes:
            print(*outcome.lines(), sep="\n", flush=True)  # noqa: T201 - a command's result
            kept &= outcome.as_expected
        told = [asdict(one) for one in outcomes]
        (options.output / f"{name}.json").write_text(json.dumps(told, indent=1), encoding="utf-8")
    return 0 if kept else 1


def _kill(folder: Path, options: argparse.Namespace) -> list[Outcome]:
    return [kill.run(Ground.make(folder, options.rows), options.kills, options.seed)]


def _power_cut(folder: Path, options: argparse.Namespace) -> list[Outcome]:
    day = Recording.make(Ground.make(folder, DAY_ROWS))
    chance = random.Random(options.seed)  # noqa: S311 - moments, not secrets
    control = day.cut(options.states // 4, chance, heeds_flushes=False)
    return [day.cut(options.states, chance), control]


SERIES: dict[str, Callable[[Path, argparse.Namespace], list[Outcome]]] = {
    "kill": _kill,
    "power-cut": _power_cut,
}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="faults during imports, and what they leave")
    parser.add_argument("--only", action="append", choices=list(SERIES))
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--states", type=int, default=400)
    parser.add_argument("--rows", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path, default=Path("build/faults"))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
