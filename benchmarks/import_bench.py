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

from benchmarks import harness, roster_files

SAMPLE_SECONDS = 0.2  # looking at all processes costs some milliseconds
TARGETS: dict[str, dict[str, float | None]] = {
    "xlsx": {"time": 2.5, "processor": None, "memory": 1.3},
    "csv": {"time": 18.0, "processor": None, "disk": 3.0},
}
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

    def restart(self) -> None:
        """Forget what was seen so far."""
        self.peak = 0

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


def measure(kind: str, file: Path, *folder: Path) -> Run:
    """Run one side in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.import_runs", kind, str(file)]
    process = subprocess.Popen(
        [*command, *(str(one) for one in folder)], stdout=subprocess.PIPE, text=True
    )
    memory = PeakMemory(process.pid)
    printed: dict[str, object] = {}
    assert process.stdout is not None  # noqa: S101 - asked for two lines above
    for line in process.stdout:
        printed = json.loads(line)
        if "begin" in printed:
            memory.restart()
    process.wait()
    peak = memory.stop()
    if process.returncode:
        raise SystemExit(process.returncode)
    return Run(printed, peak)


def compare(file: Path, pairs: int, work: Path) -> dict[str, object]:
    """Alternate both sides over one file and return the paired ratios with the raw runs."""
    runs: list[tuple[Run, Run]] = []
    for number in range(pairs):
        peer = measure(PEERS[file.suffix[1:]], file)
        folder = work / f"profile-{number}"
        shutil.rmtree(folder, ignore_errors=True)  # left by a run that was interrupted
        runs.append((peer, measure("ours", file, folder)))
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
    """Return the figures next to their targets as a Markdown table."""
    lines = []
    for kind, result in results.items():
        disk = float(str(result["disk_bytes"])) / float(str(result["file_bytes"]))
        figures = {
            "time": result["time_ratio"],
            "processor": result["processor_ratio"],
            "memory": result["memory_ratio"],
            "disk": disk,
        }
        labels = {
            "time": f"{kind}: time ÷ bare {PEERS[kind]}",
            "processor": f"{kind}: processor time of all processes ÷ bare {PEERS[kind]}",
            "memory": f"{kind}: peak memory of all processes ÷ bare {PEERS[kind]}",
            "disk": f"{kind}: version on disk ÷ CSV bytes",
        }
        for name, target in TARGETS[kind].items():
            wanted = f"≤ {target}" if target else ""
            lines.append([labels[name], f"{float(str(figures[name])):.2f}", wanted])
    title = f"Import of {rows:,} rows, the second time over, against an active roster of that size"
    return f"{title}\n\n{harness.table(['', 'Measured', 'Target'], lines)}"


def main() -> None:
    """Measure and print; what one kind of file came to is kept before the next one begins."""
    options = _options()
    rows = options.rows or (20_000 if options.short else 1_000_000)
    pairs = options.pairs or (2 if options.short else 5)
    results: dict[str, dict[str, object]] = {}
    with harness.workplace(options.keep, f"files-{rows}") as work:
        for kind in options.kinds.split(","):
            file = work / f"roster.{kind}"
            if not file.exists():
                roster_files.write(file, rows)
            results[kind] = compare(file, pairs, work)
            text = table(results, rows)
            harness.report(options.output, f"import-{rows}", {"rows": rows, **results}, text)
            print(text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=harness.AS_WRITTEN)
    harness.add_options(parser)
    parser.add_argument("--pairs", type=int)
    parser.add_argument("--kinds", default="csv,xlsx")
    return parser.parse_args()


if __name__ == "__main__":
    main()
