"""What must be found by what operators type, row by row as the field knows it."""

from __future__ import annotations

import pytest

from callassist.domain.roster import RosterRow
from callassist.domain.search import Tier
from callassist.matching import judge, plan
from tests.unit.matching.examples import RULE

KEYS = (Tier.EXACT, Tier.PREFIX, Tier.PART)


def row(name: str, kana: str = "") -> RosterRow:
    """Return a made-up row."""
    return RosterRow("A0012345", name, kana)


def tier_of(typed: str, stored: RosterRow) -> Tier | None:
    """Return how well a typed name finds a row."""
    match = judge(plan("", typed, RULE), stored)
    return match.tier if match else None


@pytest.mark.parametrize("typed", ["高橋一郎", "高橋 一郎", "たかはしいちろう", "ﾀｶﾊｼ", "橋一"])
def test_width_spaces_and_kana_are_one_key(typed: str) -> None:
    """Whole, begun or in part, never by its sound only."""
    assert tier_of(typed, row("髙橋　一郎", "タカハシ イチロウ")) in KEYS


@pytest.mark.parametrize(
    "forms",
    [
        "邉邊辺",
        "﨑崎",
        "濵濱浜",
        "𠮷吉",
        "齋斎",
        "齊斉",
        "德徳",
        "瀨瀬",
        "栁柳",
        "槗橋",
        "曻昇",
        "國国",
        "髙高",
    ],
)
def test_forms_of_a_character_are_one_key(forms: str) -> None:
    """Any form finds any other exactly, and the other form explains it."""
    for stored in forms:
        for typed in forms:
            match = judge(plan("", f"{typed}田 一", RULE), row(f"{stored}田　一"))
            assert match is not None
            by = ("name",) if stored == typed else ("name", "variant")
            assert (match.tier, match.by) == (Tier.EXACT, by)


def test_a_selector_of_a_form_is_no_variant() -> None:
    """An IVS sequence is the character itself."""
    match = judge(plan("", "渡辺", RULE), row("渡辺\U000e0101 健"))
    assert match is not None
    assert (match.tier, match.by) == (Tier.PREFIX, ("name",))


@pytest.mark.parametrize("typed", ["斉藤", "齊藤", "斉藤 一", "齊藤一郎"])
def test_look_alikes_are_similar(typed: str) -> None:
    """斎 and 斉 are different characters, so that they are never the same key."""
    match = judge(plan("", typed, RULE), row("斎藤 一郎", "サイトウ イチロウ"))
    assert match is not None
    assert (match.tier, match.by) == (Tier.SIMILAR, ("name",))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("一ノ瀬", "一之瀬 一"), ("三ツ谷一", "三ッ谷 一"), ("鳩が谷", "鳩ヶ谷 一")],
)
def test_kana_inside_a_name_may_be_written_otherwise(typed: str, stored: str) -> None:
    """ノ and 之, ツ and ッ, ヶ and が are written for each other."""
    assert tier_of(typed, row(stored)) is Tier.SIMILAR


@pytest.mark.parametrize(
    "typed", ["さえきめぐみ", "さえき", "saeki", "SAEKI MEGUMI", "めぐみ", "さえきめ"]
)
def test_a_name_without_a_reading_is_read(typed: str) -> None:
    """The tables read its kanji."""
    assert tier_of(typed, row("佐伯 恵")) is Tier.READING


@pytest.mark.parametrize("typed", ["さえきめぐみ", "さえき", "saeki megumi"])
def test_a_name_without_a_space_or_reading_is_cut_and_read(typed: str) -> None:
    """Where nothing tells the family name, the likely ones are tried."""
    assert tier_of(typed, row("佐伯恵")) is Tier.READING


@pytest.mark.parametrize("stored", ["ﾜﾀﾅﾍﾞ ｹﾝ", "ﾜﾀﾅﾍﾞｹﾝ"])
@pytest.mark.parametrize("typed", ["渡辺謙", "渡邉 謙", "渡辺けん", "渡辺"])
def test_typed_kanji_find_a_name_in_kana(typed: str, stored: str) -> None:
    """They are read, for a mainframe stored nothing else."""
    assert tier_of(typed, row(stored)) is Tier.READING


@pytest.mark.parametrize("typed", ["渡辺けん", "渡邊ケン"])
def test_kana_may_follow_kanji(typed: str) -> None:
    """The given name is typed as it is heard."""
    assert tier_of(typed, row("渡辺 謙")) is Tier.READING
    assert tier_of(typed, row("渡辺 謙", "ワタナベ ケン")) is Tier.READING
    assert tier_of(typed, row("渡辺 進", "ワタナベ ススム")) is None


def test_kanji_may_follow_kana() -> None:
    """Who knows the given name's kanji types the family name as it is heard."""
    for stored in (row("渡辺 謙"), row("渡部 謙", "ワタナベ ケン"), row("ﾜﾀﾅﾍﾞ ｹﾝ")):
        assert tier_of("わたなべ謙", stored) is Tier.READING
    assert tier_of("わたなべ謙", row("渡辺 健", "ワタナベ ケン")) is None


def test_a_given_name_alone_may_be_easily_taken_for_another() -> None:
    """Voicing counts, any other sound would find everybody."""
    assert tier_of("けんち", row("佐藤 健次", "サトウ ケンジ")) is Tier.NEAR
    assert tier_of("けんま", row("佐藤 健次", "サトウ ケンジ")) is None


def step_of(typed: str, stored: RosterRow) -> int:
    """Return the place of a row among those that answer as well."""
    match = judge(plan("", typed, RULE), stored)
    assert match is not None
    return match.step


def test_a_likely_reading_comes_before_a_possible_one() -> None:
    """Where no reading is stored, most people called 健 are not ヤスシ."""
    said = ("さとうけん", "さとうやすし")
    assert [0, 1] == [step_of(typed, row("佐藤 健")) for typed in said]
    assert [0, 0] == [
        step_of(typed, row("〓〓 健", kana))
        for typed, kana in zip(said, ("ｻﾄ- ｹﾝ", "サトー ヤスシ"), strict=True)
    ]


@pytest.mark.parametrize(
    ("typed", "step"),
    [
        ("さとうげん", 0),
        ("さとうへん", 1),
        ("さとうかん", 2),
        ("さとうやすじ", 1),
        ("さとうやし", 2),
        ("さとうやすほし", 3),
    ],
)
def test_near_ones_come_in_the_order_of_ears(typed: str, step: int) -> None:
    """Voicing first, then lost sounds and consonants; unlikely readings one step later."""
    assert step_of(typed, row("佐藤 健")) == step


@pytest.mark.parametrize(("typed", "step"), [("たかばし", 4), ("たかなし", 5), ("けんち", 6)])
def test_one_name_alone_is_further_off(typed: str, step: int) -> None:
    """A family name before a given name, and of given names those that ears confuse."""
    assert step_of(typed, row("高橋 健次", "タカハシ ケンジ")) == step


def test_typed_kanji_never_find_other_kanji_by_their_sound() -> None:
    """佐藤 and 左藤 are different people, whatever they sound like."""
    assert tier_of("佐藤", row("左藤 一郎", "サトウ イチロウ")) is None


@pytest.mark.parametrize(
    "typed",
    ["おおの", "ohno", "oono", "ono", "しょーた", "OHNO SHOTA", "Ōno", "Shota Ohno", "ｵｵﾉ ｼﾖｳﾀ"],
)
def test_long_vowels_and_latin_letters_do_not_matter(typed: str) -> None:
    """Kana and Latin letters are compared by what is heard."""
    assert tier_of(typed, row("大野 翔太", "オオノ ショウタ")) in (*KEYS, Tier.READING)


@pytest.mark.parametrize(
    ("typed", "kana"),
    [
        ("なかしま", "ナカジマ ケン"),
        ("やまざき", "ヤマサキ ケン"),
        ("たかた", "タカダ ケン"),
        ("なかしまけん", "ナカジマ ケン"),
        ("やまざきけん", "ヤマサキ ケン"),
        ("nakashima", "ナカジマ ケン"),
        ("なかじまげん", "ナカジマ ケン"),
    ],
)
def test_one_sound_off_is_near(typed: str, kana: str) -> None:
    """Never better than near."""
    assert tier_of(typed, row("〓〓 〓", kana)) is Tier.NEAR


@pytest.mark.parametrize(
    ("typed", "kana"),
    [("さいとー", "サイトウ ユウコ"), ("ずか", "ヅカ ケン"), ("ゆーこ", "サイトウ ユウコ")],
)
def test_another_spelling_of_one_sound_is_a_reading(typed: str, kana: str) -> None:
    """Long vowels, ヅ and ズ are heard alike."""
    assert tier_of(typed, row("〓〓 〓", kana)) is Tier.READING


@pytest.mark.parametrize(
    "stored",
    [
        row("株式会社山田電機", "ヤマダデンキ"),
        row("（有）山田電機", "カ）ヤマダデンキ"),
        row("医療法人山田電機", "イリョウホウジンヤマダデンキ"),
        row("山田電機管理組合", "ヤマダデンキカンリクミアイ"),
        row("カ)ヤマダデンキ"),
        row("㈱山田電機"),
    ],
)
@pytest.mark.parametrize("typed", ["山田電機", "㈱山田電機", "株式會社山田電機", "やまだでんき"])
def test_the_form_of_a_company_never_decides(typed: str, stored: RosterRow) -> None:
    """Whatever form is stored or typed, the name is the same key or reading."""
    expected = (*KEYS, Tier.READING)
    assert tier_of(typed, stored) in expected


def test_a_part_of_a_company_is_found() -> None:
    """電機 finds 株式会社山田電機."""
    assert tier_of("電機", row("株式会社山田電機")) is Tier.PART


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("佐藤", row("鈴木 一郎", "スズキ イチロウ")),
        ("さとう", row("鈴木 一郎", "スズキ イチロウ")),
        ("smith", row("鈴木 一郎", "スズキ イチロウ")),
        ("太田", row("大田 一郎", "オオタ イチロウ")),
        ("坂", row("阪 一郎", "バン イチロウ")),
        ("い", row("鈴木 一郎", "スズキ タロウ")),
    ],
)
def test_other_people_are_not_exact(typed: str, stored: RosterRow) -> None:
    """Nobody else is found better than as similar or near."""
    assert tier_of(typed, stored) in (None, Tier.SIMILAR, Tier.NEAR)


@pytest.mark.parametrize(
    "junk",
    [
        "%",
        "_*",
        "' OR 1=1 --",
        "NEAR(サトウ)",
        "\u202eサトウ",
        "サ\x00トウ",
        "あ" * 300,
        "亜" * 300,
    ],
)
def test_junk_finds_nobody(junk: str) -> None:
    """Query languages, hostile and endless text are nobody's name."""
    assert tier_of(junk, row("佐藤 一郎", "サトウ イチロウ")) is None
