"""
Import of a roster file end to end, against merely iterating over the same file.

`python -m benchmarks.import_bench [--rows N] [--pairs N] [--kinds csv,xlsx] [--keep FOLDER]
[--short] [--output FOLDER]` writes a synthetic roster (or takes the one it finds in FOLDER),
alternates both sides in fresh processes and prints medians of the paired ratios; the figures go
to `import-<rows>.json` and `.md` in the output folder.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Event, Thread

import psutil

from benchmarks import built, harness, roster_files

SAMPLE_SECONDS = 0.2  # looking at all processes costs some milliseconds
PEERS = {"xlsx": "calamine", "csv": "csv"}


@dataclass(frozen=True, slots=True)
class Run:
    """One side of a pair: what it printed, and the peak memory of all its processes in bytes."""

    printed: dict[str, object]
    peak: int

    @property
    def processor_seconds(self) -> float:
        """How much processor time it took, over all its processes."""
        return float(str(self.printed["processor_seconds"]))

    @property
    def seconds(self) -> float:
        """How long it took, inside its process."""
        return float(str(self.printed["seconds"]))


class PeakMemory:
    """Samples the resident memory of a process and its descendants; keeps the largest sum."""

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)
        self._stop = Event()
        self.peak = 0
        self._thread = Thread(target=self._sample, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """End the sampling and return the peak."""
        self._stop.set()
        self._thread.join()
        return self.peak

    def _sample(self) -> None:
        while not self._stop.wait(SAMPLE_SECONDS):
            self.peak = max(self.peak, self._sum())

    def _sum(self) -> int:
        total = 0
        try:
            family = [self._process, *self._process.children(recursive=True)]
        except psutil.Error:
            return 0
        for process in family:
            try:
                total += process.memory_info().rss
            except psutil.Error:  # it ended between the two questions
                continue
        return total


def measure(kind: str, file: Path, *folders: Path) -> Run:
    """Run one side in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.import_runs", kind, str(file)]
    process = subprocess.Popen([*command, *map(str, folders)], stdout=subprocess.PIPE, text=True)
    memory = PeakMemory(process.pid)
    printed, _ = process.communicate()
    peak = memory.stop()
    if process.returncode:
        raise SystemExit(process.returncode)
    return Run(json.loads(printed), peak)


def compare(file: Path, pairs: int, work: Path, version: Path) -> dict[str, object]:
    """Alternate both sides over one file and return the paired ratios with the raw runs."""
    runs: list[tuple[Run, Run]] = []
    for number in range(pairs):
        peer = measure(PEERS[file.suffix[1:]], file)
        folder = work / f"profile-{number}"
        shutil.rmtree(folder, ignore_errors=True)  # left by a run that was interrupted
        runs.append((peer, measure("ours", file, folder, version)))
        shutil.rmtree(folder)
    disk = runs[-1][1].printed["disk"]
    assert isinstance(disk, dict)  # noqa: S101 - our own run printed it
    return {
        "file_bytes": file.stat().st_size,
        "time_ratio": _median(runs, lambda run: run.seconds),
        "processor_ratio": _median(runs, lambda run: run.processor_seconds),
        "memory_ratio": _median(runs, lambda run: run.peak),
        "disk_bytes": sum(disk.values()),
        "runs": [[asdict(peer), asdict(mine)] for peer, mine in runs],
    }


def _median(runs: list[tuple[Run, Run]], figure: Callable[[Run], float]) -> float:
    return round(statistics.median(figure(mine) / figure(peer) for peer, mine in runs), 2)


def table(results: dict[str, dict[str, object]], rows: int) -> str:
    """Return the figures for people."""
    lines = []
    for kind, result in results.items():
        file, version = (float(str(result[name])) for name in ("file_bytes", "disk_bytes"))
        figures = {
            f"time ÷ bare {PEERS[kind]}": result["time_ratio"],
            "processor time of all processes ÷ its": result["processor_ratio"],
            "peak memory of all processes ÷ its": result["memory_ratio"],
            f"version on disk ÷ {kind} bytes": round(version / file, 2),
        }
        lines += [[kind, name, str(figure)] for name, figure in figures.items()]
    title = f"Import of {rows:,} rows, against an active roster of the same rows"
    return f"{title}\n\n{harness.table(['', '', ''], lines)}"


def main() -> None:
    """Measure and print; what one kind of file came to is kept before the next one begins."""
    options = _options()
    rows = options.rows or (20_000 if options.short else 1_000_000)
    pairs = options.pairs or (2 if options.short else 5)
    results: dict[str, dict[str, object]] = {}
    with harness.workplace(options.keep, f"search-{rows}") as work:
        built.build(work, rows, peers=False)
        for kind in options.kinds.split(","):
            file = work / f"roster.{kind}"
            if not file.exists():
                roster_files.write(file, rows)
            results[kind] = compare(file, pairs, work, built.version(work))
            text = table(results, rows)
            harness.report(options.output, f"import-{rows}", {"rows": rows, **results}, text)
            print(text)


def _options() -> argparse.Namespace:
    parser = harness.parser(__doc__)
    parser.add_argument("--pairs", type=int)
    parser.add_argument("--kinds", default="csv,xlsx")
    return parser.parse_args()


if __name__ == "__main__":
    main()
