"""Which words are figures typed into a text, and which only look like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.content import check

from .packs import edit, small_pack

FIGURES = """
    4画面 ４画面 四画面 2022年 二〇二二年 十二月十三日 三社 百件 一万人 五つ 七帳票 二回
    ① ⑳ 一日 三時間
"""
IDIOMS = """
    一部の方 もう一つ 一人ひとり もう一度 一番に 一言 一切 一般に 一方 一緒に 一通り 一連の 一覧
    一日も早く 一件ずつ 一字ずつ 一時的に 二度と 万が一 万一 十分に 第三者 二次的な 何十年 数百 統一
"""


def _rules(tmp_path: Path, words: str) -> list[str]:
    pack = small_pack(tmp_path)
    edit(pack, "unknown.md", "## 一言\n\n番号を", f"## 一言\n\n{words}番号を")
    return [one.rule for one in check(pack)]


@pytest.mark.parametrize("words", FIGURES.split())
def test_a_typed_figure_is_found(words: str, tmp_path: Path) -> None:
    """Digits of any width, circled numbers and counted numerals come from facts."""
    assert ["figure"] == _rules(tmp_path, words)


@pytest.mark.parametrize("words", [*IDIOMS.split(), "{{ fact.found }}"])
def test_an_idiom_is_no_figure(words: str, tmp_path: Path) -> None:
    """A numeral that counts nothing is left alone, and so is a fact."""
    assert [] == _rules(tmp_path, words)
