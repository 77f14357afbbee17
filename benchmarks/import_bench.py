"""
Import of a roster file end to end, against merely iterating over the same file, and unencrypted.

`python -m benchmarks.import_bench [--rows N] [--pairs N] [--kinds csv,xlsx] [--keep FOLDER]
[--short] [--output FOLDER]` writes a synthetic roster (or takes the one it finds in FOLDER),
lets all sides take turns in fresh processes and prints medians of the paired ratios; the figures go
to `import-<rows>.json` and `.md` in the output folder. More rows than a sheet holds are imported
from csv, and once.
"""

from __future__ import annotations

import argparse
import json
import os
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
SHEET_ROWS = 2**20
UNENCRYPTED = Path(__file__).parent / "peers" / "unencrypted"  # holds a driver of the same name


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


@dataclass(frozen=True, slots=True)
class Round:
    """One turn of every side."""

    peer: Run
    ours: Run
    plain: Run


def measure(kind: str, file: Path, *folders: Path, drivers: Path | None = None) -> Run:
    """Run one side in a fresh process, with the drivers of a folder before the installed ones."""
    command = [sys.executable, "-m", "benchmarks.import_runs", kind, str(file)]
    command += map(str, folders)
    search = [str(drivers)] * bool(drivers) + [os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, search))}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    memory = PeakMemory(process.pid)
    printed, _ = process.communicate()
    peak = memory.stop()
    if process.returncode:
        raise SystemExit(process.returncode)
    return Run(json.loads(printed), peak)


def compare(file: Path, pairs: int, work: Path) -> dict[str, object]:
    """Let all sides take turns over one file; return the rounds' ratios with the raw runs."""
    version, plain = built.version(work), built.plain_version(work)
    rounds = [
        Round(
            measure(PEERS[file.suffix[1:]], file),
            _import(file, work, version),
            _import(file, work, plain, UNENCRYPTED),
        )
        for _ in range(pairs)
    ]
    disk = rounds[-1].ours.printed["disk"]
    assert isinstance(disk, dict)  # noqa: S101 - our own run printed it
    return {
        "file_bytes": file.stat().st_size,
        "time_ratio": _median(rounds, lambda one: one.ours.seconds / one.peer.seconds),
        "processor_ratio": _median(
            rounds, lambda one: one.ours.processor_seconds / one.peer.processor_seconds
        ),
        "memory_ratio": _median(rounds, lambda one: one.ours.peak / one.peer.peak),
        "peak_bytes": _median(rounds, lambda one: one.ours.peak),
        "encrypted_ratio": _median(rounds, lambda one: one.ours.seconds / one.plain.seconds),
        "disk_bytes": sum(disk.values()),
        "runs": [asdict(one) for one in rounds],
    }


def _import(file: Path, work: Path, version: Path, drivers: Path | None = None) -> Run:
    folder = work / "profile"
    shutil.rmtree(folder, ignore_errors=True)  # left by a run that was interrupted
    run = measure("ours", file, folder, version, drivers=drivers)
    shutil.rmtree(folder)
    return run


def _median(rounds: list[Round], figure: Callable[[Round], float]) -> float:
    return round(statistics.median(map(figure, rounds)), 2)


def table(results: dict[str, dict[str, object]], rows: int) -> str:
    """Return the figures for people."""
    lines = []
    for kind, result in results.items():
        file, version = (float(str(result[name])) for name in ("file_bytes", "disk_bytes"))
        figures = {
            f"time ÷ bare {PEERS[kind]}": result["time_ratio"],
            "processor time of all processes ÷ its": result["processor_ratio"],
            "peak memory of all processes ÷ its": result["memory_ratio"],
            "time encrypted ÷ unencrypted": result["encrypted_ratio"],
            f"version on disk ÷ {kind} bytes": round(version / file, 2),
        }
        lines += [[kind, name, str(figure)] for name, figure in figures.items()]
    title = f"Import of {rows:,} rows, against an active roster of the same rows"
    return f"{title}\n\n{harness.table(['', '', ''], lines)}"


def main() -> None:
    """Measure and print; what one kind of file came to is kept before the next one begins."""
    options = _options()
    rows = options.rows or (20_000 if options.short else 1_000_000)
    large = rows >= SHEET_ROWS
    pairs = options.pairs or (1 if large else 2 if options.short else 5)
    kinds = options.kinds or ("csv" if large else "csv,xlsx")
    results: dict[str, dict[str, object]] = {}
    with harness.workplace(options.keep, f"search-{rows}") as work:
        built.build(work, rows, peers=False)
        for kind in kinds.split(","):
            file = work / f"roster.{kind}"
            if not file.exists():
                roster_files.write(file, rows)
            results[kind] = compare(file, pairs, work)
            text = table(results, rows)
            harness.report(options.output, f"import-{rows}", {"rows": rows, **results}, text)
            print(text)


def _options() -> argparse.Namespace:
    parser = harness.parser(__doc__)
    parser.add_argument("--pairs", type=int)
    parser.add_argument("--kinds")
    return parser.parse_args()


if __name__ == "__main__":
    main()
