"""Katakana in the Latin letters that people use for it: four systems and their mixtures."""

from __future__ import annotations

import re
from types import MappingProxyType

_HEPBURN = MappingProxyType(
    {
        **dict(zip("アイウエオ", "aiueo", strict=True)),
        **dict(zip("カキクケコ", ("ka", "ki", "ku", "ke", "ko"), strict=True)),
        **dict(zip("サシスセソ", ("sa", "shi", "su", "se", "so"), strict=True)),
        **dict(zip("タチツテト", ("ta", "chi", "tsu", "te", "to"), strict=True)),
        **dict(zip("ナニヌネノ", ("na", "ni", "nu", "ne", "no"), strict=True)),
        **dict(zip("ハヒフヘホ", ("ha", "hi", "fu", "he", "ho"), strict=True)),
        **dict(zip("マミムメモ", ("ma", "mi", "mu", "me", "mo"), strict=True)),
        **dict(zip("ヤユヨ", ("ya", "yu", "yo"), strict=True)),
        **dict(zip("ラリルレロ", ("ra", "ri", "ru", "re", "ro"), strict=True)),
        **dict(zip("ワヰヱヲ", ("wa", "i", "e", "o"), strict=True)),
        **dict(zip("ガギグゲゴ", ("ga", "gi", "gu", "ge", "go"), strict=True)),
        **dict(zip("ザジズゼゾ", ("za", "ji", "zu", "ze", "zo"), strict=True)),
        **dict(zip("ダヂヅデド", ("da", "ji", "zu", "de", "do"), strict=True)),
        **dict(zip("バビブベボ", ("ba", "bi", "bu", "be", "bo"), strict=True)),
        **dict(zip("パピプペポ", ("pa", "pi", "pu", "pe", "po"), strict=True)),
        "ヴ": "vu",
    }
)
_KUNREI = MappingProxyType(
    {"シ": "si", "チ": "ti", "ツ": "tu", "フ": "hu", "ジ": "zi", "ヂ": "zi", "ヅ": "zu"}
)
_GLIDES = MappingProxyType({"ャ": "a", "ュ": "u", "ョ": "o"})
_MACRONS = MappingProxyType({"a": "ā", "i": "ī", "u": "ū", "e": "ē", "o": "ō"})
# A long vowel, unless the ウ begins the next part of the name (イノウエ, マツウラ, オオウチ).
_LONG = re.compile(r"o[uo](?!e|ra|chi|ma|mi)|uu(?!e|ra|chi|ma|mi)|([aiueo])-")
_LONG_O = re.compile(r"o[uo](?!e|ra|chi|ma|mi)")


def hepburn(kana: str) -> str:
    """Return Hepburn with long vowels written out as the kana writes them (ooho, shouta)."""
    return _letters(kana, _HEPBURN).replace("-", "")


def macron(kana: str) -> str:
    """Return Hepburn as libraries write it (Ōno Shōta, Jun'ichi)."""
    text = _LONG.sub(lambda found: _MACRONS[found[0][0]], _letters(kana, _HEPBURN, "'"))
    return " ".join(part.capitalize() for part in text.split(" "))


def passport(kana: str) -> str:
    """Return Hepburn as passports print it: long vowels short, m before b, m and p."""
    text = _LONG.sub(lambda found: found[0][0], _letters(kana, _HEPBURN))
    return re.sub(r"n(?=[bmp])", "m", text).upper()


def with_h(kana: str) -> str:
    """Return the passport's spelling with OH for a long o, as those write it who may choose."""
    long_o = _LONG_O.sub("oh", _letters(kana, _HEPBURN))
    text = _LONG.sub(lambda found: found[0][0], long_o)
    return re.sub(r"n(?=[bmp])", "m", text).upper()


def kunrei(kana: str) -> str:
    """Return the system taught at school (si, tu, sya)."""
    return _letters(kana, MappingProxyType({**_HEPBURN, **_KUNREI})).replace("-", "")


def _letters(kana: str, table: MappingProxyType[str, str], apostrophe: str = "") -> str:
    return " ".join(_part(part, table, apostrophe) for part in kana.split(" "))


def _part(kana: str, table: MappingProxyType[str, str], apostrophe: str) -> str:
    written, doubled = "", False
    for sign in kana:
        if sign in _GLIDES:
            written = _glided(written, _GLIDES[sign])
            continue
        if sign == "ッ":
            doubled = True
            continue
        one = _sign(sign, table)
        if apostrophe and written.endswith("n") and _AFTER_N.match(one):
            written += apostrophe
        written += (_double(one) if doubled else "") + one
        doubled = False
    return written


# Only ン ends in n: every other sign ends in its vowel.
_AFTER_N = re.compile("[aiueoy]")


def _sign(sign: str, table: MappingProxyType[str, str]) -> str:
    return "n" if sign == "ン" else "-" if sign == "ー" else table[sign]


def _glided(written: str, vowel: str) -> str:
    stem = written[:-1]
    has_glide = stem.endswith(("sh", "ch", "j"))
    return stem + ("" if has_glide else "y") + vowel


def _double(syllable: str) -> str:
    return "t" if syllable.startswith("ch") else syllable[0]
