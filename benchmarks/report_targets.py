"""What we aim at, and where each measured figure stands in what the benchmarks wrote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.search.figures import DEEPER, EVERYDAY, all_that
from benchmarks.search.queries import DEEP, OTHERS

MILLION, TEN_MILLION = 1_000_000, 10_000_000
P50, P99 = 0, 1

Results = Callable[[str, int], Any]
"""Benchmark and rows → its figures; LookupError where it was not run."""


@dataclass(frozen=True, slots=True)
class Target:
    """
    One thing we aim at.

    Args:
        text: what is divided by what.
        limit: the most it may be.
        measured: finds the figure; LookupError where it was not measured.
        unit: of a figure that is no ratio.
    """

    text: str
    limit: float
    measured: Callable[[Results], float]
    unit: str = ""


def _line(results: Results, rows: int, kind: str) -> dict[str, Any]:
    for one in results("search", rows)["lines"]:
        if one["kind"] == kind:
            return dict(one)
    raise LookupError(kind)


def _against(peer: str, rows: int, percentile: int) -> Callable[[Results], float]:
    """Return how to find our time over all classes of a peer, as a part of its own."""
    return lambda results: float(_line(results, rows, all_that(peer))["ratios"][peer][percentile])


def _worst(kinds: tuple[str, ...], rows: int) -> Callable[[Results], float]:
    """Return how to find the largest p99 of some classes as a part of a scan's."""

    def measured(results: Results) -> float:
        lines = [_line(results, rows, kind) for kind in kinds]
        return max(float(one["ratios"]["scan"][P99]) for one in lines)

    return measured


def _growth(kind: str) -> Callable[[Results], float]:
    def measured(results: Results) -> float:
        small, large = (_line(results, rows, kind)["p99"] for rows in (MILLION, TEN_MILLION))
        return float(large) / float(small)

    return measured


def _at(name: str, rows: int, *way: str) -> Callable[[Results], float]:
    """Return how to find a figure by its way through what a benchmark wrote."""

    def measured(results: Results) -> float:
        found = results(name, rows)
        for key in way:
            found = found[key]
        return float(found)

    return measured


def _disk(results: Results) -> float:
    found = results("import", MILLION)["csv"]
    return float(found["disk_bytes"]) / float(found["file_bytes"])


def _memory_growth(results: Results) -> float:
    small, large = (results("import", rows)["csv"]["peak_bytes"] for rows in (MILLION, TEN_MILLION))
    return float(large) / float(small)


TARGETS = (
    Target("search p99 ÷ tantivy, 1M rows", 1.2, _against("tantivy", MILLION, P99)),
    Target("search p99 ÷ tantivy, 10M rows", 0.6, _against("tantivy", TEN_MILLION, P99)),
    Target("search p50 ÷ tantivy, 1M rows", 4, _against("tantivy", MILLION, P50)),
    Target("search p99 ÷ PostgreSQL bigram, 1M rows", 1, _against("bigram", MILLION, P99)),
    Target("search p99 ÷ PostgreSQL pg_trgm, 1M rows", 1, _against("pg_trgm", MILLION, P99)),
    Target("search p99 ÷ LIKE scan, worst class, 1M rows", 1 / 100, _worst(OTHERS, MILLION)),
    Target("search p99 ÷ LIKE scan, worst class, 10M rows", 1 / 100, _worst(OTHERS, TEN_MILLION)),
    Target(
        "reading, similar, near ÷ LIKE scan, worst class, 1M rows", 1 / 20, _worst(DEEP, MILLION)
    ),
    Target(
        "reading, similar, near ÷ LIKE scan, worst class, 10M rows",
        1 / 20,
        _worst(DEEP, TEN_MILLION),
    ),
    Target("search p99, 10M ÷ 1M rows, everyday classes", 3, _growth(EVERYDAY)),
    Target("search p99, 10M ÷ 1M rows, deep classes", 3, _growth(DEEPER)),
    Target("encrypted ÷ plain, p50, 1M rows", 2.5, _against("plain", MILLION, P50)),
    Target("encrypted ÷ plain, p99, 1M rows", 1.4, _against("plain", MILLION, P99)),
    Target(
        "search p99 while 1M rows are imported",
        50,
        _at("service", MILLION, "importing", "beside p99 ms"),
        " ms",
    ),
    Target(
        "search p99 with the access log ÷ without",
        1.1,
        _at("service", MILLION, "logging", "p99 ÷ without"),
    ),
    Target(
        "key to paint p99 ÷ bare repaint, offscreen",
        1.3,
        _at("keystrokes", MILLION, "platforms", "offscreen", "p99 ÷ repaint"),
    ),
    Target(
        "key to paint p99 ÷ bare repaint, X11",
        1.3,
        _at("keystrokes", MILLION, "platforms", "xcb", "p99 ÷ repaint"),
    ),
    Target(
        "first paint of the unlock page ÷ bare window",
        1.4,
        _at("window", MILLION, "ratios", "first_paint"),
    ),
    Target(
        "Enter to search-ready, less Argon2 ÷ bare window",
        3,
        _at("window", MILLION, "ratios", "enter_to_search"),
    ),
    Target(
        "resident memory ÷ bare window, 1M rows",
        2.5,
        _at("window", MILLION, "ratios", "resident_searched"),
    ),
    Target(
        "resident memory ÷ bare window, 10M rows",
        2.5,
        _at("window", TEN_MILLION, "ratios", "resident_searched"),
    ),
    Target("csv import ÷ bare `csv.reader`", 18, _at("import", MILLION, "csv", "time_ratio")),
    Target("xlsx import ÷ bare calamine", 2.5, _at("import", MILLION, "xlsx", "time_ratio")),
    Target(
        "xlsx import's peak memory ÷ bare calamine's",
        1.3,
        _at("import", MILLION, "xlsx", "memory_ratio"),
    ),
    Target("csv import's peak memory, 10M ÷ 1M rows", 1.1, _memory_growth),
    Target(
        "csv import encrypted ÷ unencrypted", 1.2, _at("import", MILLION, "csv", "encrypted_ratio")
    ),
    Target("roster version on disk ÷ csv bytes", 3, _disk),
)
