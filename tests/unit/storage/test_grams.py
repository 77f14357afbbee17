"""Tokens of the full text, and the questions to it."""

from __future__ import annotations

import pytest

from callassist.domain.reference import ReferenceRule
from callassist.matching import Sounds, plan
from callassist.storage.search.grams import (
    any_of,
    both,
    digit_tokens,
    name_question,
    pairs_of,
    question,
    tail_question,
    tokens,
)
from callassist.storage.search.sounding import sound_tokens

RULE = ReferenceRule(("A", "B", "C"), 7, (3, 4))


SILENT = sound_tokens(Sounds())


def _tokens(text: str, *, sounds: str = SILENT) -> set[str]:
    (digits,) = digit_tokens(["0012345"], [""], [""])
    name, kana = text.split(" ")
    (cut,) = tokens([name], [kana], [f"{digits} {sounds}"])
    return set(cut.split())


def test_rows_cut_together_are_cut_as_alone() -> None:
    """No token spans two rows, whatever is empty, one character long, or last."""
    texts = [" ", "林 ハヤシ", "佐藤 ", " ア", "山田 "]
    for some in (texts, texts[1:], texts[:-1], list(reversed(texts))):
        count = len(some)
        digits = digit_tokens(["0012345"] * count, [""] * count, [""] * count)
        names, kanas = zip(*(text.split(" ") for text in some), strict=True)
        together = tokens(names, kanas, digits)
        assert list(map(_tokens, some)) == [set(text.split()) for text in together]


def test_a_name_gives_characters_and_neighbours() -> None:
    """Each sign and each two, beside the groups of the number's digits."""
    expected = {"タ", "ナ", "カ", "タナ", "ナカ", "head0012", "tail2345"}
    assert expected == _tokens("タナカ ")


@pytest.mark.parametrize("phone", ["090-1234-5678", "+81 90-1234-5678"])
def test_telephones_and_supply_points_give_their_last_digits(phone: str) -> None:
    """Four of them, and the three before, however the numbers are spelt."""
    (found,) = digit_tokens(["1"], [phone], ["0501234567890123456789"])
    expected = {"head1", "tail1", "call5678", "dial234", "site6789", "spot345"}
    assert expected == set(found.split())


def test_each_of_two_telephones_is_found() -> None:
    """A row without one beside them has none."""
    with_two, without = digit_tokens(["1", "1"], ["03-1234-5678、090-8765-4321", ""], ["", ""])
    assert "head1 tail1 call5678 dial234 call4321 dial765" == with_two
    assert "head1 tail1" == without


def test_sounds_are_tokens() -> None:
    """Names that sound in several ways, and names in kana only, have tokens of their own too."""
    digits = {"head0012", "tail2345"}
    clear = Sounds(("サエキ",), ("ケイ",))
    assert {"faサエキ", "giケイ"} | digits == _tokens(" ", sounds=sound_tokens(clear))
    assert {"kfaサエキ", "kgiケイ", "faサエキ", "giケイ"} | digits == _tokens(
        " ", sounds=sound_tokens(clear._replace(kana_only=True))
    )
    unclear = clear._replace(families=("サエキ", "サヘキ", "サイキ"))
    sounds = {"faサエキ", "faサヘキ", "faサイキ", "giケイ"}
    likely = {"lfaサエキ", "lfaサヘキ", "lgiケイ"}
    several = sounds | {f"u{sound}" for sound in sounds} | likely
    assert several | digits == _tokens(" ", sounds=sound_tokens(unclear))
    assert {"whハヤシ"} | digits == _tokens(" ", sounds=sound_tokens(Sounds(wholes=("ハヤシ",))))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("林", ("grams", '"林"')),
        ("佐藤", ("grams", '"佐藤"')),
        ("佐藤一", ("trigrams", '"佐藤一"')),
        ('a"', ("grams", '"a"""')),
    ],
)
def test_short_parts_are_tokens_and_longer_ones_phrases(
    typed: str, expected: tuple[str, str]
) -> None:
    """Whatever is typed stays a text and never becomes part of the question's language."""
    assert expected == name_question(typed)


def test_digits_and_a_name_are_one_question() -> None:
    """With a letter the digits can only be the number's; without, a telephone's end too."""
    expected = '(("head2345" OR "tail2345") AND "佐藤")'
    assert expected == question(plan("A2345", "佐藤", RULE), pairs_of("佐藤"))
    anywhere = '("head2345" OR "tail2345" OR "call2345" OR "site2345")'
    expected = f'({anywhere} AND "佐藤" AND "藤一")'
    assert expected == question(plan("2345", "佐藤一", RULE), pairs_of("佐藤一"))
    assert anywhere == question(plan("2345", "", RULE), "")
    assert '"tail2345"' == tail_question("0012345")


def test_a_question_nobody_answers_is_empty() -> None:
    """Of two that must both be answered, one is enough for that."""
    assert "" == any_of(["", ""])
    assert "" == both('"a"', "")
    assert '("a" OR "b")' == any_of(['"a"', "", '"b"'])
