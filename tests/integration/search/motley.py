"""A roster in which every tier comes up, and what operators type; every person is made up."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from callassist.domain.roster import RosterRow

_FAMILIES = """
佐伯サエキ 髙橋タカハシ 高橋タカハシ 渡邉ワタナベ 渡辺ワタナベ 斎藤サイトウ 斉藤サイトウ
中島ナカジマ 中島ナカシマ 山崎ヤマザキ 山﨑ヤマサキ 大野オオノ 小野オノ 大田オオタ 太田オオタ
阪本サカモト 坂本サカモト 佐藤サトウ 左藤サトウ 佐々木ササキ 林ハヤシ 東ヒガシ 東アズマ
長谷川ハセガワ 阿部アベ 安倍アベ 國分コクブン 本間ホンマ 高田タカダ 高田タカタ
"""
_GIVENS = """
恵メグミ 恵ケイ 一郎イチロウ 謙ケン 翔太ショウタ 優子ユウコ 裕子ヒロコ 祐子ユウコ 太郎タロウ
修オサム 陽一ヨウイチ 愛アイ 葵アオイ 真一シンイチ 三平サンペイ 由美ユミ
"""
_TRADES = ("電機", "商事", "デンキ", "クリニック", "不動産")
_LATIN = ("saeki", "ohno", "ono", "OHNO SHOTA", "Ōno", "shinichi", "homma", "watanabe ken", "sat")

Chance = random.Random
Typed = tuple[str, str]


def rows(count: int, seed: int) -> list[RosterRow]:
    """Return rows with and without readings, in kana only, in odd spellings, and companies."""
    chance = Chance(seed)
    return [_row(chance) for _ in range(count)]


def with_kanji(count: int, seed: int) -> list[RosterRow]:
    """Return rows of which none is in nothing but kana."""
    return [row for row in rows(count, seed) if any("一" <= sign <= "龥" for sign in row.name)]


def typed(some: Sequence[RosterRow], chance: Chance) -> Typed:
    """Return what an operator may type into the two fields, mostly with a row in mind."""
    row = chance.choice(some)
    name = chance.choice(_NAMES)(row, chance)
    number = chance.choice(_NUMBERS)(row, chance)
    return chance.choice(((number, name), ("", name), ("", name), (number, ""), (name, "")))


def _pair(chance: Chance) -> tuple[tuple[str, str], tuple[str, str]]:
    return _cut(chance.choice(_FAMILIES.split())), _cut(chance.choice(_GIVENS.split()))


def _cut(entry: str) -> tuple[str, str]:
    at = next(at for at, sign in enumerate(entry) if "ァ" <= sign <= "ヺ")
    return entry[:at], entry[at:]


def _row(chance: Chance) -> RosterRow:
    (family, family_kana), (given, given_kana) = _pair(chance)
    space = chance.choice((" ", "　", ""))
    kanji, kana = f"{family}{space}{given}", f"{family_kana}{space}{given_kana}"
    company = f"{chance.choice(('株式会社', '㈱', '有限会社'))}{family}{chance.choice(_TRADES)}"
    name, reading = chance.choice(
        (
            (kanji, kana),
            (kanji, kana),
            (kanji, f"{family_kana} {given_kana}"),
            (kanji, ""),
            (kana, ""),
            (kana, kana),
            (company, ""),
            (company, f"カ){family_kana}デンキ"),
            (family, family_kana),
            (f"{family} {given_kana}", ""),
        )
    )
    digits = f"{chance.randrange(20):04}{chance.randrange(100):03}"
    return RosterRow(
        f"{chance.choice('ABC')}{digits}",
        name,
        reading,
        phone=chance.choice(("", _mobile(chance), f"06-0000-0001、{_mobile(chance)}")),
    )


def _mobile(chance: Chance) -> str:
    return f"0900000{chance.randrange(300):04}"


def _slipped(text: str, chance: Chance) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(("", text[at - 1], "シ", "ガ", "ン")) + text[at + 1 :]


def _misdialled(text: str, chance: Chance) -> str:
    at = chance.randrange(1, len(text))
    return text[:at] + chance.choice((str(chance.randrange(10)), "")) + text[at + 1 :]


def _said(row: RosterRow, chance: Chance) -> str:
    return row.kana or "".join(part[1] for part in _pair(chance))


def _hiragana(text: str) -> str:
    return "".join(chr(ord(sign) - 0x60) if "ァ" <= sign <= "ヶ" else sign for sign in text)


_NAMES: tuple[Callable[[RosterRow, Chance], str], ...] = (
    lambda row, _: row.name,
    lambda row, _: row.name[:2],
    lambda row, _: row.name[-2:],
    lambda row, chance: _hiragana(_said(row, chance)),
    lambda row, chance: _said(row, chance)[: chance.randint(1, 5)],
    lambda row, chance: _slipped(_said(row, chance), chance),
    lambda row, chance: _slipped(_said(row, chance).split()[0], chance),
    lambda _, chance: "".join(part[0] for part in _pair(chance)),
    lambda _, chance: "".join(part[1] for part in _pair(chance)),
    lambda _, chance: _pair(chance)[0][0] + _hiragana(_pair(chance)[1][1]),
    lambda _, chance: chance.choice(_LATIN),
    lambda row, chance: f"{_hiragana(_said(row, chance))}さん",
    lambda row, chance: f"{_said(row, chance)} {row.reference[-4:]}",
)
_NUMBERS: tuple[Callable[[RosterRow, Chance], str], ...] = (
    lambda row, _: row.reference,
    lambda row, _: row.reference[1:],
    lambda row, _: row.reference[-4:],
    lambda row, _: row.reference[0],
    lambda row, chance: _misdialled(row.reference, chance),
    lambda row, chance: _misdialled(row.reference, chance)[1:],
    lambda row, _: row.phone,
    lambda _, chance: (
        f"{chance.choice('ABCD8')}{chance.randrange(20):04}{chance.randrange(100):03}"
    ),
)
