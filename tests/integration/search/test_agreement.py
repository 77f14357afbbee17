"""The index answers what judging every row answers."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from callassist.domain.roster import RosterRow
from callassist.matching import plan, search_all
from callassist.storage.search import RosterSearch
from tests.integration.search.rosters import KEY, RULE, build, crowded, typed

QUERIES = 150


def _standing(rows: Sequence[RosterRow], search: RosterSearch) -> list[tuple[int, RosterRow]]:
    return [(at, row) for at, row in enumerate(rows, 1) if search.row_by_id(at)]


@pytest.mark.parametrize("seed", range(3))
def test_the_index_agrees_with_brute_force(tmp_path: Path, seed: int) -> None:
    """Same rows, same tiers, same order, same totals, duplicates taken out or not."""
    rows = crowded(400, seed)
    search = RosterSearch(build(tmp_path, rows), KEY)
    standing = _standing(rows, search)
    assert 0 < len(standing) < len(rows)
    chance = random.Random(seed)  # noqa: S311 - test data
    found_some = 0
    for _ in range(QUERIES):
        asked = plan(*typed(rows, chance), RULE)
        expected = search_all(asked, standing)
        result = search.find(asked)
        assert [(at, match.tier, match.by) for at, match in expected[:50]] == [
            (hit.row_id, hit.tier, hit.by) for hit in result.hits
        ]
        assert (len(expected), False) == (result.total, result.total_is_floor)
        found_some += bool(expected)
    search.close()
    assert found_some > QUERIES // 4


def test_hits_are_whole_rows(tmp_path: Path) -> None:
    """A hit carries the row as it was imported."""
    rows = crowded(30, 9)
    search = RosterSearch(build(tmp_path, rows), KEY)
    for at, row in _standing(rows, search):
        hits = search.find(plan(row.reference, "", RULE)).hits
        assert (at, row) == (hits[0].row_id, hits[0].row)
    search.close()
