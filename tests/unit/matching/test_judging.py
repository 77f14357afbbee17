"""Which rows match, how well, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.roster import RosterRow
from callassist.domain.search import Tier
from callassist.matching import judge, keys_of, plan, search_all
from tests.unit.matching.examples import COMPANY, RULE, TAKAHASHI


@pytest.mark.parametrize(
    ("number", "name", "tier", "by"),
    [
        ("A0012345", "", Tier.EXACT, ("number",)),
        ("0012345", "", Tier.EXACT, ("number",)),
        ("A001", "", None, ()),
        ("A0012", "", Tier.PREFIX, ("number",)),
        ("A2345", "", Tier.PART, ("number",)),
        ("2345", "", Tier.PART, ("number",)),
        ("0012", "", Tier.PART, ("number",)),
        ("B0012345", "", None, ()),
        ("", "髙橋一郎", Tier.EXACT, ("name",)),
        ("", "たかはしいちろう", Tier.EXACT, ("kana",)),
        ("", "髙橋", Tier.PREFIX, ("name",)),
        ("", "タカ", Tier.PREFIX, ("kana",)),
        ("", "橋一", Tier.PART, ("name",)),
        ("", "イチ", Tier.PART, ("kana",)),
        ("", "山田", None, ()),
        ("A0012345", "髙橋", Tier.PREFIX, ("number", "name")),
        ("A0012345", "山田", None, ()),
        ("A", "髙橋", Tier.PREFIX, ("name",)),
        ("B", "髙橋", None, ()),
        ("090-0000-1234", "", Tier.EXACT, ("phone",)),
        ("090-0000-1234", "山田", None, ()),
        ("0500000000000000009876", "", Tier.EXACT, ("supply-point",)),
        ("1234", "", None, ()),
        ("1234", "髙橋", Tier.PART, ("phone", "name")),
        ("9876", "髙橋", Tier.PART, ("supply-point", "name")),
        ("00009876", "", None, ()),
    ],
)
def test_a_row_is_judged(number: str, name: str, tier: Tier | None, by: tuple[str, ...]) -> None:
    """Whole beats beginning beats part; parts of a telephone only narrow."""
    match = judge(plan(number, name, RULE), TAKAHASHI)
    assert (match.tier if match else None, match.by if match else ()) == (tier, by)


def test_digits_of_two_rows_are_never_exact() -> None:
    """Without its letter a number that two letters share is only part of either."""
    asked = plan("0012345", "", RULE)
    found = search_all(asked, [(1, TAKAHASHI), (2, COMPANY)])
    assert [(row_id, match.tier) for row_id, match in found] == [(1, Tier.PART), (2, Tier.PART)]


def test_the_order_is_exact_then_prefix_then_part() -> None:
    """Inside a tier names come before readings, in the order of their keys, then of the rows."""
    rows = [
        RosterRow("A0000001", "小林"),
        RosterRow("A0000002", "林 太郎"),
        RosterRow("A0000003", "林"),
        RosterRow("A0000004", "林 一郎"),
        RosterRow("A0000005", "林 太郎"),
    ]
    found = search_all(plan("", "林", RULE), list(enumerate(rows, 1)))
    assert [row_id for row_id, _ in found] == [3, 4, 2, 5, 1]


def test_another_understanding_is_tried_where_nobody_is_found() -> None:
    """A company whose name ends in digits is found although digits narrow first."""
    rows = [(1, RosterRow("A0000001", "メゾン 2000"))]
    found = search_all(plan("", "メゾン 2000", RULE), rows)
    assert [(row_id, match.tier) for row_id, match in found] == [(1, Tier.EXACT)]


@pytest.mark.parametrize("junk", ["%", "_", "*", "' OR 1=1 --", '"', "NEAR(髙 橋)", "髙%", "\x00"])
def test_wildcards_and_query_languages_are_only_characters(junk: str) -> None:
    """Nothing typed is anything but the name it spells."""
    assert judge(plan("", junk, RULE), TAKAHASHI) is None


NAMES = st.text(st.sampled_from("佐藤林田一郎さとうサトウ株式会社 Ａb髙"), min_size=1, max_size=8)


@given(NAMES, NAMES, st.integers(0, 9_999_999))
def test_a_row_is_found_exactly_by_each_of_its_own_keys(name: str, kana: str, serial: int) -> None:
    """Number, name and reading of a row find it, and nothing finds it better."""
    row = RosterRow(f"C{serial:07}", name, kana)
    keys = keys_of(row)
    typed = [(row.reference, ""), ("", name), ("", kana)]
    plans = [plan(*fields, RULE) for fields in typed]
    tiers = {match.tier for asked in plans if asked.finds and (match := judge(asked, row))}
    assert tiers == {Tier.EXACT}
    for asked in plans[1:]:
        assert not asked.name or asked.name in {keys.name, keys.kana}
