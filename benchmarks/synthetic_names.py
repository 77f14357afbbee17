"""Everyday Japanese names with their readings, the commonest first; nobody in particular."""

from __future__ import annotations

Pairs = list[tuple[str, str]]
"""Names as they are written, and their readings in katakana."""

SURNAMES = """
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

GIVEN = """
誠マコト 浩ヒロシ 一郎イチロウ 健一ケンイチ 翔太ショウタ
大輔ダイスケ 直樹ナオキ 和夫カズオ 清キヨシ 隆タカシ
陽子ヨウコ 恵子ケイコ 幸子サチコ 美咲ミサキ 由美ユミ
真由美マユミ 久美子クミコ 愛アイ 葵アオイ 結衣ユイ
和子カズコ 明美アケミ 裕子ユウコ 智子トモコ 洋子ヨウコ
達也タツヤ 剛ツヨシ 学マナブ 修オサム 豊ユタカ
蓮レン 陽翔ハルト 湊ミナト 樹イツキ 悠真ユウマ
太郎タロウ 次郎ジロウ 三郎サブロウ 一恵カズエ 正一ショウイチ
"""


def everyday(table: str) -> Pairs:
    """Return the pairs of one of the tables above."""
    pairs = []
    for word in table.split():
        at = next(at for at, sign in enumerate(word) if "ァ" <= sign <= "ヺ")
        pairs.append((word[:at], word[at:]))
    return pairs
