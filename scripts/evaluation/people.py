"""People and firms that nobody is: names put together by chance."""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from random import Random
from typing import NamedTuple

from evaluation.dataset import FOLDER, load_table

_SAMPLES = FOLDER.parents[2] / "resources" / "samples"
_EVERYDAY_SHARE = 0.6


class Part(NamedTuple):
    """A family or given name and its reading in katakana."""

    text: str
    kana: str


class Person(NamedTuple):
    """A family and a given name."""

    family: Part
    given: Part

    @property
    def name(self) -> str:
        """The name without a space."""
        return self.family.text + self.given.text

    @property
    def kana(self) -> str:
        """The reading, family and given name apart."""
        return f"{self.family.kana} {self.given.kana}"


class Names(NamedTuple):
    """
    Names to draw from.

    Args:
        everyday: common ones, most frequent first, with their summed weights.
        weights: sums of the weights up to each of them.
        rare: the others, each as likely as the next.
    """

    everyday: list[Part]
    weights: list[float]
    rare: list[Part]

    def any(self, chance: Random) -> Part:
        """Return a name as often as it occurs among people."""
        if chance.random() < _EVERYDAY_SHARE:
            return self.common(chance)
        return chance.choice(self.rare)

    def common(self, chance: Random) -> Part:
        """Return an everyday name."""
        return chance.choices(self.everyday, cum_weights=self.weights)[0]


@cache
def families() -> Names:
    """Return family names."""
    lines = load_table(_SAMPLES / "surnames.tsv")
    return _names(lines, [float(line[2]) for line in lines], "family.tsv")


@cache
def given_names() -> Names:
    """Return given names."""
    lines = load_table(_SAMPLES / "given_names.tsv")
    return _names(lines, [1 / (place + 20) for place in range(len(lines))], "given.tsv")


def _names(lines: list[list[str]], weights: list[float], rare: str) -> Names:
    everyday = [Part(line[0], line[1]) for line in lines]
    others = [Part(*line) for line in load_table(FOLDER / "names" / rare)]
    return Names(everyday, list(accumulate(weights)), others)


def person(chance: Random) -> Person:
    """Return somebody, as people are called."""
    return Person(families().any(chance), given_names().any(chance))


TRADES = (
    Part("電機", "デンキ"),
    Part("商事", "ショウジ"),
    Part("建設", "ケンセツ"),
    Part("工業", "コウギョウ"),
    Part("食品", "ショクヒン"),
    Part("不動産", "フドウサン"),
    Part("運輸", "ウンユ"),
    Part("製作所", "セイサクショ"),
    Part("水産", "スイサン"),
    Part("印刷", "インサツ"),
    Part("薬局", "ヤッキョク"),
    Part("クリニック", "クリニック"),
    Part("ハイツ", "ハイツ"),
)
FORMS = (
    ("株式会社{}", "カブシキガイシャ{}"),
    ("{}株式会社", "{}カブシキガイシャ"),
    ("㈱{}", "カ){}"),
    ("（株）{}", "カ){}"),
    ("有限会社{}", "ユウゲンガイシャ{}"),
    ("{}（有）", "{}(ユ"),
    ("合同会社{}", "ゴウドウガイシャ{}"),
    ("医療法人{}", "イリョウホウジン{}"),
    ("{}管理組合", "{}カンリクミアイ"),
)
"""How a firm's form stands in its name, and how in its reading."""


def firm(chance: Random) -> Part:
    """Return a firm without its form."""
    family, trade = families().any(chance), chance.choice(TRADES)
    return Part(family.text + trade.text, family.kana + trade.kana)
