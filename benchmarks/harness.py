"""What every measurement shares: options, a place to work, percentiles and tables."""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

OPEN = 0o711
"""Of folders on the way to a server's data, which runs as somebody else; rows are nobody's."""

AS_WRITTEN = argparse.RawDescriptionHelpFormatter


def parser(about: str | None) -> argparse.ArgumentParser:
    """
    Return a parser of the options that all benchmarks have.

    Args:
        about: what the benchmark says of itself.
    """
    options = argparse.ArgumentParser(description=about, formatter_class=AS_WRITTEN)
    options.add_argument("--rows", type=int, help="of the synthetic roster")
    options.add_argument("--keep", type=Path, help="build here, and use what is built here already")
    options.add_argument("--short", action="store_true", help="a small roster, to see that it runs")
    options.add_argument("--output", type=Path, default=Path("build/bench"))
    return options


@contextmanager
def workplace(keep: Path | None, name: str) -> Iterator[Path]:
    """Give a folder of that name below `keep`, or one that is removed at the end."""
    if keep is not None:
        folder = keep.resolve() / name
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(OPEN)
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as made:
        Path(made).chmod(OPEN)
        yield Path(made)


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
