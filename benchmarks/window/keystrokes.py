"""
From a key to the painted results on the real desk: `python -m benchmarks.window.keystrokes`.

Options as for `benchmarks.search.bench`; `--rounds N`. Measured on Qt's offscreen platform and,
where Xvfb is installed, on X11; a ratio is the median over the rounds of a key's time as a part
of a bare repaint of the same list. The figures go to `keystrokes-<rows>.json` and `.md`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks import built, harness, profiles

OFFSCREEN = "offscreen"
X11 = "xcb"
VIRTUAL_SCREEN = ("xvfb-run", "-a", "-s", "-screen 0 1366x768x24")


def main() -> None:
    """Measure on every platform there is."""
    options = _options()
    rows = options.rows or (20_000 if options.short else 1_000_000)
    rounds = options.rounds or (2 if options.short else 5)
    platforms = [OFFSCREEN, *([X11] if shutil.which(VIRTUAL_SCREEN[0]) else [])]
    with harness.workplace(options.keep, f"search-{rows}") as folder:
        built.build(folder, rows, peers=False)
        with tempfile.TemporaryDirectory(dir=folder) as place:
            profile = profiles.make(Path(place) / "profile", built.version(folder), rows)
            found = {platform: figures(typed(platform, profile, rounds)) for platform in platforms}
    lines = [[name, *(f"{one[name]:.3g}" for one in found.values())] for name in found[OFFSCREEN]]
    table = harness.table(["", *found], lines)
    text = f"From a key to 50 painted results in {rows:,} rows\n\n{table}"
    print(text)
    harness.report(options.output, f"keystrokes-{rows}", {"rows": rows, "platforms": found}, text)


def typed(platform: str, profile: Path, rounds: int) -> list[dict[str, object]]:
    """Return the rounds of a window on a Qt platform."""
    command = [sys.executable, "-m", "benchmarks.window.keys", str(profile), str(rounds)]
    screen = VIRTUAL_SCREEN if platform == X11 else ()
    environment = {**os.environ, "QT_QPA_PLATFORM": platform}
    done = subprocess.run([*screen, *command], env=environment, check=True, stdout=subprocess.PIPE)
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def figures(rounds: list[dict[str, object]]) -> dict[str, float]:
    """Return milliseconds and ratios over all rounds."""
    keys = [_floats(one["keys"]) for one in rounds]
    repaints = [_floats(one["repaints"]) for one in rounds]
    whole = [value for some in keys for value in some]
    parts = [one["parts"] for one in rounds]
    return {
        "key p50 ms": harness.percentile(whole, 50),
        "key p99 ms": harness.percentile(whole, 99),
        "repaint p50 ms": harness.percentile([one for some in repaints for one in some], 50),
        "repaint p99 ms": harness.percentile([one for some in repaints for one in some], 99),
        "p50 ÷ repaint": _ratio(keys, repaints, 50),
        "p99 ÷ repaint": _ratio(keys, repaints, 99),
    } | {f"until {step} ms": value for step, value in _medians(parts).items()}


def _ratio(keys: list[list[float]], repaints: list[list[float]], percent: float) -> float:
    pairs = zip(keys, repaints, strict=True)
    return harness.median(
        [
            harness.percentile(one, percent) / harness.percentile(other, percent)
            for one, other in pairs
        ]
    )


def _medians(parts: list[object]) -> dict[str, float]:
    """Return each step's median over all rounds."""
    added: dict[str, list[float]] = {}
    for one in parts:
        if isinstance(one, Mapping):
            for step, values in one.items():
                added.setdefault(step, []).extend(_floats(values))
    return {step: harness.median(values) for step, values in added.items()}


def _floats(values: object) -> list[float]:
    return [float(value) for value in values] if isinstance(values, list) else []


def _options() -> argparse.Namespace:
    parser = harness.parser(__doc__)
    parser.add_argument("--rounds", type=int)
    return parser.parse_args()


if __name__ == "__main__":
    main()
