"""Rounds of one class of query: every side answers the same, in turn, and rounds are compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from time import perf_counter, process_time

from benchmarks import harness
from benchmarks.search.queries import Typed

ROUNDS = 5
"""Pairs of figures from which a ratio is the median: one of each side in every round."""

Ask = Callable[[str, str], object]
"""Answers what stands in the number field and in the name field."""


@dataclass(frozen=True, slots=True)
class Times:
    """Wall and processor time of some queries, in milliseconds."""

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def p50(self) -> float:
        """Return the median of the wall time."""
        return harness.median(self.wall)

    def p99(self) -> float:
        """Return the wall time that one query in a hundred exceeds."""
        return harness.percentile(self.wall, 99)


def together(some: Iterable[Times]) -> Times:
    """Return the times of several rounds or classes as one."""
    whole = Times()
    for one in some:
        whole.wall.extend(one.wall)
        whole.processor.extend(one.processor)
    return whole


@dataclass(frozen=True, slots=True)
class Side:
    """
    Somebody who answers.

    Args:
        name: heading in the table.
        ask: how to ask it.
        kinds: classes of query it can answer; None: all.
        budget: seconds it may spend on one class; whoever is slow answers fewer queries.
    """

    name: str
    ask: Ask
    kinds: frozenset[str] | None = None
    budget: float = 10.0

    def answers(self, kind: str) -> bool:
        """Return whether it can answer a class."""
        return self.kinds is None or kind in self.kinds


def run(sides: Sequence[Side], asked: Sequence[Typed]) -> dict[str, list[Times]]:
    """
    Let all sides answer the same queries in rounds.

    Another side begins each round, and every second round goes the other way about: nobody always
    follows the same one, whose answer may have warmed what they share.

    Returns:
        For each side the times of each round; a round that a slow side sat out is empty.
    """
    share = max(1, len(asked) // ROUNDS)
    rounds: dict[str, list[Times]] = {side.name: [] for side in sides}
    for number in range(ROUNDS):
        first = number % len(sides)
        order = (*sides[first:], *sides[:first])
        for side in order[:: -1 if number % 2 else 1]:
            spent = sum(together(rounds[side.name]).wall) / 1000
            allowed = side.budget * (number + 1) / ROUNDS - spent
            some = asked[number * share : (number + 1) * share]
            rounds[side.name].append(_answer(side.ask, some, allowed))
    return rounds


def _answer(ask: Ask, asked: Sequence[Typed], seconds: float) -> Times:
    """Time queries until they are answered or the seconds are over."""
    times = Times()
    ends = perf_counter() + seconds
    for typed in asked:
        wall, processor = perf_counter(), process_time()
        if wall >= ends:
            break
        ask(*typed)
        times.processor.append((process_time() - processor) * 1000)
        times.wall.append((perf_counter() - wall) * 1000)
    return times


def ratio(
    ours: Sequence[Times], theirs: Sequence[Times], figure: Callable[[Times], float]
) -> float:
    """Return the median over the rounds of our figure as a part of theirs."""
    pairs = [
        (one, other) for one, other in zip(ours, theirs, strict=True) if one.wall and other.wall
    ]
    return harness.median([figure(one) / figure(other) for one, other in pairs])
