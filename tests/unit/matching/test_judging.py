"""Which rows match, how well, and in which order."""

from __future__ import annotations

import jaconv
import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.roster import RosterRow
from callassist.domain.search import Difference, Slip, Tier
from callassist.matching import judge, judged_rows, keys_of, meant, plan, search_all
from callassist.matching.judging import MANY
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
        ("B0012345", "", Tier.NEAR, ("number",)),
        ("", "髙橋一郎", Tier.EXACT, ("name",)),
        ("", "高橋一郎", Tier.EXACT, ("name", "variant")),
        ("", "たかはしいちろう", Tier.EXACT, ("kana",)),
        ("", "髙橋", Tier.PREFIX, ("name",)),
        ("", "タカ", Tier.PREFIX, ("kana",)),
        ("", "橋一", Tier.PART, ("name",)),
        ("", "イチ", Tier.PART, ("kana",)),
        ("", "山田", None, ()),
        ("A0012345", "髙橋", Tier.PREFIX, ("number", "name")),
        ("A0012345", "高橋", Tier.PREFIX, ("number", "name", "variant")),
        ("A0012345", "たかはしー", Tier.READING, ("number", "reading")),
        ("A0012345", "takahashi", Tier.READING, ("number", "romaji")),
        ("2345", "たかばし", Tier.NEAR, ("number", "sound")),
        ("A0012354", "髙橋", Tier.NEAR, ("number", "name")),
        ("A0012354", "山田", None, ()),
        ("A", "takahashi", Tier.READING, ("romaji",)),
        ("B", "takahashi", None, ()),
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


@pytest.mark.parametrize("number", ["06-0000-5678", "090-0000-1234"])
def test_every_telephone_of_a_row_finds_it(number: str) -> None:
    """Whole each is exact; the last digits of either narrow what the name finds."""
    row = TAKAHASHI._replace(phone="06-0000-5678、090-0000-1234")
    whole, last = judge(plan(number, "", RULE), row), judge(plan(number[-4:], "髙橋", RULE), row)
    assert whole
    assert last
    assert (Tier.EXACT, Tier.PART) == (whole.tier, last.tier)


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


@pytest.mark.parametrize(
    ("number", "slip", "from_end"),
    [
        ("A0012354", Slip.SWAPPED, 1),
        ("A0021345", Slip.SWAPPED, 4),
        ("A0012845", Slip.DIGIT, 3),
        ("0012354", Slip.SWAPPED, 1),
        ("B0012345", Slip.LETTER, 0),
        ("Z0012345", Slip.LETTER, 0),
        ("80012345", Slip.LETTER, 0),
        ("A001235", Slip.MISSING, 2),
        ("A00122345", Slip.EXTRA, 4),
    ],
)
def test_a_number_one_slip_away_is_near_and_tells_where(
    number: str, slip: Slip, from_end: int
) -> None:
    """Nothing is shown but the place to ask about again."""
    match = judge(plan(number, "", RULE), TAKAHASHI)
    assert match is not None
    assert (match.tier, match.differs) == (Tier.NEAR, Difference(slip, from_end))


def test_near_numbers_stand_only_where_no_row_has_the_number() -> None:
    """Whoever has the number is the one meant."""
    rows = [(1, TAKAHASHI), (2, TAKAHASHI._replace(reference="A0012354"))]
    tiers = [(row_id, match.tier) for row_id, match in search_all(plan("A0012354", "", RULE), rows)]
    assert tiers == [(2, Tier.EXACT)]
    tiers = [(row_id, match.tier) for row_id, match in search_all(plan("A0012335", "", RULE), rows)]
    assert tiers == [(1, Tier.NEAR)]


@pytest.mark.parametrize(("namesakes", "last"), [(MANY - 1, Tier.NEAR), (MANY, Tier.EXACT)])
def test_near_names_stand_only_where_few_rows_answer_better(namesakes: int, last: Tier) -> None:
    """Ten people of just that name are looked through first."""
    heard = RosterRow("A0000000", "髙橋 次郎", "タカハシ ジロウ")
    rows = [(at, heard._replace(reference=f"A{at:07}")) for at in range(1, namesakes + 1)]
    rows.append((99, RosterRow("A0000099", "高階 次郎", "タカバシ ジロウ")))
    assert search_all(plan("", "たかはしじろう", RULE), rows)[-1][1].tier is last


def test_likelier_slips_come_first() -> None:
    """Two digits swapped before another digit."""
    rows = [(1, RosterRow("A0012355", "")), (2, RosterRow("A0012354", ""))]
    assert [row_id for row_id, _ in search_all(plan("A0012345", "", RULE), rows)] == [2, 1]


def test_sounds_come_after_keys_and_near_ones_last() -> None:
    """Exact, prefix, part, reading, near; inside a reading the whole name before its parts."""
    names = {
        1: RosterRow("A0000001", "〓", "サエギ メグミ"),
        2: RosterRow("A0000002", "〓", "サーエキ イチロウ"),
        3: RosterRow("A0000003", "〓", "サーエキ"),
        4: RosterRow("A0000004", "〓", "マサエキ イチロウ"),
        5: RosterRow("A0000005", "〓", "サエキ イチロウ"),
        6: RosterRow("A0000006", "〓", "サエキ"),
        7: RosterRow("A0000007", "〓", "イチロウ サーエキ"),
        8: RosterRow("A0000008", "〓", "サーエキザワ イチロウ"),
    }
    found = search_all(plan("", "さえき", RULE), list(names.items()))
    assert [6, 5, 4, 3, 2, 7, 8, 1] == [row_id for row_id, _ in found]


def test_an_honorific_goes_before_a_sound_is_guessed() -> None:
    """「やまださん」 is 山田, not the 山田 whose given name sounds nearly like さん."""
    rows = [(1, RosterRow("A0000001", "山田 健", "ヤマダ ケン"))]
    (_, match), *_ = search_all(plan("", "やまださん", RULE), rows)
    assert match.tier is Tier.PREFIX


def test_the_understanding_that_found_a_row_is_known() -> None:
    """What was typed and what was meant may differ by an honorific."""
    asked = plan("", "やまださん", RULE)
    row = RosterRow("A0000001", "山田 健", "ヤマダ ケン")
    assert asked.instead == meant(asked, row, Tier.PREFIX)
    assert asked == meant(asked, row, Tier.NEAR)


@pytest.mark.parametrize("junk", ["%", "_", "*", "' OR 1=1 --", '"', "NEAR(髙 橋)", "髙%", "\x00"])
def test_wildcards_and_query_languages_are_only_characters(junk: str) -> None:
    """Nothing typed is anything but the name it spells."""
    assert judge(plan("", junk, RULE), TAKAHASHI) is None


SIGNS = "佐藤林田渡辺邉一郎さとうサトウジーおの株式会社 Ａb髙齋斉"
NAMES = st.text(st.sampled_from(SIGNS), min_size=1, max_size=8)
ROWS = st.lists(
    st.builds(
        lambda serial, name, kana: RosterRow(f"C{serial:07}", name, kana),
        st.integers(0, 40),
        NAMES,
        NAMES,
    ),
    min_size=1,
    max_size=6,
)


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


KANA = st.text(
    st.sampled_from("アイウオカガケコサシジタツトナノハバマヤュョッンー"), min_size=1, max_size=5
)


@given(KANA, KANA)
def test_a_row_is_found_by_each_of_its_own_sounds(family: str, given_name: str) -> None:
    """The stored reading, said with or without its space, finds the row better than near."""
    row = RosterRow("C0000001", "〓〓 〓", f"ア{family} カ{given_name}")
    typed = (f"ア{family}カ{given_name}", f"ア{family}", f"カ{given_name}")
    for said in typed:
        match = judge(
            plan("", said.translate(str.maketrans("ジャュョッ", "ヂヤユヨツ")), RULE), row
        )
        assert match is not None
        assert match.tier is not Tier.NEAR


@given(ROWS, NAMES)
def test_looser_tiers_never_outrank_keys(rows: list[RosterRow], typed: str) -> None:
    """The order is total, rows come once, and whoever has the key typed comes first."""
    numbered = list(enumerate(rows, 1))
    asked = plan("", typed, RULE)
    found = search_all(asked, numbered)
    orders = [match.order(row_id) for row_id, match in found]
    assert orders == sorted(set(orders))
    assert found == search_all(asked, judged_rows(numbered))
    exact = {at for at, row in numbered if asked.name and asked.name == keys_of(row).name}
    assert exact <= {row_id for row_id, match in found if match.tier is Tier.EXACT}
    for row_id, match in found:
        if match.tier is Tier.EXACT:
            keys = keys_of(rows[row_id - 1])
            meant_names = {one.name for one in (asked, asked.instead) if one}
            assert meant_names & {keys.name, keys.kana}


@given(ROWS, NAMES)
def test_width_and_case_do_not_matter(rows: list[RosterRow], typed: str) -> None:
    """However letters and kana are typed, the same rows are found in the same order."""
    numbered = judged_rows(list(enumerate(rows, 1)))
    wide = jaconv.h2z(typed, kana=True, ascii=True)
    narrow = jaconv.z2h(jaconv.hira2kata(typed), kana=True, ascii=True).upper()
    expected = search_all(plan("", typed, RULE), numbered)
    for other in (wide, narrow):
        assert expected == search_all(plan("", other, RULE), numbered)
