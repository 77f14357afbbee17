"""Names in Latin letters, as kana: Hepburn, Kunrei, passports and what keyboards make of them."""

from __future__ import annotations

import re
from itertools import chain
from types import MappingProxyType

from callassist.matching.characters import fold

_MOST_WORDS = 4
_MOST_SPELLINGS = 4
_LONGEST = 60

# Kana for each consonant before a, i, u, e, o; "-" where there is none.
_ROWS = MappingProxyType(
    {
        "": "ア イ ウ エ オ",
        "k": "カ キ ク ケ コ",
        "s": "サ シ ス セ ソ",
        "t": "タ チ ツ テ ト",
        "n": "ナ ニ ヌ ネ ノ",
        "h": "ハ ヒ フ ヘ ホ",
        "m": "マ ミ ム メ モ",
        "y": "ヤ - ユ エ ヨ",  # Inouye, Uyeda: how エ was written a hundred years ago
        "r": "ラ リ ル レ ロ",
        "l": "ラ リ ル レ ロ",
        "w": "ワ ウィ - ウェ ヲ",
        "g": "ガ ギ グ ゲ ゴ",
        "z": "ザ ジ ズ ゼ ゾ",
        "d": "ダ ヂ ヅ デ ド",
        "b": "バ ビ ブ ベ ボ",
        "p": "パ ピ プ ペ ポ",
        "c": "カ - ク - コ",
        "f": "ファ フィ フ フェ フォ",
        "v": "ヴァ ヴィ ヴ ヴェ ヴォ",
        "j": "ジャ ジ ジュ ジェ ジョ",
        "sh": "シャ シ シュ シェ ショ",
        "ch": "チャ チ チュ チェ チョ",
        "ts": "ツァ ツィ ツ ツェ ツォ",
        "dz": "- - ヅ - -",
        "kw": "クヮ クィ - クェ クォ",
        "gw": "グヮ - - - -",
        **{
            f"{onset}y": f"{kana}ャ - {kana}ュ {kana}ェ {kana}ョ"
            for onset, kana in zip(
                "kgstcnhfmrlbpzjdv", "キギシチチニヒフミリリビピジジヂヴ", strict=True
            )
        },
    }
)
_KANA = MappingProxyType(
    {
        onset + vowel: kana
        for onset, row in _ROWS.items()
        for vowel, kana in zip("aiueo", row.split(" "), strict=True)
        if kana != "-"
    }
)

_MACRONS = MappingProxyType(
    {
        **{ord(long): f"{vowel}ー" for long, vowel in zip("āīūēō", "aiueo", strict=True)},
        **{ord(long): f"{vowel}ー" for long, vowel in zip("âîûêô", "aiueo", strict=True)},
        **{ord(mark): "'" for mark in "’‘`´-"},
    }
)

_SIGN = re.compile(
    "(?P<syllable>"
    + "|".join(sorted(_KANA, key=len, reverse=True))
    # OH of passports, and the like: an h with no vowel makes the one before it longer.
    + r")(?P<long>ー|h(?![aiueoy]))?"
    r"|(?P<nasal>nn(?![aiueoy])'?|n'|n(?![aiueoy])|m(?=[bmp]))"
    r"|(?P<doubled>(?P<twin>[bcdfgjkprstz])(?=(?P=twin))|t(?=ch))"
    r"|(?P<joint>')"
)

# What may end a text that is still being typed. After a single syllable two consonants are rather
# the end of a foreign word (tech).
_UNFINISHED = re.compile(r"[bcdfghjklmprstvwyz]|(?:[cs]h|ts|[bghkmnprsz]y)")


def kana_of(text: str) -> list[str]:
    """
    Return the katakana that a name in Latin letters may stand for; [] where it is no such name.

    Args:
        text: as typed, in any width and case; words in either order, with a comma after a family
            name. The last word may be unfinished: "saek" is サエ.

    Returns:
        At most four spellings without spaces, the likeliest first.
    """
    folded = fold(text).strip().translate(_MACRONS)
    words = [word for word in re.split(r"[\s,.・]+", folded) if word.strip("'")]
    if not words or len(words) > _MOST_WORDS or len(folded) > _LONGEST:
        return []
    spellings = [_spelt(version) for version in _versions(words)]
    if not spellings[0]:
        return []
    whole = [kana for kana in spellings if kana]
    ordered = ["".join(kana) for kana in whole]
    if "," not in folded:
        # A given name may come first, as on cards and in addresses.
        turned = ["".join([kana[-1], *kana[:-1]]) for kana in whole if len(kana) > 1]
        ordered = (
            list(chain.from_iterable(zip(ordered, turned, strict=True))) if turned else ordered
        )
    return list(dict.fromkeys(ordered))[:_MOST_SPELLINGS]


_UNCLEAR = (
    (re.compile(r"(?<=o)h(?=[aiueoy])"), "ー"),  # ohishi: オヒシ or オーイシ
    (re.compile(r"nn(?=[aiueoy])"), "n'"),  # shinnichi as keyboards want it: シンイチ
    # honichiro: ホニ・チロ or ホン・イチロ, where nothing says where the family name ends.
    (re.compile(r"(?<=[aiueo])n(?=[aiueoy].{3})"), "n'"),
)


def _versions(words: list[str]) -> list[list[str]]:
    """Return the words as they stand, and with each thing that Latin letters leave unclear."""
    others = [[unclear.sub(clear, word) for word in words] for unclear, clear in _UNCLEAR]
    return [words, *(other for other in others if other != words)]


def _spelt(words: list[str]) -> list[str]:
    """Return each word in katakana, or [] where one of them is no word of kana."""
    kana = [_word(word, is_last=False) for word in words[:-1]]
    last = _word(words[-1], is_last=True)
    if last is None or not all(kana):
        return []
    return [word for word in (*kana, last) if word]


def _word(word: str, *, is_last: bool) -> str | None:
    """Return a word in katakana; None where it is none, "" where it has only begun."""
    kana, at, syllables = [], 0, 0
    while sign := _SIGN.match(word, at):
        kana.append(_sign(sign))
        syllables += sign["syllable"] is not None
        at = sign.end()
    rest = word[at:]
    if rest and not (
        is_last and _UNFINISHED.fullmatch(rest) and syllables not in range(1, len(rest))
    ):
        return None
    return "".join(kana) if syllables or rest else None


def _sign(sign: re.Match[str]) -> str:
    if sign["syllable"]:
        return _KANA[sign["syllable"]] + ("ー" if sign["long"] else "")
    return "ン" if sign["nasal"] else "ッ" if sign["doubled"] else ""
