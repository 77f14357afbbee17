"""Stage 1: the caller's name must cover the family name."""

from __future__ import annotations

import pytest

from callassist.domain.roster import RosterRow
from callassist.matching import same_family_name


def row(name: str, kana: str = "") -> RosterRow:
    """Return a made-up row."""
    return RosterRow("A0012345", name, kana)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("髙橋", row("髙橋　一郎", "ﾀｶﾊｼ ｲﾁﾛｳ")),
        ("髙橋一郎", row("髙橋　一郎")),
        ("髙橋 一", row("髙橋　一郎")),
        ("髙橋様", row("髙橋　一郎")),
        ("たかはし", row("髙橋　一郎", "ﾀｶﾊｼ ｲﾁﾛｳ")),
        ("たかはしさん", row("髙橋　一郎", "ﾀｶﾊｼ ｲﾁﾛｳ")),
        ("林", row("林 太郎")),
        ("髙橋", row("髙橋一郎")),
        ("林太郎", row("林太郎")),
        ("山田電機", row("株式会社山田電機")),
        ("㈱山田電機", row("山田電機株式会社")),
        ("smith", row("John Smith")),
        ("スミス", row("ジョン・スミス")),
        ("smith", row("J Smith")),
        ("山田", row("山田太郎・花子")),
        ("高橋", row("髙橋　一郎", "ﾀｶﾊｼ ｲﾁﾛｳ")),
        ("渡邊", row("渡邉 健")),
        ("さいとー", row("斎藤 一郎", "サイトウ イチロウ")),
        ("さいとういちろー", row("斎藤 一郎", "サイトウ イチロウ")),
        ("おーの", row("大野 翔太", "オオノ ショウタ")),
        ("saito", row("斎藤 一郎", "サイトウ イチロウ")),
        ("OHNO SHOTA", row("大野 翔太", "オオノ ショウタ")),
        ("さえき", row("佐伯 恵")),
        ("saeki megumi", row("佐伯 恵")),
        ("さえき", row("佐伯恵")),
        ("さえき", row("佐伯恵", "サエキメグミ")),
        ("佐伯めぐみ", row("佐伯 恵")),
        ("渡辺", row("ﾜﾀﾅﾍﾞ ｹﾝ")),
        ("渡辺謙", row("ﾜﾀﾅﾍﾞ ｹﾝ")),
        ("渡辺謙", row("ﾜﾀﾅﾍﾞｹﾝ")),
        ("わたなべけん", row("ﾜﾀﾅﾍﾞｹﾝ")),
        ("やまだでんき", row("株式会社山田電機")),
        ("やまだでんき", row("株式会社山田電機", "カ)ヤマダデンキ")),
        ("長谷川", row("長谷川太郎")),
    ],
)
def test_a_covered_family_name_matches(typed: str, stored: RosterRow) -> None:
    """In kanji or kana, alone or with the given name."""
    assert same_family_name(typed, stored)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("", row("髙橋　一郎")),
        ("髙", row("髙橋　一郎")),
        ("たか", row("髙橋　一郎", "ﾀｶﾊｼ ｲﾁﾛｳ")),
        ("一郎", row("髙橋　一郎")),
        ("髙橋二郎", row("髙橋　一郎")),
        ("林", row("林田 一郎")),
        ("林", row("林太郎")),
        ("サト", row("佐藤一郎", "サトウイチロウ")),
        ("山田", row("株式会社山田電機")),
        ("株式会社", row("株式会社山田電機")),
        ("ジョ", row("ジョン・スミス")),
        ("J", row("J Smith")),
        ("花子", row("山田太郎・花子")),
        ("花子", row("山田 太郎・花子")),
        ("%", row("髙橋　一郎")),
        ("おの", row("大野 翔太", "オオノ ショウタ")),
        ("さと", row("佐藤 一郎", "サトウ イチロウ")),
        ("さと", row("佐藤 一郎")),
        ("なかしま", row("中島 健", "ナカジマ ケン")),
        ("さいとうじろう", row("斎藤 一郎", "サイトウ イチロウ")),
        ("斉藤", row("斎藤 一郎", "サイトウ イチロウ")),
        ("左藤", row("佐藤 一郎", "サトウ イチロウ")),
        ("佐藤", row("ﾜﾀﾅﾍﾞ ｹﾝ")),
        ("さえきけん", row("佐伯 恵")),
        ("めぐみ", row("佐伯 恵")),
        ("佐けん", row("佐伯 賢", "サエキ ケン")),
        ("わたなべ", row("ﾜﾀﾅﾍﾞｹﾝ")),
        ("やまだ", row("株式会社山田電機")),
        ("はやし", row("林太郎")),
        ("長谷", row("長谷川太郎")),
    ],
)
def test_less_or_another_name_does_not_match(typed: str, stored: RosterRow) -> None:
    """A beginning of the family name, the given name or a company's part verifies nobody."""
    assert not same_family_name(typed, stored)
