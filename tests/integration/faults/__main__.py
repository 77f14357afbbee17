"""
Every fault in full, with its counts: what `make faults` runs.

`python -m tests.integration.faults [--only NAME]… [--kills 300] [--large 1000000] …`
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
from pathlib import Path

from tests.integration.faults import (
    bit_flips,
    cancelling,
    disk_full,
    kill,
    mounts,
    read_only,
    two_importers,
    undisturbed,
)
from tests.integration.faults.ground import Ground
from tests.integration.faults.outcome import Outcome
from tests.integration.faults.power_cut import Recording

CANCELLED_ROWS = 100_000  # every phase lasts long enough to be cancelled in
REPAIRED = 20  # flips for each one that is left to be repaired
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
        told = [one.told() for one in outcomes]
        (options.output / f"{name}.json").write_text(json.dumps(told, indent=1), encoding="utf-8")
    return 0 if kept else 1


def _kill(folder: Path, options: argparse.Namespace) -> list[Outcome]:
    return [kill.run_beside(folder, options.rows, options.kills, options.jobs)]


def _power_cut(folder: Path, options: argparse.Namespace) -> list[Outcome]:
    day = Recording.make(folder, DAY_ROWS)
    chance = random.Random(options.seed)  # noqa: S311 - moments, not secrets
    control = day.cut(options.states // 4, chance, heeds_flushes=False)
    return [day.cut(options.states, chance), control]


def _disk_full(folder: Path, options: argparse.Namespace) -> list[Outcome]:
    ground = Ground.make(folder / "ground", options.rows)
    chance = random.Random(options.seed)  # noqa: S311 - sizes, not secrets
    outcomes = [disk_full.by_file_size(ground, options.disks, chance)]
    try:
        outcomes.append(disk_full.by_room(ground, options.disks, chance))
        outcomes.append(disk_full.after_a_kill(ground, options.pairs, chance))
    except mounts.NotAllowedError as error:
        print(f"disk full: {error}; tried by file size only")  # noqa: T201 - a command's result
    return outcomes


def _read_only(folder: Path, options: argparse.Namespace) -> list[Outcome]:
    try:
        return [read_only.run(Ground.make(folder, options.rows))]
    except mounts.NotAllowedError as error:
        print(f"read-only folder: {error}; not tried")  # noqa: T201 - a command's result
        return []


def _two_importers(folder: Path, options: argparse.Namespace) -> list[Outcome]:
    chance = random.Random(options.seed)  # noqa: S311 - moments, not secrets
    return [two_importers.run(Ground.make(folder, options.rows), options.pairs, chance)]


def _bit_flips(folder: Path, options: argparse.Namespace) -> list[Outcome]:
    chance = random.Random(options.seed)  # noqa: S311 - places, not secrets
    ground = Ground.make(folder, options.rows)
    return [bit_flips.run(ground, options.flips, options.flips // REPAIRED, chance)]


def _cancelling(folder: Path, options: argparse.Namespace) -> list[Outcome]:
    chance = random.Random(options.seed)  # noqa: S311 - moments, not secrets
    sizes = {CANCELLED_ROWS: options.cancels, options.large: options.large_cancels}
    return [
        cancelling.run(Ground.make(folder / str(rows), rows), times, chance)
        for rows, times in sizes.items()
    ]


def _undisturbed(folder: Path, options: argparse.Namespace) -> list[Outcome]:
    return [undisturbed.run(folder, options.large)]


SERIES: dict[str, Callable[[Path, argparse.Namespace], list[Outcome]]] = {
    "kill": _kill,
    "power-cut": _power_cut,
    "disk-full": _disk_full,
    "read-only": _read_only,
    "two-importers": _two_importers,
    "bit-flips": _bit_flips,
    "cancelling": _cancelling,
    "undisturbed": _undisturbed,
}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="faults during imports, and what they leave")
    parser.add_argument("--only", action="append", choices=list(SERIES))
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--jobs", type=int, default=2, help="profiles struck at once")
    parser.add_argument("--states", type=int, default=400)
    parser.add_argument("--disks", type=int, default=30)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--flips", type=int, default=200)
    parser.add_argument("--cancels", type=int, default=40)
    parser.add_argument("--large-cancels", type=int, default=12)
    parser.add_argument("--rows", type=int, default=2_000)
    parser.add_argument("--large", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path, default=Path("build/faults"))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
