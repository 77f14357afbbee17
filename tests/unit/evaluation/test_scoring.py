"""What counts as found, and for whom."""

from __future__ import annotations

from collections import Counter

import pytest

from callassist.domain.roster import RosterRow
from callassist.domain.search import Hit, SearchResult, Tier
from callassist.matching import Plan
from evaluation import report
from evaluation.dataset import Query
from evaluation.measuring import MOST_ROWS, ask_all, fits
from evaluation.plainly import name_of, sound_of
from evaluation.roster import slips

SATO = RosterRow("A0000001", "佐藤　一郎", "サトウ イチロウ")
ITO = RosterRow("B0000002", "伊藤　一郎", "イトウ イチロウ")


class _Answers:
    """A search that always finds the same rows."""

    def __init__(self, *hits: Hit) -> None:
        self._hits = hits

    def find(self, plan: Plan, limit: int) -> SearchResult:
        assert plan.typed
        return SearchResult(self._hits[:limit], len(self._hits), total_is_floor=False, elapsed_ms=0)


def test_a_row_is_found_at_its_place() -> None:
    """The rank counts from one, and the tier is that of the row expected."""
    search = _Answers(Hit(1, ITO, Tier.PART), Hit(2, SATO, Tier.READING))
    (outcome,) = ask_all(search, [Query("heard", "", "さとう", "A0000001", "")], Counter())
    assert (2, "reading", True, True) == (
        outcome.rank,
        outcome.tier,
        outcome.is_counted,
        outcome.is_above,
    )


def test_a_name_of_too_many_is_not_counted() -> None:
    """Among more rows with the same key nobody can tell which one is meant."""
    query = Query("exact", "", "佐藤", "A0000001", "佐藤")
    counted = [
        next(iter(ask_all(_Answers(), [query], Counter({"佐藤": rows})))).is_counted
        for rows in (MOST_ROWS, MOST_ROWS + 1)
    ]
    assert [True, False] == counted


def test_a_wrong_row_called_exact_is_told() -> None:
    """Exact is only what has the typed name or number."""
    query = Query("exact", "", "さとういちろう", "", "")
    wrong, right = Hit(1, ITO, Tier.EXACT), Hit(2, SATO, Tier.EXACT)
    assert (False, True) == (fits(query, wrong), fits(query, right))
    (outcome,) = ask_all(_Answers(right, wrong), [query], Counter())
    assert outcome.false_exact


def test_figures_are_of_the_counted_queries() -> None:
    """Recall is over those alone; the mean of one first and one second place is 0.75."""
    first, second = Hit(1, SATO, Tier.EXACT), Hit(2, ITO, Tier.EXACT)
    queries = [
        Query("exact", "", "さとういちろう", "A0000001", ""),
        Query("exact", "", "さとういちろう", "B0000002", ""),
        Query("exact", "", "さとういちろう", "C0000003", "many"),
    ]
    outcomes = list(ask_all(_Answers(first, second), queries, Counter({"many": 99})))
    (line,) = report.lines(outcomes)
    assert (3, 2, 0.5, 1.0, 0.75, False) == (
        line.queries,
        line.counted,
        line.first,
        line.ten,
        line.mrr,
        line.is_missed,
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("髙橋　一郎", "高橋一郎"),
        ("㈱山田電機", "山田電機"),
        ("ﾀｶﾊｼ", "たかはし"),
        ("ＡＢＣ", "abc"),
    ],
)
def test_names_are_compared_plainly(one: str, other: str) -> None:
    """Width, case, spaces, forms of firms and of kanji make no other name."""
    assert name_of(one) == name_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("オオノ", "オノ"), ("ﾕｳｺ", "ユーコ"), ("ｼﾖｳﾀ", "しょうた"), ("ヅカ", "ズカ")],
)
def test_sounds_are_compared_loosely(one: str, other: str) -> None:
    """Long vowels, small kana and ヅ or ズ are not heard apart."""
    assert sound_of(one) == sound_of(other)


def test_slips_are_one_step_away() -> None:
    """A digit, a swap, a letter, one digit more or less; never two."""
    around = slips("A0012345")
    assert {"A0012346", "A0012354", "B0012345", "A012345", "A00123455"} <= around
    assert not {"A0012356", "B0012346", "C0012354"} & around
