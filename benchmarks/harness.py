"""What every measurement shares: paired timing, percentiles and tables."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long one call of `work` takes."""
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the value that `percent` of `values` do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def median(values: Sequence[float]) -> float:
    """Return the median of `values`."""
    return statistics.median(values)


def table(headings: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    rows = [headings, ["---"] * len(headings), *lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def report(folder: Path, name: str, figures: object, text: str) -> None:
    """
    Write the figures of one measurement.

    Args:
        folder: where to; made if need be.
        name: file name without ending.
        figures: anything JSON can hold, written to `<name>.json`.
        text: the same for people, written to `<name>.md`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")
    (folder / f"{name}.md").write_text(text, encoding="utf-8")
