"""One everyday form of every character, and characters that are only alike."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.resources import resource
from callassist.matching.characters import fold
from callassist.matching.variants import plain, similar

_ISSUE = """
渡邉渡辺 渡邊渡辺 山﨑山崎 濵田浜田 濱田浜田 𠮷田吉田 齋藤斎藤 齊藤斉藤
德永徳永 瀨戸瀬戸 栁田柳田 槗本橋本 曻昇 國国 髙橋高橋
"""
"""The forms that the letters are known to carry."""

# Old, registered and everyday forms, written down from what registries and school tables show.
_EVERYDAY = """
亞亜 惡悪 壓圧 圍囲 醫医 壹壱 隱隠 營営 榮栄 衞衛
驛駅 圓円 鹽塩 緣縁 奧奥 應応 櫻桜 歐欧 溫温 假仮
價価 畫画 會会 懷懐 繪絵 擴拡 覺覚 學学 嶽岳 樂楽
勸勧 卷巻 寬寛 關関 館館 舘館 觀観 氣気 龜亀 歸帰
舊旧 據拠 擧挙 峽峡 狹狭 曉暁 區区 驅駆 勳勲 薰薫
惠恵 溪渓 經経 輕軽 藝芸 鷄鶏 擊撃 縣県 儉倹 劍剣
檢検 權権 獻献 顯顕 驗験 嚴厳 廣広 恆恒 黃黄 鑛鉱
號号 國国 黑黒 濟済 碎砕 齋斎 劑剤 雜雑 參参 慘惨
棧桟 蠶蚕 贊賛 殘残 絲糸 齒歯 兒児 實実 寫写 釋釈
壽寿 收収 從従 澁渋 獸獣 縱縦 肅粛 處処 緖緒 敍叙
將将 燒焼 證証 獎奨 條条 狀状 乘乗 淨浄 剩剰 疊畳
繩縄 壤壌 孃嬢 讓譲 釀醸 觸触 寢寝 愼慎 眞真 神神
盡尽 圖図 粹粋 醉酔 穗穂 隨随 數数 聲声 齊斉 靜静
竊窃 攝摂 專専 淺浅 戰戦 踐践 錢銭 潛潜 纖繊 禪禅
祖祖 壯壮 爭争 莊荘 搜捜 插挿 巢巣 裝装 總総 聰聡
藏蔵 臟臓 增増 屬属 續続 對対 體体 帶帯 滯滞 臺台
瀧滝 擇択 澤沢 單単 擔担 膽胆 團団 彈弾 遲遅 晝昼
蟲虫 鑄鋳 廳庁 聽聴 鎭鎮 轉転 點点 傳伝 燈灯 當当
黨党 盜盗 稻稲 鬪闘 德徳 獨独 讀読 屆届 貳弐 惱悩
腦脳 霸覇 拜拝 賣売 麥麦 發発 髮髪 拔抜 蠻蛮 濱浜
甁瓶 佛仏 拂払 邊辺 變変 辨弁 寶宝 豐豊 萬万 滿満
彌弥 默黙 藥薬 譯訳 與与 餘余 豫予 譽誉 搖揺 樣様
謠謡 來来 賴頼 亂乱 覽覧 龍竜 兩両 獵猟 綠緑 勵励
禮礼 靈霊 齡齢 戀恋 爐炉 勞労 樓楼 灣湾 冨富 峯峰
嶋島 嶌島 埜野 桒桑 舩船 枩松 穐秋 龝秋 薗園 渕淵
薮藪 凉涼 篭籠 竈竈 壷壺 釼剣 劔剣 劒剣 鐡鉄 銕鉄
兔兎 靏鶴 靍鶴 圡土 𡈽土 㐂喜 喆哲 漥窪 乕虎 鄕郷
閒間 峩峨 曵曳 桝枡 栢柏 冲沖 杦杉 夲本 丗世 両両
郞郎 步歩 每毎 戶戸 內内 吳呉 尙尚 靑青 淸清 顏顔
彥彦 產産 敎教 晉晋 曾曽 禰祢 遙遥 堯尭 凜凛 檜桧
槇槙 巖巌 亙亘 祿禄 穰穣 萠萌 盃杯 姬姫 嵜崎 楳梅
髙高 𣘺橋 𧢲角 𦚰脇 桺柳 濵浜 邉辺 卽即 晚晩 橫横
"""

_FAMILIES_APART = """
斎藤斉藤 太田大田 大坂大阪 阿部安部 安部安倍 渡部渡辺 渡辺渡部 庄司荘司 河合川合 河野川野 伊東伊藤
佐藤左藤 小田織田 古川古河 谷澗 岡丘 石坂石阪
曳村 山崎山碕 畑中畠中 萩原荻原 秋元秋本 岩本岩元 丸山円山
未木末木 己巳 井上伊上 田辺田部 長田永田 土井士井
涌井湧井 倉田蔵田 村田邨田 柴田紫田 祐佑 裕祐 荒井新井
"""


def _pairs(text: str) -> list[tuple[str, str]]:
    return [(pair[: len(pair) // 2], pair[len(pair) // 2 :]) for pair in text.split()]


@pytest.mark.parametrize(("form", "usual"), _pairs(_ISSUE) + _pairs(_EVERYDAY))
def test_forms_of_a_character_are_one(form: str, usual: str) -> None:
    """Every registered form of a character is compared in its everyday form."""
    assert plain(fold(usual)) == plain(fold(form))


def test_everyday_forms_are_many() -> None:
    """The list above is no token: it has the everyday pairs of the school tables."""
    assert len({pair for pair in _pairs(_EVERYDAY) if pair[0] != pair[1]}) >= 150


@pytest.mark.parametrize(("one", "other"), _pairs(_FAMILIES_APART))
def test_families_stay_apart(one: str, other: str) -> None:
    """Two different families never become one key."""
    assert plain(one) != plain(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("佐々木", "佐佐木"),
        ("代々々木", "代代代木"),
        ("髙々", "高高"),
        ("々木", "々木"),
        ("林\n々木", "林\n々木"),
        ("関ヶ原", "関ケ原"),
        ("", ""),
    ],
)
def test_repeating_signs_are_what_they_repeat(text: str, expected: str) -> None:
    """々 is the character before it, on its own line; small ヶ is large."""
    assert expected == plain(text)


_NAMES = (
    st.text(alphabet=st.sampled_from("髙橋渡邉邊々〻ヶ\n 斎齋𠮷﨑Aア阿𣘺"), max_size=20) | st.text()
)


@given(_NAMES)
def test_plain_keeps_places(text: str) -> None:
    """Plain text has the length of what it was made of, and making it again changes nothing."""
    once = plain(fold(text))
    assert len(fold(text)) == len(once)
    assert once == plain(once)
    assert once == fold(once)


@given(_NAMES)
def test_width_does_not_matter(text: str) -> None:
    """Text that is equal but for its width has one plain form."""
    assert plain(fold(text)) == plain(fold(unicodedata.normalize("NFKC", text)))


@given(st.lists(st.text(alphabet="髙橋渡邉々ヶ佐木", max_size=6), min_size=1, max_size=6))
def test_many_lines_are_as_one(lines: list[str]) -> None:
    """Joined lines become what each of them becomes."""
    assert [plain(line) for line in lines] == plain("\n".join(lines)).split("\n")


def test_every_form_leads_to_an_everyday_one() -> None:
    """No form of the table leads to another rare form, and folding leaves every form alone."""
    text = resource("matching", "variants.tsv").read_text(encoding="utf-8")
    table = dict(line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    assert set() == set(table) & set(table.values())
    assert list(table) == [fold(form) for form in table]


@pytest.mark.parametrize(
    ("key", "expected"),
    [("斎藤", "斉藤"), ("斉藤", "斎藤"), ("大坂", "大阪"), ("河合", "川合"), ("祐介", "佑介")],
)
def test_similar_characters_are_exchanged(key: str, expected: str) -> None:
    """Names that are often written for each other are similar."""
    assert expected in similar(key)


def test_one_exchange_comes_first() -> None:
    """Spellings with one exchange stand before those with two."""
    found = similar("斎坂")
    assert ["斉坂", "斎阪", "斉阪"] == found


@given(st.text(alphabet="斎斉坂阪川河祐裕佑山", max_size=50), st.integers(0, 40))
def test_similar_is_bounded(key: str, most: int) -> None:
    """However long a name is, its similar spellings are few, different and never itself."""
    found = similar(key, most)
    assert len(found) <= most
    assert len(set(found)) == len(found)
    assert key not in found
    assert {len(key)} >= {len(one) for one in found}


def test_similar_characters_are_everyday_ones() -> None:
    """Groups of similar characters are written in the forms that keys have."""
    text = resource("matching", "similar.tsv").read_text(encoding="utf-8")
    groups = [line for line in text.splitlines() if not line.startswith("#")]
    assert groups == [plain(fold(group)) for group in groups]
    assert [] == [group for group in groups if len(set(group)) != len(group)]
