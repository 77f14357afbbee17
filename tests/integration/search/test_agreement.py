"""The index answers what judging every row answers."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.domain.roster import RosterRow
from callassist.domain.search import Tier
from callassist.matching import Judged, Match, Plan, judged_rows, plan, readings, search_all
from callassist.matching.judging import MOST_WITH_GUESSES, MOST_WITH_NEAR, SOUND, is_loose
from callassist.storage.search import RosterSearch
from callassist.storage.search.rows import fetch
from tests.integration.search import motley, rosters
from tests.integration.search.rosters import KEY, RULE, build, crowded

QUERIES, LIMIT = 150, 50

Make = Callable[[int, int], list[RosterRow]]
Opened = tuple[RosterSearch, list[tuple[int, Judged]]]
Draw = Callable[[Sequence[RosterRow], random.Random], tuple[str, str]]


def _standing(rows: Sequence[RosterRow], search: RosterSearch) -> list[tuple[int, RosterRow]]:
    there = fetch(search._roster, list(range(1, len(rows) + 1)))
    return [(at, row) for at, row in enumerate(rows, 1) if at in there]


def _compare(
    search: RosterSearch, asked: Plan, standing: Sequence[tuple[int, Judged]]
) -> Tier | None:
    expected, total = _expected(asked, standing)
    result = search.find(asked)
    assert [(at, match.tier, match.by, match.differs) for at, match in expected[:LIMIT]] == [
        (hit.row_id, hit.tier, hit.by, hit.differs) for hit in result.hits
    ]
    assert total == (result.total, result.total_is_floor)
    return expected[0][1].tier if expected else None


Found = list[tuple[int, Match]]


def _expected(
    asked: Plan, standing: Sequence[tuple[int, Judged]]
) -> tuple[Found, tuple[int, bool]]:
    """
    Return what judging every row finds, how many are counted, and whether there may be more.

    Rows with the very key typed are all counted; of the others no more than are shown. Where
    a number and a name together find somebody, nobody is shown who only comes near both.
    """
    found = search_all(asked, standing)
    if asked.instead and found != search_all(replace(asked, instead=None), standing):
        return _expected(asked.instead, standing)
    keyed = [one for one in found if not is_loose(one[1].tier)]
    if asked.phone or asked.supply_point or (asked.finds_by_number and asked.name):
        found = keyed or found
        return found, (len(found), False)
    if len(keyed) >= LIMIT:
        return keyed, (len(keyed), False)
    most = MOST_WITH_NEAR if found and found[-1][1].by[-1:] == (SOUND,) else LIMIT
    return found, (min(len(found), most), len(found) >= most)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    ("make", "draw"),
    [
        (crowded, rosters.typed),
        (motley.rows, motley.typed),
        (motley.with_kanji, motley.typed),
    ],
)
def test_the_index_agrees_with_brute_force(
    tmp_path: Path, seed: int, make: Make, draw: Draw
) -> None:
    """Same rows, same tiers, same order, same totals, duplicates taken out or not."""
    rows = make(400, seed)
    search = RosterSearch(build(tmp_path, rows), KEY)
    standing = _standing(rows, search)
    assert 0 < len(standing) < len(rows)
    judged = judged_rows(standing)
    chance = random.Random(seed)  # noqa: S311 - test data
    best = Counter(
        _compare(search, plan(*draw(rows, chance), RULE), judged) for _ in range(QUERIES)
    )
    search.close()
    assert best[None] < QUERIES * 3 // 4


def test_hits_are_whole_rows(tmp_path: Path) -> None:
    """A hit carries the row as it was imported."""
    rows = crowded(30, 9)
    search = RosterSearch(build(tmp_path, rows), KEY)
    for at, row in _standing(rows, search):
        hits = search.find(plan(row.reference, "", RULE)).hits
        assert (at, row) == (hits[0].row_id, hits[0].row)
    search.close()


_PIECES = (
    "佐藤",
    "渡",
    "邉",
    "辺",
    "恵",
    "サト",
    "ウ",
    "けん",
    "なか",
    "sa",
    "eki",
    "o",
    "ー",
    " ",
)
_TEXTS = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=5).map("".join)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """Return a search in a motley roster, and its rows to be judged."""
    rows = motley.rows(200, 7)
    search = RosterSearch(build(tmp_path_factory.mktemp("version"), rows), KEY)
    yield search, judged_rows(_standing(rows, search))
    search.close()


@settings(max_examples=60)
@given(text=_TEXTS, number=st.sampled_from(("", "A", "0003", "A0003012", "B00")))
def test_whatever_is_typed_the_index_agrees(opened: Opened, number: str, text: str) -> None:
    """Texts put together from pieces of names in every script, with a number and without."""
    search, standing = opened
    _compare(search, plan(number, text, RULE), standing)


def test_few_guesses_stand_before_a_look_alike(tmp_path: Path) -> None:
    """Kanji read as no dictionary has them find a few in kana, and still the one who looks so."""
    called = readings.unlisted("利章", 8)
    rows = [RosterRow(f"A{at:07d}", f"サイトウ　{given}") for at, given in enumerate(called, 1)]
    rows.append(RosterRow("A0000009", "斉藤　利章"))
    search = RosterSearch(build(tmp_path, rows), KEY)
    asked = plan("", "斎藤利章", RULE)
    tiers = [hit.tier for hit in search.find(asked).hits]
    assert [*[Tier.READING] * MOST_WITH_GUESSES, Tier.SIMILAR] == tiers
    _compare(search, asked, judged_rows(_standing(rows, search)))
    search.close()
