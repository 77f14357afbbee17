"""From times to figures: one line a class of query, and one for all classes of a peer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from benchmarks import harness
from benchmarks.search.queries import DEEP, EVERYBODYS
from benchmarks.search.rounds import Times, ratio, together

PEERS = ("scan", "tantivy", "bigram", "pg_trgm", "plain")

EVERYDAY = "all everyday classes"
DEEPER = "all deep classes"

Rounds = Mapping[str, list[Times]]


@dataclass(frozen=True, slots=True)
class Line:
    """
    One class of query.

    Args:
        kind: what is typed.
        found: share of the queries that found anybody, None where it was not counted.
        tier: how most of them were found.
        queries: how many of ours were timed.
        p50, p99: milliseconds of ours; processor: median of its processor time.
        ratios: peer → our p50 and p99 as a part of theirs, of the sides that take part.
        theirs: peer → its own p50 and p99 in milliseconds.
    """

    kind: str
    found: float | None
    tier: str
    queries: int
    p50: float
    p99: float
    processor: float
    ratios: dict[str, tuple[float, float]]
    theirs: dict[str, tuple[float, float]]


def line(kind: str, times: Rounds, found: float | None = None, tier: str = "") -> Line:
    """Return the figures of one class from the times of each side's rounds."""
    ours = times["ours"]
    whole = together(ours)
    peers = [peer for peer in PEERS if any(one.wall for one in times.get(peer, ()))]
    return Line(
        kind,
        found,
        tier,
        len(whole.wall),
        whole.p50(),
        whole.p99(),
        harness.median(whole.processor),
        {
            peer: (ratio(ours, times[peer], Times.p50), ratio(ours, times[peer], Times.p99))
            for peer in peers
        },
        {peer: _both(together(times[peer])) for peer in peers},
    )


def overall(by_kind: Mapping[str, Rounds], peers: Iterable[str]) -> list[Line]:
    """
    Return lines over many classes.

    Args:
        by_kind: class of query → times.
        peers: each gets a line over all classes that it answered.

    Returns:
        Those lines, behind one of ours for the everyday classes and one for the deep ones.
    """
    ours = [
        line(name, _added([{"ours": by_kind[kind]["ours"]} for kind in kinds]))
        for name, kinds in (
            (EVERYDAY, _among(by_kind, EVERYBODYS)),
            (DEEPER, _among(by_kind, DEEP)),
        )
        if kinds
    ]
    for peer in peers:
        served = [{"ours": one["ours"], peer: one[peer]} for one in by_kind.values() if peer in one]
        if served:
            ours.append(line(all_that(peer), _added(served)))
    return ours


def all_that(peer: str) -> str:
    """Return what the line over all classes of a peer is called."""
    return f"all that {peer} answers"


def _among(found: Iterable[str], kinds: Iterable[str]) -> list[str]:
    return [kind for kind in kinds if kind in set(found)]


def _added(classes: list[dict[str, list[Times]]]) -> dict[str, list[Times]]:
    """Put the same round of every class together."""
    return {
        side: [together(some) for some in zip(*(one[side] for one in classes), strict=True)]
        for side in classes[0]
    }


def _both(times: Times) -> tuple[float, float]:
    return times.p50(), times.p99()


def _pair(both: tuple[float, float] | None) -> tuple[str, str]:
    return (f"{both[0]:.3g}", f"{both[1]:.3g}") if both else ("–", "–")


def as_table(lines: Iterable[Line]) -> str:
    """Return the figures for people."""
    rows = list(lines)
    peers = [peer for peer in PEERS if any(peer in one.ratios for one in rows)]
    headings = ["query", "found", "p50 ms", "p99 ms"]
    headings += [f"{figure} ÷ {peer}" for peer in peers for figure in ("p50", "p99")]

    def cells(one: Line) -> list[str]:
        ratios = [one.ratios.get(peer) for peer in peers]
        return [
            one.kind,
            "" if one.found is None else f"{one.found:.0%} {one.tier}",
            f"{one.p50:.3g}",
            f"{one.p99:.3g}",
            *(cell for both in ratios for cell in _pair(both)),
        ]

    return harness.table(headings, [cells(one) for one in rows])
