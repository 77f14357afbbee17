"""
The search against everybody who answers the same: `python -m benchmarks.search.bench`.

    --rows N         1,000,000; short 20,000
    --queries N      a class; 200, short 40
    --keep FOLDER    build there, and use what is built there already
    --without-peers  only against the LIKE scan
    --short          a small roster, few queries
    --output FOLDER  build/bench

All sides answer the same queries in five rounds, another one beginning each round; a ratio is the
median of the rounds' ratios. Figures are written after each class, so that an interrupted run
leaves what it has: `search-<rows>.json` and `.md` in the output folder.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from time import perf_counter

from benchmarks import built, harness
from benchmarks.peers import plain, tantivy
from benchmarks.peers.cluster import Cluster
from benchmarks.peers.postgres import Postgres
from benchmarks.peers.scan import LikeScan
from benchmarks.search.figures import Line, Rounds, as_table, line, overall
from benchmarks.search.queries import EVERYBODYS, Typed, queries
from benchmarks.search.rounds import Side, run
from callassist.domain.reference import ReferenceRule
from callassist.matching import Plan, plan
from callassist.storage.search import RosterSearch

WHOLE = ("tantivy", "bigram", "pg_trgm", "plain")
"""Sides compared over all classes too; a scan is compared by class only."""

RULE = ReferenceRule(("A", "B", "C"), 7, (3, 4))


def main() -> None:
    """Build, measure, and write the figures."""
    options = _options()
    rows = options.rows or (20_000 if options.short else 1_000_000)
    count = options.queries or (40 if options.short else 200)
    with harness.workplace(options.keep, f"search-{rows}") as folder, ExitStack() as open_sides:
        about = built.build(folder, rows, peers=not options.without_peers)
        search = RosterSearch(built.version(folder), built.KEY)
        asked = queries(built.sample(folder), count, lambda number: search.row(number) is not None)
        sides = [_searching("ours", search), *_peers(folder, about, open_sides)]
        Bench(options.output, rows, about).run(search, sides, asked)


class Bench:
    """
    Measures class by class.

    Args:
        output: where the figures go.
        rows: of the roster; about: what building it cost.
    """

    def __init__(self, output: Path, rows: int, about: built.Figures) -> None:
        self._output = output
        self._rows = rows
        self._about = about

    def run(
        self, search: RosterSearch, sides: Sequence[Side], asked: dict[str, list[Typed]]
    ) -> None:
        """Measure every class and keep the figures after each."""
        lines: list[Line] = []
        times: dict[str, Rounds] = {}
        for kind, typed in asked.items():
            started = perf_counter()
            times[kind] = run([one for one in sides if one.answers(kind)], typed)
            # Afterwards: nobody's pages are warm before the others'.
            lines.append(line(kind, times[kind], *_answered(search, typed)))
            self._keep(lines + overall(times, WHOLE))
            print(f"{kind}: {perf_counter() - started:.0f} s", file=sys.stderr, flush=True)

    def _keep(self, lines: list[Line]) -> None:
        figures = {
            "rows": self._rows,
            "built": self._about,
            "lines": [asdict(one) for one in lines],
        }
        title = f"Search in {self._rows:,} rows, best 50, whole rows, encrypted"
        harness.report(
            self._output, f"search-{self._rows}", figures, f"{title}\n\n{as_table(lines)}"
        )


def _answered(search: RosterSearch, asked: Sequence[Typed]) -> tuple[float, str]:
    """Return which share of queries finds anybody, and the commonest tier of the first hit."""
    results = [search.find(plan(number, name, RULE)) for number, name in asked]
    tiers = Counter(result.hits[0].tier.value for result in results if result.hits)
    commonest = tiers.most_common(1)
    return sum(tiers.values()) / len(results), commonest[0][0] if commonest else ""


def _peers(folder: Path, about: built.Figures, open_sides: ExitStack) -> Iterator[Side]:
    """Yield everybody who was built for."""
    scan = LikeScan(built.version(folder), built.KEY)
    yield Side("scan", scan.find)
    if "tantivy" in about:
        yield _planned("tantivy", tantivy.Tantivy(folder / "tantivy").find)
    if "postgres" in about:
        server = Postgres(open_sides.enter_context(Cluster(folder / "postgres")))
        yield _planned("bigram", server.by_grams)
        yield _planned("pg_trgm", server.by_trigrams)
    if "plain" in about:
        yield _searching("plain", plain.plain_search(folder / "plain"))


def _searching(name: str, search: RosterSearch) -> Side:
    return Side(name, lambda number, text: search.find(plan(number, text, RULE)))


def _planned(name: str, find: Callable[[Plan], object]) -> Side:
    return Side(
        name, lambda number, text: find(plan(number, text, RULE)), kinds=frozenset(EVERYBODYS)
    )


def _options() -> argparse.Namespace:
    parser = harness.parser(__doc__)
    parser.add_argument("--queries", type=int)
    parser.add_argument("--without-peers", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
