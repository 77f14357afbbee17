"""
The search against a LIKE scan of the same encrypted table and against tantivy.

`python -m benchmarks.search_bench [--rows N] [--queries N] [--short] [--output FOLDER]` builds a
synthetic roster, lets the sides answer the same queries in turn and prints p50 and p99 by class
of query; the figures go to `search.json` and `search.md` in the output folder.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from time import perf_counter

from benchmarks import harness, search_peers, synthetic
from benchmarks.search_queries import Typed, queries
from callassist.domain.reference import ReferenceRule
from callassist.domain.roster import RosterRow
from callassist.matching import plan
from callassist.storage.rosters.builder import RosterBuilder
from callassist.storage.search import IndexWriter, RosterSearch

RULE = ReferenceRule(("A", "B", "C"), 7, (3, 4))
KEY = bytes(range(32))
BATCH = 5000
SCANS = 5  # a scan takes as long as hundreds of our searches, and always about as long

Batch = list[tuple[int, RosterRow]]


@dataclass(frozen=True, slots=True)
class Line:
    """Milliseconds of one class of query: ours, the scan's, and tantivy's where it is there."""

    kind: str
    p50: float
    p99: float
    scan_p50: float
    tantivy_p50: float | None
    tantivy_p99: float | None

    @property
    def scan_ratio(self) -> float:
        """Our p99 as a part of the scan's median."""
        return self.p99 / self.scan_p50


def batches(count: int) -> Iterator[Batch]:
    """Yield the synthetic roster as the index takes it."""
    numbered = enumerate(synthetic.rows(count), 1)
    while batch := list(islice(numbered, BATCH)):
        yield batch


def build(folder: Path, count: int) -> dict[str, float]:
    """Build a roster version and return seconds and megabytes of its index."""
    builder = RosterBuilder(folder / "roster.db", KEY)
    writer = IndexWriter(folder / "index.db", KEY)
    adding = 0.0
    for batch in batches(count):
        builder.add([row for _, row in batch])
        started = perf_counter()
        writer.add(batch)
        adding += perf_counter() - started
    builder.settle()
    builder.finish({})
    started = perf_counter()
    writer.finish()
    size = (folder / "index.db").stat().st_size / 2**20
    return {"adding_s": adding, "finishing_s": perf_counter() - started, "index_mb": size}


def measure(
    ours: RosterSearch, peers: dict[str, search_peers.Peer], typed: dict[str, list[Typed]]
) -> list[Line]:
    """Let all sides answer the same queries, one after the other."""
    lines = []
    for kind, asked in typed.items():
        times: dict[str, list[float]] = {name: [] for name in ("ours", *peers)}
        for at, (number, name) in enumerate(asked):
            times["ours"].append(_ours(ours, number, name))
            for peer, side in peers.items():
                if _takes_part(peer, kind, at):
                    times[peer].append(_theirs(side, number, name))
        lines.append(_line(kind, times))
    return lines


def _ours(search: RosterSearch, number: str, name: str) -> float:
    return harness.milliseconds(lambda: search.find(plan(number, name, RULE)))


def _theirs(side: search_peers.Peer, number: str, name: str) -> float:
    understood = plan(number, name, RULE)
    return harness.milliseconds(lambda: side.find(understood, f"{number} {name}"))


def _takes_part(peer: str, kind: str, at: int) -> bool:
    return at < SCANS if peer == "scan" else kind not in _NOT_TANTIVYS


_NOT_TANTIVYS = frozenset({"telephone", "letter and common surname"})


def _line(kind: str, times: dict[str, list[float]]) -> Line:
    theirs = times.get("tantivy")
    return Line(
        kind,
        harness.median(times["ours"]),
        harness.percentile(times["ours"], 99),
        harness.median(times["scan"]),
        harness.median(theirs) if theirs else None,
        harness.percentile(theirs, 99) if theirs else None,
    )


def as_table(lines: list[Line], rows: int, built: dict[str, float]) -> str:
    """Return the figures for people."""

    def shown(value: float | None) -> str:
        return "–" if value is None else f"{value:.2f}"

    body = [
        [
            line.kind,
            shown(line.p50),
            shown(line.p99),
            shown(line.scan_p50),
            f"1/{1 / line.scan_ratio:.0f}",
            shown(line.tantivy_p50),
            shown(line.tantivy_p99),
        ]
        for line in lines
    ]
    headings = ["query", "p50 ms", "p99 ms", "LIKE p50 ms", "p99 ÷ LIKE", "tantivy p50", "p99"]
    about = ", ".join(f"{name} {value:.1f}" for name, value in built.items())
    return f"Search in {rows:,} rows, best 50, whole rows, encrypted ({about})\n\n" + harness.table(
        headings, body
    )


def main() -> None:
    """Measure and write the figures."""
    options = _options()
    rows = 20_000 if options.short else options.rows
    count = 40 if options.short else options.queries
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        built = build(folder, rows)
        ours = RosterSearch(folder, KEY)
        peers: dict[str, search_peers.Peer] = {"scan": search_peers.LikeScan(folder, KEY)}
        if search_peers.HAS_TANTIVY:
            peers["tantivy"] = search_peers.Tantivy(folder / "tantivy", batches(rows))
        some = list(islice(synthetic.rows(rows), BATCH))
        lines = measure(ours, peers, queries(some, count))
        ours.close()
    text = as_table(lines, rows, built)
    print(text)
    figures = {"rows": rows, "built": built, "lines": [asdict(line) for line in lines]}
    harness.report(options.output, "search", figures, text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--short", action="store_true", help="20,000 rows, 40 queries a class")
    parser.add_argument("--output", type=Path, default=Path("build/bench"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
