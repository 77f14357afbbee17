"""What an operator could read under a prefix, printed as Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.content import load, render
from callassist.domain.errors import RefusedError
from callassist.words.catalogue import catalogue

from .packs import SHIPPED, small_pack

# The notice's own words and figures that must be found under each incident.
STATED = {
    "A": """
        託送業務システム 情報システム部門 2022年12月13日 4画面 44画面 7帳票 従業員等
        2016年4月以降 2022年4月 閲覧ログ 考慮漏れ等 2023年5月12日 経済産業大臣 情報遮断
        保安業務等 低圧・需要家 高圧・特別高圧・発電者 系統連系発電機情報 認定設備情報 供給電圧
    """,
    "B": """
        電気関係報告規則 電力・ガス取引監視等委員会 特定小売供給約款 関電システムズ 毎月
        顧客情報システム 2023年1月5日 2020年4月 分社化 契約変更 回収 ファイルサーバ等
        契約先の小売電気事業者名 住所や電話番号など 現時点 外部流出 2022年4月
    """,
    "C": """
        関電サービス 関電システムズ 2023年度 2023年1月16日 2023年1月24日 倉庫等 自宅
        2021年8月〜2022年12月 3社の受委託契約 契約者名義 電話番号 連絡先住所 空き家等
        住所整備作業 誤って抽出 申告 回収 再委託 2022年4月
    """,
}

# Facts of one incident that must never be read under another.
FOREIGN = {
    "A": "2023年1月5日 2023年1月16日 関電システムズ 関電サービス 2020年4月 2021年8月",
    "B": "2022年12月13日 44画面 7帳票 2021年8月 関電サービス 考慮漏れ",
    "C": "2022年12月13日 44画面 7帳票 2023年1月5日 2020年4月 考慮漏れ",
}


def rendered(prefix: str, language: str = "ja") -> str:
    """Return the shipped pack printed under a prefix."""
    return render(load(SHIPPED), prefix, catalogue(language))


def without_readings(text: str) -> str:
    """Return a text without the readings of its hard words."""
    for entry in load(SHIPPED).glossary:
        text = text.replace(f"（{entry.reading}）", "")
    return text


@pytest.mark.parametrize("prefix", ["A", "B", "C"])
def test_every_fact_of_the_notice_is_there(prefix: str) -> None:
    """What the notice states about an incident can be read under its prefix."""
    text = without_readings(rendered(prefix))
    assert [] == [fact for fact in STATED[prefix].split() if fact not in text]


@pytest.mark.parametrize("prefix", ["A", "B", "C"])
def test_no_fact_of_another_incident_is_there(prefix: str) -> None:
    """A date or company of one incident is never read under another."""
    text = rendered(prefix)
    assert [] == [fact for fact in FOREIGN[prefix].split() if fact in text]


@pytest.mark.parametrize("typed", ["a", " A ", "AB"])
def test_the_prefix_may_be_typed_loosely(typed: str) -> None:
    """Small letters, spaces and what follows the prefix do not matter."""
    assert rendered("A") == rendered(typed)


@pytest.mark.parametrize("typed", ["Z", "", "1"])
def test_an_unknown_prefix_is_refused(typed: str) -> None:
    """No guess is printed for a prefix that no incident has."""
    with pytest.raises(RefusedError) as caught:
        rendered(typed)
    assert ("unknown-prefix", {"prefixes": "A・B・C"}) == (caught.value.code, caught.value.params)


def test_headings_follow_the_language_and_content_does_not() -> None:
    """An English-speaking supervisor finds the way; what is said stays Japanese."""
    text = rendered("A", "en")
    assert "## Leaked items" in text
    assert "従業員等" in text


def test_the_longest_prefix_decides(tmp_path: Path) -> None:
    """XA is its own incident, and X is what remains."""
    pack = load(small_pack(tmp_path))
    headings = [
        render(pack, typed, catalogue("ja")).split("\n", 1)[0] for typed in ("XA", "X", "XB")
    ]
    assert ["# XA 封筒の誤送", "# X 書類の紛失", "# X 書類の紛失"] == headings
