"""How letters and digits are said in Japanese."""

from __future__ import annotations

import re
from types import MappingProxyType

LETTER_NAMES = MappingProxyType(
    {
        "A": ("エー", "エイ", "エィ"),
        "B": ("ビー", "ビイ"),
        "C": ("シー", "シイ", "スィー"),
        "D": ("ディー", "デー", "デイ"),
        "E": ("イー",),
        "F": ("エフ",),
        "G": ("ジー", "ジイ"),
        "H": ("エイチ", "エッチ"),
        "I": ("アイ",),
        "J": ("ジェー", "ジェイ", "ゼー"),
        "K": ("ケー", "ケイ"),
        "L": ("エル",),
        "M": ("エム",),
        "N": ("エヌ",),
        "O": ("オー",),
        "P": ("ピー", "ピイ"),
        "Q": ("キュー",),
        "R": ("アール",),
        "S": ("エス",),
        "T": ("ティー", "テー"),
        "U": ("ユー",),
        "V": ("ブイ", "ヴィー", "ブィ"),
        "W": ("ダブリュー", "ダブル"),
        "X": ("エックス",),
        "Y": ("ワイ",),
        "Z": ("ゼット", "ズィー"),
    }
)
"""Names of the letters in katakana; the first is the one we say."""

DIGIT_NAMES = ("ゼロ", "イチ", "ニ", "サン", "ヨン", "ゴ", "ロク", "ナナ", "ハチ", "キュウ")
"""Names of the digits as operators read them back: none sounds like another."""

_LETTER_OF = {name: letter for letter, names in LETTER_NAMES.items() for name in names}
_NAMES = re.compile("|".join(sorted(_LETTER_OF, key=len, reverse=True)))


def spelt_letters(folded: str) -> tuple[str, int]:
    """
    Read the letter names that `folded` text (katakana) starts with.

    Returns:
        The letters, upper case, and how many characters their names take; ("", 0) for none.
    """
    return spelt_ways(folded)[0]


def spelt_ways(folded: str) -> list[tuple[str, int]]:
    """
    Return how much of the letter names that `folded` text starts with may be letters.

    オー and キュー are digits too, so that all, fewer or none of the names may be letters; each
    way is as `spelt_letters` returns it, the most letters first.
    """
    ways, at = [("", 0)], 0
    while name := _NAMES.match(folded, at):
        at = name.end()
        ways.append((ways[-1][0] + _LETTER_OF[name[0]], at))
    return ways[::-1]
