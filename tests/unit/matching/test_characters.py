"""Folding: width, case, kana, dashes and invisible characters."""

from __future__ import annotations

import jaconv
import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.matching import characters
from callassist.matching.characters import fold, is_hostile

KANA = st.text(st.characters(min_codepoint=0x3041, max_codepoint=0x3096))
LATIN = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E, exclude_characters="-~"))


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is its own folding."""
    assert fold(fold(text)) == fold(text)


@given(KANA)
def test_hiragana_and_katakana_are_one(text: str) -> None:
    """Both kana fold to the same, half-width too."""
    katakana = jaconv.hira2kata(text)
    assert fold(text) == fold(katakana) == fold(jaconv.z2h(katakana))


@given(LATIN)
def test_width_and_case_do_not_matter(text: str) -> None:
    """Full width and upper case fold to half width and lower case."""
    wide = jaconv.h2z(text, kana=False, ascii=True, digit=True)
    assert fold(wide.upper()) == fold(text.lower())


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ｼﾞｰ", "ジー"),
        ("し゛", "ジ"),
        ("ビ-", "ビー"),
        ("ー1", "-1"),
        ("葛\U000e0100城", "葛城"),
        ("山\u200b田", "山田"),
        ("か\u3099", "ガ"),
    ],
)
def test_spellings_of_one_text(written: str, folded: str) -> None:
    """Voiced marks join, selectors go, and a dash after kana is the long vowel."""
    assert fold(written) == folded


@pytest.mark.parametrize("text", ["\x00", "a\x1bb", "\u202eabc", "\u2066", "\u200f"])
def test_characters_nobody_types_are_told(text: str) -> None:
    """Control and bidirectional characters are hostile."""
    assert is_hostile(text)


def test_ordinary_white_space_is_not_hostile() -> None:
    """Tabs and line feeds come with pasted text."""
    assert not is_hostile("山田\t太郎\r\n")


def test_the_quick_look_misses_no_character_that_changes() -> None:
    """Every character of the table is among those looked for, and no other."""
    changing = {chr(code) for code in range(0x110000) if characters._CHANGING.match(chr(code))}
    assert changing == set(characters._TABLE)
