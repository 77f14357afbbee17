"""Rounds of one class of query: every side answers the same, in turn, and rounds are compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter, process_time

from benchmarks import harness
from benchmarks.search_queries import Typed

ROUNDS = 5
"""Pairs of figures from which a ratio is the median: one of each side in every round."""

Ask = Callable[[str, str], object]
"""Answers what stands in the number field and in the name field."""


@dataclass(frozen=True, slots=True)
class Times:
    """Wall and processor time of some queries, in milliseconds."""

    wall: list[float]
    processor: list[float]

    def p50(self) -> float:
        """Return the median of the wall time."""
        return harness.median(self.wall)

    def p99(self) -> float:
        """Return the wall time that one query in a hundred exceeds."""
        return harness.percentile(self.wall, 99)


@dataclass(frozen=True, slots=True)
class Side:
    """
    Somebody who answers.

    Args:
        name: heading in the table.
        ask: how to ask it; only_first: whether it answers one query a round, being slow.
        left_out: classes of query that it cannot answer.
    """

    name: str
    ask: Ask
    only_first: bool = False
    left_out: frozenset[str] = frozenset()


def run(sides: Sequence[Side], asked: Sequence[Typed]) -> dict[str, list[Times]]:
    """
    Let all sides answer the same queries, one after the other.

    Returns:
        For each side the times of each round.
    """
    share = max(1, len(asked) // ROUNDS)
    rounds: dict[str, list[Times]] = {side.name: [] for side in sides}
    for start in range(0, share * ROUNDS, share):
        times = {side.name: Times([], []) for side in sides}
        for at, typed in enumerate(asked[start : start + share]):
            for side in sides:
                if at == 0 or not side.only_first:
                    _time(side.ask, typed, times[side.name])
        for name, found in times.items():
            rounds[name].append(found)
    return rounds


def _time(ask: Ask, typed: Typed, times: Times) -> None:
    wall, processor = perf_counter(), process_time()
    ask(*typed)
    times.processor.append((process_time() - processor) * 1000)
    times.wall.append((perf_counter() - wall) * 1000)


def ratio(
    ours: Sequence[Times], theirs: Sequence[Times], figure: Callable[[Times], float]
) -> float:
    """Return the median over the rounds of our figure as a part of theirs."""
    return harness.median(
        [figure(one) / figure(other) for one, other in zip(ours, theirs, strict=True)]
    )
