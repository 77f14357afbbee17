"""
The search against a LIKE scan of the same encrypted table, tantivy, and itself without encryption.

`python -m benchmarks.search_bench [--rows N] [--queries N] [--short] [--output FOLDER]` builds a
synthetic roster, lets the sides answer the same queries in turn, in five rounds, and prints p50
and p99 by class of query. Ratios are medians over the rounds; processor time stands beside the
wall's, because only it means something on a busy machine. The figures go to `search.json` and
`search.md` in the output folder.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from time import process_time

from benchmarks import harness, search_memory, search_peers, search_plain, synthetic
from benchmarks.search_queries import queries
from benchmarks.search_rounds import Side, Times, ratio, run
from callassist.domain.reference import ReferenceRule
from callassist.domain.roster import RosterRow
from callassist.matching import plan
from callassist.storage.rosters.builder import RosterBuilder
from callassist.storage.search import IndexWriter, RosterSearch

RULE = ReferenceRule(("A", "B", "C"), 7, (3, 4))
KEY = bytes(range(32))
BATCH = 5000
_NOT_TANTIVYS = frozenset({"telephone", "letter and common surname"})

Batch = list[tuple[int, RosterRow]]


@dataclass(frozen=True, slots=True)
class Line:
    """
    One class of query.

    Args:
        kind: what is typed.
        p50, p99: milliseconds of ours; processor: median of its processor time.
        scan: our p99 as a part of a LIKE scan; tantivy_p50, tantivy_p99: ours as a part of its;
        plain_p50, plain_p99: encrypted as a part of plain. None where a side takes no part.
    """

    kind: str
    p50: float
    p99: float
    processor: float
    scan: float | None
    tantivy_p50: float | None
    tantivy_p99: float | None
    plain_p50: float | None
    plain_p99: float | None


def batches(count: int) -> Iterator[Batch]:
    """Yield the synthetic roster as the index takes it."""
    numbered = enumerate(synthetic.rows(count), 1)
    while batch := list(islice(numbered, BATCH)):
        yield batch


def build(folder: Path, count: int) -> dict[str, float]:
    """Build a roster version; return processor seconds and megabytes of its index."""
    builder = RosterBuilder(folder / "roster.db", KEY)
    writer = IndexWriter(folder / "index.db", KEY)
    adding = 0.0
    for batch in batches(count):
        builder.add([row for _, row in batch])
        started = process_time()
        writer.add(batch)
        adding += process_time() - started
    builder.settle()
    builder.finish({})
    started = process_time()
    writer.finish()
    size = (folder / "index.db").stat().st_size / 2**20
    return {"adding_cpu_s": adding, "finishing_cpu_s": process_time() - started, "index_mb": size}


def sides(folder: Path, rows: int) -> list[Side]:
    """Return everybody who answers; tantivy where it is installed."""
    scan = search_peers.LikeScan(folder, KEY)
    found = [
        _searching("ours", RosterSearch(folder, KEY)),
        _searching("plain", search_plain.plain_search(folder, KEY)),
        Side(
            "scan",
            lambda number, name: scan.find(plan(number, name, RULE), f"{number} {name}"),
            only_first=True,
        ),
    ]
    if search_peers.HAS_TANTIVY:
        peer = search_peers.Tantivy(folder / "tantivy", batches(rows))
        found.append(
            Side(
                "tantivy",
                lambda number, name: peer.find(plan(number, name, RULE), ""),
                left_out=_NOT_TANTIVYS,
            )
        )
    return found


def _searching(name: str, search: RosterSearch) -> Side:
    return Side(name, lambda number, text: search.find(plan(number, text, RULE)))


def line(kind: str, times: dict[str, list[Times]]) -> Line:
    """Return the figures of one class from the times of each side's rounds."""
    ours = times["ours"]
    whole = Times([one for some in ours for one in some.wall], [])

    def part(peer: str, *figures: str) -> tuple[float | None, ...]:
        theirs = times.get(peer)
        return tuple(
            ratio(ours, theirs, getattr(Times, figure)) if theirs else None for figure in figures
        )

    return Line(
        kind,
        whole.p50(),
        whole.p99(),
        harness.median([one for some in ours for one in some.processor]),
        *part("scan", "p99"),
        *part("tantivy", "p50", "p99"),
        *part("plain", "p50", "p99"),
    )


_HEADINGS = (
    *("query", "p50 ms", "p99 ms", "processor ms", "p99 ÷ LIKE"),
    *("p50 ÷ tantivy", "p99 ÷ tantivy", "p50 ÷ plain", "p99 ÷ plain"),
)


def as_table(lines: list[Line], rows: int, about: dict[str, float]) -> str:
    """Return the figures for people."""

    def shown(value: object) -> str:
        return f"{value:.3f}" if isinstance(value, float) else str(value or "–")

    body = [[shown(value) for value in asdict(one).values()] for one in lines]
    facts = ", ".join(f"{name} {value:.1f}" for name, value in about.items())
    title = f"Search in {rows:,} rows, best 50, whole rows, encrypted ({facts})"
    return f"{title}\n\n{harness.table(_HEADINGS, body)}"


def main() -> None:
    """Measure and write the figures."""
    options = _options()
    rows = options.rows or (20_000 if options.short else 1_000_000)
    count = options.queries or (40 if options.short else 200)
    some = list(islice(synthetic.rows(rows), BATCH))
    asked = queries(some, count)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        about = build(folder, rows)
        everybody = sides(folder, rows)
        lines = [
            line(kind, run([side for side in everybody if kind not in side.left_out], typed))
            for kind, typed in asked.items()
        ]
        every = [one for typed in asked.values() for one in typed]
        about |= search_memory.resident(folder, KEY, RULE, every)
    text = as_table(lines, rows, about)
    print(text)
    figures = {"rows": rows, "about": about, "lines": [asdict(one) for one in lines]}
    harness.report(options.output, "search", figures, text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, help="1,000,000; short 20,000")
    parser.add_argument("--queries", type=int, help="a class; 200, short 40")
    parser.add_argument("--short", action="store_true", help="a small roster, few queries")
    parser.add_argument("--output", type=Path, default=Path("build/bench"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
