"""Asking every query and noting where the row expected came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from time import process_time
from typing import NamedTuple, Protocol

from callassist.domain.search import Hit, SearchResult, Tier
from callassist.matching import Plan, plan
from evaluation.dataset import Query
from evaluation.plainly import digits_of, name_of
from evaluation.roster import RULE

LIMIT = 10
MOST_ROWS = 8
"""Rows that may have what was typed: among more of them nobody can tell which is meant."""
MOST_NEIGHBOURS = 10


class Search(Protocol):
    """Whatever answers plans, best rows first."""

    def find(self, plan: Plan, limit: int) -> SearchResult:
        """Return at most `limit` hits."""
        ...


class Outcome(NamedTuple):
    """
    What came of one query.

    Args:
        query: it.
        is_counted: whether few enough rows fit.
        rank: place of the row expected, from 1; 0 where it did not come.
        tier: how it was found, or the first hit where nobody is expected.
        total: rows found; above: whether a row came before it that fits less.
        false_exact: whether a row that does not fit came as exact.
        milliseconds: of processor time, from the typed text to the rows.
    """

    query: Query
    is_counted: bool
    rank: int
    tier: str
    total: int
    is_above: bool
    false_exact: bool
    milliseconds: float


def ask_all(search: Search, queries: Sequence[Query], counts: Counter[str]) -> Iterator[Outcome]:
    """
    Yield the outcome of each query.

    Args:
        search: who answers.
        queries: what is typed.
        counts: how many rows have each key.
    """
    for query in queries:
        started = process_time()
        result = search.find(plan(query.number, query.name, RULE), LIMIT)
        took = (process_time() - started) * 1000
        hits = result.hits
        places = [hit.row.reference for hit in hits]
        rank = places.index(query.expected) + 1 if query.expected in places else 0
        yield Outcome(
            query,
            _is_counted(query, counts),
            rank,
            str(hits[max(rank, 1) - 1].tier) if hits else "",
            result.total,
            bool(hits) and not fits(query, hits[0]),
            any(hit.tier is Tier.EXACT and not fits(query, hit) for hit in hits),
            took,
        )


def _is_counted(query: Query, counts: Counter[str]) -> bool:
    if query.keys.startswith("~"):
        is_free = not counts[f"={query.keys}"]
        return is_free and counts[query.keys] <= MOST_NEIGHBOURS
    return sum(counts[key] for key in query.keys.split()) <= MOST_ROWS


def fits(query: Query, hit: Hit) -> bool:
    """Return whether a row is the one expected or has just what was typed."""
    row = hit.row
    if row.reference == query.expected:
        return True
    digits = digits_of(query.number or query.name)
    name = name_of(query.name or query.number)
    same_name = name in {name_of(row.name), name_of(row.kana)}
    same_digits = digits and digits in {
        digits_of(row.reference),
        digits_of(row.phone),
        digits_of(row.supply_point),
    }
    return bool(same_name or same_digits)
