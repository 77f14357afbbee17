"""A synthetic roster for measurements: everyday names in everyday proportions, nobody real."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate

from callassist.domain.roster import RosterRow

_SURNAMES = """
佐藤サトウ 鈴木スズキ 高橋タカハシ 田中タナカ 伊藤イトウ
渡辺ワタナベ 山本ヤマモト 中村ナカムラ 小林コバヤシ 加藤カトウ
吉田ヨシダ 山田ヤマダ 佐々木ササキ 山口ヤマグチ 松本マツモト
井上イノウエ 木村キムラ 林ハヤシ 斎藤サイトウ 清水シミズ
山崎ヤマザキ 森モリ 池田イケダ 橋本ハシモト 阿部アベ
石川イシカワ 山下ヤマシタ 中島ナカジマ 石井イシイ 小川オガワ
前田マエダ 岡田オカダ 長谷川ハセガワ 藤田フジタ 後藤ゴトウ
近藤コンドウ 村上ムラカミ 遠藤エンドウ 青木アオキ 坂本サカモト
福田フクダ 太田オオタ 西村ニシムラ 藤井フジイ 岡本オカモト
金子カネコ 藤原フジワラ 三浦ミウラ 中野ナカノ 中川ナカガワ
原田ハラダ 松田マツダ 竹内タケウチ 小野オノ 田村タムラ
中山ナカヤマ 和田ワダ 石田イシダ 森田モリタ 上田ウエダ
原ハラ 内田ウチダ 柴田シバタ 酒井サカイ 宮崎ミヤザキ
横山ヨコヤマ 高木タカギ 安藤アンドウ 宮本ミヤモト 大野オオノ
"""

_GIVEN = """
誠マコト 浩ヒロシ 一郎イチロウ 健一ケンイチ 翔太ショウタ
大輔ダイスケ 直樹ナオキ 和夫カズオ 清キヨシ 隆タカシ
陽子ヨウコ 恵子ケイコ 幸子サチコ 美咲ミサキ 由美ユミ
真由美マユミ 久美子クミコ 愛アイ 葵アオイ 結衣ユイ
和子カズコ 明美アケミ 裕子ユウコ 智子トモコ 洋子ヨウコ
達也タツヤ 剛ツヨシ 学マナブ 修オサム 豊ユタカ
蓮レン 陽翔ハルト 湊ミナト 樹イツキ 悠真ユウマ
太郎タロウ 次郎ジロウ 三郎サブロウ 一恵カズエ 正一ショウイチ
"""

_FORMS = ("株式会社{}", "{}株式会社", "㈱{}", "有限会社{}", "（有）{}", "{}管理組合", "医療法人{}")
_TRADES = (
    "電機",
    "商事",
    "建設",
    "工業",
    "食品",
    "不動産",
    "クリニック",
    "ハイツ",
    "運輸",
    "製作所",
)

Pairs = list[tuple[str, str]]


def rows(count: int, seed: int = 1) -> Iterator[RosterRow]:
    """
    Yield `count` rows with different numbers; the same rows for the same seed.

    佐藤 is 1.4 % of all persons; beside the everyday surnames stand thousands of rare ones put
    together from their characters; 12 % of the rows are companies.
    """
    chance = random.Random(seed)
    surnames = _everyday(_SURNAMES) + _rare(_everyday(_SURNAMES), chance)
    given = _everyday(_GIVEN) + _rare(_everyday(_GIVEN), chance)
    surname_weights = list(accumulate(1 / (place + 8) for place in range(len(surnames))))
    given_weights = list(accumulate(1 / (place + 20) for place in range(len(given))))
    serials = chance.sample(range(10_000_000), min(count, 10_000_000))
    for at in range(count):
        (surname,) = chance.choices(surnames, cum_weights=surname_weights)
        (first,) = chance.choices(given, cum_weights=given_weights)
        serial = serials[at % len(serials)]
        letter = "ABC"[(chance.randrange(3) + at // len(serials)) % 3]
        yield _row(f"{letter}{serial:07}", surname, first, chance)


def _row(
    reference: str, surname: tuple[str, str], given: tuple[str, str], chance: random.Random
) -> RosterRow:
    name, kana = f"{surname[0]}　{given[0]}", f"{surname[1]} {given[1]}"
    if chance.random() < _COMPANIES:
        trade = chance.choice(_TRADES)
        name, kana = chance.choice(_FORMS).format(surname[0] + trade), ""
    return RosterRow(
        reference,
        name,
        kana,
        f"{chance.randrange(1000):03}-{chance.randrange(10000):04}",
        f"例示県見本市{chance.choice('東西南北中')}町{chance.randrange(1, 99)}番地",
        f"090-{chance.randrange(10000):04}-{chance.randrange(10000):04}",
        f"05{chance.randrange(10**20):020}",
        "low",
        "consumer",
        "契約名義、連絡先電話番号",
    )


_COMPANIES = 0.12


def _everyday(table: str) -> Pairs:
    pairs = []
    for word in table.split():
        at = next(at for at, sign in enumerate(word) if "ァ" <= sign <= "ヺ")
        pairs.append((word[:at], word[at:]))
    return pairs


def _rare(everyday: Pairs, chance: random.Random, count: int = 8000) -> Pairs:
    """Put rare names together from the halves of everyday ones."""
    halves = [pair for pair in everyday if len(pair[0]) > 1]
    return [
        (one[0][0] + other[0][-1], one[1][: len(one[1]) // 2] + other[1][len(other[1]) // 2 :])
        for one, other in ((chance.choice(halves), chance.choice(halves)) for _ in range(count))
    ]
